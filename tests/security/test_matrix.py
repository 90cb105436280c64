"""Who may do what, as a matrix: everybody × every unit × every command, button, message, file and job."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.event import listens_for

from bot.forms.outlines import Outlines
from bot.forms.shelf import Shelf
from bot.invitations.links import Links
from bot.jobs.limits import Limits
from bot.keeping.applying import apply
from bot.keeping.writing import ReportClosed, Writing
from bot.loading.earlier import EarlierAnswers
from bot.loading.loader import Loader
from bot.loading.office import OfficeLoader
from bot.reminders.office_calendar import OfficeCalendar
from bot.settings import Settings
from dialogs import event as events
from dialogs.desk.places import Assigning, Forms, Given, Keeping, Regrouping
from dialogs.desk.review.conversation import VERBS as REVIEW_VERBS
from dialogs.event import (
    Commanded,
    Edited,
    Event,
    Pasted,
    Pressed,
    PressedStale,
    Said,
    SentBadFile,
    SentFileKept,
    SentForm,
    SentPage,
    SentReport,
    SentSigned,
    SentTable,
    SentUnits,
    SentUnreadable,
)
from dialogs.needs import needs
from dialogs.report.sharing.contributing import OFFICERS_ONLY
from dialogs.screen import Choice
from dialogs.state import Desk, Place, State
from dialogs.step import LEADING_AWAY, step
from dialogs.turn import Turn
from storage.engines import new_engine
from storage.migrate import migrate
from storage.tables import metadata, outbox
from templates.answers import Prose
from templates.loaded_report import LoadedReport
from templates.problem import Problem
from templates.unit_rows import UnitRow
from templates.working_days import WorkingDays
from tests.conversations.preparing import ZONE
from tests.databases import database_url
from tests.security import walked
from tests.security.offered import IN_PLACE, JOBS, NAMING, PLACES, SHAPES, SPECIAL, arguments
from tests.security.province import ASKED, NOW, PEOPLE, REPORTING, WHOLE, Target, part, secret, settled

__all__ = ["database_url"]

Right = typing.Literal["nothing", "reads", "keeps", "checks", "part", "writes"]

MAY: dict[str, dict[str, Right]] = {
    "người lạ": {},
    "đã thôi việc": {},
    "cán bộ xã": {"XA": "writes"},
    "người phối hợp": {"XA": "part"},
    "cán bộ huyện A": {"HUYEN-A": "writes", "XA": "reads", "XA-CHI-EM": "reads"},
    "tổng hợp huyện A": {"XA": "checks", "XA-CHI-EM": "checks", "HUYEN-A": "writes"},
    "tổng hợp tỉnh": {
        "HUYEN-A": "checks",
        "HUYEN-B": "checks",
        "XA": "keeps",
        "XA-CHI-EM": "keeps",
        "XA-KHAC": "keeps",
    },
    "quản trị huyện A": {"XA": "checks", "XA-CHI-EM": "checks", "HUYEN-A": "keeps"},
    "quản trị": dict.fromkeys(REPORTING, "checks"),
}
"""What each may do with a unit's reports, where it is not nothing.

``reads``: what the units below handed in, for the report of its own unit that consolidates them; ``keeps``: its posts,
names and deadlines; ``checks``: also read what it reports and decide about it; ``part``: read and answer what was
asked; ``writes``: all of its own report.
"""

TRIED: dict[str, tuple[str, ...]] = {
    "người lạ": ("XA",),
    "đã thôi việc": ("XA", "XA-CHI-EM"),
    "cán bộ xã": ("XA", "XA-CHI-EM", "HUYEN-A", "XA-KHAC"),
    "người phối hợp": ("XA", "XA-CHI-EM", "HUYEN-A"),
    "cán bộ huyện A": ("HUYEN-A", "XA", "HUYEN-B"),
    "tổng hợp huyện A": ("XA", "HUYEN-A", "XA-KHAC"),
    "tổng hợp tỉnh": ("HUYEN-A", "XA"),
    "quản trị huyện A": ("XA", "HUYEN-A", "XA-KHAC"),
    "quản trị": ("XA", "HUYEN-A"),
}
"""Whose units each tries: the own, a sister's, the parent's and a foreign one, as far as there is a difference."""
PAIRS = [(who, unit) for who, tried in TRIED.items() for unit in tried]

ANSWERS = ("answers", "answer_messages", "changes", "submissions", "loaded_reports", "signed_pages", "signed_copies")
"""Tables in which a unit's own words stand: only those who write them change these."""
DECISIONS = ("remarks", "edit_requests", "extensions")
POSTS = ("assignments", "transitions", "inquiries", "contributors", "reminders")
OF_A_UNIT = ("covers", "roles", "invitations")

