"""A period that was given: another deadline, more units, an assignment withdrawn, and the next that opens by itself."""

from dataclasses import replace
from datetime import date

from dialogs.desk.assigning import unit_choice, words
from dialogs.desk.assigning.beginning import show_periods, window_words
from dialogs.desk.assigning.unit_choice import PAGE, unit_labels
from dialogs.desk.calendar import calendar, day_words, refused
from dialogs.desk.changes import MoveDeadline, OfficeChange, OpenNext, RecallAssignment
from dialogs.desk.office import GivenPeriod, GivenUnit
from dialogs.desk.places import Assigning, Given, LetterDraft
from dialogs.desk.scene import OfficeScene, headed
from dialogs.desk.words import OTHER_DAY
from dialogs.event import Event, Pressed, Said
from dialogs.page import page_of
from dialogs.report.words import STATUS
from dialogs.screen import Choice, Draft, button
from dialogs.turn import Turn
from dialogs.words import BACK, PROGRESS
from templates.dates import moment, read_day
from templates.problem import Problem


def happened(scene: OfficeScene, place: Given, event: Event) -> Turn | None:
    """The turn an event leads to; None for a button that stands no longer."""
    match event:
        case Pressed(choice):
            return _pressed(scene, place, choice)
        case Said(text) if place.step in {"due", "due_set"}:
            day = read_day(text, scene.today)
            return _calendar(scene, place, f"⚠ {day.sentence}") if isinstance(day, Problem) else _day(scene, place, day)
        case _:
            return present(scene, place, words.PRESS)


def present(scene: OfficeScene, place: Given, head: str = "") -> Turn:
    """The screen of the step the person is at."""
    one, desk = scene.office.period(place.period), scene.office.desk(place.desk)
    if one is None or desk is None or one not in scene.office.given_by(desk):
        return show_periods(scene, Assigning(desk=place.desk), head or words.GONE)
    match place.step:
        case "due":
            return _calendar(scene, place, head)
        case "due_set":
            return _due_set(scene, place, one, head)
        case "recall":
            return _recall(scene, place, one, head)
        case "recall_sure":
            return _recall_sure(scene, place, one, head)
        case _:
            return _card(scene, place, one, head)


def _pressed(scene: OfficeScene, place: Given, choice: Choice) -> Turn | None:
    one = scene.office.period(place.period)
    match choice.args:
        case ("open", period, desk):
            return present(scene, Given(int(period), int(desk)))
        case _ if one is None:
            return present(scene, place)
        case ("card",):
            return present(scene, replace(place, step="card", page=0))
        case ("due",):
            month = max(_local_day(scene, one), scene.today).replace(day=1)
            return present(scene, replace(place, step="due", month=month))
        case ("month", month):
            return present(scene, replace(place, month=date.fromisoformat(month)))
        case ("day", day):
            return _day(scene, place, date.fromisoformat(day))
        case ("move",) if place.due is not None:
            return _moved(scene, place, one, place.due)
        case ("add",):
            return _add_units(scene, place, one)
        case ("opens_next",):
            return _opens_next(scene, place, one)
        case _:
            return _recalling(scene, place, one, choice)


def _recalling(scene: OfficeScene, place: Given, one: GivenPeriod, choice: Choice) -> Turn | None:
    match choice.args:
        case ("recall",):
            return present(scene, replace(place, step="recall", page=0))
        case ("recall", number):
            return present(scene, replace(place, step="recall_sure", assignment=int(number)))
        case ("sure",):
            return _recalled(scene, place, one)
        case (page,) if page.lstrip("-").isdecimal():
            return present(scene, replace(place, page=int(page)))
        case _:
            return None


def _card(scene: OfficeScene, place: Given, one: GivenPeriod, head: str) -> Turn:
    zone = scene.world.zone
    draft = headed(head, one.form.title).line(f"Số liệu: {window_words(one)}")
    draft.line(f"Hạn nộp: {moment(one.period.deadline, zone)}/{one.period.deadline.astimezone(zone).year}")
    if one.period.lock is not None:
        draft.line(f"Khoá sau: {moment(one.period.lock, zone)}")
    present_units = [unit for unit in one.units if unit.status != "recalled"]
    sent = sum(not unit.is_open for unit in present_units)
    draft.line(f"Đã nộp {sent}/{len(present_units)} đơn vị.")
    draft.row(button(words.MOVE, "given", "due"), button(words.ADD_UNITS, "given", "add"))
    draft.row(button(words.RECALL, "given", "recall"))
    if one.form.recurs != "none":
        draft.row(button(f"{'✅' if one.opens_next else '⬜'} {words.OPENS_NEXT}", "given", "opens_next"))
    draft.row(button(PROGRESS, "follow", str(one.id), str(place.desk)), button(words.ALL_PERIODS, "assigning", "begin"))
    return scene.show(replace(place, step="card"), draft)


def _calendar(scene: OfficeScene, place: Given, head: str = "") -> Turn:
    return _month(scene, place, headed(head, words.WHICH_DAY))


def _month(scene: OfficeScene, place: Given, draft: Draft) -> Turn:
    calendar(draft, scene.office.days, place.month or scene.today.replace(day=1), "given")
    return scene.show(replace(place, step="due"), draft.row(button(BACK, "given", "card")))


