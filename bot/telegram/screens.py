"""Bringing what a chat shows to what is wanted: the one place that edits and sends screens."""

import asyncio
import contextlib
import logging
from dataclasses import dataclass

from sqlalchemy import Connection
from telegram.error import TelegramError

from bot.clock import Clock
from bot.telegram import refusal, wire
from bot.telegram.client import Client
from bot.telegram.pacer import Pacer
from bot.telegram.refusal import Already, Refused, SendAnew, Unreachable, Wait
from bot.upkeep.counts import Counts
from bot.upkeep.surely import looked_up, surely
from storage import chats, people
from storage.chats import Chat
from storage.database import Database
from storage.holds import Hold, Holds

log = logging.getLogger(__name__)

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
"""Seconds between tries while Telegram or the network fails."""

UNKNOWN = 1 << 62
"""Greater than any revision."""


@dataclass(slots=True)
class _Showing:
    """One chat's convergence under way."""

    task: asyncio.Task[None]
    again: bool = False


class Screens:
    """Shows wanted screens, one task per chat; a screen that was overtaken is skipped."""

    def __init__(
        self,
        bot: Client,
        database: Database,
        pacer: Pacer,
        clock: Clock,
        counts: Counts,
        holds: Holds | None = None,
    ) -> None:
        self._counts = counts
        self._bot = bot
        self._database = database
        self._pacer = pacer
        self._clock = clock
        self._holds = holds if holds is not None and holds.shared else None
        self._showing: dict[int, _Showing] = {}
        self._stripping: set[asyncio.Task[None]] = set()
        self._begun: dict[int, int] = {}
        # The revision that may stand in a chat more than once, because nobody noted whether it had arrived.
        self._repeated: dict[int, int] = {}

    def __contains__(self, chat_id: int) -> bool:
        """Whether this process is bringing the chat's screen up to date."""
        return chat_id in self._showing

    def begun(self, chat_id: int) -> int | None:
        """The newest revision that this process has begun to send to the chat; a large number where that says nothing,
        None where another process may have sent it.

        After a restart nothing is known of what the last process sent, and of a repeated screen it is not known when
        it was first seen: nothing counts as unseen then.
        """
        if self._holds is not None:
            return None
        begun = self._begun.get(chat_id, UNKNOWN)
        return UNKNOWN if begun == self._repeated.get(chat_id) else begun

    def take_up(self, chat_id: int, revision: int) -> None:
        """Show what the last process had not noted as shown; it may have arrived all the same."""
        self._repeated[chat_id] = revision
        self.show(chat_id)

    def show(self, chat_id: int, known: Chat | None = None) -> asyncio.Task[None]:
        """Bring the chat's screen up to date; the task ends when it is.

        ``known`` is the chat as a turn has just left it, which saves reading it; while another screen of the chat is
        on its way it is read anyway.
        """
        showing = self._showing.get(chat_id)
        if showing is not None and not showing.task.done():
            showing.again = True
            return showing.task
        task = asyncio.create_task(self._converge(chat_id, known) if self._holds is None else self._alone(chat_id))
        self._showing[chat_id] = _Showing(task)
        return task

    async def close(self) -> None:
        """Let what is being sent finish; what waits for Telegram is left for the next start."""
        tasks = [*(showing.task for showing in self._showing.values()), *self._stripping]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=1)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _alone(self, chat_id: int) -> None:
        """Converge while no other process does; what was known of the chat before that may be old."""
        holds = self._holds
        assert holds is not None
        await holds.wait_for(Hold.screen, chat_id)
        try:
            await self._converge(chat_id, None)
        finally:
            await holds.release(Hold.screen, chat_id)

    async def _converge(self, chat_id: int, known: Chat | None) -> None:
        pause = FIRST_PAUSE
        try:
            while True:
                self._showing[chat_id].again = False
                chat = known or await looked_up(self._database, lambda connection: chats.get(connection, chat_id))
                known = None
                if chat is None or chat.wanted is None or chat.wanted_revision <= chat.shown_revision:
                    if self._showing[chat_id].again:
                        continue
                    return
                pause = await self._try(chat, pause)
                if not pause and not self._showing[chat_id].again:
                    return
                pause = pause or FIRST_PAUSE
        except Exception:
            log.exception("a screen could not be shown")
        finally:
            showing = self._showing.get(chat_id)
            if showing is not None and showing.task is asyncio.current_task():
                del self._showing[chat_id]

    async def _try(self, chat: Chat, pause: float) -> float:
        """One try; the pause before the next failing one, 0 where the person sees the screen."""
        try:
            await self._pacer.turn("reply")
            self._begun[chat.chat_id] = chat.wanted_revision
            await self._send(chat)
            self._counts.sent["screen"] += 1
        except TelegramError as error:
            self._counts.refused[type(error).__name__] += 1
            return await self._refused(chat, error, pause)
        return 0.0

    async def _refused(self, chat: Chat, error: TelegramError, pause: float) -> float:
        match refusal.read(error):
            case Wait(seconds):
                self._begun[chat.chat_id] = chat.wanted_revision - 1
                await asyncio.sleep(seconds)
                return FIRST_PAUSE
            case Unreachable():
                await self._unreachable(chat)
                return FIRST_PAUSE
            case Refused():
                log.error("Telegram refused a screen: %s", type(error).__name__)
                await self._shown(chat, chat.shown_message_id)
                return FIRST_PAUSE
            case _:
                self._repeated[chat.chat_id] = chat.wanted_revision
                await asyncio.sleep(pause)
                return min(pause * 2, LONGEST_PAUSE)

    async def _send(self, chat: Chat) -> None:
        if chat.wanted_fresh or chat.shown_message_id is None:
            await self._send_anew(chat)
            return
        try:
            await self._edit(chat, chat.shown_message_id)
        except TelegramError as error:
            match refusal.read(error):
                case Already():
                    await self._shown(chat, chat.shown_message_id)
                case SendAnew():
                    await self._send_anew(chat)
                case _:
                    raise

    async def _edit(self, chat: Chat, message_id: int) -> None:
        screen = wire.load_screen(chat.wanted or "")
        spans, keyboard = wire.entities(screen.spans), wire.keyboard(screen.rows, str(chat.wanted_revision))
        await self._bot.change(chat.chat_id, message_id, screen.text, spans, keyboard)
        await self._shown(chat, message_id)

    async def _send_anew(self, chat: Chat) -> None:
        screen = wire.load_screen(chat.wanted or "")
        spans, keyboard = wire.entities(screen.spans), wire.keyboard(screen.rows, str(chat.wanted_revision))
        message_id = await self._bot.say(chat.chat_id, screen.text, spans, keyboard)
        await self._shown(chat, message_id)
        if chat.shown_live and chat.shown_message_id is not None:
            # Beside the work: whoever answers the new screen at once does not wait for the old one's buttons to go.
            stripping = asyncio.create_task(self._strip(chat.chat_id, chat.shown_message_id))
            self._stripping.add(stripping)
            stripping.add_done_callback(self._stripping.discard)

    async def _strip(self, chat_id: int, message_id: int) -> None:
        """Best effort: a press of an old button is answered kindly anyway."""
        with contextlib.suppress(TelegramError):
            await self._bot.strip(chat_id, message_id)

    async def _shown(self, chat: Chat, message_id: int | None) -> None:
        wanted = chat.wanted or ""
        live = wire.has_buttons(wanted)
        repeated = self._repeated.get(chat.chat_id) == chat.wanted_revision
        await surely(
            self._database,
            lambda connection: chats.mark_shown(
                connection,
                chat.chat_id,
                revision=chat.wanted_revision,
                message_id=message_id,
                digest=wire.digest(wanted, repeated=repeated),
                live=live,
            ),
        )

    async def _unreachable(self, chat: Chat) -> None:
        now = self._clock()

        def note(connection: Connection) -> None:
            people.set_blocked(connection, chat.chat_id, now)
            chats.mark_shown(
                connection,
                chat.chat_id,
                revision=chat.wanted_revision,
                message_id=chat.shown_message_id,
                digest="",
                live=False,
            )

        await surely(self._database, note)
