"""Giving a form to units: the one way periods and assignments come about, from the chat, the command line and by the
clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import notices
from storage import assignments, forms, giving, periods, units
from storage.assignments import Assignment
from templates.binding import bind
from templates.loader import LoadedForm, parse_definition
from templates.period import Period
from templates.unit_tree import UnitTree


@dataclass(frozen=True, slots=True)
class Order:
    """What is given to whom: ``units`` by id, ``scopes`` by unit the sections and tables that concern it.

    ``desk`` is the unit whose staff gives it, None the command line, which acts for the whole system.
    ``letter_file`` is the stored file of the guiding letter.  ``version`` is the form as it is kept already; without
    it ``form`` is kept now.
    """

    form: LoadedForm | None
    period: Period
    units: tuple[int, ...]
    desk: int | None = None
    scopes: Mapping[int, frozenset[str]] = field(default_factory=dict)
    letter_file: int | None = None
    opens_next: bool = False
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """The period, the assignments that are new to the units, and the parents' own reports opened with them."""

    period_id: int
    added: tuple[int, ...]
    opened: tuple[int, ...]


def give(connection: Connection, order: Order, *, zone: ZoneInfo, at: datetime) -> Given:
    """Keep the form's copy, the period and its assignments, open the report of every unit above that consolidates
    them, and tell the units that are new."""
    given = assign(connection, order, at=at)
    if order.letter_file is not None:
        periods.set_letter_file(connection, given.period_id, order.letter_file)
    if order.opens_next:
        periods.set_opens_next(connection, given.period_id, wanted=True)
    tell(connection, given, zone=zone, at=at)
    return given


def assign(connection: Connection, order: Order, *, at: datetime) -> Given:
    """The period and its assignments; nobody is told."""
    form_id, version = _version(connection, order, at)
    period_id, added = _upsert(connection, order, form_id, version, order.units, at)
    _, opened = _upsert(connection, order, form_id, version, _above(connection, order), at)
    return Given(period_id, tuple(added), tuple(opened))


def tell(connection: Connection, given: Given, *, zone: ZoneInfo, at: datetime) -> None:
    """Tell the units that are new, with the guiding letter itself where there is one."""
    stored = periods.get(connection, given.period_id)
    version = forms.get(connection, stored.form_version_id) if stored is not None else None
    if stored is None or version is None:
        raise LookupError(given.period_id)
    every = assignments.of_period(connection, given.period_id)
    new = [one for one in every if one.id in given.added]
    form = bind(parse_definition(version.definition, version.form_id), stored.period)
    letter = notices.Enclosure(stored.letter_file_id) if stored.letter_file_id is not None else None
    notices.assigned(connection, new, form, zone=zone, at=at, letter=letter, passable=_passable(connection, new, every))


def keep_form(connection: Connection, form: LoadedForm, at: datetime) -> int:
    """The id of the form's copy, which an assignment runs on."""
    return forms.keep(
        connection,
        form_id=form.form.id,
        sha256=form.sha256,
        definition=form.definition,
        unit_template=form.unit_template,
        consolidated_template=form.consolidated_template,
        at=at,
    )


def _version(connection: Connection, order: Order, at: datetime) -> tuple[str, int]:
    if order.form is not None:
        return order.form.form.id, keep_form(connection, order.form, at)
    version = forms.get(connection, order.version or 0)
    if version is None:
        raise LookupError(order.version)
    return version.form_id, version.id


def _upsert(
    connection: Connection, order: Order, form_id: str, version: int, unit_ids: tuple[int, ...], at: datetime
) -> tuple[int, list[int]]:
    return giving.give(
        connection,
        form_id=form_id,
        form_version_id=version,
        period=order.period,
        unit_ids=unit_ids,
        at=at,
        desk=order.desk,
        scopes=order.scopes,
    )


def _above(connection: Connection, order: Order) -> tuple[int, ...]:
    """The units above those of the order, up to the desk's own, whose consolidated reports the period needs."""
    tree = UnitTree(tuple(units.all_units(connection)))
    beyond = {unit.id for unit in tree.above(order.desk)} if order.desk is not None else set()
    above = dict.fromkeys(parent.id for unit_id in order.units for parent in tree.above(unit_id))
    return tuple(unit_id for unit_id in above if unit_id not in beyond)


def _passable(connection: Connection, new: list[Assignment], every: list[Assignment]) -> frozenset[int]:
    """Those of the new assignments whose unit can pass them down: units are below it, and none has the period."""
    tree = UnitTree(tuple(units.all_units(connection)))
    having = {one.unit.id for one in every if not one.is_recalled}
    found = ((one.id, [child.id for child in tree.children(one.unit.id)]) for one in new)
    return frozenset(number for number, children in found if children and having.isdisjoint(children))
