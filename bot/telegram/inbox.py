"""Fetching updates: each is on disk before Telegram is told that it arrived."""

import asyncio
import contextlib
import logging
from typing import Any

import orjson
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.clock import Clock
from bot.telegram import refusal
from bot.telegram.client import Client
from bot.telegram.dispatcher import Dispatcher
from bot.telegram.incoming import private_chat
from bot.telegram.refusal import Wait
from bot.upkeep.surely import surely
from storage import inbox
from storage.database import Database
from storage.holds import Alone, Hold, Holds
from storage.inbox import Received

log = logging.getLogger(__name__)

POLL_SECONDS = 25
MOST_WAITING = 1000
"""Unhandled updates above which fetching pauses."""

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")


class TokenRefused(Exception):
    """Telegram does not know the token."""


class Fetcher:
    """Long polling.  The offset is never stored: without one Telegram repeats what was not confirmed, and the inbox
    knows what it has.  An empty answer confirms all before it and ends the offset: after a week of silence Telegram
    goes on from a number chosen at random, perhaps a smaller one (Bot API, Update and getUpdates)."""

    def __init__(
        self,
        bot: Client,
        database: Database,
        dispatcher: Dispatcher,
        clock: Clock,
        *,
        seconds: int = POLL_SECONDS,
        holds: Holds | None = None,
    ) -> None:
        self._holds = holds or Alone()
        self._bot = bot
        self._database = database
        self._dispatcher = dispatcher
        self._clock = clock
        self._offset: int | None = None
        self._stopped = False
        self._seconds = seconds

    def stop(self) -> None:
        """Hand over nothing more; what is fetched from now on stays in the inbox."""
        self._stopped = True

    async def run(self) -> None:
        """Fetch until cancelled, as soon as no other process does; raises ``TokenRefused``."""
        await self._holds.wait_for(Hold.fetching)
        pause = 0.5
        while not self._stopped:
            await self._dispatcher.below(MOST_WAITING)
            try:
                await self._fetch()
                pause = 0.5
            except InvalidToken as error:
                raise TokenRefused from error
            except TelegramError as error:
                pause = await self._rest(error, pause)

    async def _rest(self, error: TelegramError, pause: float) -> float:
        """Wait after a failed call; the pause after the next one."""
        if isinstance(error, Conflict):
            await self._conflict(error)
        answer = refusal.read(error)
        await asyncio.sleep(answer.seconds if isinstance(answer, Wait) else pause)
        return min(pause * 2, 15.0)

    async def _conflict(self, error: Conflict) -> None:
        """A webhook of earlier times is taken away; another process of this database may fetch instead."""
        if "webhook" in error.message.lower():
            log.warning("a webhook is set; it is deleted, for this process fetches updates itself")
            with contextlib.suppress(TelegramError):
                await self._bot.delete_webhook()
            return
        log.warning("another process is fetching the updates of this bot")
        await self._holds.release(Hold.fetching)
        await self._holds.wait_for(Hold.fetching)

    async def _fetch(self) -> None:
        updates = await self._bot.raw_updates(self._offset, self._seconds, KINDS)
        if updates:
            await self.keep(updates)
        else:
            self._offset = None

    async def keep(self, updates: list[dict[str, Any]]) -> None:
        """Put raw updates into the inbox, then hand them over; only then does the offset move."""
        received = [one for update in updates if (one := received_from(update)) is not None]
        now = self._clock()
        rows = await surely(self._database, lambda connection: inbox.add_many(connection, received, at=now))
        self._offset = max((_number(update) for update in updates), default=0) + 1
        if not self._stopped:
            self._dispatcher.put(rows)


def _number(update: Any) -> int:
    """The update's number, 0 where it has none."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else 0


def received_from(update: Any) -> Received | None:
    """The inbox row of an update; None where it is no private chat's (only those are served)."""
    try:
        chat_id = private_chat(update)
        if chat_id is None:
            return None
        return Received(str(update["update_id"]), chat_id, orjson.dumps(update).decode())
    except (KeyError, TypeError, ValueError, AttributeError):
        log.warning("an update could not be read and was left out")
        return None
