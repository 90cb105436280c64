"""One event at the office desk: what a step there looks at and answers with."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from dialogs.desk.changes import OfficeChange
from dialogs.desk.office import Office
from dialogs.screen import Draft
from dialogs.state import Place, State
from dialogs.turn import Job, Turn
from dialogs.world import World


@dataclass(frozen=True, slots=True)
class OfficeScene:
    """``fresh``: the screen is to be sent anew, because the person wrote something."""

    world: World
    state: State
    office: Office
    fresh: bool

    @property
    def today(self) -> date:
        return self.world.now.astimezone(self.world.zone).date()

    def instant(self, day: date, hour: str) -> datetime:
        """Local day and hour ("17:00") as an instant."""
        hours, minutes = (int(part) for part in hour.split(":"))
        return datetime.combine(day, time(hours, minutes), self.world.zone).astimezone(UTC)

    def show(
        self, place: Place, draft: Draft, changes: tuple[OfficeChange, ...] = (), jobs: tuple[Job, ...] = ()
    ) -> Turn:
        return Turn(State(self.state.report, place), draft.screen(), self.fresh, changes, jobs)


def headed(head: str, title: str) -> Draft:
    """A screen with a line above its title, if there is one."""
    draft = Draft(head)
    return draft.line(title, "bold")
