"""Messages that come unasked: a report was assigned, submitted, taken back; all queued in the caller's transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from sqlalchemy import Connection

from bot.telegram.wire import dump_screen
from dialogs.desk.office import GivenUnit
from dialogs.desk.review.open_review import OpenReview
from dialogs.desk.words import PASS_DOWN, parts_in_words
from dialogs.person import Role
from dialogs.report.one_line import excerpt
from dialogs.report.walk import item_name
from dialogs.review_changes import AnswerRequest
from dialogs.reviewed import item_of
from dialogs.screen import Draft, Screen, button
from dialogs.task import Task
from dialogs.words import CODES_GUESSED, ROLES
from dialogs.world import World
from storage import contributors, outbox, roles
from storage.assignments import Assignment
from storage.roles import Member
from templates.dates import moment, short_day
from templates.form import ReportForm
from templates.period import Period
from templates.text import cut
from templates.unit import Unit

REMARKS = 10
"""Remarks listed in the news of a report sent back."""


def queue(
    connection: Connection, chat_id: int, screen: Screen, *, at: datetime, dedupe: str | None = None, **extra: Any
) -> None:
    """A notice to one person; its buttons stay pressable.  ``extra`` says what a reply to it is about."""
    outbox.add(
        connection,
        chat_id=chat_id,
        lane="notice",
        kind="message",
        body=dump_screen(screen, **extra),
        at=at,
        dedupe=dedupe,
    )


def parent_staff(connection: Connection, unit: Unit) -> list[Member]:
    """Consolidating staff of the unit directly above, each person once."""
    return roles.people_of_unit(connection, unit.parent_id, Role.district) if unit.parent_id else []


def submitted(connection: Connection, world: World, version: int) -> None:
    """The parent's staff are told that a unit has submitted."""
    report = world.report
    if report is None:
        return
    again = f" (bản {version}, nộp lại)" if version > 1 else ""
    line = f"📥 {report.task.unit.name} đã nộp {report.task.outline.form.title}{again}."
    draft = Draft().line(line).row(button("Xem báo cáo", "review", str(report.task.id)))
    screen = draft.row(button("Tiến độ", "following"), button("Tổng hợp", "consolidating")).screen()
    _tell_parent(connection, world, screen)


def withdrawn(connection: Connection, world: World) -> None:
    """The parent's staff are told that a submission was taken back."""
    report = world.report
    if report is None:
        return
    line = f"↩ {report.task.unit.name} đã thu hồi {report.task.outline.form.title} để sửa."
    _tell_parent(connection, world, Draft().line(line).row(button("Tiến độ", "following")).screen())


def _tell_parent(connection: Connection, world: World, screen: Screen) -> None:
    if world.report is not None:
        for member in parent_staff(connection, world.report.task.unit):
            queue(connection, member.telegram_id, screen, at=world.now)


def returned(connection: Connection, world: World, review: OpenReview, deadline: datetime | None) -> None:
    """The unit's officers are told that a report was sent back, with the remarks and the button that opens it."""
    task = review.task
    draft = Draft().line(f"↩ {task.unit.name}: {task.outline.form.title} bị trả lại", "bold")
    for remark in review.collected[:REMARKS]:
        draft.line(f"– {_about(task, remark.key)}: “{excerpt(remark.text)}”")
    if len(review.collected) > REMARKS:
        draft.line(f"và {len(review.collected) - REMARKS} góp ý khác.")
    if deadline is not None:
        draft.line(f"Hạn nộp mới: {moment(deadline, world.zone)}.")
    draft.line("Bấm Tiếp tục để đi lần lượt các chỗ được góp ý.")
    draft.row(button("▶ Tiếp tục", "resume", str(task.id)))
    _tell_officers(connection, task.unit, draft.screen(), at=world.now)
    _tell_colleagues(connection, world, review)


