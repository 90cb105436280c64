"""The guiding letter: number, day, issuer and subject asked once, then the letter itself as a file."""

from dataclasses import replace

from dialogs.desk.assigning import words
from dialogs.desk.assigning.steps import Outcome, go
from dialogs.desk.places import Assigning, AssigningStep, LetterDraft
from dialogs.desk.scene import OfficeScene, headed
from dialogs.screen import Choice, button
from dialogs.turn import Turn
from dialogs.words import BACK
from templates.binding import body_in_text
from templates.dates import read_day
from templates.problem import Problem
from templates.text import clean

STEPS: tuple[AssigningStep, ...] = ("number", "day", "issuer", "subject", "file")
ASKED = {
    "number": words.LETTER_NUMBER,
    "day": words.LETTER_DAY,
    "issuer": words.LETTER_ISSUER,
    "subject": words.LETTER_SUBJECT,
    "file": words.LETTER_FILE,
}
MOST = 200
"""Characters of a number, an issuer or a subject."""


def show(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    """One detail of the guiding letter is asked."""
    draft = headed(head, ASKED[place.step])
    if place.step == "number":
        draft.row(button(words.NO_LETTER, "assigning", "no_letter"))
    if place.step == "issuer":
        for place_in_list, name in enumerate(_issuers(scene, place)):
            draft.row(button(name, "assigning", "issuer", str(place_in_list)))
    if place.step == "file":
        draft.row(button(words.NO_FILE, "assigning", "no_file"))
    draft.row(button(BACK, "assigning", "back"), button(words.CANCEL, "assigning", "stop"))
    return scene.show(place, draft)


def pressed(scene: OfficeScene, place: Assigning, choice: Choice) -> Outcome | None:
    match choice.args:
        case ("no_letter",):
            return go(replace(place, letter=LetterDraft()), "confirm")
        case ("no_file",):
            return go(replace(place, letter=replace(place.letter, file=0, file_name="")), "confirm")
        case ("issuer", number) if place.step == "issuer":
            return _next(replace(place, letter=replace(place.letter, issuer=_issuers(scene, place)[int(number)])))
        case _:
            return None


def said(scene: OfficeScene, place: Assigning, text: str) -> Outcome:
    """A detail of the letter as it was typed; what cannot be one is asked again."""
    told = " ".join(clean(text).split())
    if len(told) > MOST:
        return show(scene, place, words.TOO_LONG.format(most=MOST))
    match place.step:
        case "day":
            day = read_day(told, scene.today)
            if isinstance(day, Problem):
                return show(scene, place, f"⚠ {day.sentence}")
            letter = replace(place.letter, day=day)
        case "number":
            letter = replace(place.letter, number=told.removeprefix("Số ").removeprefix("số "))
        case "issuer":
            letter = replace(place.letter, issuer=told)
        case "subject":
            letter = replace(place.letter, subject=told)
        case _:
            return show(scene, place, words.PRESS)
    return _next(replace(place, letter=letter))


def filed(place: Assigning, file: int, name: str) -> Assigning:
    """The letter itself has come; what is still to be told of it is asked on."""
    place = replace(place, letter=replace(place.letter, file=file, file_name=name))
    return go(place, "confirm") if place.step == "file" else place


def _next(place: Assigning) -> Assigning:
    following = STEPS[STEPS.index(place.step) + 1]
    return go(place, "confirm" if following == "file" and place.letter.file else following)


def _issuers(scene: OfficeScene, place: Assigning) -> tuple[str, ...]:
    desk = scene.office.desk(place.desk)
    return (body_in_text(desk.party_body, desk), body_in_text(desk.state_body, desk)) if desk else ()
