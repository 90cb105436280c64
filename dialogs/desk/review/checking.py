"""One report under review with the place of whoever checks it, and how a screen of it is made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogs.changes import Change
from dialogs.desk.review.open_review import OpenReview
from dialogs.desk.review.places import Reviewing, View
from dialogs.report.naming import item_name
from dialogs.reviewed import item_of, keys_of
from dialogs.screen import Draft
from dialogs.state import State
from dialogs.turn import Job, Turn
from dialogs.world import World
from templates.dates import moment
from templates.outline import Outline
from templates.text import cut

NAME = 90
"""UTF-16 units of a question's or figure's name."""


@dataclass(frozen=True, slots=True)
class Checking:
    """A step's view of one report under review."""

    world: World
    state: State
    review: OpenReview
    place: Reviewing

    @property
    def outline(self) -> Outline:
        return self.review.task.outline

    def at(self, view: View, *, page: int = 0, key: str = "", section: int | None = None) -> "Checking":
        """The same report at another view of it; ``section`` None leaves the page of answers to come back to."""
        back = self.place.section if section is None else section
        return replace(self, place=replace(self.place, view=view, page=page, key=key, section=back))

    def heading(self, head: str = "") -> Draft:
        """A draft that begins with what was just done, the unit and the form."""
        draft = Draft(head)
        task = self.review.task
        return draft.line(f"{task.unit.name} · {task.outline.form.short_title}", "bold")

    def when(self) -> str:
        """When the version came in: "08:05 thứ Hai, 16/11"."""
        return moment(self.review.now.at, self.world.zone)

    def show(self, draft: Draft, *, fresh: bool, changes: Sequence[Change] = (), jobs: Sequence[Job] = ()) -> Turn:
        """End the step here, at the place this view is of."""
        return Turn(State(self.state.report, self.place), draft.screen(), fresh, tuple(changes), tuple(jobs))

    def named(self, key: str, whole: str) -> str:
        """What a remark is about, in short: the question, the figure, or ``whole``."""
        field, item = self.outline.asked.get(key), item_of(self.outline, key)
        if field is not None and key not in self.outline.by_question:
            return cut(field.label, NAME)
        return cut(item_name(item), NAME) if item is not None else whole

    def is_apart(self, key: str) -> bool:
        """Whether what a key holds may not be seen in the chat."""
        hidden = self.outline.sensitive_keys
        return not self.world.sensitive_in_chat and any(one in hidden for one in keys_of(self.outline, key))
