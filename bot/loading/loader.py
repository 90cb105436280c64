"""From what a conversation declares it needs to the world its step sees, rights applied."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import roles
from bot.forms.outlines import Outlines, of_assignment
from bot.invitations import code_guesses
from bot.loading import matters
from bot.loading.below import Belows
from bot.loading.colleagues import limited, load_colleagues
from bot.loading.covering import load_cover
from bot.loading.earlier import EarlierAnswers
from bot.loading.following import FollowLoader
from bot.loading.logbook import load_log
from bot.loading.office import OfficeLoader
from bot.loading.person import load_person
from bot.loading.reviews import Reviews, as_request, load_remarks, load_signed
from bot.telegram.wire import extra_of
from dialogs.below import Below
from dialogs.desk.review.open_review import OpenReview
from dialogs.home import in_order
from dialogs.log import Log
from dialogs.needs import Needs
from dialogs.person import Author, Officer, Person, Role, Share, UnitOfficers
from dialogs.piece import Piece
from dialogs.report.open_report import OpenReport, Stored, Undoable
from dialogs.reviewed import EditRequest, Remark
from dialogs.task import Task
from dialogs.world import DeskPeriod, Invitation, World
from storage import (
    answers,
    assignments,
    changes,
    contributors,
    edit_requests,
    handovers,
    invitations,
    outbox,
    people,
    periods,
    remarks,
    signed_copies,
    tryouts,
    units,
)
from storage import roles as posts
from storage.assignments import Assignment
from storage.stored_answer import StoredAnswer
from templates.cover import Cover
from templates.outline import Outline
from templates.unit import Unit
from templates.working_days import WorkingDays


def code_hash(code: str) -> str:
    """How an invitation code is kept: never itself."""
    return hashlib.sha256(code.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Loader:
    """Loads worlds; ``outlines`` and ``earlier`` remember what never changes.  ``pdf``: whether it can be made here."""

    outlines: Outlines
    earlier: EarlierAnswers
    zone: ZoneInfo
    sensitive_in_chat: bool = False
    pdf: bool = False
    office: OfficeLoader | None = None
    reviews: Reviews = field(init=False)
    belows: Belows = field(init=False)

    def __post_init__(self) -> None:
        # A frozen value that fills in a part of itself.
        object.__setattr__(self, "reviews", Reviews(self.outlines, self.earlier, self.sensitive_in_chat))
        object.__setattr__(self, "belows", Belows(self.outlines, sensitive=self.sensitive_in_chat))

    def world(self, connection: Connection, chat_id: int, needs: Needs, now: datetime) -> World:
        """Everything in ``needs`` that the chat's person has a right to see."""
        person = load_person(connection, chat_id)
        paused = code_guesses.pause_of(connection, chat_id, now) if needs.code else None
        invitation = self._invitation(connection, person, needs, now) if paused is None else None
        wrong = bool(needs.code) and paused is None and not invitations.was_made(connection, code_hash(needs.code))
        if person is None:
            return World(chat_id, now, self.zone, invitation=invitation, wrong_code=wrong, codes_paused=paused)
        tasks = self._tasks(connection, person, now) if needs.tasks else ()
        replied = _replied(connection, chat_id, needs.reply_to)
        edited = answers.by_message(connection, chat_id, needs.edited) if needs.edited else []
        if needs.tryout:
            needs = replace(needs, report=tryouts.of_person(connection, person.id).get(needs.tryout))
        named = None if needs.stay else replied[0] or (edited[0][0] if edited else None)
        wanted = _wanted(needs, in_order(tasks, now), named)
        keys = tuple(key for assignment, key in edited if assignment == wanted)
        report = self._report(connection, person, wanted, needs, (*needs.pieces, *keys, replied[1]), now)
        shut = report is None and wanted is not None and roles.share_of(person, wanted) is not None
        if shut and not needs.tasks:
            tasks = self._tasks(connection, person, now)
        review = self._review(connection, person, needs.review)
        queued = needs.queue or (needs.review is not None and review is None)
        return World(
            chat_id,
            now,
            self.zone,
            person,
            tasks,
            report,
            invitation,
            replied[1] if report is not None else "",
            keys,
            self._periods(connection, person) if needs.periods else (),
            self.reviews.queue(connection, _desks(connection, person), odd=needs.odd) if queued else (),
            review,
            self._log(connection, person, needs.log),
            self.sensitive_in_chat,
            self.pdf,
            unit_officers=_unit_officers(connection, person, needs.unit_officers)
            if needs.unit_officers is not None
            else (),
            shut=shut,
            wrong_code=wrong,
            codes_paused=paused,
            setting_up=roles.is_administrator(person) and not units.count(connection),
            matters=matters.load(connection, person, needs, replied[2]),
            days=self.office.days if self.office else WorkingDays(),
            office=self.office.load(connection, person, needs.office, now) if self.office and needs.office else None,
            follow=FollowLoader(self.outlines, self.zone).load(connection, person, needs.follow, now)
            if needs.follow
            else None,
        )

    def _review(self, connection: Connection, person: Person, wanted: int | None) -> OpenReview | None:
        """The report to be checked, held until the turn is kept: of two who decide, the second sees the first's."""
        assignment = assignments.lock(connection, wanted) if wanted is not None else None
        if assignment is None or not roles.may_review(person, assignment.unit):
            return None
        task = self._task(connection, assignment, set(answers.all_answers(connection, assignment.id)))
        return self.reviews.opened(connection, assignment, task)

    def _log(self, connection: Connection, person: Person, wanted: tuple[int, int] | None) -> Log | None:
        if wanted is None:
            return None
        below = [child for desk in _desks(connection, person) for child in units.children(connection, desk.id)]
        own = [unit for number in roles.report_units(person) if (unit := units.get(connection, number)) is not None]
        seen = tuple({unit.id: unit for unit in (*own, *below)}.values())
        return load_log(connection, self.outlines, seen, *wanted, sensitive_in_chat=self.sensitive_in_chat)

    def _tasks(self, connection: Connection, person: Person, now: datetime) -> tuple[Task, ...]:
        own = assignments.of_units(connection, roles.own_units(person))
        known = {assignment.id for assignment in own}
        shares = {share.assignment: share for share in person.shares if share.assignment not in known}
        found = [assignments.get_full(connection, number) for number in shares]
        shared = [assignment for assignment in found if assignment is not None]
        return self._as_tasks(connection, [*own, *shared], now, shares)

    def _as_tasks(
        self,
        connection: Connection,
        found: list[Assignment],
        now: datetime | None = None,
        shares: Mapping[int, Share] | None = None,
    ) -> tuple[Task, ...]:
        keys = assignments.answered_keys(connection, [assignment.id for assignment in found])
        returned = [assignment.id for assignment in found if assignment.state == "returned"]
        remarked = remarks.sent_counts(connection, returned) if returned else {}
        return tuple(
            self._task(connection, one, keys[one.id], now, (shares or {}).get(one.id), remarks=remarked.get(one.id, 0))
            for one in found
        )

    def _task(
        self,
        connection: Connection,
        assignment: Assignment,
        answered: set[str],
        now: datetime | None = None,
        share: Share | None = None,
        *,
        remarks: int = 0,
    ) -> Task:
        """The assignment as lists show it; ``now`` where a lock date closes it to whoever looks; ``share`` where
        only a part of it is seen."""
        outline = of_assignment(self.outlines, connection, assignment, share.questions if share else None)
        return Task(
            assignment.id,
            assignment.unit,
            outline,
            assignment.period,
            assignment.state,
            assignment.submitted_version,
            outline.answered(answered),
            len(outline.items),
            locked=now is not None and assignment.is_open and assignment.period.is_locked(now),
            share=share,
            remarks=remarks,
            tried=assignment.tried_by is not None,
        )

    def _report(
        self,
        connection: Connection,
        person: Person,
        wanted: int | None,
        needs: Needs,
        keys: tuple[str, ...],
        now: datetime,
    ) -> OpenReport | None:
        assignment = assignments.lock(connection, wanted) if wanted is not None else None
        access = roles.access(person, assignment, now) if assignment is not None else None
        if assignment is None or access is None:
            return None
        stored = answers.all_answers(connection, assignment.id)
        others = {answer.person_id for answer in stored.values()} - {person.id}
        task = self._task(connection, assignment, set(stored), now, access.share)
        known = self.earlier.of(connection, assignment, task.outline.form)
        sent_back = _remarks(connection, assignment, task.outline)
        closed = not assignment.is_open
        below = self.belows.of(connection, assignment) if access.share is None else None
        report = OpenReport(
            task,
            {key: _stored(answer) for key, answer in stored.items()},
            self._cover(connection, assignment, task, below) if needs.cover else None,
            _authors(connection, others),
            {key: _pieces(connection, assignment.id, key) for key in keys if key in stored},
            known.past,
            known.history,
            self.reviews.usual_beside(connection, assignment, task.outline) if assignment.is_open else {},
            known.comparison,
            _undoable(connection, assignment.id, person.id) if needs.undoable else None,
            inquiries=matters.of_report(connection, assignment.id),
            extension=matters.extension_of(connection, assignment.id) if needs.cover or needs.above else None,
            above=matters.staff_above(connection, assignment.unit) if needs.above else 0,
            remarks=sent_back,
            request=_request(connection, assignment) if closed else None,
            signed=load_signed(connection, assignment) if closed else None,
            pages=signed_copies.count_pages(connection, assignment.id, person.id) if closed else 0,
            below=below,
        )
        if access.share is not None:
            return limited(report)
        if needs.colleagues:
            return replace(report, colleagues=load_colleagues(connection, assignment, self.outlines))
        return report

    def _cover(self, connection: Connection, assignment: Assignment, task: Task, below: Below | None) -> Cover:
        return load_cover(connection, assignment, task.outline.form, consolidated=below is not None)

    def _invitation(
        self, connection: Connection, person: Person | None, needs: Needs, now: datetime
    ) -> Invitation | None:
        hashed = needs.code_hash or (code_hash(needs.code) if needs.code else "")
        found = invitations.find(connection, hashed, now=now) if hashed else None
        if found is None:
            return None
        replaced = handovers.replaced(connection, hashed)
        return Invitation(
            found.code_hash,
            Role(found.role),
            found.unit_name,
            found.unit_id or 0,
            self._asked_for(connection, hashed),
            _authors(connection, {replaced})[replaced] if replaced else None,
            replaced is not None and person is not None and replaced == person.id,
        )

    def _asked_for(self, connection: Connection, hashed: str) -> Task | None:
        """The part of a report an invitation asks for."""
        asked = contributors.of_invitation(connection, hashed)
        assignment = assignments.get_full(connection, asked.assignment_id) if asked is not None else None
        if asked is None or assignment is None:
            return None
        return self._task(connection, assignment, set(), share=Share(assignment.id, asked.questions))

    def _periods(self, connection: Connection, person: Person) -> tuple[DeskPeriod, ...]:
        """Periods of the units directly below each unit the person has a desk at, the newest first."""
        found: list[DeskPeriod] = []
        for parent in _desks(connection, person):
            below = [child.id for child in units.children(connection, parent.id)]
            by_period: dict[int, list[Assignment]] = {}
            for assignment in assignments.of_units(connection, below):
                if assignment.is_recalled:
                    continue
                by_period.setdefault(assignment.period_id, []).append(assignment)
            found += [self._period(connection, parent, number, own) for number, own in by_period.items()]
        return tuple(sorted(found, key=lambda period: period.period.deadline, reverse=True))

    def _period(self, connection: Connection, parent: Unit, number: int, own: list[Assignment]) -> DeskPeriod:
        stored = periods.get(connection, number)
        if stored is None:
            raise LookupError(f"period {number}")
        outline = self.outlines.of(connection, stored.form_version_id, stored.period)
        return DeskPeriod(number, parent, outline, stored.period, self._as_tasks(connection, own))


