"""Nobody sees or changes a unit's data without a role on it, and only private chats are served."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import orjson
from sqlalchemy import Connection, func, select

from bot import notices
from bot.invitations.codes import code_hash
from bot.loading.receiving import NOT_ANY_MORE
from dialogs import words
from dialogs.screen import Draft, button
from storage import contributors, extensions, people, roles
from storage import invitations as invitations_kept
from storage import jobs as queue
from storage.tables import answers, assignments, changes, inbox, inquiries, invitations, jobs, submissions
from tests.kill.officer import screen
from tests.person import Person, Shown
from tests.promises.stage import OFFICERS, STAFF, STRANGER, Stage

TEXT = "Bài riêng của Xã Suối Bạc, không ai ở nơi khác được đọc."


async def working(stage: Stage) -> tuple[Person, Shown]:
    """An officer with a figure group and a narrative stored, at the narrative."""
    person = await stage.at_first_question()
    await person.say("8; 10; 1200")
    await screen(person, "câu 2/18\n")
    await person.say(TEXT)
    return person, await screen(person, "Đã lưu.", "câu 2/18\n")


async def test_a_stranger_gets_one_polite_line(stage: Stage) -> None:
    """Whoever has no role gets the same one line to whatever is sent, commands of every role included."""
    await stage.start()
    stranger = stage.person(STRANGER)
    for text in (
        "xin chào",
        "/start",
        "/baocao",
        "/nop",
        "/tonghop",
        "/tiendo",
        "/giao",
        "/hoantac",
        "/xemtruoc",
        "8; 10; 1200",
    ):
        await stranger.say(text)
        assert (await stranger.hears()).text == words.STRANGER
    await stranger.say("/start một-mã-đoán-bừa")
    assert (await stranger.hears()).text == words.BAD_CODE
    assert stage.rows(select(func.count()).select_from(changes)) == [(0,)]


async def test_a_sister_unit_sees_and_changes_nothing(stage: Stage) -> None:
    """An officer of the next commune who forges presses, guesses ids and forwards texts stays in their own report."""
    await stage.start()
    owner, seen = await working(stage)
    sister = await stage.at_first_question(1)
    own = await sister.screen()
    stolen = [one["callback_data"] for row in seen.raw["reply_markup"]["inline_keyboard"] for one in row]
    for data in (*stolen, "1.0", "2.1", "999999.0", "n1.0", "n2.0", "resume", "go:tuyen_truyen", "x.y", "-1.0", "."):
        for message_id in (seen.id, own.id - 1):
            await sister.press_data(message_id, data)
            await screen(sister, "câu 1/18\n")
    await sister.forward(seen.text)
    await sister.hears()
    before = stage.stored()
    assert set(stage.stored(1)) == set()
    assert all(TEXT[:20] not in shown.text for shown in sister.chat.from_bot())
    assert "Xã Suối Bạc" not in "".join(
        shown.text for shown in sister.chat.from_bot() if "Mã này" not in shown.text and TEXT[:5] not in shown.text
    )
    await owner.press("Tiếp")
    await screen(owner, "câu 3/18\n")
    assert stage.stored() == before


async def test_a_button_of_somebody_elses_notice_does_nothing(stage: Stage) -> None:
    """A notice's button works in the chat it was sent to and in no other."""
    await stage.start()
    owner, _ = await working(stage)
    sister = await stage.officer(1)
    number = str(stage.post().assignment)
    notice = Draft().line("Báo cáo của đơn vị").row(button("Tiếp tục", "resume", number)).screen()
    stage.change(lambda connection: notices.queue(connection, owner.id, notice, at=stage.clock()))
    shown = await owner.sees("Báo cáo của đơn vị")
    data = shown.raw["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    home = await sister.screen()
    for message_id in (shown.id, home.id):
        await sister.press_data(message_id, data)
        stale = await screen(sister, words.STALE)
        assert "Phường" not in stale.text
        assert "Suối Bạc" not in stale.text
    await owner.press("Tiếp tục", shown.id)
    await screen(owner, "câu 3/18\n")


async def test_a_notice_that_names_another_units_report_opens_nothing(stage: Stage) -> None:
    """Rights are checked at the press: a report that is not one's own is not opened by any button."""
    await stage.start()
    await working(stage)
    sister = await stage.officer(1)
    number = str(stage.post().assignment)
    notice = Draft().line("Một thông báo").row(button("Tiếp tục", "resume", number)).screen()
    stage.change(lambda connection: notices.queue(connection, sister.id, notice, at=stage.clock()))
    shown = await sister.sees("Một thông báo")
    await sister.press("Tiếp tục", shown.id)
    answer = await screen(sister, words.GONE)
    assert "Suối Bạc" not in answer.text


def revoke(connection: Connection, stage: Stage) -> None:
    """Take the first officer's only role away."""
    known = people.by_telegram_id(connection, OFFICERS[0])
    assert known is not None
    roles.revoke(connection, known.id, stage.post().unit.id, "officer", at=stage.clock())


def ask(connection: Connection, stage: Stage, kind: str, params: dict[str, Any]) -> None:
    """A job of the first officer's, as it would wait in the queue."""
    known = people.by_telegram_id(connection, OFFICERS[0])
    assert known is not None
    written = orjson.dumps(params).decode()
    queue.add(connection, kind=kind, params=written, chat_id=OFFICERS[0], person_id=known.id, at=stage.clock())


async def test_a_role_revoked_in_mid_conversation_ends_at_once(stage: Stage) -> None:
    """From the moment a role is revoked nothing is stored, shown or sent, whatever stands open in the chat."""
    await stage.start()
    person, shown = await working(stage)
    before = stage.stored()
    stage.change(lambda connection: revoke(connection, stage))
    acts: tuple[Callable[[], Awaitable[object]], ...] = (
        lambda: person.press("Tiếp"),
        lambda: person.say("Một bài mới dài hơn một tin rất ngắn."),
        lambda: person.say("/xemtruoc"),
        lambda: person.say("/nop"),
        lambda: person.say("/baocao"),
        lambda: person.edit(shown.id - 1, "Sửa lại bài cũ thành một bài khác hẳn."),
        lambda: person.press_data(shown.id, "5.0"),
    )
    for act in acts:
        await act()
        assert (await person.sees(words.STRANGER)).labels == []
    assert stage.stored() == before
    assert person.chat.documents() == []


async def test_a_file_that_waits_when_a_role_is_revoked_never_arrives(stage: Stage) -> None:
    """Made while Telegram was away, or still to be made: whoever has lost the right meanwhile gets a line instead."""
    await stage.start()
    person = await stage.at_first_question()
    given = stage.rows(select(func.count()).select_from(invitations))
    stage.server.telegram.faults.schedule(method="sendDocument", code=429, retry_after=1, times=-1)
    await person.say("/xemtruoc")
    await stage.server.telegram.journal.wait_for(lambda call: call.method == "sendDocument", 30)
    stage.change(lambda connection: revoke(connection, stage))
    stage.server.telegram.faults.clear()
    assert (await person.sees(NOT_ANY_MORE, within=20)).labels == []
    for kind, params in (
        ("preview", {"assignment": stage.post().assignment}),
        ("unit_sheet", {}),
        ("invitations", {"units": str(stage.post(1).unit.id)}),
    ):
        stage.change(partial(ask, stage=stage, kind=kind, params=params))
    await person.wait_for(lambda chat: sum(NOT_ANY_MORE in one.text for one in chat.messages.values()) == 4, 30)
    assert person.chat.documents() == []
    assert stage.rows(select(func.count()).select_from(jobs).where(jobs.c.state == "failed")) == [(3,)]
    assert stage.rows(select(func.count()).select_from(invitations)) == given


async def test_an_invitation_serves_one_person(stage: Stage) -> None:
    """A code that was used gives a second person nothing."""
    await stage.start()
    await stage.officer()
    stranger = stage.person(STRANGER)
    await stranger.say(f"/start {stage.post().code}")
    assert (await stranger.hears()).text == words.BAD_CODE


async def test_an_officer_has_no_desk(stage: Stage) -> None:
    """Commands and presses of the consolidating desk tell an officer nothing about other units."""
    await stage.start()
    person = await stage.officer()
    for text in ("/tiendo", "/nhac", "/thongbao", "/tonghop", "/tonghop dan-van-kheo-nam", "/giao", "/donvi", "/moi"):
        await person.say(text)
        shown = await person.sees(words.NO_RIGHT)
        assert "Đồi Mây" not in shown.text


async def test_staff_reads_but_never_answers_for_a_unit(stage: Stage) -> None:
    """Consolidating staff has no report of its own to write: what it types becomes nobody's answer."""
    await stage.start()
    await working(stage)
    staff = await stage.staff()
    before = stage.rows(select(answers.c.assignment_id, answers.c.key, answers.c.body))
    await staff.say("8; 10; 1200")
    await staff.hears()
    await staff.say("/nop")
    await staff.hears()
    assert stage.rows(select(answers.c.assignment_id, answers.c.key, answers.c.body)) == before
    assert stage.rows(select(func.count()).select_from(submissions)) == [(0,)]


async def test_a_units_question_is_answered_from_the_desk_above_it_alone(stage: Stage) -> None:
    """Neither a sister unit with a forged button nor staff whose role was revoked sees or answers a unit's question."""
    await stage.start()
    owner, _ = await working(stage)
    sister, staff = await stage.officer(1), await stage.staff()
    await owner.press("Hỏi cấp trên")
    await screen(owner, "Anh/chị nhắn điều muốn hỏi", "câu 2/18\n")
    await owner.say("Có phải kể cả thôn mới tách không?")
    await screen(owner, "Đã gửi câu hỏi lên cấp trên", "câu 2/18\n")
    asked = await staff.sees("hỏi cấp trên")
    assert "kể cả thôn mới tách" in asked.text
    for verb in ("reply", "general"):
        notice = Draft().line(f"Giả {verb}").row(button("Bấm", verb, "1")).screen()
        stage.change(lambda connection, notice=notice: notices.queue(connection, sister.id, notice, at=stage.clock()))
        shown = await sister.sees(f"Giả {verb}")
        await sister.press("Bấm", shown.id)
        await screen(sister, words.GONE)
    assert all("thôn mới tách" not in shown.text for shown in sister.chat.from_bot())

    def revoke(connection: Connection) -> None:
        known = people.by_telegram_id(connection, STAFF)
        assert known is not None
        roles.revoke(connection, known.id, stage.region.staff.unit.id, "district", at=stage.clock())

    stage.change(revoke)
    await staff.reply(asked.id, "Kể cả thôn mới tách.")
    await staff.sees(words.STRANGER)
    assert stage.rows(select(inquiries.c.reply, inquiries.c.general)) == [("", False)]


async def test_more_time_is_given_from_the_desk_above_the_unit_alone(stage: Stage) -> None:
    """No forged button of a sister unit, nor the asking unit's own, moves a deadline; the staff's one tap does."""
    await stage.start()
    owner, _ = await working(stage)
    sister, staff = await stage.officer(1), await stage.staff()
    wished = stage.clock() + timedelta(days=90)

    def ask(connection: Connection) -> int:
        details = {"deadline": stage.clock(), "wished": wished, "reason": "mưa lũ", "at": stage.clock()}
        return extensions.add(connection, stage.post().assignment, subject="Báo cáo", person_id=1, **details)

    number = str(stage.change(ask))
    given = select(assignments.c.deadline).where(assignments.c.id == stage.post().assignment)
    notice = (
        Draft()
        .line("Đề nghị")
        .row(button("Cho", "time_grant", number), button("Ngày", "time_until", number, "2031-01-01"))
    )
    for person in (sister, owner):
        for label in ("Cho", "Ngày"):
            stage.change(
                lambda connection, to=person.id: notices.queue(connection, to, notice.screen(), at=stage.clock())
            )
            shown = await person.sees("Đề nghị")
            await person.press(label, shown.id)
            await screen(person, words.GONE)
    assert stage.rows(given) == [(None,)]
    stage.change(lambda connection: notices.queue(connection, staff.id, notice.screen(), at=stage.clock()))
    shown = await staff.sees("Đề nghị")
    await staff.press("Cho", shown.id)
    await screen(staff, "Đã ghi và báo cho đơn vị")
    assert stage.rows(given) == [(wished,)]
    assert stage.rows(select(assignments.c.deadline).where(assignments.c.id == stage.post(1).assignment)) == [(None,)]


async def test_groups_are_not_served(stage: Stage) -> None:
    """What is said or pressed in a group is neither kept nor answered, whoever says it."""
    await stage.start()
    person = await stage.at_first_question()
    group = stage.server.telegram.add_group(-100, "Nhóm của xã")
    people_ = stage.server.people
    kept = stage.rows(select(func.max(inbox.c.id)))
    people_.say(person.id, "8; 10; 1200", chat_id=-100)
    people_.say(person.id, "/baocao", chat_id=-100)
    people_.press(person.id, 1, data="3.0", chat_id=-100)
    await person.say("8; 10; 1200")
    await screen(person, "câu 2/18\n")
    assert stage.rows(select(func.count()).where(inbox.c.id > kept[0][0])) == [(1,)]
    assert all(not message["from"]["is_bot"] for message in group.messages.values())


async def test_each_role_sees_its_own_commands(stage: Stage) -> None:
    """Whoever has just taken a desk gets the longer menu at once; an officer keeps everybody's."""
    await stage.start()
    calls = stage.server.telegram.journal
    await stage.officer()
    await stage.staff()
    own = await calls.wait_for(lambda call: call.method == "setMyCommands" and "chat_id" in str(call.params))
    menus = stage.server.telegram.commands
    assert [[command["command"] for command in menu] for menu in menus.values()] == [
        ["baocao", "xemtruoc", "nop", "hoantac", "nhatky", "trogiup", "huy"],
        [
            "duyet",
            "tiendo",
            "nhac",
            "thongbao",
            "tonghop",
            "giao",
            "donvi",
            "moi",
            "baocao",
            "xemtruoc",
            "nop",
            "hoantac",
            "nhatky",
            "trogiup",
            "huy",
        ],
    ]
    assert str(STAFF) in str(own.params)


async def test_a_menu_goes_with_the_role(stage: Stage) -> None:
    """A colleague sees what concerns their part alone, and a desk that is taken away takes its commands along."""
    await stage.start()
    calls, menu = stage.server.telegram.journal, stage.server.telegram.commands_for
    await stage.staff()
    await calls.wait_for(lambda call: call.method == "setMyCommands" and str(STAFF) in str(call.params))
    admin = await stage.officer()
    stage.change(partial(_asked, stage.post().assignment))
    stage.change(lambda connection: roles.grant(connection, 2, None, "admin", at=stage.clock()))
    helper = stage.person(STRANGER)
    await helper.say("/start mã-của-đồng-nghiệp")
    await screen(helper, "phối hợp")
    await helper.press("Đúng")
    await calls.wait_for(lambda call: call.method == "setMyCommands" and str(STRANGER) in str(call.params))
    assert {"nop", "xemtruoc", "duyet"}.isdisjoint(command["command"] for command in menu(STRANGER))
    await admin.say("/donvi")
    unit = stage.region.staff.unit.name
    for text, label in (
        ("Đơn vị", unit),
        (f"{unit}\nMã", "Thu hồi quyền"),
        ("của ai", "1."),
        ("Người đó được báo", "Thu hồi"),
    ):
        await screen(admin, text)
        await admin.press(label)
    await calls.wait_for(lambda call: call.method == "deleteMyCommands" and str(STAFF) in str(call.params))
    assert menu(STAFF) == menu(OFFICERS[1])


def _asked(assignment: int, connection: Connection) -> None:
    """A request to a colleague, with a code to be used."""
    at = datetime.now(UTC)
    number = invitations_kept.create(
        connection,
        code_hash=code_hash("mã-của-đồng-nghiệp"),
        unit_id=None,
        role="contributor",
        at=at,
        expires_at=at + timedelta(days=1),
    )
    contributors.add(connection, assignment, ["muc_i_1.noi_dung"], created_by=1, at=at, invitation_id=number)
