"""Reports and consolidations put together from what is kept: the input of every document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from bot.loading import load_cover
from bot.outlines import Outlines
from dialogs.desk.following import status_in_words
from renderers.consolidation import Consolidation, Missing, consolidate, field_total
from storage import answers, assignments, forms, periods, submissions, units
from storage.assignments import Assignment
from storage.periods import StoredPeriod
from storage.stored_answer import StoredAnswer
from storage.submissions import Submission
from templates.answers import Answer, Figure, ReportedApart
from templates.binding import cover_defaults
from templates.cover import Cover
from templates.form import ReportForm
from templates.outline import Outline
from templates.period import Period
from templates.report import Comparison, Report
from templates.unit import Unit

BASES = {"accepted": "Đã tiếp nhận", "submitted": "Đã nộp", "drafts": "Cả bản nháp"}


class NothingThere(Exception):
    """What was asked for is not in the database; the message says it in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Puts reports together within one connection; sensitive answers only where they are wanted."""

    connection: Connection
    outlines: Outlines
    sensitive: bool = False

    def of_assignment(self, assignment_id: int) -> Report:
        """The unit's report: the submitted version while it is closed, else the draft as it stands."""
        assignment = assignments.get_full(self.connection, assignment_id)
        if assignment is None:
            raise NothingThere("Không có báo cáo này.")
        frozen = submissions.latest(self.connection, assignment_id) if not assignment.is_open else None
        if frozen is not None:
            return self._submitted(assignment, frozen)
        return self._draft(assignment)

    def form_version(self, assignment_id: int) -> int:
        """The form version the report of ``of_assignment`` was made with."""
        assignment = assignments.get_full(self.connection, assignment_id)
        if assignment is None:
            raise NothingThere("Không có báo cáo này.")
        frozen = submissions.latest(self.connection, assignment_id) if not assignment.is_open else None
        return frozen.form_version_id if frozen else assignment.form_version_id

    def template(self, form_version_id: int, *, consolidated: bool) -> bytes:
        version = forms.get(self.connection, form_version_id)
        if version is None:
            raise NothingThere("Không có mẫu báo cáo này.")
        return version.consolidated_template if consolidated else version.unit_template

    def consolidation(self, period_id: int, unit_id: int, basis: str) -> Consolidation:
        """The consolidated report of the unit from its direct children's answers; ``basis`` as in ``BASES``."""
        period, parent = periods.get(self.connection, period_id), units.get(self.connection, unit_id)
        if period is None or parent is None:
            raise NothingThere("Không có kỳ báo cáo này.")
        form = self.outlines.of(self.connection, period.form_version_id, period.period).form
        found = self.below(period, parent)
        counted = self.counted(found, basis)
        return consolidate(
            form,
            parent,
            period.period,
            cover_defaults(form, parent, self._parent(parent), consolidated=True),
            BASES[basis],
            counted.values(),
            self._missing([one for one in found if one.id not in counted]),
            self._comparison(period, parent, form),
        )

    def below(self, period: StoredPeriod, parent: Unit) -> list[Assignment]:
        """The assignments of the period to the units directly below ``parent``."""
        found = assignments.of_period(self.connection, period.id)
        return [assignment for assignment in found if assignment.unit.parent_id == parent.id]

    def counted(self, found: Iterable[Assignment], basis: str) -> dict[int, Report]:
        """The reports whose answers count, by assignment: accepted versions, submitted ones, or drafts as well."""
        own = {one.id: one for one in found if basis != "accepted" or one.state == "accepted"}
        frozen = submissions.latest_of(self.connection, list(own))
        reports = {number: self._submitted(own[number], version) for number, version in frozen.items()}
        drafts = [one for one in own.values() if basis == "drafts" and one.is_open and one.answered]
        return reports | {one.id: self._draft(one) for one in drafts}

    def _missing(self, found: list[Assignment]) -> list[Missing]:
        keys = assignments.answered_keys(self.connection, [one.id for one in found])
        return [Missing(one.unit, self._state(one, keys[one.id])) for one in found]

    def _state(self, one: Assignment, answered: set[str]) -> str:
        outline = self.outlines.of(self.connection, one.form_version_id, one.period)
        return status_in_words(one.state, outline.answered(answered), len(outline.items))

    def _comparison(self, period: StoredPeriod, parent: Unit, form: ReportForm) -> Comparison | None:
        """Totals of the same window a year earlier, else of the latest earlier period, from what was submitted then."""
        end = period.period.end
        before = [one for one in periods.of_form(self.connection, period.form_id) if one.period.end < end]
        if not before:
            return None
        year_ago = next((one for one in before if _a_year_apart(one.period, period.period)), None)
        reports = self.counted(self.below(year_ago or before[0], parent), "submitted").values()
        totals = {field.id: field_total(field, list(reports)).total for field in form.fields()}
        known: dict[str, Answer] = {key: Figure(total) for key, total in totals.items() if total is not None}
        wording = f"cùng kỳ năm {end.year - 1}" if year_ago else "kỳ trước"
        return Comparison(known, wording) if known else None

    def _submitted(self, assignment: Assignment, frozen: Submission) -> Report:
        cover = replace(frozen.cover, number=assignment.document_number, day=assignment.document_day)
        outline = self.outlines.of(self.connection, frozen.form_version_id, assignment.period)
        return self._report(outline, assignment, cover, frozen.answers, frozen.version)

    def _draft(self, assignment: Assignment) -> Report:
        outline = self.outlines.of(self.connection, assignment.form_version_id, assignment.period)
        cover = load_cover(self.connection, assignment, outline.form)
        return self._report(outline, assignment, cover, answers.all_answers(self.connection, assignment.id), None)

    def _parent(self, unit: Unit) -> Unit | None:
        return units.get(self.connection, unit.parent_id) if unit.parent_id else None

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
            {key: ReportedApart() if key in hidden else one.answer for key, one in stored.items()},
            version,
            {key: one.reason for key, one in stored.items() if one.reason and key not in hidden},
        )


def _a_year_apart(one: Period, other: Period) -> bool:
    same_end = (one.end.year + 1, one.end.month) == (other.end.year, other.end.month)
    return same_end and one.start.month == other.start.month
