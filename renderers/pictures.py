"""Photographed pages joined into one PDF, each upright on a sheet of A4."""

import io
import warnings
from collections.abc import Sequence

from PIL import Image, ImageOps, UnidentifiedImageError

DOTS_PER_INCH = 150
SHEET = (1240, 1754)
"""A4 at that resolution, in pixels."""

MOST_PIXELS = 60_000_000
"""Of one picture; more than any phone takes, far less than fills the memory."""

FORMATS = ("JPEG", "PNG")

_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
"""How the library itself tells of pictures larger still; neither is an OSError."""


class NotAPicture(ValueError):
    """A page that cannot be read; ``page`` counts from 1."""

    def __init__(self, page: int) -> None:
        super().__init__(f"page {page}")
        self.page = page


def joined(pictures: Sequence[bytes]) -> bytes:
    """One PDF of at least one picture (JPEG or PNG), a page each in their order; raises ``NotAPicture``."""
    sheets = [_sheet(picture, number) for number, picture in enumerate(pictures, 1)]
    written = io.BytesIO()
    sheets[0].save(
        written, "PDF", save_all=True, append_images=sheets[1:], resolution=DOTS_PER_INCH, quality=85, title=""
    )
    return written.getvalue()


def _sheet(picture: bytes, number: int) -> Image.Image:
    """The picture, turned as it was held, as large as fits on a white sheet; lying if the picture lies."""
    try:
        with _opened(picture) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NotAPicture(number)
            opened.draft("RGB", SHEET)
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, *_BOMBS) as error:
        raise NotAPicture(number) from error
    size = SHEET if upright.height >= upright.width else SHEET[::-1]
    return ImageOps.pad(upright, size, color="white")


def _opened(picture: bytes) -> Image.Image:
    """The picture with nothing but its head read."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(picture), formats=FORMATS)
