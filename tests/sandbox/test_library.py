"""python-telegram-bot's own `Bot` against the sandbox: what it sends is understood, what comes back it can parse."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import telegram
from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup, MenuButtonCommands
from telegram.constants import ParseMode
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter

from bot.sandbox.server import SandboxServer

MARKUP = InlineKeyboardMarkup([[InlineKeyboardButton("Tiếp", callback_data="s.0")]])
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x03"


@pytest.fixture(autouse=True)
def _durations_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library warns about seconds as numbers unless told so."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def bot(server: SandboxServer) -> AsyncIterator[telegram.Bot]:
    server.people.say(11, "/start MA-123")
    urls = {"base_url": f"{server.address}/bot", "base_file_url": f"{server.address}/file/bot"}
    async with telegram.Bot(server.token, **urls) as bot:
        yield bot


async def test_updates_are_parsed(bot: telegram.Bot, server: SandboxServer) -> None:
    """Every kind of update a person can cause is parsed into the library's types."""
    people = server.people
    sent = await bot.send_message(11, "một", reply_markup=MARKUP)
    (said,) = people.say(11, "trả lời", reply_to=sent.message_id)
    people.edit(11, said, "đã sửa")
    people.say(11, "chuyển tiếp", forward_from="Bà Hoa")
    people.send_document(11, b"x", "a.docx", caption="kèm", media_group_id="g1")
    people.send_photo(11, PNG)
    people.send_sticker(11)
    people.send_voice(11)
    people.send_contact(11)
    people.send_location(11)
    people.send_raw(11, {"rich_message": {"blocks": [{"type": "paragraph", "text": "giàu"}]}})
    people.press(11, sent.message_id, index=0)
    people.press(11, 5, data="giả")
    people.block(11)
    people.unblock(11)
    server.telegram.add_group(-5, "Nhóm")
    people.say(11, "trong nhóm", chat_id=-5)
    found = await bot.get_updates(limit=100)
    messages = [u.effective_message for u in found]
    assert messages[0].parse_entities() == {messages[0].entities[0]: "/start"}
    assert messages[1].reply_to_message.text == "một"
    assert (found[2].edited_message.text, found[2].edited_message.edit_date is not None) == ("đã sửa", True)
    assert messages[3].forward_origin.sender_user_name == "Bà Hoa"
    assert (messages[4].document.file_name, messages[4].media_group_id) == ("a.docx", "g1")
    assert (messages[5].photo[0].width, messages[5].photo[0].height) == (2, 3)
    assert messages[6].sticker.emoji == "👍"
    assert messages[7].voice.duration.total_seconds() == 4
    assert messages[8].contact.phone_number == "+84900000000"
    assert messages[9].location.latitude == 16.05
    assert messages[10].api_kwargs["rich_message"]["blocks"][0]["text"] == "giàu"
    assert found[11].callback_query.data == "s.0"
    assert not found[12].callback_query.message.is_accessible
    assert [u.my_chat_member.new_chat_member.status for u in found[13:15]] == ["kicked", "member"]
    assert (messages[15].chat.type, messages[15].from_user.id) == ("group", 11)


async def test_messages(bot: telegram.Bot) -> None:
    """Sending, editing and deleting give back the library's messages."""
    sent = await bot.send_message(11, "<b>Câu</b> 1/5", parse_mode=ParseMode.HTML, reply_markup=MARKUP)
    assert (sent.text, sent.text_html, sent.reply_markup) == ("Câu 1/5", "<b>Câu</b> 1/5", MARKUP)
    edited = await bot.edit_message_text("Câu 2/5", 11, sent.message_id)
    assert isinstance(edited, telegram.Message)
    assert (edited.text, edited.reply_markup) == ("Câu 2/5", None)
    await bot.edit_message_reply_markup(11, sent.message_id, reply_markup=MARKUP)
    assert await bot.delete_message(11, sent.message_id)
    assert await bot.send_chat_action(11, "typing")


async def test_files(bot: telegram.Bot, server: SandboxServer) -> None:
    """Documents and photos go up and come down through the library."""
    sent = await bot.send_document(11, b"PK", filename="báo cáo.docx", caption="Bản 1")
    assert (sent.document.file_name, sent.caption) == ("báo cáo.docx", "Bản 1")
    photo = await bot.send_photo(11, PNG)
    assert photo.photo[0].file_size == len(PNG)
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"PK"


async def test_commands_and_menu(bot: telegram.Bot) -> None:
    """Commands of a scope are read back, and the menu button is stored."""
    scope = BotCommandScopeChat(11)
    await bot.set_my_commands([BotCommand("nop", "Nộp báo cáo")], scope=scope)
    assert (await bot.get_my_commands(scope=scope))[0].description == "Nộp báo cáo"
    assert await bot.get_my_commands() == ()
    assert await bot.delete_my_commands(scope=scope)
    assert await bot.set_chat_menu_button(11, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(11)).type == "commands"


async def test_answers_and_webhook(bot: telegram.Bot, server: SandboxServer) -> None:
    """A callback query is answered, a webhook stored and removed."""
    query = server.people.press(11, 1, data="x")
    assert await bot.answer_callback_query(query, "Đã lưu", show_alert=True)
    assert await bot.set_webhook("https://example.vn/x")
    assert (await bot.get_webhook_info()).url == "https://example.vn/x"
    with pytest.raises(Conflict):
        await bot.get_updates()
    assert await bot.delete_webhook()


async def test_refusals_become_the_librarys_errors(bot: telegram.Bot, server: SandboxServer) -> None:
    """Telegram's codes and texts reach the bot as the library's own exceptions."""
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(99, "x")
    server.telegram.faults.schedule(code=429, retry_after=3)
    with pytest.raises(RetryAfter):
        await bot.send_message(11, "x")
    server.people.block(11)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(11, "x")
    stranger = telegram.Bot("1:wrong", base_url=f"{server.address}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    for request in (stranger.request, stranger._request[0]):
        await request.shutdown()
