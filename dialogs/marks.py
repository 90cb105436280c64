"""What stands beside a report's state in lists: có bản ký, nhập thay, sửa sau tổng hợp."""

from collections.abc import Iterator
from dataclasses import dataclass

SIGNED = "có bản ký"
ON_BEHALF = "nhập thay"
EDITED = "sửa sau tổng hợp"


@dataclass(frozen=True, slots=True)
class Marks:
    """``signed``: the version that stands has a signed copy; ``on_behalf``: staff above entered something of it;
    ``edited``: it changed after the unit above handed in what it makes of it."""

    signed: bool = False
    on_behalf: bool = False
    edited: bool = False

    def __str__(self) -> str:
        """ "có bản ký · nhập thay", "" where there is none."""
        return " · ".join(self._words())

    def _words(self) -> Iterator[str]:
        if self.signed:
            yield SIGNED
        if self.on_behalf:
            yield ON_BEHALF
        if self.edited:
            yield EDITED
