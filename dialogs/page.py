"""One page of what is too long for one screen, and the buttons to the pages beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dialogs.screen import Row, button
from dialogs.words import NEWER, OLDER

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """What stands on a page; ``number`` counts from 0, ``count`` is at least 1, ``first`` is its first item's index."""

    items: Sequence[T]
    number: int
    count: int
    first: int

    def row(self, verb: str, *args: str) -> Row:
        """Buttons to the pages beside it: the verb with these arguments, then the page's number."""
        return page_row(self.number, self.count, verb, *args)


def page_of(every: Sequence[T], wanted: int, size: int) -> Page[T]:
    """The page that was wanted, or the one nearest to it where the list has become shorter."""
    count = max(1, (len(every) + size - 1) // size)
    number = min(max(wanted, 0), count - 1)
    first = number * size
    return Page(every[first : first + size], number, count, first)


def page_row(number: int, count: int, verb: str, *args: str) -> Row:
    """Buttons to the page before and the page after, as far as there are."""
    older = (button(OLDER, verb, *args, str(number - 1)),) if number > 0 else ()
    newer = (button(NEWER, verb, *args, str(number + 1)),) if number + 1 < count else ()
    return older + newer
