"""Where an officer stands while colleagues are asked for a part of a report."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Who helps with the report."""

    kind: Literal["colleagues"] = "colleagues"


@dataclass(frozen=True, slots=True)
class Inviting:
    """The sections and tables a colleague is to be asked for are chosen, one page of them."""

    chosen: tuple[str, ...] = ()
    page: int = 0
    kind: Literal["inviting"] = "inviting"


@dataclass(frozen=True, slots=True)
class Filled:
    """Who answered what, one page of it."""

    page: int = 0
    kind: Literal["filled"] = "filled"
