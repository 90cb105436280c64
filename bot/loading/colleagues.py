"""What colleagues bring into a world: the part of a report one sees, and who was asked to help with it."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from dialogs.person import Author
from dialogs.report.open_report import Colleagues, Contributor, OpenReport, Past
from storage import contributors
from storage.assignments import Assignment
from storage.contributors import Contributor as Stored
from templates.outline import Outline


def keys_of(outline: Outline) -> frozenset[str]:
    """Every key the answers of an outline are kept under, those of lists still open included."""
    return frozenset(outline.by_stored_key)


def limited(report: OpenReport) -> OpenReport:
    """The report as a contributor sees it: nothing but the answers to the questions of their part, now and before."""
    own = keys_of(report.task.outline)
    stored = {key: one for key, one in report.stored.items() if key in own}
    compared = report.comparison
    undoable = report.undoable
    return replace(
        report,
        stored=stored,
        cover=None,
        authors={
            number: one
            for number, one in report.authors.items()
            if number in {answer.person for answer in stored.values()}
        },
        pieces={key: one for key, one in report.pieces.items() if key in own},
        past=tuple(Past(one.end, {k: v for k, v in one.answers.items() if k in own}) for one in report.past),
        history={key: one for key, one in report.history.items() if key in own},
        comparison=compared and replace(compared, answers={k: v for k, v in compared.answers.items() if k in own}),
        remarks=tuple(one for one in report.remarks if one.was and own.issuperset(one.was)),
        inquiries=tuple(one for one in report.inquiries if one.question in report.task.outline.by_question),
        undoable=undoable if undoable is not None and own.issuperset(undoable.before) else None,
    )


def load_colleagues(connection: Connection, assignment: Assignment, outlines: Outlines) -> Colleagues:
    """Everybody asked to help with the report; and with the unit's one before it who is not asked now."""
    outline = of_assignment(outlines, connection, assignment)
    now = contributors.of_assignment(connection, assignment.id)
    asked = {one.person_id for one in now}
    before = contributors.earlier(connection, assignment.unit.id, assignment.form_id, before=assignment.period.end)
    again = [_as_shown(one, outline) for one in before if one.person_id not in asked]
    return Colleagues(tuple(_as_shown(one, outline) for one in now), tuple(one for one in again if one.questions))


def _as_shown(one: Stored, outline: Outline) -> Contributor:
    """Questions the form asks no longer are left out."""
    author = Author(one.name, one.title) if one.person_id is not None else None
    asked = one.questions.intersection(outline.by_question)
    return Contributor(one.id, author, asked, one.done_at is not None, one.expires_at, one.last_change_at)
