"""Where a turn's changes go, and what they share."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.forms.shelf import Shelf
from bot.invitations.links import Links
from dialogs.desk.review.open_review import OpenReview
from dialogs.person import Person
from dialogs.report.open_report import OpenReport
from dialogs.world import World


class ReportClosed(Exception):
    """The report was closed between loading and writing; the step is taken again on what stands now."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Where a turn's changes go: ``batch`` joins them for /hoantac; ``links`` make the codes of invitations,
    ``shelf`` holds the forms that can be given.
    """

    connection: Connection
    world: World
    batch: str
    links: Links
    shelf: Shelf | None = None

    @property
    def now(self) -> datetime:
        return self.world.now

    @property
    def report(self) -> OpenReport:
        if self.world.report is None:
            raise LookupError("a change of a report needs the report")
        return self.world.report

    @property
    def report_id(self) -> int:
        return self.report.task.id

    @property
    def stands_in(self) -> bool:
        """Whether the report is answered in its unit's place."""
        return self.world.report is not None and self.world.report.task.stood_in

    @property
    def review(self) -> OpenReview:
        if self.world.review is None:
            raise LookupError("a decision needs the report it is about")
        return self.world.review

    @property
    def person(self) -> Person:
        if self.world.person is None:
            raise LookupError("a change needs a person")
        return self.world.person

    @property
    def person_id(self) -> int:
        return self.person.id

    @property
    def person_name(self) -> str:
        return self.world.person.name if self.world.person is not None else ""
