"""Xem đủ: a whole text, a page at a time."""

from dialogs.report import words
from dialogs.report.places import Reading
from dialogs.report.scene import Scene
from dialogs.report.walk import item_name, page_row
from dialogs.screen import Draft, button
from dialogs.turn import Turn
from templates.answers import Prose
from templates.outline import Item
from templates.text import cut, utf16_length

NAME = 100
"""UTF-16 units of the question's name above its text."""

PAGE_UNITS = 3400
"""UTF-16 units of text on one page."""


def read(scene: Scene, item: Item, page: int, *, earlier: bool, fresh: bool = False, head: str = "") -> Turn:
    """One page of the stored text, or of last period's."""
    answer = scene.report.earlier.get(item.question.id) if earlier else None
    text = answer.text if isinstance(answer, Prose) else scene.text_of(item.question.id)
    pages = paged(text)
    page = min(max(page, 0), len(pages) - 1)
    draft = Draft(head)
    draft.line(cut(item_name(item), NAME), "bold")
    draft.line(("Bài kỳ trước" if earlier else "Bài đã lưu") + f", trang {page + 1}/{len(pages)}").line()
    draft.line(pages[page])
    draft.row(*page_row(page, len(pages), "read_page"))
    draft.row(button(words.BACK, "go", item.question.id))
    return scene.show(Reading(item.question.id, page, earlier), draft.screen(), fresh=fresh)


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