def _day(scene: OfficeScene, place: Given, day: date) -> Turn:
    draft = Draft()
    place = replace(place, month=max(day, scene.today).replace(day=1))
    if refused(draft, scene.office.days, day, scene.today, "given"):
        return _month(scene, place, draft.line().line(words.WHICH_DAY, "bold"))
    return present(scene, replace(place, step="due_set", due=day))


def _due_set(scene: OfficeScene, place: Given, one: GivenPeriod, head: str) -> Turn:
    hour = _hour(scene, one)
    draft = headed(head, f"Hạn mới: {hour} {day_words(place.due or scene.today)}")
    draft.line(f"Hạn đang có: {moment(one.period.deadline, scene.world.zone)}.")
    draft.line(f"{_told(scene, place, one)} đơn vị chưa nộp sẽ được báo; nhắc hạn theo hạn mới.")
    draft.row(button(words.MOVE, "given", "move"))
    return scene.show(place, draft.row(button(OTHER_DAY, "given", "due"), button(BACK, "given", "card")))


def _moved(scene: OfficeScene, place: Given, one: GivenPeriod, day: date) -> Turn:
    hour = _hour(scene, one)
    deadline = scene.instant(day, hour)
    count, due = _told(scene, place, one), f"{hour} {day_words(day)}"
    now = replace(one, period=replace(one.period, deadline=deadline))
    change = MoveDeadline(one.id, place.desk, deadline)
    return _after(scene, place, now, words.MOVED.format(due=due, count=count), change)


def _after(scene: OfficeScene, place: Given, one: GivenPeriod, head: str, change: OfficeChange) -> Turn:
    """The card as it stands once the change is kept."""
    turn = _card(scene, replace(place, due=None, assignment=0), one, head)
    return replace(turn, changes=(change,))


def _opens_next(scene: OfficeScene, place: Given, one: GivenPeriod) -> Turn:
    wanted = not one.opens_next
    return _after(scene, place, replace(one, opens_next=wanted), "", OpenNext(one.id, wanted))


def _add_units(scene: OfficeScene, place: Given, one: GivenPeriod) -> Turn:
    """/giao of the same period again, its units chosen already."""
    local = one.period.deadline.astimezone(scene.world.zone)
    lock = one.period.lock.astimezone(scene.world.zone).date() if one.period.lock else None
    letter = LetterDraft()
    if one.period.letter is not None:
        told = one.period.letter
        letter = LetterDraft(told.number, told.day, told.issuer, told.subject)
    adding = Assigning(
        step="units",
        desk=place.desk,
        form=one.form.id,
        start=one.period.start,
        end=one.period.end,
        due=local.date(),
        hour=f"{local:%H:%M}",
        lock=lock,
        units=tuple(unit.unit.id for unit in one.units if unit.status != "recalled"),
        letter=letter,
        opens_next=one.opens_next,
        checked=True,
    )
    return unit_choice.show(scene, adding)


def _recall(scene: OfficeScene, place: Given, one: GivenPeriod, head: str) -> Turn:
    able = [unit for unit in one.units if unit.mine and unit.is_open]
    here = page_of(able, place.page, PAGE)
    shown = here.items
    labels = unit_labels([unit.unit for unit in shown])
    draft = headed(head, words.WHICH_RECALL if able else words.NOTHING_TO_RECALL)
    for unit in shown:
        label = f"{labels[unit.unit.id]} · {STATUS[unit.status]}"
        draft.row(button(label, "given", "recall", str(unit.assignment)))
    draft.row(*here.row("given"))
    return scene.show(replace(place, page=here.number), draft.row(button(BACK, "given", "card")))


def _recall_sure(scene: OfficeScene, place: Given, one: GivenPeriod, head: str) -> Turn:
    unit = _recallable(one, place)
    if unit is None:
        return _recall(scene, replace(place, step="recall"), one, head)
    said = words.SURE_TO_RECALL.format(form=one.form.title, unit=unit.unit.name, status=STATUS[unit.status])
    draft = headed(head, said).row(button(words.RECALL_NOW, "given", "sure"), button(BACK, "given", "recall"))
    return scene.show(place, draft)


def _recalled(scene: OfficeScene, place: Given, one: GivenPeriod) -> Turn:
    unit = _recallable(one, place)
    if unit is None:
        return present(scene, replace(place, step="recall"))
    left = tuple(replace(each, status="recalled") if each == unit else each for each in one.units)
    head = words.RECALLED.format(unit=unit.unit.name)
    return _after(scene, place, replace(one, units=left), head, RecallAssignment(unit.assignment))


def _recallable(one: GivenPeriod, place: Given) -> GivenUnit | None:
    return next(
        (each for each in one.units if each.assignment == place.assignment and each.mine and each.is_open), None
    )


def _told(scene: OfficeScene, place: Given, one: GivenPeriod) -> int:
    """How many units hear of the new deadline."""
    deadline = scene.instant(place.due or scene.today, _hour(scene, one))
    desk = scene.office.desk(place.desk)
    return sum(unit.is_open for unit in one.moving(desk, deadline)) if desk else 0


def _local_day(scene: OfficeScene, one: GivenPeriod) -> date:
    return one.period.deadline.astimezone(scene.world.zone).date()


def _hour(scene: OfficeScene, one: GivenPeriod) -> str:
    return f"{one.period.deadline.astimezone(scene.world.zone):%H:%M}"
