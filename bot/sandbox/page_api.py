"""The page of phone-like chats: its three files and the demo clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from importlib.resources import files
from zoneinfo import ZoneInfo

import orjson
from aiohttp import web

from bot.sandbox.telegram import Telegram

_FILES = {
    "/": ("index.html", "text/html"),
    "/style.css": ("style.css", "text/css"),
    "/app.js": ("app.js", "text/javascript"),
}
_MORNING = time(8, 0)
_LONGEST_MOVE = timedelta(days=366)


class PageApi:
    """Serves the page. The clock belongs to the embedding code: `clock_now` reads it, `clock_move` moves it forward."""

    def __init__(
        self,
        clock_now: Callable[[], datetime],
        clock_move: Callable[[timedelta], None],
        zone: str = "Asia/Ho_Chi_Minh",
    ) -> None:
        self._now = clock_now
        self._move = clock_move
        self._zone = ZoneInfo(zone)
        self._telegram: Telegram | None = None

    def routes(self, telegram: Telegram) -> list[web.RouteDef]:
        """What to add to an aiohttp application; moves of the clock are told to whoever watches `telegram`."""
        self._telegram = telegram
        pages = [web.get(path, partial(_file, *named)) for path, named in _FILES.items()]
        return [*pages, web.get("/clock", self.read_clock), web.post("/clock", self.move_clock)]

    async def read_clock(self, request: web.Request) -> web.Response:
        """`{"now": milliseconds since 1970, "zone": name}`."""
        return self._clock()

    async def move_clock(self, request: web.Request) -> web.Response:
        """Moves by `{"seconds": N}`, or to 08:00 of the next day with `{"target": "tomorrow_morning"}`."""
        try:
            by = self._wanted(orjson.loads(await request.read()))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            return web.json_response({"ok": False, "error": str(error)}, status=400)
        self._move(by)
        if self._telegram is not None:
            self._telegram.tell({"kind": "clock"})
        return self._clock()

    def _wanted(self, body: dict[str, object]) -> timedelta:
        if body.get("target") == "tomorrow_morning":
            now = self._now().astimezone(self._zone)
            return datetime.combine(now.date() + timedelta(days=1), _MORNING, self._zone) - now
        seconds = body["seconds"]
        if not isinstance(seconds, (int, float)) or not 0 < seconds <= _LONGEST_MOVE.total_seconds():
            raise ValueError("seconds must be positive and at most a year")
        return timedelta(seconds=seconds)

    def _clock(self) -> web.Response:
        milliseconds = int(self._now().timestamp() * 1000)
        return web.json_response({"now": milliseconds, "zone": str(self._zone)})


async def _file(name: str, content_type: str, request: web.Request) -> web.Response:
    text = files("bot.sandbox").joinpath("page", name).read_text("utf-8")
    return web.Response(text=text, content_type=content_type, headers={"Cache-Control": "no-cache"})
