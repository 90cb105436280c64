"""The pages of a progress picture drawn as PNG files."""

import io

from PIL import Image, ImageDraw

from renderers.picture.content import ProgressPicture
from renderers.picture.layout import WIDTH, Bar, Ink, Page, Words, pages
from renderers.picture.type_face import font

PAPER, EMPTY = "#ffffff", "#e6e8eb"
INKS: dict[Ink, str] = {
    "text": "#1b1f24",
    "quiet": "#59636e",
    "late": "#c62828",
    "returned": "#b35900",
    "idle": "#59636e",
    "working": "#7a5d00",
    "sent": "#1b7f3b",
}
"""All of them dark enough to be read on white (contrast at least 4.5 to 1, WCAG 2.2, 1.4.3)."""


def drawn(picture: ProgressPicture) -> list[bytes]:
    """A PNG for each page."""
    return [_png(page) for page in pages(picture)]


def _png(page: Page) -> bytes:
    image = Image.new("RGB", (WIDTH, page.height), PAPER)
    pen = ImageDraw.Draw(image)
    for mark in page.marks:
        match mark:
            case Words(x, y, size, text, ink, bold):
                pen.text((x, y), text, font=font(size, bold=bold), fill=INKS[ink])
            case Bar():
                _bar(pen, mark)
    written = io.BytesIO()
    image.quantize(64).save(written, "PNG")
    return written.getvalue()


def _bar(pen: ImageDraw.ImageDraw, bar: Bar) -> None:
    radius = bar.height // 2
    right, bottom = bar.x + bar.width, bar.y + bar.height
    pen.rounded_rectangle((bar.x, bar.y, right, bottom), radius, fill=EMPTY)
    if bar.done > bar.height:
        pen.rounded_rectangle((bar.x, bar.y, bar.x + bar.done, bottom), radius, fill=INKS[bar.tone])
    elif bar.done:
        pen.ellipse((bar.x, bar.y, bar.x + bar.height, bottom), fill=INKS[bar.tone])
