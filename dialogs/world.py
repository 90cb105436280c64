"""What a step may look at: the values the conversation declared it needs, loaded before it runs."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from dialogs.desk.following.followed import Follow
from dialogs.desk.office import Office
from dialogs.desk.review.open_review import OpenReview
from dialogs.log import Log
from dialogs.matters import Matters
from dialogs.person import Author, Person, Role, UnitOfficers
from dialogs.report.open_report import OpenReport
from dialogs.reviewed import Waiting
from dialogs.task import Task
from templates.outline import Outline
from templates.period import Period
from templates.unit import Unit
from templates.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that can still be used.

    A contributor's has the report and the questions it asks for; one that hands a post over the person it replaces.
    """

    code_hash: str
    role: Role
    unit_name: str
    unit: int = 0
    task: Task | None = None
    replaces: Author | None = None
    replaces_self: bool = False


@dataclass(frozen=True, slots=True)
class DeskPeriod:
    """A period of the units directly below ``unit``: its form and the state of each unit's assignment."""

    id: int
    unit: Unit
    outline: Outline
    period: Period
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Everything a step may see.  ``chat`` is the chat's id; whatever was not needed is empty."""

    chat: int
    now: datetime
    zone: ZoneInfo
    person: Person | None = None
    tasks: tuple[Task, ...] = ()
    report: OpenReport | None = None
    invitation: Invitation | None = None
    reply_question: str = ""
    """The question of the notice that was replied to, "" if none."""
    edited_keys: tuple[str, ...] = ()
    """Answers an edited message had given."""
    periods: tuple[DeskPeriod, ...] = ()
    queue: tuple[Waiting, ...] = ()
    """Reports in the hands of the person's desks."""
    review: OpenReview | None = None
    log: Log | None = None
    sensitive_in_chat: bool = False
    """Whether sensitive questions may be answered in the chat (setting SENSITIVE_ANSWERS)."""
    pdf: bool = False
    """Whether reports can be had as PDF here."""
    unit_officers: tuple[UnitOfficers, ...] = ()
    shut: bool = False
    """Whether the report at hand is one the person helps with and that is not open now."""
    matters: Matters = field(default_factory=Matters)
    """What units have asked of the person's desk."""
    wrong_code: bool = False
    """Whether the code that was sent never was one."""
    codes_paused: datetime | None = None
    """Until when no code of this account's is looked at; None where they are."""
    setting_up: bool = False
    """Whether the person is to set the system up: an administrator, and no unit is there yet."""
    office: Office | None = None
    """The office desk, of whoever has one and where it was needed."""
    days: WorkingDays = field(default_factory=WorkingDays)
    """The office's working days."""
    follow: Follow | None = None
    """The units below, for whoever has a desk and where they were needed."""
    job: str | None = None
    """The state of the person's own work that was asked about; None where there is none."""

    @property
    def has_desk(self) -> bool:
        return self.person is not None and self.person.has_desk
