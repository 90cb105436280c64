"""From what a conversation declares it needs to the world its step sees, rights applied."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot import roles
from bot.forms.outlines import Outlines
from bot.invitations import code_guesses
from bot.invitations.codes import code_hash
from bot.loading import matters
from bot.loading.below import Belows
from bot.loading.desk_periods import load_periods
from bot.loading.desks import desks_of
from bot.loading.earlier import EarlierAnswers
from bot.loading.following import FollowLoader
from bot.loading.invitation import load_invitation
from bot.loading.logbook import load_log
from bot.loading.office import OfficeLoader
from bot.loading.officers import load_unit_officers
from bot.loading.open_reports import OpenReports
from bot.loading.own_job import state_of_job
from bot.loading.person import load_person
from bot.loading.reviews import Reviews
from bot.loading.tasks import Tasks
from bot.telegram.wire import extra_of
from dialogs.desk.review.open_review import OpenReview
from dialogs.home import in_order
from dialogs.log import Log
from dialogs.needs import Needs
from dialogs.person import Person
from dialogs.task import Task
from dialogs.world import World
from storage import answers, assignments, invitations, outbox, tryouts, units
from templates.working_days import WorkingDays


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
    tasks: Tasks = field(init=False)
    reports: OpenReports = field(init=False)

    def __post_init__(self) -> None:
        # A frozen value that fills in a part of itself.
        object.__setattr__(self, "reviews", Reviews(self.outlines, self.earlier, self.sensitive_in_chat))
        object.__setattr__(self, "tasks", Tasks(self.outlines))
        belows = Belows(self.outlines, sensitive=self.sensitive_in_chat)
        object.__setattr__(self, "reports", OpenReports(self.tasks, self.earlier, self.reviews.neighbourhood, belows))

    def world(self, connection: Connection, chat_id: int, needs: Needs, now: datetime) -> World:
        """Everything in ``needs`` that the chat's person has a right to see."""
        person = load_person(connection, chat_id)
        world = self._with_code(connection, World(chat_id, now, self.zone), person, needs)
        if person is None:
            return world
        world = replace(
            world,
            person=person,
            sensitive_in_chat=self.sensitive_in_chat,
            pdf=self.pdf,
            setting_up=roles.is_administrator(person) and not units.count(connection),
            days=self.office.days if self.office else WorkingDays(),
            job=state_of_job(connection, chat_id, needs.job),
        )
        replied = _replied(connection, chat_id, needs.reply_to)
        if needs.tryout:
            needs = replace(needs, report=tryouts.of_person(connection, person.id).get(needs.tryout))
        world = self._with_report(connection, world, person, needs, replied)
        return self._with_desk(connection, world, person, needs, replied.inquiry)

    def _with_code(self, connection: Connection, world: World, person: Person | None, needs: Needs) -> World:
        """What became of the invitation code at hand."""
        paused = code_guesses.pause_of(connection, world.chat, world.now) if needs.code else None
        if paused is not None:
            return replace(world, codes_paused=paused)
        invitation = load_invitation(connection, self.tasks, person, needs, world.now)
        wrong = bool(needs.code) and not invitations.was_made(connection, code_hash(needs.code))
        return replace(world, invitation=invitation, wrong_code=wrong)

    def _with_report(
        self, connection: Connection, world: World, person: Person, needs: Needs, replied: "_Replied"
    ) -> World:
        """The person's reports, and the one the event is about."""
        tasks = self.tasks.of_person(connection, person, world.now) if needs.tasks else ()
        edited = answers.by_message(connection, world.chat, needs.edited) if needs.edited else []
        named = None if needs.stay else replied.assignment or (edited[0][0] if edited else None)
        wanted = _wanted(needs, in_order(tasks, world.now), named)
        keys = tuple(key for assignment, key in edited if assignment == wanted)
        pieces = (*needs.pieces, *keys, replied.question)
        report = self.reports.of(connection, person, wanted, needs, pieces, world.now)
        shut = report is None and wanted is not None and roles.share_of(person, wanted) is not None
        if report is None and not shut and edited and needs.report is not None:
            # An edited message gave an answer the person cannot reach any more: they stay where they are.
            return self._with_report(connection, world, person, replace(needs, edited=None), replied)
        if shut and not needs.tasks:
            tasks = self.tasks.of_person(connection, person, world.now)
        question = replied.question if report is not None else ""
        return replace(world, tasks=tasks, report=report, reply_question=question, edited_keys=keys, shut=shut)

    def _with_desk(
        self, connection: Connection, world: World, person: Person, needs: Needs, inquiry: int | None
    ) -> World:
        """What the person's desk looks at, and what everybody may ask for besides a report."""
        review = self._review(connection, person, needs.review)
        queued = needs.queue or (needs.review is not None and review is None)
        office, follow = needs.office, needs.follow
        following = FollowLoader(self.outlines, self.zone)
        return replace(
            world,
            periods=load_periods(connection, self.tasks, person, needs.period) if needs.periods else (),
            queue=self.reviews.queue(connection, desks_of(connection, person), odd=needs.odd) if queued else (),
            review=review,
            log=self._log(connection, person, needs.log),
            unit_officers=load_unit_officers(connection, person, needs.unit_officers),
            matters=matters.load(connection, person, needs, inquiry),
            office=self.office.load(connection, person, office, world.now) if self.office and office else None,
            follow=following.load(connection, person, follow, world.now) if follow else None,
        )

    def _review(self, connection: Connection, person: Person, wanted: int | None) -> OpenReview | None:
        """The report to be checked, held until the turn is kept: of two who decide, the second sees the first's."""
        assignment = assignments.lock(connection, wanted) if wanted is not None else None
        if assignment is None or not roles.may_review(person, assignment.unit):
            return None
        task = self.tasks.one(connection, assignment, set(answers.all_answers(connection, assignment.id)))
        return self.reviews.opened(connection, assignment, task)

    def _log(self, connection: Connection, person: Person, wanted: tuple[int, int] | None) -> Log | None:
        if wanted is None:
            return None
        below = [child for desk in desks_of(connection, person) for child in units.children(connection, desk.id)]
        own = [unit for number in roles.report_units(person) if (unit := units.get(connection, number)) is not None]
        seen = tuple({unit.id: unit for unit in (*own, *below)}.values())
        return load_log(connection, self.outlines, seen, *wanted, sensitive_in_chat=self.sensitive_in_chat)


class _Replied(NamedTuple):
    """What the notice is about that was replied to: a report's question, or a unit's inquiry."""

    assignment: int | None
    question: str
    inquiry: int | None


def _replied(connection: Connection, chat_id: int, message_id: int | None) -> _Replied:
    row = outbox.by_message(connection, chat_id, message_id) if message_id else None
    extra = extra_of(row.body) if row is not None else {}
    about = extra.get("about")
    return _Replied(about["assignment"], about["question"], None) if about else _Replied(None, "", extra.get("inquiry"))


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
