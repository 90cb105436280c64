"""Trả lại: the remarks and the deadline are read back, then confirmed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from dialogs.desk.review import words
from dialogs.desk.review.checking import Checking
from dialogs.desk.review.onward import add_onward
from dialogs.desk.review.places import Queue
from dialogs.page import page_of
from dialogs.report.one_line import excerpt
from dialogs.review_changes import SendBack
from dialogs.screen import button
from dialogs.state import State
from dialogs.turn import Turn
from templates.dates import deadline_in_words, moment, read_day, short_day
from templates.problem import Problem
from templates.text import cut

PAGE = 6
"""Remarks on one screen."""

CLOSES = time(17)
"""Local time of a deadline given by its day."""

OFFERED = (3, 5, 7, 10)
"""Working days from today that are offered as the new deadline."""


def read_back(checking: Checking, page: int = 0, *, fresh: bool, head: str = "") -> Turn:
    """What the unit will get, before it is sent; one page of the remarks."""
    collected = checking.review.collected
    here = page_of(collected, page, PAGE)
    checking = checking.at("returning", page=here.number)
    draft = checking.heading(head).line(words.READ_BACK if collected else words.NO_REMARKS).line()
    if here.count > 1:
        draft.line(words.REMARKS_PAGE.format(count=len(collected), page=here.number + 1, pages=here.count))
    for remark in here.items:
        draft.line(f"– {checking.named(remark.key, words.WHOLE)}: “{excerpt(remark.text)}”")
    draft.line(_deadline_line(checking))
    draft.row(button(words.CONFIRM_SEND_BACK, "rv_return_confirm") if collected else None)
    draft.row(button(words.REMARK_ON_ALL, "rv_target", ""), button(words.NEW_DEADLINE, "rv_due"))
    for number, remark in enumerate(here.items, here.first + 1):
        label = f"Bỏ góp ý {number}: {cut(checking.named(remark.key, words.WHOLE), 30)}"
        draft.row(button(label, "rv_drop", str(remark.id)))
    draft.row(*here.row("rv_return"))
    draft.row(button(words.TO_REPORT, "rv_head", "0"))
    return checking.show(draft, fresh=fresh)


def confirm(checking: Checking) -> Turn:
    """Xác nhận trả lại."""
    count = len(checking.review.collected)
    if not count:
        return read_back(checking, fresh=False)
    if checking.review.task.period.is_locked(checking.world.now) and not checking.place.due:
        return ask_deadline(checking, fresh=False, head=f"⚠ {words.PAST_LOCK}")
    deadline = datetime.fromisoformat(checking.place.due) if checking.place.due else None
    unit = checking.review.task.unit.name
    draft = checking.heading().line(words.SENT_BACK.format(unit=unit, count=count))
    add_onward(draft, checking.world, checking.review.task.id)
    return Turn(State(checking.state.report, Queue()), draft.screen(), fresh=False, changes=(SendBack(deadline),))


def ask_deadline(checking: Checking, *, fresh: bool, head: str = "") -> Turn:
    """A new deadline: a few working days to tap, or a typed day."""
    checking = checking.at("deadline")
    draft = checking.heading(head).line(words.ASK_DEADLINE)
    offered = [button(short_day(day), "rv_due_day", day.isoformat()) for day in offered_days(checking)]
    draft.rows(offered, 2)
    draft.row(button(words.SAME_DEADLINE, "rv_due_same"), button(words.CANCEL, "rv_return"))
    return checking.show(draft, fresh=fresh)


def said_deadline(checking: Checking, text: str) -> Turn:
    day = read_day(text, _today(checking))
    if isinstance(day, Problem):
        return ask_deadline(checking, fresh=True, head=f"⚠ {day.sentence}")
    return set_deadline(checking, day, fresh=True)


def set_deadline(checking: Checking, day: date, *, fresh: bool) -> Turn:
    """Take the day as the new deadline, if it is a working day to come."""
    if day < _today(checking):
        return ask_deadline(checking, fresh=fresh, head=f"⚠ {words.DAY_PASSED}")
    why = checking.world.days.why_off(day)
    if why:
        near = " hoặc ".join(short_day(one) for one in checking.world.days.nearest(day) if one > _today(checking))
        return ask_deadline(checking, fresh=fresh, head=f"⚠ {words.DAY_OFF.format(why=why, days=near)}")
    due = closing(checking, day)
    if due <= checking.world.now:
        return ask_deadline(checking, fresh=fresh, head=f"⚠ {words.DAY_PASSED}")
    return read_back(replace(checking, place=replace(checking.place, due=due.isoformat())), fresh=fresh)


def same_deadline(checking: Checking) -> Turn:
    return read_back(replace(checking, place=replace(checking.place, due="")), fresh=False)


def _deadline_line(checking: Checking) -> str:
    world = checking.world
    if checking.place.due:
        return words.DEADLINE_MOVES.format(when=moment(datetime.fromisoformat(checking.place.due), world.zone))
    deadline = checking.review.task.period.deadline
    return words.DEADLINE_STAYS.format(when=deadline_in_words(world.now, deadline, world.zone))


def _today(checking: Checking) -> date:
    return checking.world.now.astimezone(checking.world.zone).date()


def closing(checking: Checking, day: date) -> datetime:
    """The instant a deadline given by its day falls on."""
    return datetime.combine(day, CLOSES, checking.world.zone)


def offered_days(checking: Checking) -> Iterator[date]:
    """A few working days to come."""
    day, number = _today(checking), 0
    while number < OFFERED[-1]:
        day += timedelta(days=1)
        if checking.world.days.is_working_day(day):
            number += 1
            if number in OFFERED:
                yield day
