"""The people's side over HTTP, under `/people`: what the page and tests in other processes use. JSON throughout."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

import orjson
from aiohttp import BodyPartReader, web

from bot.sandbox.chat import Chat, User
from bot.sandbox.faults import Fault
from bot.sandbox.people import People, PersonError
from bot.sandbox.telegram import Telegram

ACTS = frozenset(
    {
        "say",
        "edit",
        "delete",
        "press",
        "block",
        "unblock",
        "send_document",
        "send_photo",
        "send_sticker",
        "send_voice",
        "send_contact",
        "send_location",
        "send_raw",
    }
)
HEARTBEAT = 15.0
LONGEST_WAIT = 60.0

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PeopleApi:
    """The handlers; see `routes` for what there is."""

    def __init__(self, telegram: Telegram, people: People) -> None:
        self._telegram = telegram
        self._people = people

    def routes(self) -> list[web.RouteDef]:
        """What to add to an aiohttp application."""
        return [
            web.get("/people", self.list_people),
            web.post("/people", _kind(self.add_person)),
            web.get("/people/events", self.events),
            web.get("/people/journal", self.journal),
            web.post("/people/faults", _kind(self.schedule_fault)),
            web.delete("/people/faults", self.clear_faults),
            web.post("/people/updates", _kind(self.raw_update)),
            web.post("/people/updates/{update_id:\\d+}/again", _kind(self.redeliver)),
            web.get("/people/files/{file_id}", _kind(self.file)),
            web.get("/people/{user_id:\\d+}/chat", _kind(self.read_chat)),
            web.post("/people/{user_id:\\d+}/{act}", _kind(self.act)),
        ]

    async def list_people(self, request: web.Request) -> web.Response:
        """Everybody, in the order they were added, with the commands of their chat."""
        return _json([self._person(user) for user in self._telegram.users.values()])

    async def add_person(self, request: web.Request) -> web.Response:
        """Adds a person: `{"id", "first_name", …}` as in `User`."""
        user = User(**await _body(request))
        self._telegram.add_user(user)
        return _json(self._person(user))

    async def read_chat(self, request: web.Request) -> web.Response:
        """What changed after `?after=N`, waiting up to `?wait=SECONDS` until there is something."""
        chat = self._chat(request)
        after = int(request.query.get("after", 0))
        wait = min(LONGEST_WAIT, float(request.query.get("wait", 0)))
        if wait > 0:
            await chat.wait(after, wait)
        return _json(chat.since(after))

    async def act(self, request: web.Request) -> web.Response:
        """One act of one person: the names of `People`'s methods; files come as multipart with a part `file`."""
        name = request.match_info["act"]
        if name not in ACTS:
            raise PersonError(f"no act {name}")
        fields = await _body(request)
        result = getattr(self._people, name)(int(request.match_info["user_id"]), **fields)
        return _json({"ok": True, "result": result})

    async def raw_update(self, request: web.Request) -> web.Response:
        """Queues an arbitrary update."""
        return _json({"ok": True, "result": self._people.raw_update(await _body(request))})

    async def redeliver(self, request: web.Request) -> web.Response:
        """Delivers an update again."""
        self._people.redeliver(int(request.match_info["update_id"]))
        return _json({"ok": True, "result": True})

    async def file(self, request: web.Request) -> web.Response:
        """A document's bytes, as a download."""
        file = self._people.file(request.match_info["file_id"])
        disposition = f"attachment; filename*=UTF-8''{quote(file.name)}"
        headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
        return web.Response(body=file.data, content_type=file.mime, headers=headers)

    async def schedule_fault(self, request: web.Request) -> web.Response:
        """Schedules a fault: the fields of `Fault`."""
        self._telegram.faults.schedule(Fault(**await _body(request)))
        return _json({"ok": True})

    async def clear_faults(self, request: web.Request) -> web.Response:
        """Forgets scheduled faults."""
        self._telegram.faults.clear()
        return _json({"ok": True})

    async def journal(self, request: web.Request) -> web.Response:
        """Calls after `?after=N`, of `?method=NAME` or of all methods but getUpdates."""
        calls = self._telegram.journal.calls(request.query.get("method"), int(request.query.get("after", 0)))
        return _json([call.json() for call in calls])

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-Sent Events: every change from now on, one JSON object each."""
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        await response.write(b"retry: 1000\n\n")
        queue = self._telegram.subscribe()
        try:
            await _pump(queue, response)
        except ConnectionResetError:
            pass
        finally:
            self._telegram.unsubscribe(queue)
        return response

    def _person(self, user: User) -> dict[str, Any]:
        chat = self._telegram.chats[user.id]
        return {
            "id": user.id,
            "name": f"{user.last_name} {user.first_name}".strip(),
            "role": user.role,
            "start_code": user.start_code,
            "blocked": chat.blocked,
            "commands": self._telegram.commands_for(user.id),
        }

    def _chat(self, request: web.Request) -> Chat:
        chat_id = int(request.query.get("chat_id", request.match_info["user_id"]))
        chat = self._telegram.chats.get(chat_id)
        if chat is None:
            raise PersonError(f"no chat {chat_id}")
        return chat


async def _pump(queue: asyncio.Queue[dict[str, Any]], response: web.StreamResponse) -> None:
    while True:
        try:
            async with asyncio.timeout(HEARTBEAT):
                event = await queue.get()
        except TimeoutError:
            await response.write(b": still here\n\n")
            continue
        if event["kind"] == "closed":
            return
        await response.write(b"data: " + orjson.dumps(event) + b"\n\n")


def _kind(handler: Handler) -> Handler:
    """The same handler, answering what a person cannot do with 400 and a sentence."""

    async def answering(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except (PersonError, TypeError, KeyError, ValueError) as error:
            return web.json_response({"ok": False, "error": str(error)}, status=400)

    return answering


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type == "multipart/form-data":
        return await _form(request)
    data = await request.read()
    found = orjson.loads(data) if data else {}
    if not isinstance(found, dict):
        raise PersonError("an object is expected")
    return found


async def _form(request: web.Request) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise PersonError("nested multipart")
        if part.filename is None:
            text = await part.text()
            fields[part.name or ""] = int(text) if part.name in ("reply_to", "chat_id") else text
        else:
            fields["name"] = part.filename
            fields["data"] = bytes(await part.read())
    return fields


def _json(value: Any) -> web.Response:
    return web.Response(body=orjson.dumps(value), content_type="application/json")
