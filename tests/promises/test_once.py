"""An update acts once, whatever its number; one that cannot be handled is set aside and stops nobody."""

import asyncio
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from bot.telegram.client import client
from bot.telegram.dispatcher import Dispatcher
from bot.telegram.inbox import Fetcher
from dialogs.words import FAILED
from storage.database import open_database
from storage.inbox import InboxRow
from storage.tables import changes, chats, inbox
from templates.answers import Figure, Prose
from tests.kill.officer import screen
from tests.promises.stage import OFFICERS, Stage

TEXT = "Cấp ủy đã lãnh đạo các chi bộ quán triệt nội dung phong trào đến từng thôn."


async def test_an_update_delivered_twice_acts_once(stage: Stage) -> None:
    """Telegram delivers a message and a press again; the answer is written once and the walk goes one step."""
    await stage.start()
    person = await stage.at_first_question()
    first = stage.server.telegram.updates.next_id
    await person.say("8; 10; 1200")
    await screen(person, "câu 2/18\n")
    await person.press("Không có")
    await screen(person, "câu 3/18\n")
    for number in (first, first + 1):
        stage.server.people.redeliver(number)
    await person.say("Đây là bài của câu ba, dài hơn một tin rất ngắn.")
    await screen(person, "Đã lưu.", "câu 3/18\n")
    written = stage.rows(select(changes.c.key, func.count()).group_by(changes.c.key))
    assert sorted(written) == [
        ("muc_i_1.noi_dung", 1),
        ("muc_i_2.noi_dung", 1),
        ("tuyen_truyen.luot_nguoi", 1),
        ("tuyen_truyen.so_thon", 1),
        ("tuyen_truyen.tong_so_thon", 1),
    ]


async def test_everything_telegram_repeats_after_a_restart_acts_once(stage: Stage) -> None:
    """Without an offset Telegram hands over again what was not confirmed; none of it acts a second time."""
    await stage.start()
    person = await stage.at_first_question()
    await person.say("8; 10; 1200")
    await screen(person, "câu 2/18\n")
    await stage.stop()
    for update in list(stage.server.telegram.updates._seen):
        stage.server.people.redeliver(update["update_id"])
    await stage.start()
    await person.say(TEXT)
    await screen(person, "Đã lưu.", "câu 2/18\n")
    assert stage.rows(select(func.count()).select_from(changes)) == [(4,)]


async def test_update_numbers_may_start_anew(stage: Stage) -> None:
    """After a silence Telegram goes on from any number, smaller or greater; no update is lost and none comes twice."""
    came: asyncio.Queue[InboxRow] = asyncio.Queue()

    async def handle(row: InboxRow) -> None:
        came.put_nowait(row)

    bot = client(stage.server.token, stage.server.address, None)
    await bot.initialize_requests()
    with open_database(stage.url) as database:
        fetcher = Fetcher(bot, database, Dispatcher(handle), stage.clock, seconds=1)
        fetching = asyncio.create_task(fetcher.run())
        journal = stage.server.telegram.journal
        for number in (900_000_000, 5, 2_000_000_000):
            silence = journal.written
            await journal.wait_for(lambda call: call.method == "getUpdates" and call.result == [], after=silence)
            await journal.wait_for(lambda call: call.method == "getUpdates" and call.result == [], after=silence + 1)
            stage.server.telegram.updates.restart_ids(number)
            await stage.person().say(f"Tin {number}")
            row = await asyncio.wait_for(came.get(), 5)
            assert row.update_key == str(number)
        fetching.cancel()
        await asyncio.gather(fetching, return_exceptions=True)
    await bot.shutdown_requests()
    assert came.empty()


@pytest.mark.parametrize(
    "message",
    [
        {"text": 7},
        {"date": "hôm qua", "text": TEXT},
        {"text": TEXT, "entities": 5},
        {"rich_message": {"blocks": [{"type": None}, 3]}},
        {"reply_to_message": {"text": TEXT}, "text": TEXT},
        {"photo": [{}]},
    ],
)
async def test_an_update_that_cannot_be_read_is_answered_and_stops_nobody(
    stage: Stage, message: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    """An update of an unknown shape is set aside with one polite line; the walk and everybody else go on."""
    await stage.start()
    person, other = await stage.at_first_question(), await stage.at_first_question(1)
    common = {"message_id": 10**9, "date": 1, "chat": {"id": person.id, "type": "private"}}
    sender = {"id": person.id, "is_bot": False, "first_name": "Cán bộ"}
    await person.look()
    person.chat.recent.clear()
    stage.server.people.raw_update({"message": {**common, "from": sender, **message}})
    await person.hears()
    await other.say("8; 10; 1200")
    await screen(other, "câu 2/18\n")
    await person.say("/baocao")
    await screen(person, "Báo cáo của anh/chị")
    await person.press("Tiếp tục")
    await screen(person, "câu 1/18\n")
    await person.say("8; 10; 1200")
    await screen(person, "câu 2/18\n")
    assert TEXT not in caplog.text
    assert stage.rows(select(inbox.c.payload).where(inbox.c.payload.is_not(None))) == []


async def test_a_conversation_that_cannot_be_read_any_more_starts_at_home(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the stored state is beyond repair the person hears so and goes on from home; no answer is lost."""
    await stage.start()
    person = await stage.at_first_question()
    await person.say("8; 10; 1200")
    await screen(person, "câu 2/18\n")
    secret = "một đoạn người dân kể riêng"
    broken = chats.update().where(chats.c.chat_id == OFFICERS[0]).values(state=f'{{"place": "{secret}"}}')
    stage.change(lambda connection: connection.execute(broken))
    await person.say(TEXT)
    await person.sees(FAILED)
    await person.say("/baocao")
    await screen(person, "Báo cáo của anh/chị", "(1/18 câu)")
    await person.press("Tiếp tục")
    await screen(person, "câu 2/18\n")
    await person.say(TEXT)
    await screen(person, "Đã lưu.")
    assert stage.stored() == {
        "tuyen_truyen.so_thon": Figure(Decimal(8)),
        "tuyen_truyen.tong_so_thon": Figure(Decimal(10)),
        "tuyen_truyen.luot_nguoi": Figure(Decimal(1200)),
        "muc_i_1.noi_dung": stage.stored()["muc_i_1.noi_dung"],
    }
    prose = stage.stored()["muc_i_1.noi_dung"]
    assert isinstance(prose, Prose)
    assert prose.text.endswith(TEXT)
    assert "a turn failed" in caplog.text
    assert secret not in _formatted(caplog)


def _formatted(caplog: pytest.LogCaptureFixture) -> str:
    """The log as the process would have written it."""
    from bot.upkeep.logs import Redacted

    formatter = Redacted("%(levelname)s %(name)s: %(message)s")
    return "\n".join(formatter.format(record) for record in _fresh(caplog))


def _fresh(caplog: pytest.LogCaptureFixture) -> list[object]:
    for record in caplog.records:
        record.exc_text = None
    return list(caplog.records)
