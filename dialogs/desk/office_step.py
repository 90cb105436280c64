"""One event at the office desk, whichever of its conversations it belongs to."""

from dialogs.desk.assigning import flow, given_card
from dialogs.desk.forms import flow as forms
from dialogs.desk.keeping import flow as keeping
from dialogs.desk.places import Assigning, Forms, Given, Keeping, Regrouping
from dialogs.desk.regrouping import flow as regrouping
from dialogs.desk.scene import OfficeScene
from dialogs.event import Commanded, Edited, Event, Pressed, PressedStale
from dialogs.home import home
from dialogs.report import words as report_words
from dialogs.state import State
from dialogs.turn import Turn
from dialogs.words import NO_RIGHT, STALE
from dialogs.world import World


def office_step(state: State, event: Event, world: World) -> Turn:
    """The turn an event at the desk leads to; whoever has no desk is told so."""
    if world.office is None:
        return home(world, state, fresh=not isinstance(event, Pressed), head=NO_RIGHT)
    scene = OfficeScene(world, state, world.office, not isinstance(event, Pressed))
    match event:
        case Commanded("giao", _):
            return flow.begin(scene)
        case Commanded("mau", _):
            return forms.begin(scene)
        case Commanded(name, _):
            return keeping.begin(scene, inviting=name == "moi")
        case PressedStale():
            return office_present(state, world, head=STALE, fresh=True)
        case Edited():
            return office_present(state, world, head=report_words.EDIT_UNKNOWN, fresh=True)
        case _:
            return _happened(scene, event) or office_present(state, world, head=STALE, fresh=False)


def _happened(scene: OfficeScene, event: Event) -> Turn | None:
    place = scene.state.place
    if isinstance(event, Pressed) and event.choice.verb == "given":
        return given_card.happened(scene, place if isinstance(place, Given) else Given(0, 0), event)
    if isinstance(event, Pressed) and event.choice.verb == "keeping":
        return keeping.happened(scene, place if isinstance(place, Keeping) else Keeping(), event)
    if isinstance(event, Pressed) and event.choice.verb == "forms":
        return forms.happened(scene, place if isinstance(place, Forms) else Forms(), event)
    if isinstance(event, Pressed) and event.choice.verb == "regrouping":
        return regrouping.pressed(scene, place, event.choice)
    if isinstance(event, Pressed):
        return flow.happened(scene, place if isinstance(place, Assigning) else Assigning(), event)
    return given_card.happened(scene, place, event) if isinstance(place, Given) else _sent(scene, event)


def _sent(scene: OfficeScene, event: Event) -> Turn | None:
    place = scene.state.place
    if isinstance(place, Regrouping):
        return regrouping.sent(scene, place, event)
    if isinstance(place, Keeping):
        return keeping.happened(scene, place, event)
    if isinstance(place, Forms):
        return forms.happened(scene, place, event)
    return flow.happened(scene, place, event) if isinstance(place, Assigning) else None


def office_present(state: State, world: World, *, head: str, fresh: bool) -> Turn:
    """The desk's screen the person is at, with a line above it."""
    if world.office is None:
        return home(world, state, fresh=fresh, head=head)
    scene = OfficeScene(world, state, world.office, fresh)
    match state.place:
        case Assigning() as place:
            return flow.present(scene, place, head)
        case Given() as place:
            return given_card.present(scene, place, head)
        case Keeping() as place:
            return keeping.present(scene, place, head)
        case Forms() as place:
            return forms.present(scene, place, head)
        case Regrouping() as place:
            return regrouping.present(scene, place, head)
        case _:
            return home(world, state, fresh=fresh, head=head)