Rows = dict[str, dict[str, list[Any]]]
"""By unit and table."""


@dataclass
class Ground:
    """The province in a database that is put back after every act."""

    connection: Connection
    targets: dict[str, Target]
    before: Rows = field(default_factory=dict)
    written: int = 0
    """Statements that have changed a row."""

    @property
    def owners(self) -> dict[int, str]:
        return {number: code for code, target in self.targets.items() for number in target.reports}

    def rows(self) -> Rows:
        """Every row that belongs to a unit."""
        owners, units = self.owners, {target.unit: code for code, target in self.targets.items()}
        found: Rows = {code: {} for code in self.targets}
        for name in (*ANSWERS, *DECISIONS, *POSTS, *OF_A_UNIT, "units"):
            table = metadata.tables[name]
            for row in self.connection.execute(select(table)).mappings():
                if name == "assignments":
                    code = owners.get(row["id"]) or units.get(row["unit_id"])
                elif name == "units":
                    code = units.get(row["id"])
                else:
                    code = owners.get(row.get("assignment_id", 0)) or units.get(row.get("unit_id", 0))
                if code is not None:
                    found[code].setdefault(name, []).append(tuple(row.values()))
        return found


@contextmanager
def opened(url: str) -> Iterator[Ground]:
    """The province in a migrated database."""
    engine = new_engine(url)
    with engine.begin() as connection:
        made = Ground(connection, settled(connection))
        made.before = made.rows()

        @listens_for(engine, "after_cursor_execute")
        def note(_connection: Connection, cursor: Any, statement: str, *_: object) -> None:
            if statement.split(None, 1)[0].upper() in {"INSERT", "UPDATE", "DELETE"} and cursor.rowcount != 0:
                made.written += 1

        yield made
    engine.dispose()


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    url = f"sqlite:///{tmp_path_factory.mktemp('matrix') / 'test.db'}"
    migrate(url)
    with opened(url) as made:
        yield made


@cache
def loader() -> Loader:
    """With the office's desk, and with sensitive parts and PDF where they could be asked for."""
    office = OfficeLoader(Outlines(), Shelf(Settings(bot_token=None).forms_dir), OfficeCalendar(WorkingDays()))
    return Loader(Outlines(), EarlierAnswers(), ZONE, sensitive_in_chat=True, pdf=True, office=office)


def sent(report: int, number: int) -> tuple[Event, ...]:
    """A message or file of every kind there is."""
    said = Said("Một bài viết của người ngoài, dài hơn hai mươi lăm chữ.", number, NOW, 60)
    table = SentTable({WHOLE: Prose("Bài từ bảng")})
    return (
        said,
        Said("8; 10; 4", number, NOW, 8, reply_to=1),
        Edited("Sửa lại bài cũ thành bài khác.", 5),
        PressedStale(),
        SentUnreadable("photo"),
        SentBadFile(Problem("file_too_big")),
        SentFileKept(1, "cong-van.pdf"),
        SentForm((), ("form.yaml",)),
        SentUnits((UnitRow(2, {"code": "MOI", "name": "Xã Mới", "level": "xa", "parent_code": "TINH"}),)),
        table,
        Pasted(said, (("a", "b"),), table, report),
        SentReport(said, LoadedReport({WHOLE: Prose("Bài từ tệp")}, 1, 2), report),
        SentSigned(b"%PDF-1.4"),
        SentPage(b"\xff\xd8", number),
    )


def acts(target: Target) -> Iterator[tuple[State, Event, bool]]:
    """Everything that can be tried on a unit, each at places that name it; whether the argument's shape is a guess."""
    report, around = (
        target.open,
        cycle([State(own, make(target)) for make in PLACES.values() for own in target.reports]),
    )
    for state in islice(around, 2 * len(PLACES)):
        yield from ((state, one, False) for one in sent(report, 9))
    for name in sorted(walked.commands()):
        yield from ((next(around), Commanded(name, argument), False) for argument in ("", "mau-ngan"))
    for name, kinds in sorted(NAMING.items()):
        verb, *second = name.split()
        for own in target.reports:
            choice = Choice(verb, (*second, *arguments(kinds, target, own)))
            yield next(around), Pressed(choice), False
            yield State(own, PLACES[_at_home(verb)](target)), Pressed(choice), False
    for name in sorted(IN_PLACE):
        verb, *second = name.split()
        shapes = (*SHAPES, *SPECIAL.get(name, ()))
        yield from ((next(around), Pressed(Choice(verb, (*second, *shape))), True) for shape in shapes)


