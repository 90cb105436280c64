"""The Bot API over real HTTP: encodings, updates, refusals, files and faults."""

from __future__ import annotations

import asyncio
import io
from datetime import timedelta

import aiohttp
import pytest

from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import LAN, MINH, Api, Clock

BUTTONS = {"inline_keyboard": [[{"text": "Tiếp", "callback_data": "s1.0"}]]}


async def test_all_body_encodings_give_the_same_call(api: Api, server: SandboxServer) -> None:
    """JSON, urlencoded, multipart and the query string carry the same parameters."""
    server.people.say(11, "chào")
    url = f"{api.base}/sendMessage"
    form = aiohttp.FormData({"chat_id": "11", "text": "một"}, default_to_multipart=True)
    bodies = [
        api.session.post(url, json={"chat_id": 11, "text": "một"}),
        api.session.post(url, data={"chat_id": "11", "text": "một"}),
        api.session.post(url, data=form),
        api.session.get(url, params={"chat_id": "11", "text": "một"}),
    ]
    for body in bodies:
        async with body as response:
            assert (await response.json())["result"]["text"] == "một"


async def test_wrong_token_and_unknown_method(api: Api, server: SandboxServer) -> None:
    """A wrong token is 401 Unauthorized, an unknown method 404 Not Found."""
    async with api.session.get(f"{server.address}/bot1:wrong/getMe") as response:
        assert await response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert await api.refused("getNothing") == "404 Not Found"
    assert (await api.ok("GETME"))["is_bot"] is True


async def test_offset_confirms_everything_below(api: Api, server: SandboxServer) -> None:
    """Updates stay until an offset above them; a negative offset keeps only the last ones."""
    for text in ("một", "hai", "ba", "bốn"):
        server.people.say(11, text)
    assert [u["update_id"] for u in await api.ok("getUpdates", limit=2)] == [500, 501]
    assert [u["update_id"] for u in await api.ok("getUpdates", offset=501)] == [501, 502, 503]
    assert [u["update_id"] for u in await api.ok("getUpdates")] == [501, 502, 503]
    assert [u["message"]["text"] for u in await api.ok("getUpdates", offset=-1)] == ["bốn"]
    assert await api.ok("getUpdates", offset=504) == []


def poll_opened(server: SandboxServer) -> asyncio.Event:
    """Set as soon as a getUpdates has reached the server."""
    opened = asyncio.Event()

    async def on_call(method: str, params: dict[str, object], when: str) -> None:
        if (method, when) == ("getUpdates", "before"):
            opened.set()

    server.telegram.on_call = on_call
    return opened


async def test_long_poll_ends_with_the_first_update(api: Api, server: SandboxServer) -> None:
    """A waiting getUpdates answers as soon as somebody writes."""
    opened = poll_opened(server)
    poll = asyncio.create_task(api.ok("getUpdates", timeout=30))
    await opened.wait()
    server.people.say(11, "chào")
    assert len(await asyncio.wait_for(poll, 5)) == 1


async def test_second_poller_ends_the_first(api: Api, server: SandboxServer) -> None:
    """The poll that waits is ended with 409 by a newer one, and under a webhook every poll is."""
    opened = poll_opened(server)
    first = asyncio.create_task(api.refused("getUpdates", timeout=30))
    await opened.wait()
    second = asyncio.create_task(api.ok("getUpdates", timeout=30))
    assert (await first).startswith("409 Conflict: terminated by other getUpdates request")
    server.people.say(11, "chào")
    assert len(await second) == 1
    await api.ok("setWebhook", url="https://example.vn/hook", secret_token="abc")
    assert (await api.refused("getUpdates")).startswith("409 Conflict: can't use getUpdates method while webhook")
    assert (await api.ok("getWebhookInfo"))["pending_update_count"] == 1
    await api.ok("deleteWebhook", drop_pending_updates=True)
    assert await api.ok("getUpdates") == []


async def test_allowed_updates_hold_for_later_ones(api: Api, server: SandboxServer) -> None:
    """Kinds of updates not asked for are not queued."""
    await api.ok("getUpdates", allowed_updates=["message"])
    server.people.say(11, "chào")
    server.people.block(11)
    assert [list(u)[1] for u in await api.ok("getUpdates")] == ["message"]


