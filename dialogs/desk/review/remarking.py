"""Góp ý: choosing what a remark is about, writing it, and taking it back."""

from dataclasses import replace

from dialogs.desk.paste import goes_on, heard
from dialogs.desk.review import words
from dialogs.desk.review.answer_pages import Part, page_at
from dialogs.desk.review.checking import Checking
from dialogs.desk.review.head import show_head
from dialogs.desk.review.sections import add_value, show_section
from dialogs.event import Said
from dialogs.page import page_of
from dialogs.report.naming import asked_name
from dialogs.review_changes import AddRemark, DropRemark
from dialogs.reviewed import Remark
from dialogs.screen import button
from dialogs.turn import Turn
from dialogs.words import BACK
from templates.form import Group
from templates.text import cut, utf16_length

PAGE = 8
"""Things a remark can be about, on one screen."""

MOST = 800
"""UTF-16 units of a remark: it must stand beside its question on a phone."""


def targets(part: Part) -> list[tuple[str, str]]:
    """(key, label) of everything on a page a remark can be about: its questions and, in a group, each figure."""
    found: list[tuple[str, str]] = []
    for item in part.items:
        found.append((item.question.id, asked_name(item)))
        if isinstance(item.question, Group) and len(item.question.fields) > 1:
            found += [(field.id, f"– {field.label}") for field in item.question.fields]
    return found


def choose(checking: Checking, page: int, *, fresh: bool, head: str = "") -> Turn:
    """What on this page the remark is about; asked only where there is a choice."""
    found = targets(page_at(checking)[0].part)
    if len(found) == 1:
        return ask(checking, found[0][0], fresh=fresh, head=head)
    here = page_of(found, page, PAGE)
    checking = checking.at("targets", page=here.number)
    draft = checking.heading(head).line(words.WHAT_ABOUT)
    for number, (key, label) in enumerate(here.items, here.first + 1):
        draft.row(button(f"{number} · {cut(label, 48)}", "rv_target", key))
    draft.row(*here.row("rv_targets"))
    draft.row(button(BACK, "rv_section", str(checking.place.section)))
    return checking.show(draft, fresh=fresh)


def ask(checking: Checking, key: str, *, fresh: bool, head: str = "") -> Turn:
    """Wait for the remark's text."""
    checking = checking.at("remark", key=key)
    draft = checking.heading(head).line(f"{words.REMARK}: {checking.named(key, words.WHOLE)}").line()
    if key:
        add_value(draft, checking, key)
    draft.line(words.ASK_REMARK)
    draft.row(button(words.CANCEL, "rv_section", str(checking.place.section)) if key else None)
    draft.row(button(words.CANCEL, "rv_head", "0") if not key else None)
    return checking.show(draft, fresh=fresh)


def said(checking: Checking, event: Said) -> Turn:
    """The remark's text: collected, and back to where it was written.

    What is too long is not kept, nor is the end of it, where a messenger had cut it.
    """
    key, text = checking.place.key, event.text
    if utf16_length(text) > MOST or goes_on(checking.place.heard, event):
        checking = replace(checking, place=replace(checking.place, heard=heard(event)))
        return ask(checking, key, fresh=True, head=words.REMARK_TOO_LONG.format(most=MOST))
    checking = replace(checking, place=replace(checking.place, heard=None))
    change = AddRemark(key, text)
    after = _with(checking, Remark(0, checking.review.now.version, key, text, "", sent=False))
    shown = (
        show_section(after, checking.place.section, fresh=True, head=words.REMARK_KEPT)
        if key
        else show_head(after, fresh=True, head=words.REMARK_KEPT)
    )
    return Turn(shown.state, shown.screen, shown.fresh, (change,))


def drop(checking: Checking, remark: int) -> tuple[Checking, DropRemark | None]:
    """The report without a remark that was collected."""
    if all(one.id != remark for one in checking.review.collected):
        return checking, None
    kept = tuple(one for one in checking.review.remarks if one.id != remark)
    return _remarked(checking, kept), DropRemark(remark)


def _with(checking: Checking, remark: Remark) -> Checking:
    return _remarked(checking, (*checking.review.remarks, remark))


def _remarked(checking: Checking, remarks: tuple[Remark, ...]) -> Checking:
    return replace(checking, review=replace(checking.review, remarks=remarks))
