"""One unit closely: its report by sections, its people, what was remarked, how punctual it was this year."""

from collections.abc import Iterator

from dialogs.desk.following import words
from dialogs.desk.following.board import mark, standing_words
from dialogs.desk.following.followed import FollowedPeriod, UnitDetail, Worker
from dialogs.desk.following.places import Following
from dialogs.desk.following.punctuality import punctuality
from dialogs.desk.following.standing_in import stand_in_button
from dialogs.report.one_line import excerpt, one_line
from dialogs.screen import Draft, button
from dialogs.state import State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.words import ROLES
from dialogs.world import World
from templates.dates import deadline_in_words, moment
from templates.text import cut

REMARKS = 5
"""Remarks shown; all of them stand in the report itself."""

YEAR = 12
"""Reports of the year shown, the latest."""


def show_unit(
    world: World,
    state: State,
    period: FollowedPeriod,
    detail: UnitDetail,
    place: Following,
    *,
    fresh: bool,
    head: str = "",
) -> Turn:
    """The unit's card; ``place`` keeps the page of the list it was opened from."""
    one = detail.at_hand
    draft = Draft(head)
    draft.line(f"{one.unit.name} · {period.form.short_title}", "bold")
    draft.line(f"{mark(world, one)} {standing_words(world, one)}")
    left = deadline_in_words(world.now, one.deadline, world.zone)
    draft.line(f"Hạn nộp: {moment(one.deadline, world.zone)}" + (f" ({left})" if one.is_open else ""))
    _parts(draft, detail)
    draft.gap().line(words.WORKERS, "bold")
    for line in _workers(world, detail):
        draft.line(line)
    _remarks(draft, detail)
    _year(draft, world, detail)
    _buttons(draft, world, period, detail)
    place = Following(period.id, period.unit.id, place.page, place.words, one.assignment, place.year)
    return Turn(State(state.report, place), draft.screen(), fresh)


def _parts(draft: Draft, detail: UnitDetail) -> None:
    if not detail.at_hand.is_open or not detail.at_hand.done:
        return
    draft.gap().line(words.PARTS, "bold")
    for part in detail.parts:
        percent = 100 * part.done // part.asked
        draft.line(f"– {cut(part.name, 60)}: {part.done}/{part.asked} câu ({percent} %)")


def _workers(world: World, detail: UnitDetail) -> Iterator[str]:
    if not detail.workers:
        yield words.NOBODY
    for worker in detail.workers:
        yield f"– {_named(worker)}: {_reach(world, worker)}"


def _named(worker: Worker) -> str:
    name = one_line(worker.name) or words.NO_NAME
    post = f" – {one_line(worker.title)}" if worker.title else ""
    return f"{name}{post} ({', '.join(ROLES[role] for role in worker.roles)})"


def _reach(world: World, worker: Worker) -> str:
    if not worker.reachable:
        return words.UNREACHABLE
    if worker.active_at is None:
        return words.NEVER_ACTIVE
    return words.LAST_ACTIVE.format(when=moment(worker.active_at, world.zone))


def _remarks(draft: Draft, detail: UnitDetail) -> None:
    if not detail.remarks:
        return
    draft.gap().line(words.REMARKS, "bold")
    for remark in detail.remarks[:REMARKS]:
        draft.line(f"– “{excerpt(remark.text)}”")
    if len(detail.remarks) > REMARKS:
        draft.line(f"và {len(detail.remarks) - REMARKS} góp ý khác.")


def _year(draft: Draft, world: World, detail: UnitDetail) -> None:
    """How punctual the unit was: a line for each report of the year."""
    if not detail.year:
        return
    year = world.now.astimezone(world.zone).year
    draft.gap().line(words.YEAR.format(year=year), "bold")
    for one in detail.year[-YEAR:]:
        draft.line(f"– {cut(one.title, 60)}: {punctuality(world, one)}")


def _buttons(draft: Draft, world: World, period: FollowedPeriod, detail: UnitDetail) -> None:
    one = detail.at_hand
    number = str(one.assignment)
    seen = one.status in {"submitted", "viewed", "accepted"} and detail.direct
    draft.row(
        button(words.READ_REPORT, "review", number) if seen else None,
        button(f"📄 {words.WORD}", "follow_word", number) if detail.direct else None,
        stand_in_button(world, detail),
    )
    draft.row(
        button(words.NUDGE, "nudge_unit", number) if one.is_open and not one.locked else None,
        button(words.TELL, "tell_unit", str(one.unit.id)) if detail.workers else None,
    )
    draft.row(button(words.INVITE, "keeping", "unit", str(one.unit.id)) if not detail.workers else None)
    if detail.below:
        label = words.BELOW.format(unit=cut(one.unit.name, 24), count=detail.below)
        draft.row(button(label, "follow", str(period.id), str(one.unit.id)))
    draft.row(button(words.LIST, "follow_list"), TO_HOME)