def _at_home(verb: str) -> type[Any]:
    """The place a button of the office desk stands at."""
    from dialogs.desk.following.places import Following
    from dialogs.desk.places import Assigning, Given, Keeping, Regrouping
    from dialogs.state import Home

    return {"assigning": Assigning, "given": Given, "keeping": Keeping, "regrouping": Regrouping}.get(
        verb, Following if verb.startswith("follow_") else Home
    )


def act(ground: Ground, who: str, state: State, event: Event, *, guess: bool) -> tuple[Turn | None, str, Rows]:
    """One act, loaded, stepped and kept as the bot does: the turn, everything shown or sent to who did it, and what
    then stands; all of it is put back."""
    connection, account = ground.connection, PEOPLE[who][0]
    turn = None
    with connection.begin_nested() as savepoint:
        written = ground.written
        try:
            world = loader().world(connection, account, needs(state, event), NOW + timedelta(hours=1))
            turn = step(state, event, world)
            office = loader().office
            apply(Writing(connection, world, "b", Links("bot"), office.shelf if office else None), turn)
        except (PermissionError, ReportClosed):
            turn = None
        except (ValueError, LookupError, TypeError):
            if not guess:
                raise
            turn = None
        rows = ground.rows() if ground.written != written else ground.before
        queued = connection.scalars(select(outbox.c.body).where(outbox.c.chat_id == account))
        shown = " ".join(queued)
        savepoint.rollback()
    if turn is not None and turn.screen is not None:
        shown += turn.screen.text + turn.toast + " ".join(button.label for button in turn.screen.buttons)
    return turn, shown, rows


def check(ground: Ground, who: str, turn: Turn | None, shown: str, rows: Rows) -> None:
    """What was shown, changed and started is within the person's rights, for every unit."""
    for code in REPORTING:
        right = MAY[who].get(code, "nothing")
        assert secret(code) not in shown or right in {"reads", "checks", "writes"}, f"{who} read {code}"
        assert part(code) not in shown or right in {"reads", "checks", "writes", "part"}, f"{who} read {code}"
        before, after = ground.before[code], rows[code]
        for table in _kept_from(right):
            assert before.get(table) == after.get(table), f"{who} changed {table} of {code}"
        if right == "part":
            asked = {row[1] for row in set(before["answers"]) ^ set(after["answers"])}
            assert asked <= {ASKED}, f"{who} changed {asked}"
    for job in turn.jobs if turn is not None else ():
        _check_job(ground, who, job.kind, job.params)


def _kept_from(right: Right) -> tuple[str, ...]:
    """Tables of a unit that nobody with that right changes."""
    match right:
        case "nothing":
            return (*ANSWERS, *DECISIONS, *POSTS, *OF_A_UNIT, "units")
        case "reads":
            return (*ANSWERS, *DECISIONS, *OF_A_UNIT, "inquiries", "contributors", "units")
        case "keeps":
            return (*ANSWERS, *DECISIONS, "inquiries", "covers")
        case "checks":
            return (*ANSWERS, "covers")
        case "part":
            return ("submissions", *DECISIONS, *OF_A_UNIT, "units", "loaded_reports", "signed_pages", "signed_copies")
        case "writes":
            return ("remarks", "roles", "units")


def _check_job(ground: Ground, who: str, kind: str, params: typing.Mapping[str, Any]) -> None:
    match JOBS[kind]:
        case "report":
            right = MAY[who].get(ground.owners[int(params["assignment"])], "nothing")
            assert right in {"writes", "checks"} or (right == "part" and params.get("questions") == ASKED), (who, kind)
        case "desk":
            below = {code for code, target in ground.targets.items() if target.parent == params["unit"]}
            assert below, (who, params)
            assert {MAY[who].get(code) for code in below} == {"checks"}, (who, params)
        case "standing":
            below = {code for code, target in ground.targets.items() if target.parent == params["unit"]}
            assert below, (who, params)
            assert {MAY[who].get(code) for code in below} <= {"checks", "keeps"}, (who, params)
        case _:
            assert who.startswith(("quản trị", "tổng hợp")), (who, kind)


def try_everything(ground: Ground, who: str, unit: str, *, every: int = 1) -> None:
    """Every act of one person on one unit, or only ``every`` so many of them, each within their rights."""
    target = ground.targets[unit]
    for state, event, guess in islice(acts(target), 0, None, every):
        turn, shown, rows = act(ground, who, state, event, guess=guess)
        check(ground, who, turn, shown, rows)


