"""What the staff of a desk read at the end of a working day: who is late or soon will be, what waits for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from dialogs.screen import Button, Draft, Screen, button
from dialogs.words import PROGRESS, REVIEW
from templates.dates import deadline_in_words, moment, weekday

NAMES = 5
"""Units named in one line; the others are counted."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that is not in: its unit's name and its deadline."""

    unit: str
    deadline: datetime


@dataclass(frozen=True, slots=True)
class PeriodDay:
    """One period of a desk: reports not in whose deadline is near, reports overdue, and how many wait to be checked."""

    id: int
    title: str
    near: tuple[Owed, ...] = ()
    overdue: tuple[Owed, ...] = ()
    waiting: int = 0

    @property
    def is_quiet(self) -> bool:
        return not (self.near or self.overdue or self.waiting)


@dataclass(frozen=True, slots=True)
class DeskDay:
    """One desk: its periods, its units that nobody reports for, and officers newly found to have blocked the bot."""

    desk: int
    name: str
    periods: tuple[PeriodDay, ...]
    unstaffed: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()

    @property
    def is_quiet(self) -> bool:
        return not (self.unstaffed or self.blocked) and all(one.is_quiet for one in self.periods)


def digest(days: Sequence[DeskDay], now: datetime, zone: ZoneInfo) -> Screen | None:
    """One message about all desks of a person; None where there is nothing to say."""
    told = [day for day in days if not day.is_quiet]
    if not told:
        return None
    local = now.astimezone(zone)
    draft = Draft().line(f"🗓 Cuối ngày {weekday(local.date())}, {local:%d/%m}", "bold")
    for day in told:
        _desk(draft, day, now, zone)
    return draft.row(*_buttons(told)).screen()


def _desk(draft: Draft, day: DeskDay, now: datetime, zone: ZoneInfo) -> None:
    draft.gap().line(day.name)
    for period in day.periods:
        if not period.is_quiet:
            _period(draft, period, now, zone)
    if day.unstaffed:
        draft.line(f"👤 Chưa có ai nhận việc báo cáo: {_named(day.unstaffed)}.")
    if day.blocked:
        draft.line(f"🚫 Đã chặn Trợ lý, không nhận được tin: {_named(day.blocked)}.")


def _period(draft: Draft, period: PeriodDay, now: datetime, zone: ZoneInfo) -> None:
    draft.line(period.title, "bold")
    if period.overdue:
        draft.line(f"🔴 Quá hạn: {_named([one.unit for one in period.overdue])}.")
    for deadline in sorted({one.deadline for one in period.near}):
        count = sum(one.deadline == deadline for one in period.near)
        when = f"{moment(deadline, zone)} ({deadline_in_words(now, deadline, zone)})"
        draft.line(f"🟡 Hạn {when}: {count} đơn vị chưa nộp.")
    if period.waiting:
        draft.line(f"📥 {period.waiting} báo cáo chờ duyệt.")


def _named(names: Sequence[str]) -> str:
    rest = len(names) - NAMES
    return "; ".join(names[:NAMES]) + (f" và {rest} nơi khác" if rest > 0 else "")


def _buttons(told: Iterable[DeskDay]) -> Iterable[Button]:
    loud = [(period, day) for day in told for period in day.periods if not period.is_quiet]
    if len(loud) == 1:
        period, day = loud[0]
        yield button(PROGRESS, "follow", str(period.id), str(day.desk))
    else:
        yield button(PROGRESS, "following")
    if any(period.waiting for period, _ in loud):
        yield button(REVIEW, "queue", "0")
