"""A made-up region in the database: units, one earlier period handed in, and the present one under way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.demo.answers import plausible_answers
from bot.demo.region import region
from bot.keeping.assigning import Order, assign
from storage import assignments, layers, people, units
from storage.assignments import Assignment
from storage.seeding import SeededReport, add_reports
from templates.binding import bind, cover_defaults
from templates.form import ReportForm
from templates.loader import LoadedForm
from templates.period import Letter, Period
from templates.unit import Unit

CLERK = 9_000_000_000_000
"""Account id of the made-up person who handed the demo's reports in; no Telegram account has it."""

SHARES = (0.75, 0.9, 0.95, 1.0)
"""In the present period this share has submitted, is nearly done, has begun, has not opened it."""


@dataclass(frozen=True, slots=True)
class DemoRegion:
    """The parent and the communes as they are kept."""

    parent: Unit
    communes: tuple[Unit, ...]


def seed(
    connection: Connection,
    forms: Mapping[str, LoadedForm],
    *,
    count: int,
    seed: int,
    zone: ZoneInfo,
    now: datetime,
    untouched: int = 0,
) -> DemoRegion:
    """Make the region; the first ``untouched`` communes have done nothing in the present period."""
    made = _keep_units(connection, region(count, seed))
    clerk = people.create(connection, CLERK, at=now, name="Cán bộ mẫu", title="dữ liệu dùng thử")
    for form in forms.values():
        today = now.astimezone(zone).date()
        earlier, present = windows(form, today)
        _give(connection, form, made, _period(earlier, today, zone, form, past=True), clerk, now, seed, None)
        _give(connection, form, made, _period(present, today, zone, form, past=False), clerk, now, seed + 1, untouched)
    return made


def windows(form: LoadedForm, today: date) -> tuple[tuple[date, date], tuple[date, date]]:
    """The data windows of the earlier and the present period: the same stretch of two successive years."""
    halves = {"half_year": (date(today.year, 1, 1), date(today.year, 6, 30))}
    if today.month > 6:
        halves = {"half_year": (date(today.year, 7, 1), date(today.year, 12, 31))}
    start, end = halves.get(form.form.recurs, (date(today.year, 1, 1), date(today.year, 12, 31)))
    return (start.replace(year=start.year - 1), end.replace(year=end.year - 1)), (start, end)


def _period(window: tuple[date, date], today: date, zone: ZoneInfo, form: LoadedForm, *, past: bool) -> Period:
    """The present period's deadline is six days ahead, so that reminders are near."""
    day = window[1] - timedelta(days=20) if past else today + timedelta(days=6)
    deadline = datetime.combine(day, time(17, 0), zone).astimezone(UTC)
    letter = None if past else Letter(_letter_number(form), today, _letter_issuer(form), "báo cáo định kỳ")
    return Period(*window, deadline, letter)


def _letter_number(form: LoadedForm) -> str:
    return "125-CV/TU" if form.form.layout == "party" else "125/UBND-VX"


def _letter_issuer(form: LoadedForm) -> str:
    return "Tỉnh ủy" if form.form.layout == "party" else "Ủy ban nhân dân tỉnh"


def _keep_units(connection: Connection, made: tuple[Unit, ...]) -> DemoRegion:
    parent_id: int | None = None
    for position, unit in enumerate(made):
        kept = units.keep(
            connection,
            code=unit.code,
            name=unit.name,
            level=unit.level,
            parent_id=parent_id if position else None,
            party_body=unit.party_body,
            party_superior=unit.party_superior,
            state_body=unit.state_body,
            place=unit.place,
            position=position,
        )
        parent_id = kept if not position else parent_id
    parent = units.by_code(connection, made[0].code)
    if parent is None:
        raise LookupError(made[0].code)
    return DemoRegion(parent, tuple(units.children(connection, parent.id)))


def _give(
    connection: Connection,
    form: LoadedForm,
    made: DemoRegion,
    period: Period,
    clerk: int,
    now: datetime,
    seed: int,
    untouched: int | None,
) -> None:
    """Assign the period and put the communes' answers in; ``untouched`` None: everything is handed in and accepted, and
    the parent's own report of it all is finished."""
    given = assign(connection, Order(form, period, tuple(unit.id for unit in made.communes)), at=now)
    every = assignments.of_period(connection, given.period_id)
    found = [one for one in every if one.id in given.added]
    add_reports(connection, _reports(form, made.parent, found, period, seed, untouched), person_id=clerk, at=now)
    if untouched is None and found:
        (own,) = (one for one in every if one.id in given.opened)
        add_reports(connection, [_consolidated(bind(form.form, period), own, seed)], person_id=clerk, at=now)
        sources = tuple((one.id, 1) for one in found)
        layers.freeze(connection, own.id, 1, layers.FrozenLayer(sources, (), ()))


def _reports(
    form: LoadedForm, parent: Unit, found: list[Assignment], period: Period, seed: int, untouched: int | None
) -> Iterator[SeededReport]:
    bound = bind(form.form, period)
    for place, assignment in enumerate(found):
        share = 0.0 if untouched is None else (place - untouched + 1) / max(1, len(found) - untouched)
        if untouched is not None and place < untouched:
            continue
        fullness = 1.0 if share <= SHARES[0] else 0.85 if share <= SHARES[1] else 0.3 if share <= SHARES[2] else 0.0
        report = SeededReport(
            assignment.id,
            assignment.form_version_id,
            plausible_answers(bound, assignment.unit, seed, fullness=fullness),
        )
        cover = cover_defaults(bound, assignment.unit, parent)
        handed_in = "accepted" if untouched is None else "submitted"
        yield report if fullness < 1.0 else replace(report, cover=cover, state=handed_in)


def _consolidated(form: ReportForm, own: Assignment, seed: int) -> SeededReport:
    """The topmost unit's complete report, finished."""
    answers = plausible_answers(form, own.unit, seed)
    return SeededReport(own.id, own.form_version_id, answers, cover_defaults(form, own.unit, None, consolidated=True))
