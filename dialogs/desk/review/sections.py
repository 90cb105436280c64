"""A report under review as pages of answers, section by section: figures and tables at a glance, long texts cut."""

from collections.abc import Iterator

from dialogs.desk.review import words
from dialogs.desk.review.answer_pages import HEADING, WHOLE, Part, figure_lines, page_at, pages_of, parts_of, value
from dialogs.desk.review.checking import Checking
from dialogs.page import page_of, page_row
from dialogs.report.naming import asked_name
from dialogs.screen import Draft, button
from dialogs.text_page import text_page
from dialogs.turn import Turn
from dialogs.words import BACK
from templates.answers import Prose
from templates.form import Group
from templates.outline import Item
from templates.text import cut, utf16_length

PARTS_PAGE = 8
"""Sections on one page of the table of contents."""


def show_section(checking: Checking, number: int, *, fresh: bool, head: str = "") -> Turn:
    """One page of answers with Góp ý, Xem đủ and the way on."""
    page, number, count = page_at(checking.at("section", section=number))
    checking = checking.at("section", section=number)
    draft = checking.heading(head).line(f"Bản {checking.review.now.version} · trang {number + 1}/{count}").line()
    draft.line(page.part.heading + (f" ({page.number}/{page.count})" if page.count > 1 else ""), "bold")
    draft.line(page.text)
    draft.row(button(words.REMARK, "rv_targets", "0"))
    for item in _long(checking, page.part):
        draft.row(button(f"{words.READ_ALL}: {item.index} · {cut(asked_name(item), 30)}", "rv_text", item.question.id))
    draft.row(*page_row(number, count, "rv_section"))
    draft.row(button(words.PARTS, "rv_parts", "0"), button(words.TO_REPORT, "rv_head", "0"))
    return checking.show(draft, fresh=fresh)


def show_parts(checking: Checking, page: int, *, fresh: bool, head: str = "") -> Turn:
    """The sections of the report, each a button that goes to its first page."""
    firsts = {page.part.items[0].index: number for number, page in reversed(tuple(enumerate(pages_of(checking))))}
    parts = parts_of(checking)
    here = page_of(parts, page, PARTS_PAGE)
    checking = checking.at("parts", page=here.number)
    draft = checking.heading(head).line(f"{words.PARTS}, trang {here.number + 1}/{here.count}.")
    for part in here.items:
        draft.row(button(cut(part.heading, 60), "rv_section", str(firsts[part.items[0].index])))
    draft.row(*here.row("rv_parts"))
    draft.row(button(words.TO_REPORT, "rv_head", "0"))
    return checking.show(draft, fresh=fresh)


def show_text(checking: Checking, key: str, page: int, *, fresh: bool, head: str = "") -> Turn:
    """A whole text, one page of it."""
    item = checking.outline.by_question[key]
    answer = checking.review.now.answers.get(key)
    here = text_page(answer.text if isinstance(answer, Prose) else "", page)
    checking = checking.at("text", key=key, page=here.number)
    draft = (
        checking.heading(head).line(f"{cut(asked_name(item), HEADING)}, trang {here.number + 1}/{here.count}").line()
    )
    draft.line(here.items[0])
    draft.row(button(words.REMARK, "rv_target", key))
    draft.row(*here.row("rv_text_page"))
    draft.row(button(BACK, "rv_section", str(checking.place.section)))
    return checking.show(draft, fresh=fresh)


def _long(checking: Checking, part: Part) -> Iterator[Item]:
    asked = {item.index for item in part.items}
    rewritten = (item for item in checking.outline.paragraphs if item.index in asked)
    for item in (*part.items, *rewritten):
        answer = checking.review.now.answers.get(item.question.id)
        if isinstance(answer, Prose) and utf16_length(answer.text) > WHOLE:
            yield item


def add_value(draft: Draft, checking: Checking, key: str) -> None:
    """What stands now at a question or a figure a remark is about."""
    item = checking.outline.by_question.get(key)
    if item is not None and isinstance(item.question, Group):
        for line in figure_lines(checking, item.question):
            draft.line(line)
    else:
        draft.line(f"Hiện là: {value(checking, key, checking.review.now.answers.get(key))}")
