"""The form on its way, with its parameters filled in for the window chosen."""

from dialogs.desk.places import Assigning
from dialogs.desk.scene import OfficeScene
from templates.binding import bind
from templates.form import ReportForm
from templates.period import Letter, Period


def period_of(scene: OfficeScene, place: Assigning) -> Period:
    """The period as chosen; raises LookupError before window and deadline are."""
    if place.start is None or place.end is None or place.due is None:
        raise LookupError("window and deadline are chosen first")
    lock = scene.instant(place.lock, place.hour) if place.lock is not None else None
    return Period(place.start, place.end, scene.instant(place.due, place.hour), letter_of(place), lock)


def letter_of(place: Assigning) -> Letter | None:
    letter = place.letter
    if not letter.number or letter.day is None:
        return None
    return Letter(letter.number, letter.day, letter.issuer, letter.subject)


def bound_form(scene: OfficeScene, place: Assigning, form: ReportForm) -> ReportForm:
    return bind(form, period_of(scene, place))
