"""The report of one unit, nothing of the units below it: a draft, or a version handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.loading.covering import load_cover
from bot.reports.gathered import NothingThere
from storage import answers, assignments, changes, forms, submissions
from storage.assignments import Assignment
from storage.stored_answer import StoredAnswer
from storage.submissions import Submission
from templates.answers import ReportedApart
from templates.cover import Cover
from templates.outline import Outline
from templates.report import Report
from templates.rows import RowList


@dataclass(frozen=True, slots=True)
class UnitReports:
    """Puts units' reports together within one connection; sensitive answers only where they are wanted."""

    connection: Connection
    outlines: Outlines
    sensitive: bool = False

    def of_assignment(self, assignment_id: int) -> Report:
        """The unit's report: the submitted version while it is closed, else the draft as it stands."""
        return self.own_layer(self._held(assignment_id))

    def of_version(self, assignment_id: int, form_version_id: int) -> Report:
        """What is answered now, as another version of the period's form asks it."""
        assignment = assignments.get_full(self.connection, assignment_id)
        version = forms.get(self.connection, form_version_id)
        if assignment is None or version is None or version.form_id != assignment.form_id:
            raise NothingThere("Không có bản mẫu này.")
        return self.draft(
            replace(assignment, form_version_id=form_version_id),
            changes.taken_by_version(self.connection, assignment_id),
        )

    def form_version(self, assignment_id: int) -> int:
        """The form version the report of ``of_assignment`` was made with."""
        assignment = self._held(assignment_id)
        frozen = self._handed_in(assignment)
        return frozen.form_version_id if frozen else assignment.form_version_id

    def template(self, form_version_id: int, *, consolidated: bool) -> bytes:
        version = forms.get(self.connection, form_version_id)
        if version is None:
            raise NothingThere("Không có mẫu báo cáo này.")
        return version.consolidated_template if consolidated else version.unit_template

    def own_layer(self, assignment: Assignment) -> Report:
        """What the unit itself answered, nothing of the units below it."""
        frozen = self._handed_in(assignment)
        return self.draft(assignment) if frozen is None else self.of_submission(assignment, frozen)

    def _held(self, assignment_id: int) -> Assignment:
        assignment = assignments.get_full(self.connection, assignment_id)
        if assignment is None:
            raise NothingThere("Không có báo cáo này.")
        return assignment

    def _handed_in(self, assignment: Assignment) -> Submission | None:
        """The version that stands while the report is closed."""
        return submissions.latest(self.connection, assignment.id) if not assignment.is_open else None

    def of_submission(self, assignment: Assignment, frozen: Submission) -> Report:
        """The version as it was handed in, with number and day of issue as they are now."""
        cover = replace(frozen.cover, number=assignment.document_number, day=assignment.document_day)
        outline = of_assignment(
            self.outlines, self.connection, replace(assignment, form_version_id=frozen.form_version_id)
        )
        return self._report(outline, assignment, cover, frozen.answers, frozen.version)

    def draft(self, assignment: Assignment, before: Mapping[str, StoredAnswer] | None = None) -> Report:
        """The answers as they stand; ``before`` are those a newer version took away, where it is not that version."""
        outline = of_assignment(self.outlines, self.connection, assignment)
        consolidated = assignments.has_below(self.connection, assignment.period_id, assignment.unit.id)
        cover = load_cover(self.connection, assignment, outline.form, consolidated=consolidated)
        stored = _with_open_lists(outline, {**answers.all_answers(self.connection, assignment.id), **(before or {})})
        return self._report(outline, assignment, cover, stored, None)

    def _report(
        self,
        outline: Outline,
        assignment: Assignment,
        cover: Cover,
        stored: Mapping[str, StoredAnswer],
        version: int | None,
    ) -> Report:
        hidden = set() if self.sensitive else outline.sensitive_keys
        return Report(
            outline.form,
            assignment.unit,
            assignment.period,
            cover,
            {
                key: ReportedApart() if key in hidden else one.answer
                for key, one in stored.items()
                if key not in outline.left_out
            },
            version,
            {key: one.reason for key, one in stored.items() if one.reason and key not in hidden},
            assignment.scope,
            outline.left_out,
        )


def _with_open_lists(outline: Outline, stored: Mapping[str, StoredAnswer]) -> Mapping[str, StoredAnswer]:
    """A list that is still being written counts in a draft as far as it goes."""
    lists = [item.question for item in outline.items if isinstance(item.question, RowList)]
    begun = {one.id: stored[one.open_key] for one in lists if one.open_key in stored and one.id not in stored}
    return {**stored, **begun}
