"""The driver for people: the same conversation in this process and over HTTP, with a small bot that echoes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.sandbox.server import SandboxServer
from tests.person import NoSuchButton, Person
from tests.sandbox.conftest import Api
from tests.sandbox.echo import echo


@pytest.fixture(params=["direct", "http"])
async def lan(request: pytest.FixtureRequest, server: SandboxServer, api: Api) -> AsyncIterator[Person]:
    bot = asyncio.create_task(echo(server.address, server.token))
    async with Person(server if request.param == "direct" else server.address, 11) as person:
        yield person
    bot.cancel()
    await asyncio.wait({bot})


async def test_a_conversation(lan: Person, server: SandboxServer) -> None:
    """What a person says and presses is answered, and the driver waits for just that."""
    await lan.say("xin chào")
    assert (await lan.hears()).text == "Đã nghe: xin chào"
    query = await lan.press("Đồng")
    assert (await lan.answered(query))["text"] == "Đã bấm"
    shown = await lan.sees("Anh/chị đã bấm")
    assert shown.labels == []
    with pytest.raises(NoSuchButton, match="there are \\['Đồng ý', 'Thôi'\\]"):
        await lan.press("Nộp", message_id=(await _first_screen(lan)))


async def _first_screen(lan: Person) -> int:
    await lan.say("lại")
    return (await lan.hears()).id


async def test_files_edits_and_replies(lan: Person) -> None:
    """Files go and come, edits and replies reach the bot."""
    await lan.send_file("biểu.xlsx", b"PK\x03\x04", caption="kèm")
    back = await lan.wait_for(lambda chat: chat.documents())
    assert (back[0].file_name, await lan.download(back[0])) == ("biểu.xlsx", b"PK\x03\x04")
    (said,) = await lan.say("một")
    answer = await lan.sees("Đã nghe: một")
    await lan.edit(said, "hai")
    await lan.sees("Đã sửa: hai")
    await lan.reply(answer.id, "trả lời")
    await lan.sees("Đã nghe: trả lời (về: Đã nghe: một)")
    await lan.forward("của người khác")
    await lan.sees("Đã nghe: của người khác")
    await lan.send("sticker")
    await lan.sees("Đã nghe: ?")


async def test_long_paste(lan: Person) -> None:
    """A long paste arrives as several messages of one second."""
    ids = await lan.say("câu văn " * 2000)
    assert len(ids) == 4
    last = await lan.wait_for(lambda chat: [m for m in chat.from_bot() if m.id > ids[-1]][3:])
    assert len(last) == 1


async def test_waiting_in_vain_shows_the_chat(lan: Person) -> None:
    """A condition that never holds fails with the end of the chat."""
    await lan.say("một")
    await lan.hears()
    with pytest.raises(TimeoutError, match=r"bot: Đã nghe: một \[Đồng ý\] \[Thôi\]"):
        await lan.wait_for(lambda chat: False, within=0.01)


async def test_people_over_http(api: Api, server: SandboxServer) -> None:
    """People are listed and added, faults scheduled and the journal read; what cannot be done is told."""
    base = f"{server.address}/people"
    async with api.session.post(base, json={"id": 77, "first_name": "Hà", "role": "cán bộ"}) as response:
        assert (await response.json())["role"] == "cán bộ"
    async with api.session.get(base) as response:
        assert [p["name"] for p in await response.json()] == ["Trần Thị Lan", "Minh", "Hà"]
    async with api.session.post(f"{base}/faults", json={"code": 502}) as response:
        assert response.status == 200
    assert await api.refused("getMe") == "502 Bad Gateway"
    async with api.session.get(f"{base}/journal", params={"method": "getMe"}) as response:
        assert [(c["code"], c["done"]) for c in await response.json()] == [(502, False)]
    async with api.session.post(f"{base}/77/press", json={"message_id": 5, "index": 0}) as response:
        assert (response.status, (await response.json())["error"]) == (400, "no message 5 in this chat")
    async with api.session.post(f"{base}/77/__init__", json={}) as response:
        assert response.status == 400
    async with api.session.post(f"{base}/updates", json={"poll": {"id": "1"}}) as response:
        update_id = (await response.json())["result"]
    async with api.session.post(f"{base}/updates/{update_id}/again") as response:
        assert response.status == 200
    assert [u["update_id"] for u in await api.ok("getUpdates")] == [update_id, update_id]


async def test_events_stream(api: Api, server: SandboxServer) -> None:
    """Every change is sent to whoever watches."""
    async with api.session.get(f"{server.address}/people/events") as response:
        assert (await response.content.readuntil(b"\n\n")).startswith(b"retry")
        server.people.say(11, "chào")
        assert b'"kind":"message"' in await response.content.readuntil(b"\n\n")


async def test_server_in_its_own_process() -> None:
    """`python -m bot.sandbox.server` prints its address, serves, and ends on SIGTERM."""
    command = [sys.executable, "-m", "bot.sandbox.server", "--listen", "127.0.0.1:0", "--people", "2"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    address = (await process.stdout.readline()).decode().strip()
    async with aiohttp.ClientSession() as session, session.get(f"{address}/people") as response:
        assert [person["id"] for person in await response.json()] == [1001, 1002]
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 5) == 0
