"""Report forms as they are kept in the database, bound to their period and remembered."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from bot.loading.remembered import Remembered
from storage import forms
from storage.assignments import Assignment
from templates.binding import bind
from templates.form import ReportForm
from templates.loader import parse_definition
from templates.outline import Outline
from templates.period import Period

REMEMBERED = 200
"""Outlines kept in memory; a form version never changes, so none is ever stale."""


_Scope = frozenset[str] | None
_Key = tuple[int, date, date, str, _Scope, _Scope]


class Outlines:
    """Outlines by form version, data window, unit level, scope and the questions asked."""

    def __init__(self) -> None:
        self._known: Remembered[_Key, Outline] = Remembered(REMEMBERED)

    def of(
        self,
        connection: Connection,
        form_version_id: int,
        period: Period,
        level: str = "",
        scope: frozenset[str] | None = None,
        only: frozenset[str] | None = None,
    ) -> Outline:
        """What a unit of ``level`` is asked within ``scope``, or of that ``only`` these questions.

        Raises LookupError where the version is not in the database.
        """
        key = (form_version_id, period.start, period.end, level, scope, only)
        known = self._known.get(key)
        if known is not None:
            return known
        if only is not None:
            return self._known.put(key, replace(self.of(connection, form_version_id, period, level, scope), only=only))
        return self._known.put(key, Outline(bind(_form(connection, form_version_id), period), level, scope))


def of_assignment(
    outlines: Outlines, connection: Connection, assignment: Assignment, only: frozenset[str] | None = None
) -> Outline:
    """What the assignment's unit is asked, or of that ``only`` these questions."""
    return outlines.of(
        connection, assignment.form_version_id, assignment.period, assignment.unit.level, assignment.scope, only
    )


def _form(connection: Connection, form_version_id: int) -> ReportForm:
    version = forms.get(connection, form_version_id)
    if version is None:
        raise LookupError(f"form version {form_version_id}")
    return parse_definition(version.definition, version.form_id)
