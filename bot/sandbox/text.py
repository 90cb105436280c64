"""Text as Telegram measures, cleans and cuts it: lengths are UTF-16 code units."""

from __future__ import annotations

from typing import Literal

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024

CutStyle = Literal["paragraph", "word", "hard"]

# Telegram turns control characters into spaces and drops carriage returns, line breaks stay.
_CLEAN = {code: " " for code in range(32) if code != 10} | {13: None}


def utf16_len(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Text with control characters made harmless, as Telegram stores it."""
    return text if text.isprintable() else text.translate(_CLEAN)


def cut(text: str, limit: int = MESSAGE_LIMIT, style: CutStyle = "paragraph") -> list[str]:
    """The messages a Telegram client sends for one long paste.

    Clients cut at a line break in the second half of a piece if there is one, else at a space ("word": at a space
    only; "hard": at the limit, between two letters if it falls so); white space at the cuts is dropped.
    """
    pieces = []
    rest = text.strip()
    while utf16_len(rest) > limit:
        end = _cut_at(rest, limit, style)
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*pieces, rest] if rest else pieces


def _cut_at(text: str, limit: int, style: CutStyle) -> int:
    end = _index_at(text, limit)
    if style == "hard":
        return end
    half = end // 2
    found = text.rfind("\n", half, end + 1) if style == "paragraph" else -1
    if found <= 0:
        found = text.rfind(" ", half, end + 1)
    return found if found > 0 else end


def _index_at(text: str, units: int) -> int:
    """The largest index whose prefix has at most `units` code units; never inside a surrogate pair."""
    prefix = text[:units]
    extra = utf16_len(prefix) - units
    while extra > 0:
        prefix = prefix[: -max(1, extra // 2)]
        extra = utf16_len(prefix) - units
    index = len(prefix)
    while index < len(text) and utf16_len(text[: index + 1]) <= units:
        index += 1
    return index
