"""/tiendo over the whole country: how long the list of 3,321 communes takes, from the press to the screen.

`python -m tests.bench.following`; the last line printed is JSON: `{"counted": seconds, "uncounted": seconds}`.  A third
of the communes has handed in the largest form, a third is half through it, a third has not looked at it.  Uncounted is
the first look after everybody has worked and nothing was counted yet; counted is every look after the bot has.
"""

import tempfile
import time
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import orjson
from sqlalchemy import Connection

from bot.clock import now
from bot.forms.outlines import Outlines
from bot.loading.earlier import EarlierAnswers
from bot.loading.loader import Loader
from bot.loading.standings import Standings
from bot.settings import Settings
from dialogs.event import Commanded, Event
from dialogs.needs import needs
from dialogs.state import State
from dialogs.step import step
from storage import forms, giving, people, roles, units
from storage.database import open_database
from storage.migrate import migrate
from storage.seeding import SeededReport, add_reports
from templates.answers import Answer, Figure, Prose
from templates.binding import cover_defaults
from templates.loader import LoadedForm, load_forms
from templates.outline import Outline
from templates.period import Period
from templates.unit import Unit, derived_bodies
from tests.bench.region import ZONE

COMMUNES = 3321
FORM = "so-ket-dan-van-6-thang"
STAFF = 1001
LOOKS = 5


def main() -> None:
    """Make the country and look at it."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'country.sqlite3'}"
        migrate(url)
        form = load_forms(Settings(data_dir=Path(folder)).forms_dir)[FORM]
        with open_database(url, workers=1) as database:
            database.run(lambda connection: _settle(connection, form)).result()
            first = database.read(_look).result()
            standings = Standings(Outlines())
            while database.run(lambda connection: standings.count_behind(connection, 200)).result():
                pass
            later = min(database.read(_look).result() for _ in range(LOOKS))
    print(orjson.dumps({"counted": later, "uncounted": first}).decode())


def _look(connection: Connection) -> float:
    """Seconds of one /tiendo, with nothing remembered but the form."""
    loader = Loader(Outlines(), EarlierAnswers(), ZONE)
    _tiendo(connection, loader, Commanded("huy"))
    started = time.perf_counter()
    _tiendo(connection, loader, Commanded("tiendo"))
    return time.perf_counter() - started


def _tiendo(connection: Connection, loader: Loader, event: Event) -> None:
    state = State()
    step(state, event, loader.world(connection, STAFF, needs(state, event), now()))


def _settle(connection: Connection, form: LoadedForm) -> None:
    """One parent, all communes below it, one period of the largest form."""
    parent = _unit(connection, "TOAN-QUOC", "Tỉnh Mẫu", None)
    communes = [_unit(connection, f"X{number:04}", f"Xã Mẫu {number}", parent) for number in range(COMMUNES)]
    person = people.create(connection, STAFF, at=now(), name="Cán bộ", title="tổng hợp")
    roles.grant(connection, person, parent, "district", at=now())
    version = forms.keep(
        connection,
        form_id=form.form.id,
        sha256="0" * 64,
        definition=form.definition,
        unit_template=b"",
        consolidated_template=b"",
        at=now(),
    )
    period = Period(date(2026, 1, 1), date(2026, 6, 30), now() - timedelta(days=1))
    _, given = giving.give(
        connection, form_id=form.form.id, form_version_id=version, period=period, unit_ids=communes, at=now()
    )
    first = units.get(connection, communes[0])
    if first is None:
        raise LookupError("a unit that was just kept")
    _fill(connection, form, version, given, first)


def _fill(connection: Connection, form: LoadedForm, version: int, given: list[int], unit: Unit) -> None:
    whole = _answers(Outline(form.form, "xa"))
    half = dict(list(whole.items())[: len(whole) // 2])
    cover = cover_defaults(form.form, unit, None)
    third = len(given) // 3
    sent = [SeededReport(number, version, whole, cover) for number in given[:third]]
    begun = [SeededReport(number, version, half) for number in given[third : 2 * third]]
    add_reports(connection, [*sent, *begun], person_id=1, at=now())


def _answers(outline: Outline) -> dict[str, Answer]:
    figures = outline.fields
    return {key: Figure(Decimal(0)) if key in figures else Prose("Bài") for item in outline.items for key in item.keys}


def _unit(connection: Connection, code: str, name: str, parent: int | None) -> int:
    return units.keep(
        connection,
        code=code,
        name=name,
        level="tinh" if parent is None else "xa",
        parent_id=parent,
        **derived_bodies(name, None),
    )


if __name__ == "__main__":
    main()