def _tell_colleagues(connection: Connection, world: World, review: OpenReview) -> None:
    """Colleagues get the remarks on their part, and nothing of the others."""
    task = review.task
    asked: dict[int, set[str]] = {}
    for one in contributors.of_assignment(connection, task.id):
        if one.telegram_id is not None:
            asked.setdefault(one.telegram_id, set()).update(one.questions)
    for chat_id, questions in asked.items():
        own = [
            remark
            for remark in review.collected
            if (item := item_of(task.outline, remark.key)) is not None and item.question.id in questions
        ]
        if not own:
            continue
        draft = Draft().line(f"↩ {task.unit.name}: cấp trên góp ý phần anh/chị đã phối hợp", "bold")
        draft.line(task.outline.form.title)
        for remark in own[:REMARKS]:
            draft.line(f"– {_about(task, remark.key)}: “{excerpt(remark.text)}”")
        draft.row(button("▶ Tiếp tục", "resume", str(task.id)))
        queue(connection, chat_id, draft.screen(), at=world.now)


def accepted(connection: Connection, world: World, unit: Unit, assignment_id: int, title: str) -> None:
    """The unit's officers are told that their report was accepted."""
    draft = Draft().line(f"✅ Cấp trên đã tiếp nhận {title} của {unit.name}.")
    draft.row(button("Xem báo cáo", "open", str(assignment_id)))
    _tell_officers(connection, unit, draft.screen(), at=world.now)


def reopened(connection: Connection, world: World, review: OpenReview) -> None:
    """The unit's officers are told that an accepted report is looked at again."""
    task = review.task
    draft = Draft().line(f"🔄 Cấp trên đã mở lại {task.outline.form.title} của {task.unit.name} để xem lại.")
    draft.row(button("Xem báo cáo", "open", str(task.id)))
    _tell_officers(connection, task.unit, draft.screen(), at=world.now)


def answered(connection: Connection, world: World, review: OpenReview, answer: AnswerRequest) -> None:
    """The unit's officers are told what became of their Xin sửa lại."""
    task = review.task
    if answer.granted:
        draft = Draft().line(f"✅ Cấp trên đồng ý cho {task.unit.name} sửa {task.outline.form.title}.")
        if answer.deadline is not None:
            draft.line(f"Hạn nộp mới: {moment(answer.deadline, world.zone)}.")
        draft.line("Sửa xong anh/chị nộp lại.").row(button("▶ Tiếp tục", "resume", str(task.id)))
    else:
        draft = Draft().line(
            f"✋ Cấp trên chưa đồng ý cho {task.unit.name} sửa {task.outline.form.title}: “{answer.reply}”"
        )
        draft.row(button("Xem báo cáo", "open", str(task.id)))
    _tell_officers(connection, task.unit, draft.screen(), at=world.now)


def edit_requested(connection: Connection, world: World, reason: str) -> None:
    """The parent's staff get the unit's Xin sửa lại, to be answered with one tap."""
    if world.report is None:
        return
    task = world.report.task
    draft = Draft().line(f"✋ {task.unit.name} xin sửa lại {task.outline.form.title}: “{reason}”")
    number = str(task.id)
    draft.row(button("Cho sửa", "grant", number), button("Không cho sửa", "refuse", number))
    draft.row(button("Xem báo cáo", "review", number))
    _tell_parent(connection, world, draft.screen())


def signed(connection: Connection, assignment: Assignment, title: str, *, at: datetime) -> None:
    """The parent's staff are told that a signed copy has come."""
    unit, number = assignment.unit, str(assignment.id)
    draft = Draft().line(f"🖊 {unit.name} đã gửi bản đã ký của {title} (bản {assignment.submitted_version}).")
    draft.row(button("Tải bản đã ký", "signed_copy", number), button("Xem báo cáo", "review", number))
    for member in parent_staff(connection, unit):
        queue(connection, member.telegram_id, draft.screen(), at=at)


