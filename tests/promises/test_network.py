"""Telegram as it is: slow, broken, refusing, away, and left by the person; what was said is shown all the same."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import notices
from dialogs.screen import Draft
from storage.tables import outbox, people
from templates.answers import Figure
from tests.kill.officer import screen
from tests.promises.stage import OFFICERS, Stage

FIGURES = {
    "tuyen_truyen.so_thon": Figure(Decimal(8)),
    "tuyen_truyen.tong_so_thon": Figure(Decimal(10)),
    "tuyen_truyen.luot_nguoi": Figure(Decimal(1200)),
}

FAULTS: tuple[dict[str, Any], ...] = (
    {"code": 500},
    {"code": 502, "when": "after"},
    {"drop": True},
    {"drop": True, "when": "after"},
    {"code": 429, "retry_after": 1},
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "editMessageReplyMarkup", "answerCallbackQuery"])
async def test_a_call_that_fails_once_is_made_good(stage: Stage, method: str, fault: dict[str, Any]) -> None:
    """Whichever call breaks, before or after its effect, the answer is stored once and the right question comes."""
    await stage.start()
    person = await stage.at_first_question()
    stage.server.telegram.faults.schedule(method=method, **fault)
    await person.say("8; 10; 1200")
    await screen(person, "câu 2/18\n")
    await person.press("Không có")
    await screen(person, "câu 3/18\n")
    await person.say("Đây là bài của câu ba, dài hơn một tin rất ngắn.")
    await screen(person, "Đã lưu.", "câu 3/18\n")
    await person.press("Tiếp")
    await screen(person, "câu 4/18\n")
    stored = stage.stored()
    assert {key: stored[key] for key in FIGURES} == FIGURES
    assert sorted(set(stored) - set(FIGURES)) == ["muc_i_1.noi_dung", "muc_i_2.noi_dung"]
    refused = [call.description for call in stage.server.telegram.journal.refusals()]
    may_be_refused = method == "editMessageText" and fault.get("when") == "after"
    assert all(may_be_refused and "message is not modified" in one for one in refused)


async def test_figures_go_to_the_question_they_were_typed_for(stage: Stage) -> None:
    """A screen that came twice, because its first sending seemed to fail, is answered at the first copy."""
    await stage.start()
    person = await stage.at_first_question()
    for label, number in (("8; 10; 1200", 2), ("Không có", 3), ("Không có", 4), ("Không có", 5), ("Không có", 6)):
        await (person.say(label) if label[0].isdigit() else person.press(label))
        await screen(person, f"câu {number}/18\n")
    stage.server.telegram.faults.schedule(method="sendMessage", drop=True, when="after")
    await person.say("640; 35.300.000; 120")
    await screen(person, "câu 7/18\n")
    stage.server.telegram.faults.schedule(method="sendMessage", drop=True)
    await person.say("17; 19; 2")
    await screen(person, "câu 8/18\n")
    stored = stage.stored()
    assert [
        stored[key] for key in ("van_dong.ngay_cong", "ntm.tieu_chi_dat", "ntm.tong_tieu_chi", "ntm.thon_de_nghi")
    ] == [Figure(Decimal(number)) for number in (120, 17, 19, 2)]


async def test_telegram_away_for_a_while(stage: Stage) -> None:
    """While every call fails nothing is lost; when Telegram is back the bot goes on by itself."""
    await stage.start()
    person = await stage.at_first_question()
    faults = stage.server.telegram.faults
    away = faults.schedule(code=502, times=-1)
    faults.schedule(method="getUpdates", drop=True, times=2)
    await person.say("8; 10; 1200")
    journal = stage.server.telegram.journal
    failed = await journal.wait_for(lambda call: call.method == "sendMessage" and call.code == 502)
    await journal.wait_for(lambda call: call.method == "sendMessage" and call.code == 502, after=failed.number)
    assert stage.stored() == FIGURES
    faults.clear()
    assert away.times == -1
    await screen(person, "câu 2/18\n")


async def test_one_chats_429_holds_up_no_other(stage: Stage) -> None:
    """While one chat has to wait thirty seconds, screens, notices and files of the others go out at once."""
    await stage.start()
    slow, quick = await stage.at_first_question(), await stage.at_first_question(1)
    stage.server.telegram.faults.schedule(chat_id=slow.id, code=429, retry_after=30, times=-1)

    def tell(connection: Any) -> None:
        for number in (slow.id, quick.id):
            notices.queue(connection, number, Draft().line("Một thông báo").screen(), at=stage.clock())

    stage.change(tell)
    await slow.say("8; 10; 1200")
    await quick.sees("Một thông báo", 5)
    await quick.say("8; 10; 1200")
    await screen(quick, "câu 2/18\n")
    await quick.say("/xemtruoc")
    await quick.wait_for(lambda chat: chat.documents(), 20)
    waiting = outbox.c.chat_id == slow.id
    assert stage.rows(select(outbox.c.state).where(waiting)) == [("new",)]


async def test_a_chat_that_hangs_holds_up_no_other(stage: Stage) -> None:
    """A call that Telegram answers only after ten seconds delays its own chat alone."""
    await stage.start()
    slow, quick = await stage.officer(), await stage.officer(1)
    stage.server.telegram.faults.schedule(chat_id=slow.id, delay=10, times=-1)

    def tell(connection: Any, number: int) -> None:
        notices.queue(connection, number, Draft().line("Một thông báo").screen(), at=stage.clock())

    stage.change(lambda connection: tell(connection, slow.id))
    await _begun(stage, slow.id)
    stage.change(lambda connection: tell(connection, quick.id))
    await quick.sees("Một thông báo", 4)


async def _begun(stage: Stage, number: int) -> None:
    """Wait until the chat's message is on its way."""
    async with asyncio.timeout(5):
        while stage.rows(select(outbox.c.state).where(outbox.c.chat_id == number)) != [("sending",)]:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_a_person_who_blocked_the_bot_and_came_back(stage: Stage) -> None:
    """Nothing is sent to who has blocked the bot; back again, they find their report where they left it."""
    await stage.start()
    person = await stage.at_first_question()
    await person.say("8; 10; 1200")
    await screen(person, "câu 2/18\n")
    await person.block()
    stage.change(
        lambda connection: notices.queue(
            connection, person.id, Draft().line("Một thông báo").screen(), at=stage.clock()
        )
    )
    async with asyncio.timeout(10):
        while stage.rows(select(outbox.c.state).where(outbox.c.chat_id == person.id)) != [("failed",)]:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    blocked = select(people.c.blocked_at).where(people.c.telegram_id == OFFICERS[0])
    assert stage.rows(blocked) != [(None,)]
    await person.unblock()
    await person.say("Đây là bài của câu hai, dài hơn một tin rất ngắn.")
    await screen(person, "Đã lưu.", "câu 2/18\n")
    assert stage.rows(blocked) == [(None,)]


