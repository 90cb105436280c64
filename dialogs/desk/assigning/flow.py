"""/giao: each event to the step the person stands at, and the screen of each step."""

from collections.abc import Callable

from dialogs.desk.assigning import beginning, confirm, deadline, letter, scope, unit_choice, windows, words
from dialogs.desk.assigning.steps import Outcome, go
from dialogs.desk.places import Assigning, AssigningStep
from dialogs.desk.scene import OfficeScene
from dialogs.event import Event, Pressed, Said, SentBadFile, SentFileKept
from dialogs.screen import Choice
from dialogs.turn import Turn

Shows = Callable[[OfficeScene, Assigning, str], Turn]
Presses = Callable[[OfficeScene, Assigning, Choice], Outcome | None]
Says = Callable[[OfficeScene, Assigning, str], Outcome]

_SHOWS: dict[AssigningStep, Shows] = {
    "periods": beginning.show_periods,
    "desk": beginning.show_desks,
    "form": beginning.show_forms,
    "window": windows.show,
    "due": deadline.show,
    "due_set": deadline.show_set,
    "hour": deadline.show_hour,
    "lock": deadline.show,
    "units": unit_choice.show,
    "scopes": scope.show_units,
    "scope": scope.show,
    "confirm": confirm.show,
    **dict.fromkeys(letter.STEPS, letter.show),
}
_PRESSES: dict[AssigningStep, Presses] = {
    "periods": beginning.pressed,
    "desk": beginning.pressed,
    "form": beginning.pressed,
    "window": windows.pressed,
    "due": deadline.pressed,
    "due_set": deadline.set_pressed,
    "hour": deadline.hour_pressed,
    "lock": deadline.pressed,
    "units": unit_choice.pressed,
    "scopes": scope.units_pressed,
    "scope": scope.pressed,
    "confirm": confirm.pressed,
    **dict.fromkeys(letter.STEPS, letter.pressed),
}
_SAYS: dict[AssigningStep, Says] = {
    "window": windows.said,
    "due": deadline.said,
    "due_set": deadline.said,
    "hour": deadline.hour_said,
    "lock": deadline.said,
    "units": unit_choice.said,
    **dict.fromkeys(letter.STEPS, letter.said),
}
_BACK: dict[AssigningStep, AssigningStep] = {
    "form": "periods",
    "window": "form",
    "due": "window",
    "hour": "due_set",
    "lock": "due_set",
    "number": "units",
    "day": "number",
    "issuer": "day",
    "subject": "issuer",
    "file": "subject",
}
_READS_BACK: frozenset[AssigningStep] = frozenset({"units", "number"})
"""Steps that lead on past what was read back before, unless they were opened to change just that."""


def begin(scene: OfficeScene, head: str = "") -> Turn:
    """/giao."""
    return beginning.show_periods(scene, beginning.only_desk(scene), head)


def happened(scene: OfficeScene, place: Assigning, event: Event) -> Turn | None:
    """The turn an event leads to; None for a button that stands no longer."""
    match event:
        case Pressed(choice):
            outcome = _pressed(scene, place, choice)
        case Said(text) if place.step in _SAYS:
            outcome = _SAYS[place.step](scene, place, text)
        case Said():
            return present(scene, place, words.PRESS)
        case SentBadFile(problem):
            return present(scene, place, f"⚠ {problem.sentence}")
        case SentFileKept(file, name):
            return present(scene, letter.filed(place, file, name), words.KEPT_FILE.format(name=name))
        case _:
            return present(scene, place, words.SEND_WORDS)
    if outcome is None or isinstance(outcome, Turn):
        return outcome
    return present(scene, _onwards(scene, place, outcome))


def _pressed(scene: OfficeScene, place: Assigning, choice: Choice) -> Outcome | None:
    match choice.args:
        case ("begin",):
            return begin(scene)
        case ("pass", _):
            return beginning.passed(scene)
        case ("stop",):
            return beginning.stopped(scene, place)
        case ("back",):
            return go(place, "confirm" if place.checked else _BACK.get(place.step, "periods"))
        case _:
            return _PRESSES[place.step](scene, place, choice)


def _onwards(scene: OfficeScene, before: Assigning, place: Assigning) -> Assigning:
    """Where a step leads: once everything was read back, straight there again."""
    if place.step == "units":
        place = unit_choice.begun(scene, place)
    forward = before.step not in {"confirm", place.step}
    if place.checked and forward and place.step in _READS_BACK and before.step in {"due_set", "units"}:
        return go(place, "confirm")
    return place


def present(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    """The screen of the step the person is at."""
    return _SHOWS[place.step](scene, place, head)