@pytest.mark.parametrize(("who", "unit"), PAIRS)
def test_rights(ground: Ground, who: str, unit: str) -> None:
    """Whatever anybody does anywhere, nothing of a unit they have no right to is shown, changed or made a file of."""
    try_everything(ground, who, unit)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_rights_on_postgresql(database_url: str) -> None:
    """A sample of the same; all of it on PostgreSQL is a matter of the long tests."""
    with opened(database_url) as ground:
        for who in ("cán bộ xã", "người phối hợp"):
            try_everything(ground, who, "XA-CHI-EM", every=11)


STANDS_IN: dict[str, tuple[str, ...]] = {
    "tổng hợp huyện A": ("XA", "XA-CHI-EM"),
    "tổng hợp tỉnh": ("XA", "XA-CHI-EM", "XA-KHAC", "HUYEN-B"),
    "quản trị huyện A": ("XA", "XA-CHI-EM"),
    "quản trị": REPORTING,
}
"""Whose reports each may answer in the unit's place; never one that is made of others, as HUYEN-A's is here."""
STANDING = [
    ("cán bộ xã", "XA-CHI-EM"),
    ("người phối hợp", "XA-CHI-EM"),
    ("cán bộ huyện A", "XA"),
    ("tổng hợp huyện A", "XA"),
    ("tổng hợp huyện A", "XA-KHAC"),
    ("tổng hợp tỉnh", "XA"),
    ("tổng hợp tỉnh", "HUYEN-A"),
    ("quản trị", "XA"),
]


def standing_acts(target: Target) -> Iterator[tuple[State, Event, bool]]:
    """Every message, file and button of a report, at every place of it, by who says to stand in for the unit."""
    of_desks = {*typing.get_args(Desk), Assigning, Given, Keeping, Forms, Regrouping}
    places = [make(target) for kind, make in PLACES.items() if kind not in of_desks]
    for number, place in enumerate(places):
        own = target.reports[number % 2]
        yield from ((State(own, place, stands_in=own), one, False) for one in sent(own, 9))
    around = cycle(places)
    for verb in sorted(verb for verb in IN_PLACE if " " not in verb):
        for shape in SPECIAL.get(verb, SHAPES):
            yield State(target.open, next(around), stands_in=target.open), Pressed(Choice(verb, shape)), True


@pytest.mark.parametrize(("who", "unit"), STANDING)
def test_standing_in(ground: Ground, who: str, unit: str) -> None:
    """Who is above a unit answers in its place and asks nothing in its name; for anybody else it opens nothing."""
    target, wrote = ground.targets[unit], False
    may = unit in STANDS_IN.get(who, ()) and unit != "HUYEN-A"
    for state, event, guess in standing_acts(target):
        turn, shown, rows = act(ground, who, state, event, guess=guess)
        if not may:
            check(ground, who, turn, shown, rows)
            continue
        before, after = ground.before[unit], rows[unit]
        new = set(after["answers"]) - set(before["answers"])
        wrote = wrote or bool(new)
        # An answer that is only marked stays its author's.
        assert all(row[-1] or row[9] == target.person for row in new), "an answer that does not say so"
        for table in ("inquiries", "contributors", "extensions", "edit_requests"):
            assert before.get(table) == after.get(table), f"{who} changed {table} of {unit}"
        others = (code for code in REPORTING if code != unit and MAY[who].get(code) not in {"checks", "writes"})
        assert all(secret(code) not in shown and before_is(ground, rows, code) for code in others)
    assert wrote is may


def before_is(ground: Ground, rows: Rows, code: str) -> bool:
    """Whether nothing of a unit's own words has changed."""
    return all(ground.before[code].get(table) == rows[code].get(table) for table in ANSWERS)


def test_everything_the_code_offers_is_in_the_matrix() -> None:
    """A new button, place, job or kind of event has to say here what it is about before it can be landed."""
    known = IN_PLACE | set(NAMING)
    assert walked.verbs() - known == set()
    assert known - walked.verbs() == {"assigning", "given", "keeping", "journal", "forms", "regrouping"}
    assert set(PLACES) == set(typing.get_args(Place))
    assert set(JOBS) == set(Limits().seconds)
    kinds = set(typing.get_args(events.Event))
    assert {type(one) for one in sent(1, 1)} == kinds - {Pressed, Commanded}


def test_the_walk_misses_no_button() -> None:
    """The sets of buttons the conversations themselves keep are all among those read from the source."""
    firsts = {verb.split()[0] for verb in walked.verbs()}
    assert firsts | {"journal"} >= LEADING_AWAY | OFFICERS_ONLY | REVIEW_VERBS
    assert len(walked.verbs()) > 150
    assert {"start", "baocao", "tonghop", "giao", "duyet", "hoantac"} <= walked.commands()
    assert Path(walked.ROOT / "dialogs").is_dir()
