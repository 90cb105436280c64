"""How a standing text looks: its paragraphs as they would print, a page at a time, and one of them opened."""

from dialogs.page import page_row
from dialogs.piece import joined
from dialogs.report import words
from dialogs.report.one_line import excerpt, one_line, size
from dialogs.report.places import Asking
from dialogs.report.questions import question_words
from dialogs.report.questions.blank_sentences import GAP
from dialogs.report.scene import Scene
from dialogs.screen import Draft, button
from templates.answers import NothingToReport, Prose, ReportedApart
from templates.filling import fill, written
from templates.outline import Item
from templates.standing import Paragraph, StandingText
from templates.text import cut, utf16_length

PAGE_UNITS = 2500
"""UTF-16 units of paragraphs on one page."""

REWRITTEN_UNITS = 1500
"""Of a rewritten paragraph, which may be of any length."""

OPENING = 60
"""Of a paragraph where one is chosen."""

IN_A_ROW = 4


def add_standing(draft: Draft, scene: Scene, item: Item, question: StandingText, place: Asking) -> None:
    """The text as it would print, or, once Sửa đoạn was pressed, the question which paragraph."""
    draft.line()
    if place.mode == "picking":
        _add_picking(draft, scene, question, place)
        return
    pages = _pages(scene, question)
    page = min(place.page, len(pages) - 1)
    for number in pages[page]:
        paragraph = question.paragraphs[number - 1]
        draft.line(f"{question_words.PARAGRAPH} {number}{_mark(scene, paragraph)}", "italic")
        if not _is_dropped(scene, paragraph):
            draft.line(_text(scene, paragraph))
    draft.line()
    if len(pages) > 1:
        draft.line(question_words.TEXT_PAGE.format(page=page + 1, pages=len(pages)))
    empty = sum(_gaps(scene, paragraph) for paragraph in question.paragraphs)
    if empty:
        draft.line(question_words.STILL_EMPTY.format(count=empty))
    _add_state(draft, scene, item)


def _add_state(draft: Draft, scene: Scene, item: Item) -> None:
    stored = scene.stored.get(item.question.id)
    if stored is None:
        draft.line(question_words.STANDING_HELP)
    elif isinstance(stored.answer, NothingToReport | ReportedApart):
        told = words.APART_SAVED if isinstance(stored.answer, ReportedApart) else words.NOTHING_SAVED
        draft.line(f"{question_words.ANSWERED}: {told.lower()}.")
    else:
        draft.line(f"✅ {words.STANDING_KEPT if not rewritten(scene, item) else question_words.STANDING_REWRITTEN}")


def rewritten(scene: Scene, item: Item) -> bool:
    """Whether a paragraph of the text was rewritten or dropped."""
    question = item.question
    return isinstance(question, StandingText) and any(key in scene.stored for key in question.paragraph_ids)


def _add_picking(draft: Draft, scene: Scene, question: StandingText, place: Asking) -> None:
    if place.held:
        held = joined(place.held)
        draft.line(f"Tin mới ({size(held)}): “{excerpt(held)}”").line()
    for number, paragraph in enumerate(question.paragraphs, 1):
        draft.line(
            f"{question_words.PARAGRAPH} {number}{_mark(scene, paragraph)}: {cut(_text(scene, paragraph), OPENING)}"
        )
    draft.line().line(question_words.WHICH_PARAGRAPH_HELD if place.held else question_words.WHICH_PARAGRAPH)


def add_standing_buttons(draft: Draft, scene: Scene, item: Item, question: StandingText, place: Asking) -> None:
    """Giữ nguyên cả mục and Sửa đoạn, or the paragraphs to choose from."""
    if place.mode == "picking":
        _add_paragraph_buttons(draft, question, place)
        return
    stored = scene.stored.get(item.question.id)
    settled = stored is not None and not isinstance(stored.answer, NothingToReport | ReportedApart)
    draft.row(button(words.NEXT, "next") if settled else button(question_words.KEEP_ALL, "keep_all"))
    draft.row(button(question_words.EDIT_PARAGRAPH, "pick"))
    pages = _pages(scene, question)
    page = min(place.page, len(pages) - 1)
    draft.row(*page_row(page, len(pages), "text_page"))
    copies = any(key in scene.report.earlier for key in question.paragraph_ids) and not rewritten(scene, item)
    draft.row(button(words.COPY_EARLIER, "copy") if copies else None)
    draft.row(button(words.LATER, "later") if not settled else None)


def _add_paragraph_buttons(draft: Draft, question: StandingText, place: Asking) -> None:
    buttons = [
        button(f"{question_words.PARAGRAPH} {number}", "paragraph", paragraph.id)
        for number, paragraph in enumerate(question.paragraphs, 1)
    ]
    draft.rows(buttons, IN_A_ROW)
    draft.row(button(words.DROP, "drop") if place.held else button(words.CANCEL, "drop"))


def add_paragraph(draft: Draft, scene: Scene, paragraph: Paragraph) -> None:
    """The form's own paragraph, whole, above what may replace it."""
    draft.line().line(question_words.AS_IN_FORM)
    draft.line(_printed(scene, paragraph), "blockquote")


def _pages(scene: Scene, question: StandingText) -> list[list[int]]:
    """Numbers of the paragraphs on each page; none is torn apart."""
    pages: list[list[int]] = [[]]
    units = 0
    for number, paragraph in enumerate(question.paragraphs, 1):
        length = utf16_length(_text(scene, paragraph))
        if pages[-1] and units + length > PAGE_UNITS:
            pages.append([])
            units = 0
        pages[-1].append(number)
        units += length
    return pages


def _mark(scene: Scene, paragraph: Paragraph) -> str:
    if paragraph.id not in scene.stored:
        return ""
    return f" ({words.DROPPED if _is_dropped(scene, paragraph) else question_words.REWRITTEN})"


def _is_dropped(scene: Scene, paragraph: Paragraph) -> bool:
    stored = scene.stored.get(paragraph.id)
    return stored is not None and isinstance(stored.answer, NothingToReport)


def _text(scene: Scene, paragraph: Paragraph) -> str:
    """What would print in its place, on one line."""
    stored = scene.stored.get(paragraph.id)
    if stored is not None and isinstance(stored.answer, Prose):
        return cut(one_line(stored.answer.text), REWRITTEN_UNITS)
    return _printed(scene, paragraph)


def _printed(scene: Scene, paragraph: Paragraph) -> str:
    runs = fill(paragraph.text, scene.outline.blanks, scene.report.figures, scene.report.task.unit)
    return one_line(written(runs, GAP))


def _gaps(scene: Scene, paragraph: Paragraph) -> int:
    if paragraph.id in scene.stored:
        return 0
    runs = fill(paragraph.text, scene.outline.blanks, scene.report.figures, scene.report.task.unit)
    return sum(not run.text for run in runs)