def _desks(connection: Connection, person: Person) -> list[Unit]:
    if roles.is_administrator(person):
        return [unit for unit in units.all_units(connection) if units.children(connection, unit.id)]
    return [unit for number in roles.desk_units(person) if (unit := units.get(connection, number)) is not None]


def _replied(connection: Connection, chat_id: int, message_id: int | None) -> tuple[int | None, str, int | None]:
    """(assignment, question, a unit's inquiry) that the notice which was replied to is about."""
    row = outbox.by_message(connection, chat_id, message_id) if message_id else None
    extra = extra_of(row.body) if row is not None else {}
    about = extra.get("about")
    return (about["assignment"], about["question"], None) if about else (None, "", extra.get("inquiry"))


def _wanted(needs: Needs, tasks: list[Task], named: int | None) -> int | None:
    """Which report the event is about: the one a message names, the one at hand, or the only or nearest open one.

    At home (``nearest`` with ``tasks``) a report at hand that is closed gives way to an open one.
    """
    still = [task for task in tasks if task.is_open]
    gives_way = needs.nearest and still and all(task.id != needs.report for task in still)
    if named is not None or (needs.report is not None and not gives_way):
        return named if named is not None else needs.report
    if (needs.sole and len(still) == 1) or (needs.nearest and still):
        return still[0].id
    return None


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
    )


