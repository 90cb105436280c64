"""A report under review as a whole: what is odd, what changed, what became of the remarks, and what can be decided."""

from collections.abc import Iterator

from dialogs.changes import Change
from dialogs.desk.review import words
from dialogs.desk.review.changes import change_lines, changed_keys, fate_lines
from dialogs.desk.review.checking import Checking
from dialogs.marks import Marks
from dialogs.report.words import STATUS
from dialogs.screen import Button, Draft, button
from dialogs.text_page import text_page
from dialogs.turn import Turn
from templates.dates import deadline_in_words
from templates.oddities import Oddity


def show_head(
    checking: Checking,
    page: int = 0,
    *,
    fresh: bool,
    head: str = "",
    changes: tuple[Change, ...] = (),
    also: Button | None = None,
) -> Turn:
    """One page of it, with one button more (``also``) where it is wanted; a report open again is only named."""
    if checking.review.task.is_open:
        return _in_the_units_hands(checking, fresh=fresh, head=head)
    here = text_page("\n".join(_lines(checking)), page)
    checking = checking.at("head", page=here.number)
    draft = checking.heading(head).line(_standing(checking)).line()
    draft.line(here.items[0])
    _buttons(draft, checking)
    draft.row(also)
    draft.row(*here.row("rv_head"))
    draft.row(button(words.TO_QUEUE, "queue", "0"))
    return checking.show(draft, fresh=fresh, changes=changes)


def _in_the_units_hands(checking: Checking, *, fresh: bool, head: str) -> Turn:
    checking = checking.at("head")
    draft = checking.heading(head).line(words.NOT_IN_HAND.format(status=STATUS[checking.review.task.status]))
    for line in fate_lines(checking):
        draft.line(line)
    draft.row(button(words.TO_QUEUE, "queue", "0"))
    return checking.show(draft, fresh=fresh)


def _standing(checking: Checking) -> str:
    review = checking.review
    marks = [f"Bản {review.now.version}", STATUS[review.task.status]]
    marks += [words.AGAIN] if review.before is not None else []
    now = review.now
    known = str(Marks(review.signed is not None, bool(now.on_behalf) or now.sent_for_unit))
    marks += [known] if known else []
    by = (f", {now.by}" if now.by else "") + (f" ({words.SENT_FOR_UNIT})" if now.sent_for_unit else "")
    when = deadline_in_words(checking.world.now, review.task.period.deadline, checking.world.zone)
    return f"{' · '.join(marks)}\nNộp {checking.when()}{by}. Hạn nộp: {when}."


def _lines(checking: Checking) -> Iterator[str]:
    review = checking.review
    if review.request is not None and review.request.granted is None:
        yield words.ASKS_EDIT.format(by=review.request.by or "Đơn vị", reason=review.request.reason)
    if review.before is not None:
        yield from _again(checking, review.before.version)
    if review.oddities:
        yield words.ODD.format(count=len(review.oddities))
        yield from (f"⚠ {_told(odd)}" for odd in review.oddities)
    else:
        yield words.ALL_FINE
    if review.collected:
        yield ""
        yield words.COLLECTED.format(count=len(review.collected))


def _again(checking: Checking, version: int) -> Iterator[str]:
    fates = tuple(fate_lines(checking))
    if fates:
        yield from (words.FATE, *fates, "")
    count = len(changed_keys(checking))
    if count:
        yield from (words.CHANGED.format(version=version, count=count), *change_lines(checking))
    else:
        yield words.UNCHANGED.format(version=version)
    yield ""


def _told(odd: Oddity) -> str:
    if not odd.kept:
        return odd.problem.sentence
    return f"{odd.problem.sentence} ({words.KEPT}" + (f": “{odd.reason}”)" if odd.reason else ")")


def _buttons(draft: Draft, checking: Checking) -> None:
    review = checking.review
    waits = review.request is not None and review.request.granted is None
    as_pdf = button(words.PDF, "rv_pdf") if checking.world.pdf else None
    draft.row(button(words.SECTIONS, "rv_section", "0"), button(words.WORD, "rv_word"), as_pdf)
    draft.row(button(words.SIGNED, "signed_copy", str(review.task.id)) if review.signed is not None else None)
    if waits:
        report = str(review.task.id)
        draft.row(button(words.GRANT, "grant", report), button(words.REFUSE, "refuse", report))
    if review.task.status == "accepted":
        draft.row(button(words.REOPEN, "rv_reopen"))
        return
    draft.row(button(words.REMARK_ON_ALL, "rv_target", ""))
    label = f"{words.SEND_BACK} ({len(review.collected)} góp ý)" if review.collected else words.SEND_BACK
    draft.row(button(words.ACCEPT, "rv_accept"), button(label, "rv_return"))
