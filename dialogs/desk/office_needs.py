"""What the office desk will want to look at, said before a step runs."""

from dataclasses import dataclass, replace

from dialogs.desk.places import OFFICE_PLACES, Assigning, Forms, Given, Keeping, Regrouping
from dialogs.event import Commanded, Event, Pressed
from dialogs.state import State

LETTER_STEPS = frozenset({"number", "day", "issuer", "subject", "file"})

OFFICE_COMMANDS = frozenset({"giao", "donvi", "moi", "mau"})
OFFICE_VERBS = frozenset({"assigning", "given", "keeping", "forms", "regrouping"})


@dataclass(frozen=True, slots=True)
class OfficeNeeds:
    """``period`` is loaded with its units, else that of ``form`` and ``window`` if there is one; ``passed`` is the
    superior's assignment to be passed down; ``desk`` is the unit whose desk looks, ``unit`` the
    one whose people are looked at.  ``forms``: the versions of all forms, of these ``version`` in full, and what it
    would do to ``moving``, an open period; ``regrouped`` are units to be
    merged or split."""

    desk: int = 0
    period: int = 0
    form: str = ""
    window: tuple[str, str] = ("", "")
    passed: int = 0
    unit: int = 0
    forms: bool = False
    version: int = 0
    moving: int = 0
    regrouped: tuple[int, ...] = ()


def is_office(state: State) -> bool:
    return isinstance(state.place, OFFICE_PLACES)


def concerns_office(state: State, event: Event) -> bool:
    """Whether the event is for the office desk."""
    match event:
        case Commanded(name, _):
            return name in OFFICE_COMMANDS
        case Pressed(choice):
            return choice.verb in OFFICE_VERBS
        case _:
            return is_office(state)


def takes_any_file(state: State) -> bool:
    """Whether a file is waited for that is kept as it is: the guiding letter, at any step that asks about it."""
    return isinstance(state.place, Assigning) and state.place.step in LETTER_STEPS


def takes_units(state: State) -> bool:
    """Whether a workbook sent now is a table of units."""
    return isinstance(state.place, Keeping)


def form_parts(state: State) -> tuple[tuple[str, int], ...] | None:
    """The stored files of a form that came so far, where more are waited for; None where a file is anything else."""
    return state.place.parts if isinstance(state.place, Forms) else None


def office_needs(state: State, event: Event) -> OfficeNeeds:
    """The least the desk needs for this event."""
    named = _named(event)
    match state.place:
        case place if named.forms and not isinstance(place, Forms):
            return named
        case Assigning() as place:
            window = (str(place.start or ""), str(place.end or ""))
            return OfficeNeeds(named.desk or place.desk, named.period, place.form, window, named.passed or place.passed)
        case Given() as place:
            return OfficeNeeds(named.desk or place.desk, named.period or place.period, passed=named.passed)
        case Keeping() as place:
            return replace(named, unit=named.unit or place.unit)
        case Forms() as place:
            version, moving = named.version or place.version, named.moving or place.period
            return replace(named, forms=True, version=version, moving=moving)
        case Regrouping() as place:
            return replace(named, unit=named.unit or place.unit, regrouped=(place.unit, *place.others))
        case _:
            return named


def _named(event: Event) -> OfficeNeeds:
    """What a command or a button names that may stand anywhere."""
    match event:
        case Commanded("mau", _):
            return OfficeNeeds(forms=True)
        case Pressed(choice) if choice.verb == "forms" and choice.args[:1] == ("version",):
            return OfficeNeeds(forms=True, version=int(choice.args[1]))
        case Pressed(choice) if choice.verb == "forms" and choice.args[:1] == ("effect",):
            return OfficeNeeds(forms=True, moving=int(choice.args[1]))
        case Pressed(choice) if choice.verb == "forms":
            return OfficeNeeds(forms=True)
        case Pressed(choice) if choice.verb == "given" and choice.args[:1] == ("open",):
            return OfficeNeeds(desk=int(choice.args[2]), period=int(choice.args[1]))
        case Pressed(choice) if choice.verb == "assigning" and choice.args[:1] == ("pass",):
            return OfficeNeeds(passed=int(choice.args[1]))
        case Pressed(choice) if choice.verb == "keeping" and choice.args[:1] == ("unit",):
            return OfficeNeeds(unit=int(choice.args[1]))
        case _:
            return OfficeNeeds()
