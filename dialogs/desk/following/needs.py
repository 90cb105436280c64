"""What following the units below will want to look at, said before a step runs."""

from dataclasses import dataclass

from dialogs.desk.following.places import Following, Nudging, Telling
from dialogs.event import Commanded, Event, Pressed, Said
from dialogs.state import State

FOLLOW_COMMANDS = frozenset({"tiendo", "nhac", "thongbao"})
LIST_VERBS = frozenset(
    {"following", "follow", "follow_page", "follow_all", "follow_list", "follow_unit", "follow_word", "follow_picture"}
    | {"follow_stand_in", "stood_in", "follow_year"}
)
NUDGE_VERBS = frozenset({"nudging", "nudge", "nudge_unit", "nudge_whom", "nudge_again", "nudge_no_line", "nudge_send"})
TELL_VERBS = frozenset({"telling", "tell", "tell_unit", "tell_sent"})
FOLLOW_VERBS = LIST_VERBS | NUDGE_VERBS | TELL_VERBS

READ = "told_read"
"""Đã đọc: a button of whoever was told."""


@dataclass(frozen=True, slots=True)
class FollowNeeds:
    """The period of the units below ``unit`` (0 = the only one there is), and one of its assignments closely.

    ``listed``: all of its units are wanted beside that one; ``nudging``: with when each was last reminded and whether
    anybody is there, and where no period is named the only one with a unit that is late.  ``telling``: whom a message
    can reach and what was sent, of which ``broadcast`` closely.  An assignment alone brings its own period.  ``year``:
    how punctual each unit was in it, instead of where it stands.
    """

    period: int = 0
    unit: int = 0
    assignment: int = 0
    listed: bool = False
    nudging: bool = False
    telling: bool = False
    broadcast: int = 0
    year: int = 0


def is_following(state: State) -> bool:
    return isinstance(state.place, Following | Nudging | Telling)


def concerns_following(event: Event) -> bool:
    match event:
        case Commanded(name, _):
            return name in FOLLOW_COMMANDS
        case Pressed(choice):
            return choice.verb in FOLLOW_VERBS
        case _:
            return False


def follow_needs(state: State, event: Event | None) -> FollowNeeds:
    """The least that is needed: what a command or a button names, else what the place stands on."""
    match event:
        case Commanded("nhac", _):
            return FollowNeeds(nudging=True)
        case Commanded("thongbao", _):
            return FollowNeeds(telling=True)
        case Pressed(choice) if choice.verb in FOLLOW_VERBS:
            return _pressed(state, choice.verb, choice.args)
        case Commanded(name, _) if name in FOLLOW_COMMANDS:
            return FollowNeeds()
        case _:
            return _standing(state, listed=isinstance(event, Said))


def _pressed(state: State, verb: str, args: tuple[str, ...]) -> FollowNeeds:
    here = _standing(state)
    if verb in LIST_VERBS:
        return _listed(here, verb, args)
    match verb, args:
        case "nudge", (period, unit):
            return FollowNeeds(int(period), int(unit), nudging=True)
        case "nudging", _:
            return FollowNeeds(nudging=True)
        case "tell_sent", (number,):
            return FollowNeeds(telling=True, broadcast=int(number))
        case "tell_unit", _:
            return FollowNeeds(here.period, here.unit, telling=True)
        case "telling", _:
            return FollowNeeds(telling=True)
        case "nudge_unit", _:
            return FollowNeeds(here.period, here.unit, nudging=True)
        case _:
            return here


def _listed(here: FollowNeeds, verb: str, args: tuple[str, ...]) -> FollowNeeds:
    match verb, args:
        case "following", _:
            return FollowNeeds()
        case "follow", (period, unit):
            return FollowNeeds(int(period), int(unit))
        case "follow_unit" | "follow_stand_in", (number,):
            return FollowNeeds(here.period, here.unit, int(number))
        case "stood_in", (number,):
            return FollowNeeds(assignment=int(number))
        case "follow_year", (year,):
            return FollowNeeds(here.period, here.unit, year=int(year))
        case "follow_list" | "follow_page" | "follow_all", _:
            return FollowNeeds(here.period, here.unit, year=here.year)
        case _:
            return here


def _standing(state: State, *, listed: bool = False) -> FollowNeeds:
    match state.place:
        case Following(period, unit, _, _, assignment, year):
            return FollowNeeds(period, unit, assignment, listed, year=0 if listed else year)
        case Nudging(period, unit):
            return FollowNeeds(period, unit, nudging=True)
        case Telling() as place:
            return FollowNeeds(telling=True, broadcast=place.broadcast)
        case _:
            return FollowNeeds()
