"""Nhắc sau: the moments a reminder can be put off to, and the one that was chosen."""

from datetime import datetime, time, timedelta

from dialogs import words
from dialogs.changes import Snooze
from dialogs.report import snoozing_words
from dialogs.report.places import Snoozing
from dialogs.report.scene import Scene
from dialogs.report.summary import summary
from dialogs.screen import Button, Choice, Draft, button
from dialogs.state import Home, State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from templates.dates import deadline_in_words, moment
from templates.office_hours import OfficeHours

AFTERNOON = time(14)
SOON = timedelta(minutes=30)
"""What is nearer than this is not worth putting off to."""


def moments(now: datetime, deadline: datetime, hours: OfficeHours) -> dict[str, datetime]:
    """The moments on offer, as instants by name: "hour", "afternoon", "morning".

    Each is one at which a person may be disturbed, none is later than the next working morning, where the line of
    reminders goes on, and before the deadline none is later than that.
    """
    afternoon = hours.at(hours.local_day(now), AFTERNOON)
    named = {
        "hour": (now + timedelta(hours=1)).replace(second=0, microsecond=0),
        "afternoon": afternoon,
        "morning": hours.next_morning(now),
    }
    if afternoon < now + SOON or abs(afternoon - named["hour"]) < SOON:
        del named["afternoon"]
    return {
        name: at
        for name, at in named.items()
        if at <= named["morning"] and hours.may_disturb(at) and not now < deadline <= at
    }


def snooze_button(report: str) -> Button:
    return button(snoozing_words.LATER, "snooze", report)


def pressed(scene: Scene, choice: Choice) -> Turn | None:
    match choice:
        case Choice("snooze", _):
            return choose(scene, fresh=False)
        case Choice("snooze_until", (_, until)):
            return put_off(scene, datetime.fromisoformat(until))
        case _:
            return None


def choose(scene: Scene, *, fresh: bool, head: str = "") -> Turn:
    """The moments to choose from, or why there is none."""
    if not scene.report.task.is_open:
        return summary(scene, fresh=fresh, head=snoozing_words.CLOSED)
    number = str(scene.report.task.id)
    draft = _headed(scene, head)
    offered = _offered(scene)
    draft.line(snoozing_words.WHEN if offered else snoozing_words.TOO_LATE)
    for name, at in offered.items():
        draft.row(button(_label(scene, name, at), "snooze_until", number, at.isoformat()))
    draft.row(button(f"▶ {words.CONTINUE}", "resume", number), TO_HOME)
    return Turn(State(scene.report.task.id, Snoozing()), draft.screen(), fresh)


def put_off(scene: Scene, until: datetime) -> Turn:
    """Nhắc sau until that moment, if it is still one that can be had."""
    if not scene.report.task.is_open:
        return summary(scene, fresh=False, head=snoozing_words.CLOSED)
    now, deadline = scene.world.now, scene.report.task.period.deadline
    hours = OfficeHours(scene.world.zone, scene.world.days)
    if not now < until <= hours.next_morning(now) or now < deadline <= until:
        return choose(scene, fresh=False, head=snoozing_words.PASSED)
    draft = _headed(scene, snoozing_words.PUT_OFF.format(when=moment(until, scene.world.zone)))
    draft.row(button(f"▶ {words.CONTINUE}", "resume", str(scene.report.task.id)), TO_HOME)
    return Turn(State(scene.report.task.id, Home()), draft.screen(), fresh=False, changes=(Snooze(until),))


def _headed(scene: Scene, head: str) -> Draft:
    draft, task, zone = Draft(head), scene.report.task, scene.world.zone
    draft.line(scene.outline.form.title, "bold").line(task.unit.name)
    when = deadline_in_words(scene.world.now, task.period.deadline, zone)
    return draft.line(f"Hạn nộp: {moment(task.period.deadline, zone)} ({when}).").line()


def _offered(scene: Scene) -> dict[str, datetime]:
    hours = OfficeHours(scene.world.zone, scene.world.days)
    return moments(scene.world.now, scene.report.task.period.deadline, hours)


def _label(scene: Scene, name: str, at: datetime) -> str:
    local = at.astimezone(scene.world.zone)
    match name:
        case "hour":
            return snoozing_words.IN_AN_HOUR.format(time=local)
        case "afternoon":
            return snoozing_words.THIS_AFTERNOON.format(time=local)
        case _:
            return moment(at, scene.world.zone)
