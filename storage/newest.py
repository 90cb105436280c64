"""What is newest among all that a unit's earlier reports come from, in one query: it is asked at every event."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from storage.tables import assignments, lineage, loaded_reports, periods, submissions


@dataclass(frozen=True, slots=True)
class Newest:
    """When the unit last loaded a report of the form from a file, and the id of its newest submission; None without
    one.  ``descents``: how many units were ever merged or split, in the whole system."""

    loaded_at: datetime | None
    submission: int | None
    descents: int


_LOADED = select(func.max(loaded_reports.c.at, type_=loaded_reports.c.at.type)).where(
    loaded_reports.c.unit_id == bindparam("unit"), loaded_reports.c.form_id == bindparam("form")
)
_SUBMITTED = (
    select(func.max(submissions.c.id))
    .join(assignments, assignments.c.id == submissions.c.assignment_id)
    .join(periods, periods.c.id == assignments.c.period_id)
    .where(assignments.c.unit_id == bindparam("unit"), periods.c.form_id == bindparam("form"))
)
_DESCENTS = select(func.count()).select_from(lineage)
_ALL = select(_LOADED.scalar_subquery(), _SUBMITTED.scalar_subquery(), _DESCENTS.scalar_subquery())


def of_unit(connection: Connection, unit_id: int, form_id: str) -> Newest:
    """Of one unit's reports of a form."""
    return Newest(*connection.execute(_ALL, {"unit": unit_id, "form": form_id}).one())
