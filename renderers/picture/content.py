"""What a progress picture shows, in words ready to be drawn."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["late", "returned", "idle", "working", "sent"]
"""What colour a unit has: overdue, sent back, not begun, at work, handed in."""


@dataclass(frozen=True, slots=True)
class PictureUnit:
    """One unit: ``about`` is its state and what is left of its time, ``percent`` 0 to 100, ``marks`` what else is known
    of its report."""

    name: str
    about: str
    percent: int
    tone: Tone
    marks: str = ""


@dataclass(frozen=True, slots=True)
class ProgressPicture:
    """``units`` the worst first; ``foot`` says when it was drawn."""

    title: str
    subtitle: str
    summary: tuple[str, ...]
    units: tuple[PictureUnit, ...]
    foot: str
