"""Where LibreOffice puts every word of a .docx on its pages."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import combinations
from pathlib import Path

from tests.word.office import SECONDS, pdf_text

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', re.DOTALL)
_TOUCHING = 0.25
"""Share of the smaller box two words may have in common: descenders reach into the line below."""


@dataclass(frozen=True)
class Box:
    """A word in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    def shared(self, other: "Box") -> float:
        """How much of the smaller box lies in both."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down / min(self.area, other.area) if across > 0 and down > 0 else 0.0


@dataclass(frozen=True)
class Page:
    """One printed page."""

    width: float
    height: float
    words: tuple[Box, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def outside(self) -> list[str]:
        """Words not wholly on the page, with 10 mm to its edges."""
        edge = 28.0
        return [
            word.text
            for word in self.words
            if word.left < edge or word.right > self.width - edge or word.top < edge or word.bottom > self.height - edge
        ]

    def overlapping(self) -> list[tuple[str, str]]:
        """Pairs of words that cover one another."""
        ordered = sorted(self.words, key=lambda word: word.top)
        near = ((one, other) for one, other in combinations(ordered, 2) if other.top < one.bottom)
        return [(one.text, other.text) for one, other in near if one.shared(other) > _TOUCHING]

    def thin(self, least: float) -> list[str]:
        """Words whose box is thinner than ``least`` points both ways, as type below that size is."""
        boxes = [word for word in self.words if len(word.text) > 2 and word.text.strip(".")]
        return [word.text for word in boxes if min(word.bottom - word.top, word.right - word.left) < least]


def pages(content: bytes, folder: Path) -> list[Page]:
    """The printed pages; skips where LibreOffice or poppler is missing."""
    pdf_text(content, folder)
    return read_pages(folder / "made" / "report.pdf")


def read_pages(pdf: Path) -> list[Page]:
    """The pages of a PDF."""
    reader = shutil.which("pdftotext")
    assert reader is not None
    command = [reader, "-bbox", str(pdf), "-"]
    return list(_pages(subprocess.run(command, check=True, capture_output=True, timeout=SECONDS).stdout.decode()))


def _pages(html: str) -> Iterator[Page]:
    for width, height, inside in _PAGE.findall(html):
        words = (Box(*map(float, sides), unescape(text)) for *sides, text in _WORD.findall(inside))
        yield Page(float(width), float(height), tuple(words))
