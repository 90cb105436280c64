"""Tiếp nhận, Mở lại, Cho sửa: what the staff decide about a report, the first who does so counting."""

from dataclasses import replace

from dialogs.desk.review import words
from dialogs.desk.review.checking import Checking
from dialogs.desk.review.head import show_head
from dialogs.desk.review.onward import add_onward
from dialogs.desk.review.places import Queue
from dialogs.desk.review.returning import closing, offered_days
from dialogs.report.words import STATUS
from dialogs.review_changes import Accept, AnswerRequest, MarkViewed, Reopen, ReviewChange
from dialogs.reviewed import EditRequest
from dialogs.screen import button
from dialogs.state import State
from dialogs.turn import Turn
from templates.dates import moment
from templates.text import cut

LINE = 300
"""UTF-16 units of the line a refusal gives."""


def opened(checking: Checking, *, fresh: bool, head: str = "") -> Turn:
    """Open the report: from now on it is cấp trên đang xem."""
    if checking.review.task.status != "submitted":
        return show_head(checking, fresh=fresh, head=head)
    task = replace(checking.review.task, status="viewed")
    viewed = replace(checking, review=replace(checking.review, task=task))
    return show_head(viewed, fresh=fresh, head=head, changes=(MarkViewed(),))


def overtaken(checking: Checking) -> Turn | None:
    """Why nothing can be decided here any more: another version has come, or a colleague was first; None if it can."""
    review, place = checking.review, checking.place
    if review.now.version != place.version and not review.task.is_open:
        head = words.NEW_VERSION.format(version=review.now.version)
        return opened(replace(checking, place=replace(place, version=review.now.version)), fresh=False, head=head)
    if review.task.status in {"submitted", "viewed"}:
        return None
    return show_head(checking, fresh=False, head=_decided(checking))


def accept(checking: Checking, *, anyway: bool = False) -> Turn:
    """Tiếp nhận; remarks that were collected and not sent are asked about first."""
    collected = checking.review.collected
    if collected and not anyway:
        anyway_button = button(words.ACCEPT_ANYWAY, "rv_accept_anyway")
        head = words.STILL_COLLECTED.format(count=len(collected))
        return show_head(checking, fresh=False, head=head, also=anyway_button)
    review = checking.review
    change = Accept(((review.task.id, review.now.version),))
    return _done(checking, words.ACCEPTED.format(unit=review.task.unit.name), change)


def reopen(checking: Checking) -> Turn:
    """Mở lại an accepted report: it is looked at again."""
    if checking.review.task.status != "accepted":
        return show_head(checking, fresh=False, head=_decided(checking))
    task = replace(checking.review.task, status="viewed")
    again = replace(checking, review=replace(checking.review, task=task))
    return show_head(again, fresh=False, head=words.REOPENED, changes=(Reopen(),))


def grant(checking: Checking) -> Turn:
    """Cho sửa, in one tap."""
    if not _waits(checking.review.request):
        return show_head(checking, fresh=False, head=words.NO_REQUEST)
    task, world = checking.review.task, checking.world
    deadline = closing(checking, next(offered_days(checking))) if task.period.is_locked(world.now) else None
    until = f", hạn {moment(deadline, world.zone)}" if deadline is not None else ""
    line = words.GRANTED.format(unit=task.unit.name, until=until)
    return _done(checking, line, AnswerRequest(granted=True, deadline=deadline))


def ask_refusal(checking: Checking, *, fresh: bool, head: str = "") -> Turn:
    """Không cho sửa: wait for the line that says why."""
    request = checking.review.request
    if request is None or not _waits(request):
        return show_head(checking, fresh=fresh, head=words.NO_REQUEST)
    checking = checking.at("refusing")
    draft = checking.heading(head).line(words.ASKS_EDIT.format(by=request.by or "Đơn vị", reason=request.reason))
    draft.line(words.ASK_REFUSAL)
    draft.row(button(words.CANCEL, "rv_head", "0"))
    return checking.show(draft, fresh=fresh)


def refuse(checking: Checking, text: str) -> Turn:
    if not _waits(checking.review.request):
        return show_head(checking, fresh=True, head=words.NO_REQUEST)
    reply = cut(" ".join(text.split()), LINE)
    unit = checking.review.task.unit.name
    return _done(checking, words.REFUSED.format(unit=unit), AnswerRequest(granted=False, reply=reply), fresh=True)


def _waits(request: EditRequest | None) -> bool:
    return request is not None and request.granted is None


def _done(checking: Checking, line: str, change: ReviewChange, *, fresh: bool = False) -> Turn:
    """Say what was decided and lead on to the next report, or back to the queue."""
    draft = checking.heading().line(line)
    add_onward(draft, checking.world, checking.review.task.id)
    return Turn(State(checking.state.report, Queue()), draft.screen(), fresh, (change,))


def _decided(checking: Checking) -> str:
    """Who was first."""
    last, status = checking.review.last, STATUS[checking.review.task.status]
    if last is None:
        return words.NOT_IN_HAND.format(status=status)
    when = moment(last.at, checking.world.zone)
    return words.DECIDED.format(by=last.by or "người khác", status=status, when=when)
