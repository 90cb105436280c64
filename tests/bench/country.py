"""The country under load: 3,321 made-up communes of 34 provinces, two officers in each, all with two reports to write.

Every unit has handed in the same answers a year earlier: what is measured is the conversation, and making up figures
that add up takes longer than everything else.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.clock import now
from bot.demo.answers import plausible_answers
from bot.demo.seeding import windows
from bot.keeping.assigning import Order, assign
from bot.settings import Settings
from storage import assignments, people, roles, units
from storage.database import open_database
from storage.migrate import migrate
from storage.seeding import SeededReport, add_reports
from templates.answers import Answer
from templates.binding import bind, cover_defaults
from templates.cover import Cover
from templates.loader import LoadedForm, load_forms
from templates.period import Period
from templates.unit import Unit, derived_bodies
from tests.bench.region import SEED, ZONE

FORMS = ("dan-van-kheo-nam", "dan-chu-co-so-6-thang")
"""With figures and without."""

PROVINCES, COMMUNES = 34, 3321
STAFF, OFFICER = 1001, 10_001
FILE = "baocao.sqlite3"


@dataclass(frozen=True, slots=True)
class Country:
    """Accounts by who they are: the first and the second officer of each commune, and each province's staff."""

    url: str
    first: tuple[int, ...]
    second: tuple[int, ...]
    staff: tuple[int, ...]

    @property
    def accounts(self) -> tuple[int, ...]:
        return (*self.first, *self.second, *self.staff)

    def copied(self, folder: Path) -> Country:
        """The same once more in a file of its own; of SQLite only, and of one that nobody has open."""
        folder.mkdir(parents=True)
        shutil.copy(self.url.removeprefix("sqlite:///"), folder / FILE)
        return Country(f"sqlite:///{folder / FILE}", self.first, self.second, self.staff)


def make_country(url: str, *, communes: int = COMMUNES, deadline: datetime, answered: bool = False) -> Country:
    """Make it in the empty database at ``url``; ``answered``: every present report is whole and not handed in."""
    migrate(url)
    forms = country_forms()
    with open_database(url, workers=1) as database:
        return database.run(lambda connection: _make(connection, url, forms, communes, deadline, answered)).result()


def country_forms() -> list[LoadedForm]:
    """The forms everybody has to write."""
    forms = load_forms(Settings(data_dir=Path("unused"), bot_token=None).forms_dir)
    return [forms[name] for name in FORMS]


def sqlite_url(folder: Path) -> str:
    """The address of a database in a new folder."""
    folder.mkdir(parents=True)
    return f"sqlite:///{folder / FILE}"


def _make(
    connection: Connection, url: str, forms: list[LoadedForm], communes: int, deadline: datetime, answered: bool
) -> Country:
    parents = [_unit(connection, f"T{number:02}", f"Tỉnh Mẫu {number}", None) for number in range(1, PROVINCES + 1)]
    own = [
        _unit(connection, f"X{number:04}", f"Xã Mẫu {number}", parents[number % PROVINCES])
        for number in range(1, communes + 1)
    ]
    staff = tuple(_join(connection, STAFF + place, unit, "district") for place, unit in enumerate(parents))
    first = tuple(_join(connection, OFFICER + 2 * place, unit, "officer") for place, unit in enumerate(own))
    second = tuple(_join(connection, OFFICER + 2 * place + 1, unit, "officer") for place, unit in enumerate(own))
    for form in forms:
        _give(connection, form, own, deadline, answered)
    return Country(url, first, second, staff)


def _give(connection: Connection, form: LoadedForm, own: list[Unit], deadline: datetime, answered: bool) -> None:
    earlier, present = windows(form, deadline.astimezone(ZONE).date())
    past = Period(*earlier, deadline.replace(year=deadline.year - 1))
    answers = plausible_answers(bind(form.form, past), own[0], SEED)
    cover = cover_defaults(bind(form.form, past), own[0], None)
    _report(connection, form, own, past, answers, cover)
    _report(connection, form, own, Period(*present, deadline), answers if answered else {}, None)


def _report(
    connection: Connection,
    form: LoadedForm,
    own: list[Unit],
    period: Period,
    answers: Mapping[str, Answer],
    cover: Cover | None,
) -> None:
    given = assign(connection, Order(form, period, tuple(unit.id for unit in own)), at=now())
    added = set(given.added)
    found = [one for one in assignments.of_period(connection, given.period_id) if one.id in added]
    reports = [SeededReport(one.id, one.form_version_id, answers, cover, "accepted") for one in found]
    add_reports(connection, reports, person_id=1, at=now())


def _unit(connection: Connection, code: str, name: str, parent: Unit | None) -> Unit:
    units.keep(
        connection,
        code=code,
        name=name,
        level="xa" if parent else "tinh",
        parent_id=parent.id if parent else None,
        **derived_bodies(name, parent.name if parent else None),
    )
    unit = units.by_code(connection, code)
    if unit is None:
        raise LookupError("a unit that was just kept")
    return unit


def _join(connection: Connection, account: int, unit: Unit, role: str) -> int:
    person = people.create(connection, account, at=now(), name="Cán bộ", title="cán bộ báo cáo")
    roles.grant(connection, person, unit.id, role, at=now())
    return account
