"""Report forms as they are kept in the database, bound to their period and remembered."""

from collections import OrderedDict
from datetime import date

from sqlalchemy import Connection

from storage import forms
from storage.assignments import Assignment
from templates.binding import bind
from templates.form import ReportForm
from templates.loader import parse_definition
from templates.outline import Outline
from templates.period import Period

REMEMBERED = 200
"""Outlines kept in memory; a form version never changes, so none is ever stale."""


class Outlines:
    """Outlines by form version, data window, unit level and scope."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[int, date, date, str, frozenset[str] | None], Outline] = OrderedDict()

    def of(
        self,
        connection: Connection,
        form_version_id: int,
        period: Period,
        level: str = "",
        scope: frozenset[str] | None = None,
    ) -> Outline:
        """What a unit of ``level`` is asked within ``scope``; raises LookupError where the version is not in the
        database."""
        key = (form_version_id, period.start, period.end, level, scope)
        known = self._known.get(key)
        if known is None:
            known = Outline(bind(_form(connection, form_version_id), period), level, scope)
            self._known[key] = known
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return known


def of_assignment(outlines: Outlines, connection: Connection, assignment: Assignment) -> Outline:
    """What the assignment's unit is asked."""
    return outlines.of(
        connection, assignment.form_version_id, assignment.period, assignment.unit.level, assignment.scope
    )


def _form(connection: Connection, form_version_id: int) -> ReportForm:
    version = forms.get(connection, form_version_id)
    if version is None:
        raise LookupError(f"form version {form_version_id}")
    return parse_definition(version.definition, version.form_id)
