"""/mau: each event to the step the administrator stands at, and the screen of each step."""

from collections.abc import Callable
from dataclasses import replace

from dialogs.desk.changes import KeepFolder
from dialogs.desk.forms import card, lists, moving, uploading, words
from dialogs.desk.places import Forms
from dialogs.desk.scene import OfficeScene
from dialogs.event import Event, Pressed, SentBadFile, SentForm
from dialogs.home import home
from dialogs.screen import Choice
from dialogs.turn import Turn

_SHOWS: dict[str, Callable[[OfficeScene, Forms, str], Turn]] = {
    "list": lists.show_list,
    "form": lists.show_form,
    "version": card.show_version,
    "publish": card.show_publish,
    "drop": card.show_drop,
    "upload": uploading.show_upload,
    "periods": moving.show_periods,
    "effect": moving.show_effect,
}
_DOES: dict[str, Callable[[OfficeScene, Forms], Turn]] = {
    "try": card.tried,
    "untry": card.thrown_away,
    "publish_now": card.published,
    "drop_now": card.dropped,
    "move": moving.moved,
}


def begin(scene: OfficeScene) -> Turn:
    """/mau."""
    if not scene.office.whole:
        return _refused(scene)
    return replace(lists.show_list(scene, Forms()), changes=(KeepFolder(),))


def present(scene: OfficeScene, place: Forms, head: str = "") -> Turn:
    """The screen of the step the administrator is at; whoever is none (any more) is told so."""
    return _SHOWS[place.step](scene, place, head) if scene.office.whole else _refused(scene)


def happened(scene: OfficeScene, place: Forms, event: Event) -> Turn | None:
    """The turn an event leads to; None for a button that stands no longer."""
    if not scene.office.whole:
        return _refused(scene)
    match event:
        case Pressed(choice):
            return _pressed(scene, place, choice)
        case SentForm():
            return uploading.sent(scene, event)
        case SentBadFile(problem):
            return uploading.show_upload(scene, place, f"⚠ {problem.sentence}")
        case _:
            return present(scene, place, words.WAIT_FILES if place.step == "upload" else words.PRESS)


def _refused(scene: OfficeScene) -> Turn:
    return home(scene.world, scene.state, fresh=scene.fresh, head=words.ADMIN_ONLY)


def _pressed(scene: OfficeScene, place: Forms, choice: Choice) -> Turn | None:
    match choice.args:
        case ("list",):
            return lists.show_list(scene, Forms())
        case ("upload",):
            return uploading.show_upload(scene, Forms())
        case ("form", form):
            return lists.show_form(scene, Forms(step="form", form=form))
        case ("version", number):
            return card.show_version(scene, replace(place, version=int(number), period=0))
        case (("publish" | "drop" | "periods") as step,):
            return present(scene, replace(place, step=step))
        case ("effect", number):
            return moving.show_effect(scene, replace(place, period=int(number)))
        case (done,) if done in _DOES:
            return _DOES[done](scene, place)
        case (page,) if page.lstrip("-").isdecimal():
            return present(scene, replace(place, page=int(page)))
        case _:
            return None