async def test_redelivery_and_new_numbering(api: Api, server: SandboxServer) -> None:
    """An update already confirmed can come again with its id, and ids can start anew."""
    server.people.say(11, "một")
    await api.ok("getUpdates", offset=501)
    server.people.redeliver(500)
    assert [u["update_id"] for u in await api.ok("getUpdates", offset=501)] == [500]
    server.telegram.updates.restart_ids(7)
    server.people.raw_update({"subscription": {"new": True}})
    assert await api.ok("getUpdates") == [{"update_id": 7, "subscription": {"new": True}}]


async def test_who_may_be_written_to(api: Api, server: SandboxServer) -> None:
    """Unknown chats, people who never wrote and people who blocked the bot are refused in Telegram's words."""
    say = {"text": "chào"}
    assert await api.refused("sendMessage", chat_id=99, **say) == "400 Bad Request: chat not found"
    cold = "403 Forbidden: bot can't initiate conversation with a user"
    assert await api.refused("sendMessage", chat_id=11, **say) == cold
    server.people.say(11, "/start")
    await api.ok("sendMessage", chat_id="11", **say)
    server.people.block(11)
    assert await api.refused("sendMessage", chat_id=11, **say) == "403 Forbidden: bot was blocked by the user"
    server.people.unblock(11)
    await api.ok("sendMessage", chat_id=11, **say)


async def test_text_limits(api: Api, server: SandboxServer) -> None:
    """Empty texts and more than 4096 units after parsing are refused; tags do not count."""
    server.people.say(11, "chào")
    assert await api.refused("sendMessage", chat_id=11, text=" \n ") == "400 Bad Request: message text is empty"
    assert await api.refused("sendMessage", chat_id=11, text="ạ" * 4097) == "400 Bad Request: message is too long"
    assert await api.refused("sendMessage", chat_id=11, text="📝" * 2049) == "400 Bad Request: message is too long"
    await api.ok("sendMessage", chat_id=11, text=f"<b>{'ạ' * 4096}</b>", parse_mode="HTML")
    refusal = await api.refused("sendMessage", chat_id=11, text="<b>a", parse_mode="HTML")
    assert refusal.startswith("400 Bad Request: can't parse entities: ")
    assert (
        await api.refused(
            "sendMessage",
            chat_id=11,
            text="a",
            reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": ""}]]},
        )
        == "400 Bad Request: BUTTON_DATA_INVALID"
    )


async def test_editing(api: Api, server: SandboxServer, clock: Clock) -> None:
    """An edit keeps the id and date, drops the keyboard not given again, and is refused when it changes nothing."""
    (theirs,) = server.people.say(11, "chào")
    sent = await api.ok("sendMessage", chat_id=11, text="một", reply_markup=BUTTONS)
    edit = {"chat_id": 11, "message_id": sent["message_id"]}
    same = await api.refused("editMessageText", **edit, text="một ", reply_markup=BUTTONS)
    assert same.startswith("400 Bad Request: message is not modified: specified new message content")
    clock.move(timedelta(seconds=5))
    edited = await api.ok("editMessageText", **edit, text="hai")
    assert edited == {**{k: v for k, v in sent.items() if k != "reply_markup"}, "text": "hai",
                      "edit_date": sent["date"] + 5}  # fmt: skip
    await api.ok("editMessageReplyMarkup", **edit, reply_markup=BUTTONS)
    assert "is not modified" in await api.refused("editMessageReplyMarkup", **edit, reply_markup=BUTTONS)
    missing = await api.refused("editMessageText", chat_id=11, message_id=9, text="a")
    assert missing == "400 Bad Request: message to edit not found"
    not_ours = await api.refused("editMessageText", chat_id=11, message_id=theirs, text="a")
    assert not_ours == "400 Bad Request: message can't be edited"


async def test_deleting(api: Api, server: SandboxServer, clock: Clock) -> None:
    """A message younger than 48 hours can be deleted, once."""
    (old,) = server.people.say(11, "cũ")
    clock.move(timedelta(hours=49))
    (new,) = server.people.say(11, "mới")
    assert await api.ok("deleteMessage", chat_id=11, message_id=new) is True
    assert "message to delete not found" in await api.refused("deleteMessage", chat_id=11, message_id=new)
    assert "can't be deleted for everyone" in await api.refused("deleteMessage", chat_id=11, message_id=old)


