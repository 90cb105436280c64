"""A long text, a page at a time."""

from dialogs.page import Page, page_of
from templates.text import utf16_length

PAGE_UNITS = 3400
"""UTF-16 units of text on one page."""


def text_page(text: str, wanted: int) -> Page[str]:
    """The page of a text that was wanted: its one item."""
    return page_of(paged(text), wanted, 1)


def paged(text: str) -> list[str]:
    """The text in pages cut at paragraphs where it can be, at any letter where it must."""
    pages = [""]
    for paragraph in text.split("\n"):
        for part in _parts(paragraph):
            if utf16_length(pages[-1]) + utf16_length(part) + 1 > PAGE_UNITS and pages[-1]:
                pages.append("")
            pages[-1] += ("\n" if pages[-1] else "") + part
    return pages


def _parts(paragraph: str) -> list[str]:
    size = PAGE_UNITS // 2
    return [paragraph[start : start + size] for start in range(0, len(paragraph), size)] or [""]
