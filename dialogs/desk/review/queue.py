"""The reports that wait for a decision, those sent again first; and those accepted, to open them again."""

from dataclasses import replace

from dialogs.desk.review import words
from dialogs.desk.review.places import Bulk, Queue
from dialogs.desk.words import WHOLE_LIST
from dialogs.page import page_of
from dialogs.report.words import STATUS
from dialogs.review_changes import Accept
from dialogs.reviewed import Waiting
from dialogs.screen import Draft, button
from dialogs.state import State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.words import PROGRESS
from dialogs.world import World
from templates.dates import moment
from templates.text import ascii_slug, cut

PAGE = 8
LISTED = 40
"""Clean reports named before they are accepted together."""


def show_queue(world: World, state: State, place: Queue, *, fresh: bool, head: str = "") -> Turn:
    """One page of what waits, or of what is accepted."""
    waiting = in_order(world.queue, accepted=place.accepted)
    found = _called(waiting, place.words)
    if not found:
        head, place, found = _nobody(head, place), replace(place, words=""), waiting
    here = page_of(found, place.page, PAGE)
    draft = Draft(head)
    title = words.ACCEPTED_LIST if place.accepted else words.QUEUE
    draft.line(f"{title} ({len(waiting)})", "bold")
    if not waiting:
        draft.line(words.NOTHING_ACCEPTED if place.accepted else words.NOTHING_WAITS)
    if place.words:
        draft.line(words.FOUND.format(words=cut(place.words, 40), count=len(found)))
    if here.count > 1:
        draft.line(words.PAGE_OF.format(page=here.number + 1, count=here.count))
    for one in here.items:
        draft.line().line(f"{one.unit.name} · {one.short_title}").line(f"   {_about(world, one)}")
        draft.row(button(cut(f"{_mark(one)} {one.unit.name} · {one.short_title}", 60), "review", str(one.id)))
    verb = "accepted" if place.accepted else "queue"
    draft.row(*here.row(verb))
    draft.row(button(WHOLE_LIST, verb, "0", "whole") if place.words else None)
    _below(draft, world, place, waiting)
    return Turn(State(state.report, replace(place, page=here.number)), draft.screen(), fresh)


def _called(waiting: list[Waiting], wanted: str) -> list[Waiting]:
    """Those whose unit and form hold every one of the words, marks and capitals aside; all where none is looked for."""
    parts = ascii_slug(wanted).split("-") if wanted else []
    return [one for one in waiting if all(part in _slug(one) for part in parts)]


def _slug(one: Waiting) -> str:
    return ascii_slug(f"{one.unit.name} {one.unit.code} {one.short_title}")


def _nobody(head: str, place: Queue) -> str:
    return head or (words.NO_SUCH_UNIT.format(words=cut(place.words, 40)) if place.words else "")


def _below(draft: Draft, world: World, place: Queue, waiting: list[Waiting]) -> None:
    if place.accepted:
        draft.row(button(words.TO_QUEUE, "queue", "0"), TO_HOME)
        return
    draft.row(button(words.ACCEPT_CLEAN, "bulk") if any(one.status != "accepted" for one in waiting) else None)
    accepted = sum(one.status == "accepted" for one in world.queue)
    draft.row(
        button(f"Đã tiếp nhận ({accepted})", "accepted", "0") if accepted else None,
        button(PROGRESS, "following"),
        TO_HOME,
    )


def in_order(queue: tuple[Waiting, ...], *, accepted: bool) -> list[Waiting]:
    """What is asked for first, then what was sent again, then by when it came; accepted ones the latest first."""
    if accepted:
        return sorted((one for one in queue if one.status == "accepted"), key=lambda one: one.at, reverse=True)
    open_ones = [one for one in queue if one.status != "accepted" or one.request is not None]
    return sorted(open_ones, key=lambda one: (one.request is None, not one.again, one.at, one.id))


def show_clean(world: World, state: State, *, fresh: bool, head: str = "") -> Turn:
    """Every report that waits and has nothing odd, read back before they are accepted together."""
    clean = [one for one in in_order(world.queue, accepted=False) if one.odd == 0 and one.status != "accepted"]
    draft = Draft(head)
    draft.line(words.CLEAN_LIST.format(count=len(clean)) if clean else words.NO_CLEAN, "bold")
    for one in clean[:LISTED]:
        draft.line(f"– {one.unit.name} · {one.short_title} (bản {one.version})")
    if len(clean) > LISTED:
        draft.line(f"và {len(clean) - LISTED} báo cáo khác.")
    if clean:
        draft.line().line(words.CLEAN_HELP)
        draft.row(button(words.CONFIRM_ACCEPT, "bulk_confirm"))
    draft.row(button(words.TO_QUEUE, "queue", "0"))
    place = Bulk(tuple((one.id, one.version) for one in clean))
    return Turn(State(state.report, place), draft.screen(), fresh)


def accept_clean(world: World, state: State, place: Bulk) -> Turn:
    """Accept those that were listed and still stand as they did."""
    standing = {(one.id, one.version) for one in world.queue if one.odd == 0 and one.status != "accepted"}
    chosen = tuple(report for report in place.reports if report in standing)
    draft = Draft().line(words.CLEAN_DONE.format(count=len(chosen)))
    if len(chosen) < len(place.reports):
        draft.line(words.CLEAN_LEFT.format(count=len(place.reports) - len(chosen)))
    draft.row(button(words.TO_QUEUE, "queue", "0"), TO_HOME)
    return Turn(State(state.report, Queue()), draft.screen(), fresh=False, changes=(Accept(chosen),))


def _mark(one: Waiting) -> str:
    if one.request is not None:
        return "✋"
    return "✅" if one.status == "accepted" else "🔁" if one.again else "📥"


def _about(world: World, one: Waiting) -> str:
    parts = [f"bản {one.version}", f"nộp {moment(one.at, world.zone)}"]
    parts += [words.AGAIN] if one.again else []
    parts += [STATUS[one.status]] if one.status != "submitted" else []
    parts += [str(one.marks)] if str(one.marks) else []
    parts += ["xin sửa lại"] if one.request is not None else []
    return " · ".join(parts)
