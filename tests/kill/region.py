"""A small region: four communes that have a report to write, and their parent's staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot.clock import now
from bot.invitations.codes import code_hash
from bot.settings import Settings
from storage import assignments, forms, giving, invitations, units
from storage.database import open_database
from storage.migrate import migrate
from templates.binding import bind
from templates.loader import LoadedForm, load_forms
from templates.outline import Outline
from templates.period import Period
from templates.unit import Unit, derived_bodies

FORM = "dan-van-kheo-nam"
PARENT = "Tỉnh Trường Sơn"
COMMUNES = ("Xã Suối Bạc", "Xã Đồi Mây", "Phường Bến Lúa", "Xã Sông Vàng")
PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31), datetime(2027, 1, 10, 10, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Post:
    """An invitation, its unit and, for an officer, the assignment that waits behind it."""

    code: str
    unit: Unit
    assignment: int = 0


@dataclass(frozen=True, slots=True)
class Region:
    """Everybody's invitations, and the walk through the form."""

    officers: tuple[Post, ...]
    staff: Post
    outline: Outline


def make_region(
    url: str, *, period: Period = PERIOD, at: datetime | None = None, communes: tuple[str, ...] = COMMUNES
) -> Region:
    """Migrate the database, make the units and give every commune the report; ``at`` is when that happened."""
    migrate(url)
    form = load_forms(Settings(data_dir=Path("unused"), bot_token=None).forms_dir)[FORM]
    with open_database(url, workers=1) as database:
        return database.run(
            lambda connection: _make(connection, form, period, at or now() - timedelta(hours=1), communes)
        ).result()


def invite(connection: Connection, unit_id: int | None, role: str, at: datetime) -> str:
    """A code that lives as long as the product's do."""
    code = f"{role}-{unit_id}-{at.timestamp():.0f}-0123456789abcdef"
    hashed = code_hash(code)
    invitations.create(
        connection, code_hash=hashed, unit_id=unit_id, role=role, at=at, expires_at=at + timedelta(days=14)
    )
    return code


def _make(connection: Connection, form: LoadedForm, period: Period, at: datetime, names: tuple[str, ...]) -> Region:
    parent = _unit(connection, "tinh", PARENT, None)
    communes = [_unit(connection, f"x{place}", name, parent) for place, name in enumerate(names)]
    version = forms.keep(
        connection,
        form_id=form.form.id,
        sha256=form.sha256,
        definition=form.definition,
        unit_template=form.unit_template,
        consolidated_template=form.consolidated_template,
        at=at,
    )
    ids = [unit.id for unit in communes]
    number, _ = giving.give(
        connection, form_id=form.form.id, form_version_id=version, period=period, unit_ids=ids, at=at
    )
    given = {one.unit.id: one for one in assignments.of_period(connection, number)}
    officers = tuple(Post(invite(connection, unit.id, "officer", at), unit, given[unit.id].id) for unit in communes)
    staff = Post(invite(connection, parent.id, "district", at), parent)
    return Region(officers, staff, Outline(bind(form.form, period)))


def _unit(connection: Connection, code: str, name: str, parent: Unit | None) -> Unit:
    bodies = derived_bodies(name, parent.name if parent else None)
    level = "xa" if parent else "tinh"
    units.keep(connection, code=code, name=name, level=level, parent_id=parent.id if parent else None, **bodies)
    unit = units.by_code(connection, code)
    assert unit is not None
    return unit
