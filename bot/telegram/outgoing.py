"""Queued messages on their way: notices, files and reminders, in order per chat, each marked when sent."""

import asyncio
import logging
from collections import defaultdict
from datetime import datetime, timedelta

import orjson
from sqlalchemy import Connection
from telegram import InputFile
from telegram.error import TelegramError

from bot.clock import Clock
from bot.loading.receiving import NOT_ANY_MORE, may_receive
from bot.notices.queueing import queue
from bot.telegram import refusal, wire
from bot.telegram.client import Client
from bot.telegram.pacer import Lane, Pacer
from bot.telegram.refusal import Refused, Unreachable, Wait
from bot.upkeep.counts import Counts
from bot.upkeep.surely import looked_up, surely
from bot.upkeep.waking import woken
from dialogs.screen import Draft
from storage import files, outbox, people
from storage.database import Database
from storage.outbox import OutboxRow

log = logging.getLogger(__name__)

LOOK_EVERY = 1.0
"""Seconds between looks at the queue when nobody wakes the sender: another process may have queued something."""

BATCH = 50
"""Chats of one lane that are sent to at a time, and messages taken at once."""

LANES: tuple[Lane, ...] = ("reply", "notice")

LAST_CALLS = 2.0
"""Seconds that calls under way have left when the bot stops."""

RETRY_PAUSE = timedelta(seconds=5)


