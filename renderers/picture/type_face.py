"""The type of the picture: sizes in pixels, widths as they are drawn."""

import io
from functools import cache
from importlib.resources import files

from PIL import ImageFont

ELLIPSIS = "…"


@cache
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels."""
    name = "DejaVuSansCondensed-Bold.ttf" if bold else "DejaVuSansCondensed.ttf"
    content = io.BytesIO(files("renderers.picture").joinpath(name).read_bytes())
    return ImageFont.truetype(content, size, layout_engine=ImageFont.Layout.BASIC)


def width(text: str, size: int, *, bold: bool = False) -> int:
    """How wide the text is, in whole pixels."""
    return round(font(size, bold=bold).getlength(text))


def fitted(text: str, room: int, size: int, *, bold: bool = False) -> str:
    """The text, its end cut where it is wider than ``room``."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width(kept + ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def wrapped(text: str, room: int, size: int, lines: int, *, bold: bool = False) -> list[str]:
    """The text on at most so many lines, cut between words; the last one is fitted."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < lines - 1:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size, bold=bold) <= room:
            taken += 1
        found.append(" ".join(words[:taken]))
        words = words[taken:]
    return [*found, fitted(" ".join(words), room, size, bold=bold)] if words else found