async def test_whoever_writes_is_reachable_again(stage: Stage) -> None:
    """A chat that Telegram once called gone is reminded again as soon as its person writes."""
    await stage.start()
    person = await stage.at_first_question()
    gone = {"code": 400, "description": "Bad Request: chat not found"}
    stage.server.telegram.faults.schedule(method="sendMessage", **gone)
    await person.say("8; 10; 1200")
    blocked = select(people.c.blocked_at).where(people.c.telegram_id == OFFICERS[0])
    async with asyncio.timeout(10):
        while stage.rows(blocked) == [(None,)]:  # noqa: ASYNC110 - nothing tells of a row
            await asyncio.sleep(0.05)
    await person.say("/baocao")
    await screen(person, "Báo cáo của anh/chị")
    assert stage.rows(blocked) == [(None,)]


async def test_the_pace_of_a_broadcast_leaves_room_for_replies(tmp_path: Path) -> None:
    """With SEND_LIMIT=10 a broadcast keeps to eight messages a second, and a reply does not wait behind it."""
    async with Stage(f"sqlite:///{tmp_path / 'test.db'}", send_limit=10) as stage:
        await stage.start()
        person, other = await stage.officer(), await stage.officer(1)

        def broadcast(connection: Any) -> None:
            for number in range(24):
                notices.queue(connection, other.id, Draft().line(f"Thông báo {number}.").screen(), at=stage.clock())

        stage.change(broadcast)
        await other.sees("Thông báo 2.")
        await person.press("Tiếp tục")
        await screen(person, "câu 1/18\n")
        heard = len([one for one in other.chat.from_bot() if one.text.startswith("Thông báo")])
        assert heard < 24
        await other.sees("Thông báo 23.", 15)
        sent = [
            call for call in stage.server.telegram.journal.calls("sendMessage") if call.params["chat_id"] == other.id
        ]
        notices_ = [call for call in sent if call.params["text"].startswith("Thông báo")]
        assert [call.params["text"] for call in notices_] == [f"Thông báo {number}." for number in range(24)]
        assert notices_[-1].at - notices_[0].at > 23 / 8 * 0.9
