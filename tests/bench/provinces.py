"""Communes of a whole country in one database, all of whose reports of the largest form are in.

Below each of four provinces stand 10, 100, 1,000 and 3,321 communes (so many there are in the country).  Their answers
are those of a few made-up communes, every text made the commune's own by its name: no two are alike.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot.clock import now
from bot.demo.answers import plausible_answers
from bot.settings import Settings
from storage import forms, giving, people, units
from storage.database import open_database
from storage.migrate import migrate
from storage.seeding import SeededReport, add_reports
from templates.answers import Answer, Prose
from templates.binding import bind, cover_defaults
from templates.form import ReportForm
from templates.loader import LoadedForm, load_forms
from templates.period import Period
from templates.unit import Unit, derived_bodies

SIZES = (10, 100, 1000, 3321)
FORM = "so-ket-dan-van-6-thang"
SAMPLES, SEED = 40, 11


@dataclass(frozen=True, slots=True)
class Provinces:
    """``parents`` are the ids of the provinces, by how many communes are below them."""

    url: str
    period: int
    parents: Mapping[int, int]


def make_provinces(folder: Path) -> Provinces:
    """Make the database in an empty folder."""
    folder.mkdir(parents=True)
    url = f"sqlite:///{folder / 'provinces.sqlite3'}"
    migrate(url)
    form = load_forms(Settings(data_dir=folder).forms_dir)[FORM]
    with open_database(url, workers=1) as database:
        return replace(database.run(lambda connection: _settle(connection, form)).result(), url=url)


def _settle(connection: Connection, form: LoadedForm) -> Provinces:
    parents = {size: _unit(connection, f"T{size}", f"Tỉnh Mẫu {size}", None) for size in SIZES}
    below = [
        _unit(connection, f"X{size}-{number:04}", f"Xã Mẫu {number}", parent)
        for size, parent in parents.items()
        for number in range(1, size + 1)
    ]
    version = forms.keep(
        connection,
        form_id=form.form.id,
        sha256="0" * 64,
        definition=form.definition,
        unit_template=form.unit_template,
        consolidated_template=form.consolidated_template,
        at=now(),
    )
    period = Period(date(2026, 1, 1), date(2026, 6, 30), now() + timedelta(days=9))
    number, given = giving.give(
        connection, form_id=form.form.id, form_version_id=version, period=period, unit_ids=below, at=now()
    )
    person = people.create(connection, 1, at=now(), name="Cán bộ", title="tổng hợp")
    add_reports(connection, _reports(bind(form.form, period), given, version), person_id=person, at=now())
    return Provinces("", number, parents)


def sample_answers(form: ReportForm, count: int) -> list[dict[str, Answer]]:
    """The answers of so many made-up communes."""
    return [plausible_answers(form, sample_unit(number), SEED) for number in range(count)]


def sample_unit(number: int) -> Unit:
    name = f"Xã Mẫu {number}"
    return Unit(number, f"X{number:05}", name, "xa", 1, **derived_bodies(name, None))


def _reports(form: ReportForm, given: list[int], version: int) -> Iterator[SeededReport]:
    samples = sample_answers(form, SAMPLES)
    cover = cover_defaults(form, sample_unit(1), None)
    for number in given:
        own = {key: _own(answer, number) for key, answer in samples[number % SAMPLES].items()}
        yield SeededReport(number, version, own, cover, "accepted")


def _own(answer: Answer, number: int) -> Answer:
    return Prose(f"Báo cáo số {number}: {answer.text}") if isinstance(answer, Prose) else answer


def _unit(connection: Connection, code: str, name: str, parent: int | None) -> int:
    level = "tinh" if parent is None else "xa"
    return units.keep(connection, code=code, name=name, level=level, parent_id=parent, **derived_bodies(name, None))
