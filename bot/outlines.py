"""Report forms as they are kept in the database, bound to their period and remembered."""

from collections import OrderedDict
from datetime import date

from sqlalchemy import Connection

from storage import forms
from templates.binding import bind
from templates.form import ReportForm
from templates.loader import parse_definition
from templates.outline import Outline
from templates.period import Period

REMEMBERED = 200
"""Outlines kept in memory; a form version never changes, so none is ever stale."""


class Outlines:
    """Outlines by form version, data window and unit level."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[int, date, date, str], Outline] = OrderedDict()

    def of(self, connection: Connection, form_version_id: int, period: Period, level: str = "") -> Outline:
        """What a unit of ``level`` is asked; raises LookupError where the version is not in the database."""
        key = (form_version_id, period.start, period.end, level)
        known = self._known.get(key)
        if known is None:
            known = Outline(bind(_form(connection, form_version_id), period), level)
            self._known[key] = known
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return known


def _form(connection: Connection, form_version_id: int) -> ReportForm:
    version = forms.get(connection, form_version_id)
    if version is None:
        raise LookupError(f"form version {form_version_id}")
    return parse_definition(version.definition, version.form_id)
