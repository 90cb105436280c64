"""The cover details a report is printed with."""

from dataclasses import replace

from sqlalchemy import Connection

from storage import covers, units
from storage.assignments import Assignment
from templates.binding import cover_defaults
from templates.cover import Cover
from templates.form import ReportForm


def load_cover(
    connection: Connection, assignment: Assignment, form: ReportForm, *, consolidated: bool = False
) -> Cover:
    """The cover as kept for the unit and form, else the form's defaults, with this document's own number and day."""
    cover = covers.get(connection, assignment.unit.id, assignment.form_id)
    if cover is None:
        parent = units.get(connection, assignment.unit.parent_id) if assignment.unit.parent_id else None
        cover = cover_defaults(form, assignment.unit, parent, consolidated=consolidated)
    return replace(cover, number=assignment.document_number, day=assignment.document_day)
