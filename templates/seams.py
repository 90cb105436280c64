"""Pieces of one long text put together again where a messenger had cut it."""

from collections.abc import Sequence


def join_pieces(pieces: Sequence[str]) -> str:
    """The whole text of ``pieces`` in order, each joined by its seam."""
    whole = ""
    for before, after in zip(("", *pieces), pieces, strict=False):
        whole += (seam(before, after) if whole else "") + after
    return whole


def seam(before: str, after: str) -> str:
    """What stood between two pieces: a line feed, a space or nothing."""
    return "\n" if before.endswith(".") and after[:1].isupper() else " "
