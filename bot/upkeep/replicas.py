"""Several processes on one database: what a dead one left is taken up, and the sending limit is shared."""

import asyncio
import logging
from collections import Counter
from datetime import timedelta
from random import SystemRandom

from sqlalchemy import Connection

from bot.clock import Clock
from bot.telegram.dispatcher import Dispatcher
from bot.telegram.pacer import Pacer
from bot.telegram.screens import Screens
from bot.upkeep.surely import surely
from storage import chats, inbox, jobs, outbox
from storage.chats import Chat
from storage.database import Database
from storage.holds import NUMBER_BITS, Hold, Holds
from storage.inbox import InboxRow

log = logging.getLogger(__name__)

LOOK_EVERY = 1.0
LEFT_BEHIND = timedelta(seconds=2)
"""Age at which an update not handled, or a screen not shown, is looked after by whoever finds it."""

LOOKS_BEFORE_DEAD = 3
"""A process not seen alive in so many looks is dead; fewer, and a database that was restarted would look like it."""


class Replicas:
    """This process among those that share its database.  ``number`` tells it from the others."""

    def __init__(
        self,
        number: int,
        database: Database,
        holds: Holds,
        dispatcher: Dispatcher,
        screens: Screens,
        pacer: Pacer,
        clock: Clock,
    ) -> None:
        self._database = database
        self._holds = holds
        self._dispatcher = dispatcher
        self._screens = screens
        self._pacer = pacer
        self._clock = clock
        self.number = number
        self._missed: Counter[int] = Counter()

    async def begin(self) -> None:
        """Be known as living before anything is taken in hand; the only process takes up all the last one left."""
        if self._holds.shared:
            await self._holds.wait_for(Hold.process, self.number)
        else:
            await self._take_up_all()

    async def run(self) -> None:
        """Look after what dead processes left, until cancelled; the only process has nothing to look after."""
        while self._holds.shared:
            try:
                await self._look()
            except Exception:
                log.exception("a look at the other processes failed")
            await asyncio.sleep(LOOK_EVERY)

    async def _take_up_all(self) -> None:
        def left(connection: Connection) -> tuple[list[InboxRow], list[Chat]]:
            outbox.requeue_sending(connection)
            jobs.requeue_running(connection)
            return inbox.unfinished(connection), chats.to_show(connection)

        rows, behind = await surely(self._database, left)
        for chat in behind:
            self._screens.take_up(chat.chat_id, chat.wanted_revision)
        self._dispatcher.put(rows)

    async def _look(self) -> None:
        living = await self._holds.numbers(Hold.process)
        if living is None:
            return
        if self.number not in living:
            await self._holds.take(Hold.process, self.number)
            living |= {self.number}
        self._pacer.share(len(living))
        await self._requeue_of_dead(living)
        before = self._clock() - LEFT_BEHIND

        def left(connection: Connection) -> tuple[list[InboxRow], list[Chat]]:
            return inbox.left_behind(connection, before), chats.left_behind(connection, before)

        rows, behind = await self._database.read(left)
        self._dispatcher.put(row for row in rows if (row.chat_id or 0) not in self._dispatcher)
        await self._show(behind)

    async def _show(self, behind: list[Chat]) -> None:
        """Show what nobody is showing; whether it had arrived already nobody noted."""
        for chat in behind:
            if chat.chat_id in self._screens or not await self._holds.take(Hold.screen, chat.chat_id):
                continue
            await self._holds.release(Hold.screen, chat.chat_id)
            self._screens.take_up(chat.chat_id, chat.wanted_revision)

    async def _requeue_of_dead(self, living: frozenset[int]) -> None:
        at_work = await self._database.read(lambda connection: outbox.holders(connection) | jobs.holders(connection))
        self._missed = Counter({one: self._missed[one] + 1 for one in at_work - living})
        for dead in [one for one, looks in self._missed.items() if looks >= LOOKS_BEFORE_DEAD]:
            await surely(self._database, lambda connection, dead=dead: _requeue(connection, dead))  # type: ignore[misc]


def _requeue(connection: Connection, dead: int) -> int:
    return outbox.requeue_of(connection, dead) + jobs.requeue_of(connection, dead)


def new_number() -> int:
    """A number no other process has, for all practical purposes; 0 stands for none."""
    return SystemRandom().randrange(1, 1 << (NUMBER_BITS - 1))
