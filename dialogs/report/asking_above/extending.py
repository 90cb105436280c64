"""Đề nghị gia hạn: the reason, then the day wished for; both go to the staff above."""

from dataclasses import replace
from datetime import date

from dialogs.changes import AskExtension
from dialogs.later_deadline import add_offered, instant, read_later
from dialogs.report import words
from dialogs.report.asking_above import asking_words
from dialogs.report.asking_above.places import Extending
from dialogs.report.one_line import one_line
from dialogs.report.scene import Scene
from dialogs.report.summary import summary, time_button
from dialogs.screen import Choice, Draft, Screen, button
from dialogs.turn import Turn
from templates.dates import deadline_in_words, moment
from templates.problem import Problem
from templates.text import cut

LONGEST = 500
"""UTF-16 units of a reason."""


def pressed(scene: Scene, choice: Choice) -> Turn | None:
    """One of the buttons of asking for more time; None when the choice is not one of these."""
    if time_button(scene.report.task) is None:
        return None
    place = scene.state.place
    match choice:
        case Choice("extend", _):
            return show(scene, Extending(), fresh=False)
        case Choice("extend_to", (day,)) if isinstance(place, Extending) and place.reason:
            return _send(scene, place, date.fromisoformat(day), fresh=False)
        case _:
            return None


def said(scene: Scene, place: Extending, text: str) -> Turn:
    """The reason; once it is given, a day."""
    if time_button(scene.report.task) is None:
        return summary(scene, fresh=True)
    if not place.reason:
        return show(scene, Extending(cut(one_line(text), LONGEST)), fresh=True)
    read = read_later(text, scene.world, scene.report.task.period.deadline)
    if isinstance(read, Problem):
        return show(scene, place, fresh=True, head=f"⚠ {read.sentence}")
    return _send(scene, place, read, fresh=True)


def show(scene: Scene, place: Extending, *, fresh: bool, head: str = "") -> Turn:
    """The screen that waits for the reason, or for the day."""
    if time_button(scene.report.task) is None:
        return summary(scene, fresh=fresh, head=head)
    return scene.show(place, _screen(scene, place, head), fresh=fresh)


def _screen(scene: Scene, place: Extending, head: str) -> Screen:
    task, world = scene.report.task, scene.world
    deadline = task.period.deadline
    draft = Draft(head)
    draft.line(f"{words.ASK_TIME}: {scene.outline.form.title}", "bold").line(task.unit.name)
    left = deadline_in_words(world.now, deadline, world.zone)
    draft.line(f"Hạn hiện nay: {moment(deadline, world.zone)} ({left}).")
    asked = scene.report.extension
    if asked is not None:
        draft.line(f"{words.TIME_WAITING.format(day=moment(asked.wished, world.zone))} {asking_words.NEWER_REPLACES}")
    draft.line()
    if place.reason:
        draft.line(asking_words.TIME_REASON.format(reason=place.reason)).line(asking_words.TIME_DAY)
        add_offered(draft, world, deadline, "extend_to")
        draft.row(button(asking_words.REASON_AGAIN, "extend"), button(words.CANCEL, "summary"))
        return draft.screen()
    draft.line(asking_words.TIME_WHY)
    return draft.row(button(words.CANCEL, "summary")).screen()


def _send(scene: Scene, place: Extending, day: date, *, fresh: bool) -> Turn:
    period = scene.report.task.period
    wished = instant(day, period.deadline, scene.world.zone)
    if wished <= max(period.deadline, scene.world.now):
        return show(scene, place, fresh=fresh)
    title = scene.outline.form.title
    scene = scene.also(AskExtension(title, period.deadline, wished, place.reason))
    scene = replace(scene, report=replace(scene.report, extension=None))
    text = asking_words.TIME_ASKED if scene.report.above else asking_words.TIME_ASKED_NOBODY
    return summary(scene, fresh=fresh, head=text.format(day=moment(wished, scene.world.zone)))
