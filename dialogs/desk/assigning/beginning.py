"""Where /giao begins: what was given, which desk gives, which form, and what a superior's assignment brings."""

from dataclasses import replace

from dialogs.desk.assigning import words
from dialogs.desk.assigning.steps import Outcome, go
from dialogs.desk.assigning.unit_choice import begun
from dialogs.desk.office import GivenPeriod
from dialogs.desk.places import Assigning, LetterDraft
from dialogs.desk.scene import OfficeScene, headed
from dialogs.page import page_of
from dialogs.screen import Choice, button
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.words import BACK
from templates.dates import moment, short_day
from templates.text import cut

PAGE = 6
"""Periods or desks on one page."""


def show_periods(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    """The periods this desk has given, and Giao kỳ mới."""
    desk = scene.office.desk(place.desk)
    if desk is None:
        return show_desks(scene, place, head)
    given = scene.office.given_by(desk)
    here = page_of(given, place.page, PAGE)
    draft = headed(head, f"{words.TITLE} · {desk.name}").row(button(words.NEW, "assigning", "new"))
    if not scene.office.tree.children(desk.id):
        draft.line(words.NOBODY_BELOW)
    for one in here.items:
        due = f", hạn {moment(one.period.deadline, scene.world.zone)}" if one.is_own(desk) else ""
        draft.line(f"{one.form.short_title}: số liệu {window_words(one)}{due}")
        label = f"{cut(one.form.short_title, 40)} · đến {short_day(one.period.end)}"
        draft.row(button(label, "given", "open", str(one.id), str(desk.id)))
    draft.row(*here.row("assigning"))
    draft.row(button(words.OTHER_DESK, "assigning", "desks") if len(scene.office.desks) > 1 else None)
    return scene.show(replace(place, step="periods", page=here.number), draft.row(TO_HOME))


def window_words(one: GivenPeriod) -> str:
    return f"{short_day(one.period.start)} - {short_day(one.period.end)}"


def show_desks(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    """Which of one's desks gives."""
    desks = scene.office.desks
    here = page_of(desks, place.page, PAGE)
    draft = headed(head, words.WHICH_DESK if desks else words.NOBODY_BELOW)
    for desk in here.items:
        draft.row(button(desk.name, "assigning", "desk", str(desk.id)))
    draft.row(*here.row("assigning")).row(TO_HOME)
    return scene.show(replace(place, step="desk", page=here.number), draft)


def show_forms(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    draft = headed(head, words.WHICH_FORM)
    for form in scene.office.forms:
        draft.row(button(cut(form.plain_title, 60), "assigning", "form", form.id))
    return scene.show(place, draft.row(button(BACK, "assigning", "back")))


def pressed(scene: OfficeScene, place: Assigning, choice: Choice) -> Outcome | None:
    """A button of the steps up to the form; None for any other."""
    match choice.args:
        case ("new",) if place.desk:
            return go(Assigning(desk=place.desk), "form")
        case ("desks",):
            return show_desks(scene, replace(place, page=0))
        case ("desk", number):
            return Assigning(desk=int(number))
        case ("form", form) if scene.office.form(form) is not None:
            return go(replace(place, form=form), "window")
        case (page,) if page.lstrip("-").isdecimal():
            return replace(place, page=int(page))
        case _:
            return None


def passed(scene: OfficeScene) -> Outcome:
    """Giao tiếp: the superior's form, window and letter; its deadline is the latest this desk may mean."""
    given = scene.office.passed
    if given is None or scene.office.form(given.form) is None:
        return show_periods(scene, only_desk(scene), words.PASSED_GONE)
    local = given.period.deadline.astimezone(scene.world.zone)
    letter = LetterDraft(file=given.letter_file, file_name=given.letter_name)
    if given.period.letter is not None:
        one = given.period.letter
        letter = replace(letter, number=one.number, day=one.day, issuer=one.issuer, subject=one.subject)
    place = Assigning(
        step="due",
        desk=given.unit.id,
        form=given.form,
        start=given.period.start,
        end=given.period.end,
        hour=f"{local:%H:%M}",
        month=max(local.date(), scene.today).replace(day=1),
        letter=letter,
        passed=given.assignment,
    )
    return begun(scene, place)


def only_desk(scene: OfficeScene) -> Assigning:
    """Where /giao begins: at one's desk, if there is only one."""
    desks = scene.office.desks
    return Assigning(desk=desks[0].id) if len(desks) == 1 else Assigning()


def stopped(scene: OfficeScene, place: Assigning) -> Turn:
    return show_periods(scene, Assigning(desk=place.desk), words.CANCELLED)