class Outgoing:
    """Sends what is due in the outbox until it is closed."""

    def __init__(
        self, bot: Client, database: Database, pacer: Pacer, clock: Clock, counts: Counts, process: int = 0
    ) -> None:
        self._counts = counts
        self._bot = bot
        self._process = process
        self._database = database
        self._pacer = pacer
        self._clock = clock
        self._awake: dict[Lane, asyncio.Event] = {lane: asyncio.Event() for lane in LANES}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = False

    def wake(self) -> None:
        for awake in self._awake.values():
            awake.set()

    async def run(self) -> None:
        """Send until cancelled."""
        await asyncio.gather(*(self._serve(lane) for lane in LANES))

    async def close(self) -> None:
        """Begin nothing more; what is on its way now is waited for, so that it is not sent again after the start."""
        self._closing = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=LAST_CALLS)

    async def _serve(self, lane: Lane) -> None:
        """One lane for ever: a slow chat holds up none but itself, a broadcast no reply."""
        own: set[asyncio.Task[None]] = set()
        while True:
            self._awake[lane].clear()
            try:
                rows = [] if self._closing or len(own) >= BATCH else await self._claim(lane)
            except Exception:
                log.exception("the outbox could not be read")
                rows = []
            for chat_rows in _by_chat(rows):
                task = asyncio.create_task(self._send_in_order(chat_rows))
                for kept in (own, self._tasks):
                    kept.add(task)
                    task.add_done_callback(kept.discard)
                task.add_done_callback(lambda _: self._awake[lane].set())
            if not rows:
                await woken(self._awake[lane], LOOK_EVERY)

    async def _claim(self, lane: Lane) -> list[OutboxRow]:
        now = self._clock()
        if not await self._database.read(lambda connection: outbox.due(connection, now, 1, lane=lane)):
            return []
        return await surely(
            self._database, lambda connection: outbox.claim(connection, now, BATCH, lane=lane, process=self._process)
        )

    async def _send_in_order(self, rows: list[OutboxRow]) -> None:
        for number, row in enumerate(rows):
            if not await self._send(row):
                for waiting in rows[number + 1 :]:
                    await self._postpone(waiting, RETRY_PAUSE.total_seconds())
                return

    async def _send(self, row: OutboxRow) -> bool:
        """Send one message; False when the rest of its chat has to wait."""
        try:
            await self._pacer.turn("reply" if row.lane == "reply" else "notice")
            if self._closing:
                return False
            if not await self._may_go(row):
                return True
            message_id = await self._call(row)
        except TelegramError as error:
            return await self._refused(row, error)
        self._counts.sent[row.kind] += 1
        now = self._clock()
        await surely(self._database, lambda connection: _note_sent(connection, row, message_id, now))
        return True

    async def _refused(self, row: OutboxRow, error: TelegramError) -> bool:
        self._counts.refused[type(error).__name__] += 1
        match refusal.read(error):
            case Wait(seconds):
                await self._postpone(row, seconds)
                return False
            case Unreachable():
                await self._give_up(row, blocked=True)
            case Refused():
                log.error("Telegram refused a message of kind %s: %s", row.kind, type(error).__name__)
                await self._give_up(row, blocked=False)
            case _:
                await self._postpone(row, RETRY_PAUSE.total_seconds())
                return False
        return True

    async def _postpone(self, row: OutboxRow, seconds: float) -> None:
        until = self._clock() + min(timedelta(seconds=seconds), outbox.LONGEST_WAIT)
        await surely(self._database, lambda connection: outbox.postpone(connection, row.id, until=until))

    async def _give_up(self, row: OutboxRow, *, blocked: bool) -> None:
        now = self._clock()

        def note(connection: Connection) -> None:
            outbox.mark_failed(connection, row.id)
            if blocked:
                people.set_blocked(connection, row.chat_id, now)

        await surely(self._database, note)

    async def _may_go(self, row: OutboxRow) -> bool:
        """Whether who is to get a file may still have it; if not, they are told so in its place."""
        right = orjson.loads(row.body).get("right") if row.file_id is not None else None
        if right is None:
            return True
        now, kind = self._clock(), right["kind"]
        if await looked_up(self._database, lambda connection: may_receive(connection, row.chat_id, kind, right, now)):
            return True
        await surely(self._database, lambda connection: _withhold(connection, row, now))
        self.wake()
        return False

    async def _call(self, row: OutboxRow) -> int | None:
        """Send it; the message's id."""
        if row.kind == "document" or row.file_id is not None:
            return await self._document(row)
        screen = wire.load_screen(row.body)
        spans, keyboard = wire.entities(screen.spans), wire.keyboard(screen.rows, f"n{row.id}")
        return await self._bot.say(row.chat_id, screen.text, spans, keyboard)

    async def _document(self, row: OutboxRow) -> int | None:
        file_id = row.file_id
        stored = await looked_up(self._database, lambda connection: files.get(connection, file_id or 0))
        if stored is None:
            log.error("a file to be sent is gone")
            return None
        caption = orjson.loads(row.body).get("caption") or None
        document = InputFile(stored.content, filename=stored.name)
        if row.kind == outbox.PHOTO:
            return (await self._bot.send_photo(row.chat_id, document, caption=caption)).message_id
        return (await self._bot.send_document(row.chat_id, document, caption=caption)).message_id


def _note_sent(connection: Connection, row: OutboxRow, message_id: int | None, at: datetime) -> None:
    """It has arrived; a file that is a secret is forgotten at once."""
    outbox.mark_sent(connection, row.id, message_id=message_id, at=at)
    if row.kind == outbox.SECRET and row.file_id is not None:
        files.remove(connection, row.file_id)


def _withhold(connection: Connection, row: OutboxRow, at: datetime) -> None:
    """A file nobody may have any more never goes out, and a secret one is forgotten at once."""
    outbox.mark_failed(connection, row.id)
    if row.kind == outbox.SECRET and row.file_id is not None:
        files.remove(connection, row.file_id)
    queue(connection, row.chat_id, Draft().line(NOT_ANY_MORE).screen(), at=at)


def _by_chat(rows: list[OutboxRow]) -> list[list[OutboxRow]]:
    """The rows of each chat, in order."""
    found: dict[int, list[OutboxRow]] = defaultdict(list)
    for row in rows:
        found[row.chat_id].append(row)
    return list(found.values())
