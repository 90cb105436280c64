"""What a whole report read from a file says: answers by key, and what a person must still decide."""

from collections.abc import Mapping
from dataclasses import dataclass

from templates.answers import Answer


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that belongs nowhere without doubt; ``near`` is the question before it on the paper, "" if none."""

    text: str
    near: str = ""


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """``found`` of ``sections`` sections that ask something were recognised by their headings.

    ``faults`` are tables that could not be read and so gave nothing, a line for each.  ``undivided`` are the questions
    that took the whole text of a section in which the form asks several.
    """

    answers: Mapping[str, Answer]
    found: int
    sections: int
    passages: tuple[Passage, ...] = ()
    faults: tuple[str, ...] = ()
    undivided: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the file is rather a report of this form than a single answer; a person at a text is asked."""
        return self.found >= FEWEST


FEWEST = 3
"""Headings that make a report."""
