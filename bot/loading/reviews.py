"""Reports in the hands of the parent's staff: the queue, and one report opened with what is odd about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.loading.earlier import EarlierAnswers
from bot.loading.marking import marks_of
from bot.loading.neighbourhood import Neighbourhood, Versions
from bot.loading.remembered import Remembered
from bot.loading.said import as_request, hide, load_remarks, load_signed
from bot.reports import Reports
from dialogs.desk.review.open_review import OpenReview
from dialogs.marks import Marks
from dialogs.reviewed import HandedIn, Move, Remark, Waiting
from dialogs.task import Task
from storage import assignments, edit_requests, layers, people, submissions, transitions
from storage.assignments import Assignment
from storage.edit_requests import StoredRequest
from storage.submissions import Submission
from templates.answers import Answer
from templates.oddities import Checked, Oddity, oddities
from templates.outline import Outline
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Reviews:
    """Loads what is checked; a submitted version never changes, so what is worked out of it is remembered."""

    outlines: Outlines
    earlier: EarlierAnswers
    sensitive_in_chat: bool = False
    neighbourhood: Neighbourhood = field(init=False)
    _odd: Remembered[tuple[int, Versions], tuple[Oddity, ...]] = field(default_factory=lambda: Remembered(1000))

    def __post_init__(self) -> None:
        # A frozen value that fills in a part of itself.
        object.__setattr__(self, "neighbourhood", Neighbourhood(self.sensitive_in_chat))

    def opened(self, connection: Connection, assignment: Assignment, task: Task) -> OpenReview | None:
        """The report's newest version, locked by the caller; None where nothing was ever handed in."""
        now = submissions.latest(connection, assignment.id)
        if now is None:
            return None
        outline = self._outline(connection, assignment, now)
        before = self._seen_before(connection, assignment, now.version)
        handed_in = self._handed_in(connection, outline, now)
        last = transitions.last(connection, assignment.id)
        request = edit_requests.latest(connection, assignment.id)
        return OpenReview(
            task,
            handed_in,
            self._handed_in(connection, outline, before) if before is not None else None,
            self._hidden(outline, _past(self.earlier, connection, assignment, outline)),
            self._oddities(connection, assignment, now, outline) if not assignment.is_open else (),
            self._remarks(connection, assignment, outline),
            as_request(request) if request is not None else None,
            load_signed(connection, assignment),
            Move(last.after, last.person_name, last.at) if last is not None else None,
        )

    def queue(self, connection: Connection, parents: Collection[Unit], *, odd: bool) -> tuple[Waiting, ...]:
        """Everything in the parents' hands; with ``odd`` what is worth a second look is counted."""
        above = {unit.id: unit for unit in parents}
        found = assignments.in_hand(connection, list(above))
        numbers = [one.id for one in found]
        requests = edit_requests.waiting(connection, numbers)
        marks = marks_of(connection, numbers)
        seen = transitions.seen_versions(connection, numbers)
        return tuple(
            self._waiting(
                connection,
                one,
                above[one.unit.parent_id or 0],
                request=requests.get(one.id),
                marks=marks(one.id),
                again=any(number < (one.submitted_version or 0) for number in seen.get(one.id, ())),
                odd=self._odd_count(connection, one) if odd and one.state != "accepted" else None,
            )
            for one in found
        )

    def _waiting(
        self,
        connection: Connection,
        one: Assignment,
        parent: Unit,
        *,
        request: StoredRequest | None,
        marks: Marks,
        again: bool,
        odd: int | None,
    ) -> Waiting:
        form = of_assignment(self.outlines, connection, one).form
        return Waiting(
            one.id,
            one.unit,
            parent,
            form.title,
            form.short_title,
            one.state,
            one.submitted_version or 0,
            one.submitted_at or one.created_at,
            again,
            as_request(request) if request is not None else None,
            marks,
            odd,
        )

    def _odd_count(self, connection: Connection, one: Assignment) -> int | None:
        """What is odd about it, remarks not handled among it."""
        now = submissions.latest(connection, one.id)
        if now is None:
            return None
        outline = self._outline(connection, one, now)
        answers = self._hidden(outline, now.given)
        found = self._remarks(connection, one, outline)
        sent = [remark for remark in found if remark.version < now.version and remark.sent]
        left = [remark for remark in sent if not remark.handled(answers)]
        collected = [remark for remark in found if not remark.sent]
        return len(self._oddities(connection, one, now, outline)) + len(left) + len(collected)

    def _seen_before(self, connection: Connection, assignment: Assignment, version: int) -> Submission | None:
        """The newest older version somebody here has seen."""
        seen = transitions.seen_versions(connection, (assignment.id,)).get(assignment.id, set())
        older = [number for number in seen if number < version]
        return submissions.get(connection, assignment.id, max(older)) if older else None

    def _oddities(
        self, connection: Connection, assignment: Assignment, now: Submission, outline: Outline
    ) -> tuple[Oddity, ...]:
        parent = assignment.unit.parent_id or 0
        standing = assignments.versions_in_hand(connection, assignment.period_id, parent)
        versions = frozenset((number, version) for number, version, _ in standing)
        known = self._odd.get((assignment.id, versions))
        if known is not None:
            return known
        marks = now.answers
        history = self.earlier.of(connection, assignment, outline.form).history
        checked = Checked(
            assignment.unit.name,
            assignment.unit.level,
            outline,
            self._hidden(outline, now.given),
            frozenset(key for key, one in marks.items() if one.kept),
            frozenset(key for key, one in marks.items() if one.doubted),
            {key: one.reason for key, one in marks.items() if one.reason},
            self._hidden(outline, _past(self.earlier, connection, assignment, outline)),
            history,
        )
        others = self.neighbourhood.of(connection, standing, versions, outline)
        return self._odd.put((assignment.id, versions), oddities(checked, others))

    def _handed_in(self, connection: Connection, outline: Outline, frozen: Submission) -> HandedIn:
        hidden = self._hidden_keys(outline)
        reasons = {key: one.reason for key, one in frozen.answers.items() if one.reason and key not in hidden}
        author = people.get(connection, frozen.person_id)
        name = author.name if author is not None else ""
        answers = self._hidden(outline, self._whole(connection, frozen))
        entered = {key: one.person_id for key, one in frozen.answers.items() if one.on_behalf}
        names = people.names(connection, set(entered.values())) if entered else {}
        by = {key: names[person][0] for key, person in entered.items() if person in names}
        return HandedIn(frozen.version, name, frozen.at, answers, reasons, by, frozen.on_behalf)

    def _whole(self, connection: Connection, frozen: Submission) -> Mapping[str, Answer]:
        """What the version says: of a report that consolidates others the totals of both layers."""
        layer = layers.frozen(connection, frozen.assignment_id, frozen.version)
        held = assignments.get_full(connection, frozen.assignment_id) if layer is not None else None
        if layer is None or held is None:
            return frozen.given
        return Reports(connection, self.outlines, self.sensitive_in_chat).with_layer(held, frozen, layer).answers

    def _remarks(self, connection: Connection, assignment: Assignment, outline: Outline) -> tuple[Remark, ...]:
        return load_remarks(connection, assignment.id, outline, self._hidden_keys(outline))

    def _hidden_keys(self, outline: Outline) -> frozenset[str]:
        return frozenset() if self.sensitive_in_chat else outline.sensitive_keys

    def _hidden(self, outline: Outline, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
        return hide(answers, self._hidden_keys(outline))

    def _outline(self, connection: Connection, assignment: Assignment, frozen: Submission) -> Outline:
        return self.outlines.of(
            connection, frozen.form_version_id, assignment.period, assignment.unit.level, assignment.scope
        )


def _past(
    earlier: EarlierAnswers, connection: Connection, assignment: Assignment, outline: Outline
) -> Mapping[str, Answer]:
    past = earlier.of(connection, assignment, outline.form).past
    return past[0].answers if past else {}