def codes_guessed(connection: Connection, world: World, count: int, until: datetime) -> None:
    """The administrators are told that an account guesses invitation codes."""
    line = CODES_GUESSED.format(account=_account(world), count=count, until=moment(until, world.zone))
    for chat_id in {member.telegram_id for member in roles.holders(connection, Role.admin)}:
        queue(connection, chat_id, Draft().line(line).screen(), at=world.now)


def _account(world: World) -> str:
    name = world.person.name if world.person is not None else ""
    return f"{world.chat} ({name})" if name else str(world.chat)


def _about(task: Task, key: str) -> str:
    """What a remark is about, in short."""
    field, item = task.outline.asked.get(key), item_of(task.outline, key)
    if field is not None and key not in task.outline.by_question:
        return field.label
    return cut(item_name(item), 80) if item is not None else "Cả báo cáo"


def _tell_officers(connection: Connection, unit: Unit, screen: Screen, *, at: datetime) -> None:
    for member in roles.people_of_unit(connection, unit.id, Role.officer):
        queue(connection, member.telegram_id, screen, at=at)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A stored file that goes with a notice."""

    file_id: int
    caption: str = "Công văn chỉ đạo kèm theo."


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
    officers, staff = (_by_unit(roles.members(connection, unit_ids, role)) for role in (Role.officer, Role.district))
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
            enclose(connection, member.telegram_id, letter, at=at)


def enclose(connection: Connection, chat_id: int, enclosure: Enclosure, *, at: datetime) -> None:
    """A file that follows a notice."""
    body = orjson.dumps({"caption": enclosure.caption}).decode()
    outbox.add(connection, chat_id=chat_id, lane="notice", kind="document", body=body, at=at, file_id=enclosure.file_id)


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


def _by_unit(members: Iterable[Member]) -> dict[int, list[Member]]:
    found: dict[int, list[Member]] = {}
    for member in members:
        found.setdefault(member.unit_id or 0, []).append(member)
    return found


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
    officers = _by_unit(roles.members(connection, [one.unit.id for one in units], Role.officer))
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
    for member in roles.people_of_unit(connection, one.unit.id, Role.officer):
        queue(connection, member.telegram_id, draft.screen(), at=at)


def regrouped(
    connection: Connection,
    before: Iterable[Unit],
    heirs: Iterable[Unit],
    day: date,
    reports: Iterable[tuple[Assignment, str]],
    *,
    at: datetime,
) -> None:
    """Everybody at the units that stand now hears of the merger or the split, officers with the reports they now have.

    ``reports`` come with the titles of their forms.
    """
    names = ", ".join(one.name for one in before)
    head = f"🔀 Từ {short_day(day)}, {names} thành {', '.join(one.name for one in heirs)}"
    own = list(reports)
    told: dict[int, list[tuple[Assignment, str]]] = {}
    for heir in heirs:
        for member in roles.of_unit(connection, heir.id):
            mine = [one for one in own if one[0].unit.id == heir.id and member.role == Role.officer]
            told.setdefault(member.telegram_id, []).extend(mine)
    for chat_id, mine in told.items():
        draft = Draft().line(head, "bold")
        draft.line("Anh/chị có vai trò ở đơn vị mới; báo cáo kỳ cũ vẫn ở tên đơn vị cũ.")
        for one, title in mine:
            draft.line(f"– {one.unit.name}: {title}").row(
                button(f"▶ Tiếp tục: {cut(one.unit.name, 30)}", "resume", str(one.id))
            )
        queue(connection, chat_id, draft.screen(), at=at)


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


def revoked(connection: Connection, chat_id: int, role: str, unit: Unit, *, at: datetime) -> None:
    """Somebody hears that a role was taken away; what they did stays."""
    line = f"Quyền {ROLES[role]} của anh/chị ở {unit.name} đã được thu hồi. Các bài anh/chị đã làm vẫn còn nguyên."
    queue(
        connection,
        chat_id,
        Draft().line(line).line("Cảm ơn anh/chị. Có gì chưa đúng, xin liên hệ cấp trên.").screen(),
        at=at,
    )
