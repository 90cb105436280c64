"""What units hear of reports given to them: a new one, another deadline, one taken back, a period that opened."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.notices.audience import by_unit, tell_officers
from bot.notices.queueing import Enclosure, enclose, queue
from dialogs.desk.office import GivenUnit
from dialogs.desk.words import PASS_DOWN, parts_in_words
from dialogs.person import Role
from dialogs.screen import Draft, Screen, button
from storage import roles
from storage.assignments import Assignment
from storage.roles import Member
from templates.dates import moment, short_day
from templates.form import ReportForm
from templates.period import Period


def assigned(
    connection: Connection,
    given: list[Assignment],
    form: ReportForm,
    *,
    zone: ZoneInfo,
    at: datetime,
    letter: Enclosure | None,
    passable: frozenset[int],
) -> None:
    """The units' officers are told of a new report, with the button that opens it and the guiding letter itself.

    ``form`` is bound to the period.  Where the report can be passed down (``passable``, by assignment), the unit's
    consolidating staff are told too, with Giao tiếp.
    """
    unit_ids = [one.unit.id for one in given]
    officers, staff = (by_unit(roles.members(connection, unit_ids, role)) for role in (Role.officer, Role.district))
    for one in given:
        own = officers.get(one.unit.id, [])
        _tell_assigned(connection, one, own, _news(one, form, zone, passes=False), at, letter)
        if one.id in passable:
            others = [member for member in staff.get(one.unit.id, []) if member.person_id not in _ids(own)]
            _tell_assigned(connection, one, others, _news(one, form, zone, passes=True), at, letter)


def _tell_assigned(
    connection: Connection,
    one: Assignment,
    members: list[Member],
    screen: Screen,
    at: datetime,
    letter: Enclosure | None,
) -> None:
    for member in members:
        # Given anew after it was withdrawn, an assignment is news again.
        news = f"assigned:{one.id}:{member.person_id}:{one.created_at.timestamp():.0f}"
        queue(connection, member.telegram_id, screen, at=at, dedupe=news)
        if letter is not None:
            enclose(connection, member.telegram_id, one.id, letter, at=at)


def _news(one: Assignment, form: ReportForm, zone: ZoneInfo, *, passes: bool) -> Screen:
    window = f"Số liệu từ {short_day(one.period.start)} đến {short_day(one.period.end)}."
    draft = Draft().line(f"📝 {one.unit.name} được giao báo cáo mới", "bold").line(form.title).line(window)
    draft.line(f"Hạn nộp: {moment(one.period.deadline, zone)}.")
    if one.period.lock is not None:
        draft.line(f"Khoá sau {moment(one.period.lock, zone)}: sau đó chỉ xem được.")
    if one.scope is not None:
        draft.line(f"Đơn vị chỉ làm: {parts_in_words(form, one.scope)}.")
    if passes:
        return draft.row(button(PASS_DOWN, "assigning", "pass", str(one.id))).screen()
    return draft.row(button("▶ Tiếp tục", "resume", str(one.id))).screen()


def _ids(members: Iterable[Member]) -> set[int]:
    return {member.person_id for member in members}


def deadline_moved(
    connection: Connection,
    units: list[GivenUnit],
    form: ReportForm,
    deadline: datetime,
    zone: ZoneInfo,
    at: datetime,
) -> None:
    """The units' officers hear of another deadline; reminders follow it by themselves."""
    officers = by_unit(roles.members(connection, [one.unit.id for one in units], Role.officer))
    for one in units:
        draft = Draft().line(f"📅 {one.unit.name}: hạn nộp đã đổi", "bold").line(form.title)
        draft.line(f"Hạn mới: {moment(deadline, zone)}.").row(button("▶ Tiếp tục", "resume", str(one.assignment)))
        for member in officers.get(one.unit.id, []):
            queue(connection, member.telegram_id, draft.screen(), at=at)


def recalled(connection: Connection, one: Assignment, form: ReportForm, *, at: datetime) -> None:
    """The unit's officers hear that a report was taken back; what they wrote can still be read."""
    draft = Draft().line(f"↩ Cấp trên đã rút báo cáo giao cho {one.unit.name}", "bold").line(form.title)
    draft.line("Anh/chị không phải làm báo cáo này nữa. Bài đã viết vẫn còn, xem lại được.")
    draft.row(button("Xem lại", "open", str(one.id)))
    tell_officers(connection, one.unit, draft.screen(), at=at)


def opened_by_itself(
    connection: Connection,
    period_id: int,
    desk: int | None,
    title: str,
    period: Period,
    zone: ZoneInfo,
    at: datetime,
) -> None:
    """The desk whose form recurs hears that its next period has opened; the command line's concerns administrators."""
    draft = Draft().line("🔁 Kỳ mới đã tự mở", "bold").line(title)
    draft.line(f"Số liệu từ {short_day(period.start)} đến {short_day(period.end)}.")
    draft.line(f"Hạn nộp: {moment(period.deadline, zone)}. Các đơn vị đã được báo.")
    if desk is None:
        members = roles.holders(connection, Role.admin)
        draft.row(button("Tiến độ", "following"))
    else:
        members = roles.people_of_unit(connection, desk, Role.district)
        draft.row(button("Xem kỳ này", "given", "open", str(period_id), str(desk)))
    for member in members:
        queue(connection, member.telegram_id, draft.screen(), at=at)
