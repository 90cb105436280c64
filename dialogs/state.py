"""Where a conversation stands: the report last opened and the place in it, stored with the chat and reloaded.

A place is one kind of screen with what is needed to understand the next event there.
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from dialogs.desk.following.places import Following, Nudging, Telling
from dialogs.desk.matters.places import Granting, Replying, Waiting
from dialogs.desk.places import Assigning, Consolidating, Forms, Given, Keeping, Regrouping
from dialogs.desk.review.places import Bulk, Queue, Reviewing
from dialogs.report.asking_above.places import Extending, Requesting
from dialogs.report.from_files.places import AwaitingReport, Importing, Loading
from dialogs.report.places import Asking, Contents, InRow, Placing, Reading, Snoozing, Summary, Undoing
from dialogs.report.sharing.places import Colleagues, Filled, Inviting
from dialogs.report.submitting.places import CoverSheet, Signing, Submitting
from dialogs.report.units_below.places import Passages, Sources


@dataclass(frozen=True, slots=True)
class Home:
    kind: Literal["home"] = "home"


@dataclass(frozen=True, slots=True)
class Confirming:
    """An invitation's unit and role are shown; the code waits for Đúng."""

    code_hash: str
    kind: Literal["confirming"] = "confirming"


@dataclass(frozen=True, slots=True)
class Naming:
    """Waiting for the person's name and post."""

    kind: Literal["naming"] = "naming"


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which open report a command is meant for."""

    command: str
    kind: Literal["choosing"] = "choosing"


@dataclass(frozen=True, slots=True)
class OwnUnits:
    """The officers of one's own units, or the handing over of a post."""

    kind: Literal["own_units"] = "own_units"


@dataclass(frozen=True, slots=True)
class Journal:
    """/nhatky: who changed what in a unit's reports (0 = the unit is still to choose), one page of it.

    ``words`` narrow the choice to units so named.
    """

    unit: int = 0
    page: int = 0
    words: str = ""
    kind: Literal["journal"] = "journal"


Place = (
    Home
    | Confirming
    | Naming
    | Asking
    | InRow
    | Summary
    | Contents
    | Reading
    | Passages
    | Sources
    | Submitting
    | Undoing
    | CoverSheet
    | Placing
    | Importing
    | AwaitingReport
    | Loading
    | Choosing
    | Consolidating
    | Following
    | Nudging
    | Telling
    | Colleagues
    | Inviting
    | Filled
    | Waiting
    | Replying
    | Queue
    | Bulk
    | Reviewing
    | Granting
    | Extending
    | Requesting
    | Signing
    | Journal
    | Assigning
    | Given
    | OwnUnits
    | Keeping
    | Snoozing
    | Forms
    | Regrouping
)

Desk = (
    Following | Nudging | Telling | Consolidating | Waiting | Replying | Granting | Queue | Bulk | Reviewing | Journal
)
"""Places that belong to no report of one's own."""


def holds_text(place: Place) -> bool:
    """Whether a text waits here for the person's decision: nothing may lead away and lose it."""
    if isinstance(place, Asking):
        return place.mode == "choosing" or (place.mode == "picking" and bool(place.held))
    return isinstance(place, Placing)


@dataclass(frozen=True, slots=True)
class State:
    """``report`` is the assignment last opened; commands act on it.

    ``table`` is the id of the table that is filled in for itself: the walk then stays on its cells ("" = none).
    ``stands_in`` is the assignment that is answered in its unit's place (None = the walk is one's own).
    """

    report: int | None = None
    place: Annotated[Place, Field(discriminator="kind")] = field(default_factory=Home)
    table: str = ""
    stands_in: int | None = None


_ADAPTER: TypeAdapter[State] = TypeAdapter(State)


def dump(state: State) -> bytes:
    return _ADAPTER.dump_json(state)


def load(stored: str | bytes) -> State:
    return _ADAPTER.validate_json(stored)
