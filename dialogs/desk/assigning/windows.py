"""Which data window: last year's moved on, the form's own, or two typed days."""

import re
from dataclasses import replace
from datetime import date

from dialogs.desk.assigning import words
from dialogs.desk.assigning.steps import Outcome, go
from dialogs.desk.places import Assigning
from dialogs.desk.scene import OfficeScene, headed
from dialogs.screen import Choice, button
from dialogs.turn import Turn
from dialogs.words import BACK
from templates.dates import read_day, short_day
from templates.form import ReportForm
from templates.next_period import MONTHS, Window, moved_window, own_window
from templates.problem import Problem

MOST = 4
"""Windows offered as buttons."""

_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?")


def show(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    draft = headed(head, words.WHICH_WINDOW)
    form = scene.office.form(place.form)
    for start, end in _offered(scene, form) if form else ():
        again = " · đã giao" if scene.office.same(place.form, start, end) else ""
        draft.row(button(f"{short_day(start)} - {short_day(end)}{again}", "assigning", "window", str(start), str(end)))
    draft.line(words.WINDOW_HINT).row(button(BACK, "assigning", "back"), button(words.CANCEL, "assigning", "stop"))
    return scene.show(place, draft)


def pressed(scene: OfficeScene, place: Assigning, choice: Choice) -> Outcome | None:
    match choice.args:
        case ("window", start, end):
            return _chosen(scene, place, (date.fromisoformat(start), date.fromisoformat(end)))
        case _:
            return None


def said(scene: OfficeScene, place: Assigning, text: str) -> Outcome:
    days = [read_day(found, scene.today) for found in _DAY.findall(text)]
    known = [day for day in days if not isinstance(day, Problem)]
    if len(days) != 2 or len(known) != 2:
        return show(scene, place, words.NOT_A_WINDOW)
    if known[1] < known[0]:
        return show(scene, place, words.WRONG_ORDER)
    return _chosen(scene, place, (known[0], known[1]))


def _chosen(scene: OfficeScene, place: Assigning, window: Window) -> Outcome:
    same = scene.office.same(place.form, *window)
    due, hour = place.due, place.hour
    if same is not None:
        local = same.period.deadline.astimezone(scene.world.zone)
        due, hour = local.date(), f"{local:%H:%M}"
    month = max(due or window[1], scene.today).replace(day=1)
    place = replace(place, start=window[0], end=window[1], due=due, hour=hour, month=month)
    return go(place, "due")


def _offered(scene: OfficeScene, form: ReportForm) -> tuple[Window, ...]:
    """Windows of a year ago moved on, newest first, then the form's own of today and the one after it."""
    known = [one.period for one in scene.office.given if one.form.id == form.id]
    last_year = [moved_window((one.start, one.end), 12) for one in known if one.end.year == scene.today.year - 1]
    own = own_window(form.recurs, scene.today)
    step = MONTHS.get(form.recurs, 12)
    near = [own, moved_window(own, step), moved_window(own, -step)]
    return tuple(dict.fromkeys([*sorted(last_year, reverse=True), *near]))[:MOST]