def _unit_officers(connection: Connection, person: Person, others: tuple[int, ...] | None) -> tuple[UnitOfficers, ...]:
    """The officers of the person's own units, and of the others whose post they may hand over."""
    if others is None:
        return ()
    own = roles.report_units(person)
    found = [unit for number in dict.fromkeys((*own, *others)) if (unit := units.get(connection, number)) is not None]
    return tuple(
        UnitOfficers(unit, _officers(connection, person, unit), unit.id in own)
        for unit in found
        if roles.may_hand_over(person, unit, _above(connection, unit))
    )


def _above(connection: Connection, unit: Unit) -> Iterator[int]:
    """Ids of the units above, the nearest first."""
    upper: Unit | None = unit
    while upper is not None and upper.parent_id is not None:
        yield upper.parent_id
        upper = units.get(connection, upper.parent_id)


def _officers(connection: Connection, person: Person, unit: Unit) -> tuple[Officer, ...]:
    held = posts.people_of_unit(connection, unit.id, Role.officer)
    return tuple(Officer(one.person_id, Author(one.name, one.title), one.person_id == person.id) for one in held)


def _authors(connection: Connection, ids: set[int]) -> dict[int, Author]:
    return {number: Author(*named) for number, named in people.names(connection, ids).items()} if ids else {}


def _pieces(connection: Connection, assignment_id: int, key: str) -> tuple[Piece, ...]:
    return tuple(Piece(*piece) for piece in answers.pieces(connection, assignment_id, key))


def _request(connection: Connection, assignment: Assignment) -> EditRequest | None:
    """The last Xin sửa lại on the version that stands."""
    request = edit_requests.latest(connection, assignment.id)
    return as_request(request) if request is not None and request.version == assignment.submitted_version else None


def _remarks(connection: Connection, assignment: Assignment, outline: Outline) -> tuple[Remark, ...]:
    """What a returned report was sent back with."""
    if assignment.state != "returned":
        return ()
    found = load_remarks(connection, assignment.id, outline)
    return tuple(one for one in found if one.sent and one.version == assignment.submitted_version)


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
