"""The report at hand, with everything around its answers; rights applied."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.loading import matters
from bot.loading.access import access_of
from bot.loading.below import Belows
from bot.loading.colleagues import limited, load_colleagues
from bot.loading.covering import load_cover
from bot.loading.earlier import EarlierAnswers
from bot.loading.neighbourhood import Neighbourhood
from bot.loading.officers import load_authors
from bot.loading.said import as_request, load_sent_back, load_signed
from bot.loading.tasks import Tasks
from dialogs.needs import Needs
from dialogs.person import Person
from dialogs.piece import Piece
from dialogs.report.open_report import OpenReport, Stored, Undoable
from dialogs.reviewed import EditRequest
from storage import answers, assignments, changes, edit_requests, signed_copies, transitions
from storage.assignments import Assignment
from storage.stored_answer import StoredAnswer


@dataclass(frozen=True, slots=True)
class OpenReports:
    """Loads reports that are open in a chat."""

    tasks: Tasks
    earlier: EarlierAnswers
    neighbourhood: Neighbourhood
    belows: Belows

    def of(
        self,
        connection: Connection,
        person: Person,
        wanted: int | None,
        needs: Needs,
        keys: tuple[str, ...],
        now: datetime,
    ) -> OpenReport | None:
        """The report, held until the turn is kept; ``keys`` are the answers whose pieces are wanted."""
        assignment = assignments.lock(connection, wanted) if wanted is not None else None
        access = access_of(connection, person, assignment, needs, now) if assignment is not None else None
        if assignment is None or access is None:
            return None
        stored = answers.all_answers(connection, assignment.id)
        undoable = _undoable(connection, assignment.id, person.id) if needs.undoable else None
        others = {answer.person_id for answer in stored.values()} | _authors_before(undoable)
        task = self.tasks.one(connection, assignment, set(stored), now, access.share)
        task = replace(task, stood_in=access.stands_in)
        known = self.earlier.of(connection, assignment, task.outline.form)
        below = self.belows.of(connection, assignment, needs.source_path) if access.share is None else None
        report = OpenReport(
            task,
            {key: _stored(answer) for key, answer in stored.items()},
            load_cover(connection, assignment, task.outline.form, consolidated=below is not None)
            if needs.cover
            else None,
            load_authors(connection, others - {person.id}),
            {key: _pieces(connection, assignment.id, key) for key in keys if key in stored},
            known.past,
            known.history,
            self.neighbourhood.usual_beside(connection, assignment, task.outline) if assignment.is_open else {},
            known.comparison,
            undoable,
            below=below,
        )
        report = _with_those_above(connection, report, assignment, person, needs)
        if access.share is not None:
            return limited(report)
        if needs.colleagues:
            return replace(report, colleagues=load_colleagues(connection, assignment, self.tasks.outlines))
        return report


def _with_those_above(
    connection: Connection, report: OpenReport, assignment: Assignment, person: Person, needs: Needs
) -> OpenReport:
    """The report with what passed between its unit and those above it."""
    report = replace(
        report,
        inquiries=matters.of_report(connection, assignment.id),
        extension=matters.extension_of(connection, assignment.id) if needs.cover or needs.above else None,
        above=matters.staff_above(connection, assignment.unit) if needs.above else 0,
        remarks=load_sent_back(connection, assignment, report.task.outline),
    )
    if assignment.is_open:
        return report
    return replace(
        report,
        request=_request(connection, assignment),
        signed=load_signed(connection, assignment),
        pages=signed_copies.count_pages(connection, assignment.id, person.id),
        sent_for_unit=report.task.stood_in and _sent_for_unit(connection, assignment.id),
    )


def _stored(answer: StoredAnswer) -> Stored:
    return Stored(
        answer.answer,
        answer.reason,
        answer.kept,
        answer.copied,
        answer.source,
        answer.person_id,
        answer.at,
        answer.doubted,
        answer.on_behalf,
    )


def _pieces(connection: Connection, assignment_id: int, key: str) -> tuple[Piece, ...]:
    return tuple(Piece(*piece) for piece in answers.pieces(connection, assignment_id, key))


def _request(connection: Connection, assignment: Assignment) -> EditRequest | None:
    """The last Xin sửa lại on the version that stands."""
    request = edit_requests.latest(connection, assignment.id)
    return as_request(request) if request is not None and request.version == assignment.submitted_version else None


def _authors_before(undoable: Undoable | None) -> set[int]:
    """Whose answers would come back."""
    return {one.person for one in undoable.before.values() if one is not None} if undoable is not None else set()


def _sent_for_unit(connection: Connection, assignment_id: int) -> bool:
    last = transitions.last(connection, assignment_id)
    return last is not None and last.after == "submitted" and last.on_behalf


def _undoable(connection: Connection, assignment_id: int, person_id: int) -> Undoable | None:
    batch = changes.latest_batch(connection, assignment_id, person_id)
    if not batch:
        return None
    before: dict[str, Stored | None] = {}
    after: dict[str, Stored | None] = {}
    for change in batch:
        before.setdefault(change.key, _stored(change.before.stored) if change.before.stored else None)
        after[change.key] = _stored(change.after.stored) if change.after.stored else None
    return Undoable(batch[0].batch, before, after)
