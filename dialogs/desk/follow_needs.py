"""What following the units below will want to look at, said before a step runs."""

from dataclasses import dataclass

from dialogs.event import Commanded, Event, Pressed, Said
from dialogs.state import Following, State

FOLLOW_COMMANDS = frozenset({"tiendo"})
FOLLOW_VERBS = frozenset(
    {"following", "follow", "follow_page", "follow_all", "follow_list", "follow_unit", "follow_word"}
)


@dataclass(frozen=True, slots=True)
class FollowNeeds:
    """The period of the units below ``unit`` (0 = the only one there is), and one of its assignments closely.

    ``listed``: all of its units are wanted beside that one.
    """

    period: int = 0
    unit: int = 0
    assignment: int = 0
    listed: bool = False


def is_following(state: State) -> bool:
    return isinstance(state.place, Following)


def concerns_following(event: Event) -> bool:
    match event:
        case Commanded(name, _):
            return name in FOLLOW_COMMANDS
        case Pressed(choice):
            return choice.verb in FOLLOW_VERBS
        case _:
            return False


def follow_needs(state: State, event: Event) -> FollowNeeds:
    """The least that is needed: what a button names, else what the place stands on."""
    place = state.place if isinstance(state.place, Following) else Following()
    match event:
        case Commanded(name, _) if name in FOLLOW_COMMANDS:
            return FollowNeeds()
        case Pressed(choice) if choice.verb == "following":
            return FollowNeeds()
        case Pressed(choice) if choice.verb == "follow":
            return FollowNeeds(int(choice.args[0]), int(choice.args[1]))
        case Pressed(choice) if choice.verb == "follow_unit":
            return FollowNeeds(place.period, place.unit, int(choice.args[0]))
        case Pressed(choice) if choice.verb in {"follow_list", "follow_page", "follow_all"}:
            return FollowNeeds(place.period, place.unit)
        case _:
            return FollowNeeds(place.period, place.unit, place.assignment, listed=isinstance(event, Said))