async def test_callback_queries(api: Api, server: SandboxServer, clock: Clock) -> None:
    """A press brings the message and its data, is answered with a text, and expires."""
    server.people.say(11, "chào")
    sent = await api.ok("sendMessage", chat_id=11, text="một", reply_markup=BUTTONS)
    query_id = server.people.press(11, sent["message_id"], label="Tiếp")
    query = (await api.ok("getUpdates"))[-1]["callback_query"]
    assert (query["id"], query["data"], query["message"]) == (query_id, "s1.0", sent)
    await api.ok("answerCallbackQuery", callback_query_id=query_id, text="Đã lưu")
    assert server.telegram.chats[11].answers[-1]["text"] == "Đã lưu"
    late = server.people.press(11, 1, data="giả")
    clock.move(timedelta(hours=1))
    refusal = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await api.refused("answerCallbackQuery", callback_query_id=late) == refusal
    assert await api.refused("answerCallbackQuery", callback_query_id="không") == refusal


async def test_files_out_and_in(api: Api, server: SandboxServer) -> None:
    """A document goes out by multipart and by file id, and a person's file comes in through getFile."""
    server.people.say(11, "chào")
    for field, value in (("document", None), ("tep", "attach://tep")):
        form = aiohttp.FormData({"chat_id": "11", "caption": "<b>Báo cáo</b>", "parse_mode": "HTML"})
        if value:
            form.add_field("document", value)
        form.add_field(field, b"PK\x03\x04", filename="BC_v1.docx", content_type="application/msword")
        async with api.session.post(f"{api.base}/sendDocument", data=form) as response:
            sent = (await response.json())["result"]
        assert (sent["caption"], sent["document"]["file_name"], sent["document"]["file_size"]) == (
            "Báo cáo", "BC_v1.docx", 4)  # fmt: skip
    again = await api.ok("sendDocument", chat_id=11, document=sent["document"]["file_id"])
    assert again["document"] == sent["document"]
    server.people.send_document(11, b"noi dung", "tệp.docx")
    document = (await api.ok("getUpdates"))[-1]["message"]["document"]
    path = (await api.ok("getFile", file_id=document["file_id"]))["file_path"]
    async with api.session.get(f"{server.address}/file/bot{server.token}/{path}") as response:
        assert await response.read() == b"noi dung"
    async with api.session.get(f"{server.address}/file/bot{server.token}/documents/none") as response:
        assert response.status == 404


async def test_file_limits(api: Api, server: SandboxServer) -> None:
    """Over 20 MB cannot be fetched, over 50 MB cannot be sent, an empty file and a long caption are refused."""
    server.people.say(11, "chào")
    server.people.send_document(11, bytes(20 * 1024 * 1024 + 1), "to.bin")
    document = (await api.ok("getUpdates"))[-1]["message"]["document"]
    assert await api.refused("getFile", file_id=document["file_id"]) == "400 Bad Request: file is too big"
    refusals = []
    for size in (50 * 1024 * 1024 + 1, 0):
        form = aiohttp.FormData({"chat_id": "11"})
        form.add_field("document", io.BytesIO(bytes(size)), filename="x.bin")
        async with api.session.post(f"{api.base}/sendDocument", data=form) as response:
            refusals.append((response.status, (await response.json())["description"]))
    assert refusals == [(413, "Request Entity Too Large"), (400, "Bad Request: file must be non-empty")]
    long = {"chat_id": 11, "document": document["file_id"], "caption": "ạ" * 1025}
    assert await api.refused("sendDocument", **long) == "400 Bad Request: message caption is too long"


async def test_commands_have_scopes(api: Api, server: SandboxServer) -> None:
    """A person sees the commands of their chat, else of private chats, else the default ones."""
    commands = [{"command": "baocao", "description": "Báo cáo của anh/chị"}]
    await api.ok("setMyCommands", commands=[*commands, {"command": "trogiup", "description": "Trợ giúp"}])
    await api.ok("setMyCommands", commands=commands, scope={"type": "chat", "chat_id": 11})
    assert await api.ok("getMyCommands", scope={"type": "chat", "chat_id": 11}) == commands
    assert [len(server.telegram.commands_for(user.id)) for user in (LAN, MINH)] == [1, 2]
    await api.ok("deleteMyCommands", scope={"type": "chat", "chat_id": 11})
    assert len(server.telegram.commands_for(11)) == 2
    bad = [{"command": "báo cáo", "description": "x"}]
    assert "BOT_COMMAND_INVALID" in await api.refused("setMyCommands", commands=bad)


