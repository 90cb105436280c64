"""Photographed pages as one PDF."""

import io
import re
import struct
import zlib

import pytest
from PIL import Image

from renderers.pictures import SHEET, NotAPicture, joined

UPRIGHT_ORIENTATION, ON_ITS_SIDE = 1, 6
"""Values of the EXIF orientation (Exif 2.3, tag 274): as it is, and turned a quarter clockwise."""


def photo(width: int, height: int, *, kind: str = "JPEG", orientation: int = UPRIGHT_ORIENTATION) -> bytes:
    written = io.BytesIO()
    exif = Image.Exif()
    exif[274] = orientation
    Image.new("RGB", (width, height), "navy").save(written, kind, exif=exif)
    return written.getvalue()


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """The size of every picture in the PDF, in its order."""
    found = re.findall(rb"/Width (\d+)\s*/Height (\d+)", pdf)
    return [(int(width), int(height)) for width, height in found]


def test_each_picture_is_a_page() -> None:
    """Pictures become pages of one PDF in their order, standing or lying as the paper was held."""
    pdf = joined([photo(900, 1600), photo(1600, 900, kind="PNG"), photo(1600, 900, orientation=ON_ITS_SIDE)])
    assert pdf.startswith(b"%PDF-")
    assert sheets(pdf) == [SHEET, SHEET[::-1], SHEET]
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 3


@pytest.mark.parametrize(
    "damaged", [b"", b"\xff\xd8\xff and nothing more", photo(300, 400)[:200], b"%PDF-1.7"], ids=range(4)
)
def test_a_page_that_cannot_be_read_is_named(damaged: bytes) -> None:
    """The page that cannot be read is told by its number, whatever is wrong with it."""
    with pytest.raises(NotAPicture) as caught:
        joined([photo(300, 400), damaged])
    assert caught.value.page == 2


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head claims that size."""
    written = io.BytesIO()
    Image.new("1", (8, 8)).save(written, "PNG")
    head = b"IHDR" + struct.pack(">II", width, height) + written.getvalue()[24:29]
    return written.getvalue()[:12] + head + struct.pack(">I", zlib.crc32(head)) + written.getvalue()[33:]


@pytest.mark.parametrize("side", [9_000, 12_000, 60_000, 2**31 - 1])
def test_a_picture_beyond_measure_is_refused(side: int) -> None:
    """A small file that would unpack to an enormous picture is refused before it is unpacked, however enormous."""
    with pytest.raises(NotAPicture) as caught:
        joined([photo(300, 400), claiming(side, side)])
    assert caught.value.page == 2
