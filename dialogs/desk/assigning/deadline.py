"""The deadline on a calendar, its hour, and the lock date."""

import re
from dataclasses import replace
from datetime import date

from dialogs.desk.assigning import words
from dialogs.desk.assigning.steps import Outcome, go
from dialogs.desk.calendar import calendar, day_words, refused
from dialogs.desk.places import Assigning
from dialogs.desk.scene import OfficeScene, headed
from dialogs.desk.words import OTHER_DAY
from dialogs.screen import Choice, Draft, button
from dialogs.turn import Turn
from dialogs.words import BACK, NEXT
from templates.dates import read_day
from templates.problem import Problem

_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hg.]|giờ)\s*(\d{2})?\s*(?:phút)?", re.IGNORECASE)


def show(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    """The calendar of the deadline or of the lock date."""
    draft = headed(head, words.WHICH_LOCK if place.step == "lock" else words.WHICH_DAY)
    return _calendar(scene, place, draft)


def _calendar(scene: OfficeScene, place: Assigning, draft: Draft) -> Turn:
    calendar(draft, scene.office.days, place.month or scene.today.replace(day=1), "assigning")
    draft.row(button(BACK, "assigning", "back"), button(words.CANCEL, "assigning", "stop"))
    return scene.show(place, draft)


def pressed(scene: OfficeScene, place: Assigning, choice: Choice) -> Outcome | None:
    match choice.args:
        case ("month", month):
            return show(scene, replace(place, month=date.fromisoformat(month)))
        case ("day", day):
            return _chosen(scene, place, date.fromisoformat(day))
        case _:
            return None


def said(scene: OfficeScene, place: Assigning, text: str) -> Outcome:
    day = read_day(text, scene.today)
    return show(scene, place, f"⚠ {day.sentence}") if isinstance(day, Problem) else _chosen(scene, place, day)


def _chosen(scene: OfficeScene, place: Assigning, day: date) -> Outcome:
    draft = Draft()
    place = replace(place, month=max(day, scene.today).replace(day=1))
    if refused(draft, scene.office.days, day, scene.today, "assigning"):
        draft.line().line(words.WHICH_LOCK if place.step == "lock" else words.WHICH_DAY, "bold")
        return _calendar(scene, place, draft)
    if place.step != "lock":
        lock = place.lock if place.lock and place.lock > day else None
        return go(replace(place, due=day, lock=lock), "due_set")
    if place.due is not None and day <= place.due:
        return show(scene, place, words.LOCK_BEFORE.format(due=day_words(place.due)))
    return go(replace(place, lock=day), "due_set")


def show_set(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    """The deadline as chosen: on with it, or another hour, or a lock date."""
    draft = headed(head, f"Hạn nộp: {due_words(place)}")
    if place.lock is not None:
        draft.line(f"Khoá sau: {day_words(place.lock)}, {place.hour}.")
    draft.row(button(NEXT, "assigning", "on"))
    draft.row(button(words.OTHER_HOUR, "assigning", "step", "hour"), button(OTHER_DAY, "assigning", "step", "due"))
    draft.row(
        button(words.OTHER_LOCK if place.lock else words.ADD_LOCK, "assigning", "step", "lock"),
        button(words.NO_LOCK, "assigning", "unlock") if place.lock else None,
    )
    return scene.show(place, draft.row(button(words.CANCEL, "assigning", "stop")))


def set_pressed(scene: OfficeScene, place: Assigning, choice: Choice) -> Outcome | None:
    match choice.args:
        case ("unlock",):
            return show_set(scene, replace(place, lock=None))
        case ("step", ("hour" | "due" | "lock") as step):
            return go(replace(place, month=(place.due or scene.today).replace(day=1)), step)
        case ("on",):
            return go(replace(place, page=0, words=""), "units")
        case _:
            return None


def show_hour(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    draft = headed(head, words.WHICH_HOUR)
    draft.row(*(button(hour, "assigning", "hour", hour) for hour in words.HOURS[:3]))
    draft.row(*(button(hour, "assigning", "hour", hour) for hour in words.HOURS[3:]))
    return scene.show(place, draft.row(button(BACK, "assigning", "back")))


def hour_pressed(scene: OfficeScene, place: Assigning, choice: Choice) -> Outcome | None:
    match choice.args:
        case ("hour", hour):
            return go(replace(place, hour=hour), "due_set")
        case _:
            return None


def hour_said(scene: OfficeScene, place: Assigning, text: str) -> Outcome:
    found = _HOUR.fullmatch(text.strip())
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hours > 23 or minutes > 59:
        return show_hour(scene, place, words.NOT_AN_HOUR)
    return go(replace(place, hour=f"{hours:02}:{minutes:02}"), "due_set")


def due_words(place: Assigning) -> str:
    """ "17:00 thứ Sáu 20/11/2026"."""
    return f"{place.hour} {day_words(place.due)}" if place.due else ""