async def test_replies(api: Api, server: SandboxServer) -> None:
    """A reply carries the message it answers; one to nothing is refused unless asked to be lenient."""
    (theirs,) = server.people.say(11, "chào")
    sent = await api.ok("sendMessage", chat_id=11, text="một", reply_parameters={"message_id": theirs})
    assert sent["reply_to_message"]["text"] == "chào"
    wrong = {"chat_id": 11, "text": "một", "reply_parameters": {"message_id": 1}}
    assert "message to be replied not found" in await api.refused("sendMessage", **wrong)
    wrong["reply_parameters"] = {"message_id": 1, "allow_sending_without_reply": True}
    await api.ok("sendMessage", **wrong)


async def test_scheduled_refusals(api: Api, server: SandboxServer) -> None:
    """A scheduled 429 and 502 strike the calls they name, before or after the effect, and are written down."""
    server.people.say(11, "chào")
    server.telegram.faults.schedule(method="sendMessage", code=429, retry_after=7)
    server.telegram.faults.schedule(method="sendMessage", code=502, when="after", skip=1)
    body = await api("sendMessage", chat_id=11, text="một")
    assert (body["error_code"], body["parameters"]) == (429, {"retry_after": 7})
    await api.ok("sendMessage", chat_id=11, text="hai")
    assert (await api("sendMessage", chat_id=11, text="ba"))["error_code"] == 502
    texts = [m["text"] for m in server.telegram.chats[11].messages.values()]
    assert texts == ["chào", "hai", "ba"]
    assert [(c.code, c.done) for c in server.telegram.journal.calls("sendMessage")] == [
        (429, False), (200, True), (502, True)]  # fmt: skip


@pytest.mark.parametrize(("when", "shown"), [("before", 0), ("after", 1)])
async def test_dropped_connections(api: Api, server: SandboxServer, when: str, shown: int) -> None:
    """A dropped connection leaves the caller without an answer, with or without the effect."""
    server.people.say(11, "chào")
    server.telegram.faults.schedule(drop=True, when=when)
    with pytest.raises(aiohttp.ClientConnectionError):
        await api("sendMessage", chat_id=11, text="một")
    assert len(server.telegram.chats[11].messages) == 1 + shown
    assert server.telegram.journal.calls()[-1].code == 0


async def test_limits_are_enforced_when_asked() -> None:
    """With enforced limits the sixth quick message to a chat is told to wait."""
    async with SandboxServer([User(1, "Lan")], enforce_limits=True) as server, aiohttp.ClientSession() as session:
        server.people.say(1, "chào")
        api = Api(server, session)
        for n in range(5):
            await api.ok("sendMessage", chat_id=1, text=str(n))
        assert await api.refused("sendMessage", chat_id=1, text="x") == "429 Too Many Requests: retry after 1"


async def test_journal_can_be_waited_on(api: Api, server: SandboxServer) -> None:
    """A test can wait for a call, and sees what Telegram would have refused."""
    waiting = asyncio.create_task(server.telegram.journal.wait_for(lambda call: call.method == "sendMessage"))
    await api.refused("sendMessage", chat_id=99, text="một")
    assert (await waiting).params == {"chat_id": 99, "text": "một"}
    assert [call.description for call in server.telegram.journal.refusals()] == ["Bad Request: chat not found"]


async def test_hook_sees_each_call_before_and_after(api: Api, server: SandboxServer) -> None:
    """`on_call` runs before and after the effect, so that a test can kill the bot there."""
    seen: list[tuple[str, str]] = []

    async def on_call(method: str, params: dict[str, object], when: str) -> None:
        seen.append((method, when))

    server.telegram.on_call = on_call
    await api.ok("getMe")
    assert seen == [("getMe", "before"), ("getMe", "after")]
