"""Where an officer stands while looking at what the units below put into a consolidated report."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Passages:
    """What the units wrote under a question, one page of it: who wrote (``source`` 0), or one unit's text.

    ``source`` is the unit's assignment.
    """

    question: str
    source: int = 0
    page: int = 0
    kind: Literal["passages"] = "passages"


@dataclass(frozen=True, slots=True)
class Sources:
    """Nguồn of one figure of a group ("" = its first), one page; ``adjusting``: the next text adjusts its total.

    ``path`` are the assignments on the way down to a unit whose part of the total is followed.
    """

    question: str
    field: str = ""
    page: int = 0
    adjusting: bool = False
    path: tuple[int, ...] = ()
    kind: Literal["sources"] = "sources"
