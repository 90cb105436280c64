"""One inbox row from its JSON to what was kept: read, downloaded where needed, stepped, and the screen started."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass
from time import monotonic
from typing import Any

import orjson
from sqlalchemy import Connection
from telegram.error import TelegramError

from bot.clock import Clock
from bot.jobs.form_reading import check_apart, unpacked
from bot.jobs.reading import read_file
from bot.keeping.form_files import Parts, as_event, contents, keep_parts, missing
from bot.telegram import incoming, sent_file
from bot.telegram.client import Client
from bot.telegram.commands import publish_own
from bot.telegram.incoming import Blocked, Incoming, Press, SentFile, SentPicture
from bot.telegram.outgoing import Outgoing
from bot.telegram.screens import Screens
from bot.telegram.sent_file import AtHand
from bot.telegram.unit_file import read_units
from bot.updates.turns import Handled, Turns
from bot.upkeep.counts import Counts
from bot.upkeep.surely import surely
from dialogs.event import Event, Pasted, SentBadFile, SentFileKept, SentForm
from storage import files, inbox, people
from storage.database import Database
from storage.inbox import InboxRow
from templates.problem import Problem

log = logging.getLogger(__name__)

DOWNLOAD_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Handling:
    """Everything it takes to handle an update."""

    bot: Client
    database: Database
    turns: Turns
    screens: Screens
    outgoing: Outgoing
    wake_jobs: asyncio.Event
    clock: Clock
    counts: Counts

    async def __call__(self, row: InboxRow) -> asyncio.Task[None] | None:
        """Handle one row; the task that shows its screen, if it made one."""
        begun = monotonic()
        shown = await self._handle(row)
        self.counts.took(monotonic() - begun)
        self.counts.updates["handled"] += 1
        return shown

    async def _handle(self, row: InboxRow) -> asyncio.Task[None] | None:
        try:
            read = incoming.read(orjson.loads(row.payload))
        except Exception as error:
            log.error("an update could not be read: %s", type(error).__name__)
            return self._show(await self._set_aside(row, f"unreadable: {type(error).__name__}"))
        if read is None:
            await surely(self.database, lambda connection: inbox.finish(connection, row.id, at=self.clock()))
            return None
        handled = await self._keep(row, read)
        if isinstance(read.what, Press):
            self._answer(read.what, handled)
        if handled is None:
            return None
        if handled.jobs:
            self.wake_jobs.set()
        if handled.notices:
            self.outgoing.wake()
        if handled.joined:
            _in_background(publish_own(self.bot, self.database, read.chat_id))
        return self._show(handled)

    def _show(self, handled: Handled | None) -> asyncio.Task[None] | None:
        """Start showing the screen an update has led to."""
        if handled is None or handled.chat is None:
            return None
        return self.screens.show(handled.chat.chat_id, handled.chat)

    async def _keep(self, row: InboxRow, read: Incoming) -> Handled | None:
        what = read.what
        if isinstance(what, Blocked):
            await self._note_blocked(row, read.person_id, what)
            return None
        try:
            event = await self._read(what, read.chat_id)
            sent, now = self.screens.begun(read.chat_id), self.clock()
            return await surely(
                self.database,
                lambda connection: self.turns.handle(connection, row.id, read.chat_id, event, now, sent=sent),
            )
        except Exception as error:
            log.exception("a turn failed")
            return await self._set_aside(row, f"turn: {type(error).__name__}")

    async def _set_aside(self, row: InboxRow, fault: str) -> Handled | None:
        """Lay an update aside that cannot be handled, and say so kindly to whoever sent it."""
        now, chat_id = self.clock(), row.chat_id
        self.counts.updates["set_aside"] += 1
        if chat_id is None:
            await surely(self.database, lambda connection: inbox.fail(connection, row.id, fault, at=now))
            return None
        return await surely(self.database, lambda connection: self.turns.fail(connection, row.id, chat_id, fault, now))

    async def _note_blocked(self, row: InboxRow, person_id: int, what: Blocked) -> None:
        now = self.clock()

        def note(connection: Connection) -> None:
            people.set_blocked(connection, person_id, now if what.blocked else None)
            inbox.finish(connection, row.id, at=now)

        await surely(self.database, note)

    def _answer(self, press: Press, handled: Handled | None) -> None:
        """Stop the button's spinner; best effort."""
        _in_background(self._answer_callback(press.callback_id, handled.toast if handled else ""))

    async def _answer_callback(self, callback_id: str, toast: str) -> None:
        try:
            await self.bot.answer_press(callback_id, toast)
        except TelegramError as error:
            log.debug("a button press could not be answered: %s", type(error).__name__)

    async def _read(self, what: Event | Press | SentFile | SentPicture, chat_id: int) -> Event | Press:
        """What came, with files and tables read for the report at hand."""
        if isinstance(what, SentFile):
            return await self._file(what, chat_id)
        if isinstance(what, SentPicture):
            return await self._picture(what, chat_id)
        if isinstance(what, Pasted):
            return await asyncio.to_thread(sent_file.pasted_answer, what, await self._at_hand(chat_id))
        return what

    async def _at_hand(self, chat_id: int) -> AtHand | None:
        now = self.clock()
        # Loading a report holds its row, which a reading connection may not.
        return await surely(self.database, lambda connection: self.turns.at_hand(connection, chat_id, now))

    async def _file(self, sent: SentFile, chat_id: int) -> Event:
        """What a .docx or a workbook sent as an answer says, or why it cannot be taken."""
        if await self.database.read(lambda connection: self.turns.takes_any_file(connection, chat_id)):
            return await self._kept(sent)
        parts = await self.database.read(lambda connection: self.turns.form_parts(connection, chat_id))
        if parts is not None:
            return await self._form(sent, parts)
        at_hand = await self._at_hand(chat_id)
        if at_hand is not None and at_hand.signing:
            return await self._signed(sent)
        if sent_file.is_workbook(sent.document) and await self._takes_units(chat_id):
            return await self._units(sent)
        if refused := sent_file.refusal(sent.document):
            return SentBadFile(refused)
        content = await self._downloaded(sent.document.file_id)
        if content is None:
            return SentBadFile(Problem("file_not_received"))
        return await read_file(sent, content, at_hand)

    async def _signed(self, sent: SentFile) -> Event:
        """A file sent where the signed copy is waited for."""
        if refused := sent_file.signed_refusal(sent.document):
            return SentBadFile(refused)
        content = await self._downloaded(sent.document.file_id)
        if content is None:
            return SentBadFile(Problem("file_not_received"))
        return sent_file.signed_answer(content, sent.message_id)

    async def _picture(self, sent: SentPicture, chat_id: int) -> Event:
        """A photo: downloaded only where a page of a signed copy is waited for."""
        at_hand = await self._at_hand(chat_id)
        if at_hand is None or not at_hand.signing:
            return sent.instead
        content = await self._downloaded(sent.file_id)
        if content is None:
            return SentBadFile(Problem("file_not_received"))
        return sent_file.signed_answer(content, sent.message_id)

    async def _downloaded(self, file_id: str) -> bytes | None:
        """The file's content; None where Telegram did not give it in time."""
        try:
            async with asyncio.timeout(DOWNLOAD_SECONDS):
                file = await self.bot.get_file(file_id)
                return bytes(await file.download_as_bytearray())
        except (TelegramError, TimeoutError):
            return None

    async def _takes_units(self, chat_id: int) -> bool:
        return await self.database.read(lambda connection: self.turns.takes_units(connection, chat_id))

    async def _units(self, sent: SentFile) -> Event:
        """A table of units."""
        if refused := sent_file.refusal(sent.document):
            return SentBadFile(refused)
        content = await self._downloaded(sent.document.file_id)
        return (
            SentBadFile(Problem("file_not_received"))
            if content is None
            else await asyncio.to_thread(read_units, content)
        )

    async def _form(self, sent: SentFile, before: Parts) -> Event:
        """A file of a report form, or an archive of one; it is checked once nothing is missing."""
        if (sent.document.file_size or 0) > sent_file.LARGEST_FILE:
            return SentBadFile(Problem("file_too_big"))
        content = await self._downloaded(sent.document.file_id)
        if content is None:
            return SentBadFile(Problem("file_not_received"))
        found = await asyncio.to_thread(unpacked, sent_file.plain_name(sent.document), content)
        if isinstance(found, Problem):
            return SentBadFile(found)
        now = self.clock()
        parts = await surely(self.database, lambda connection: keep_parts(connection, before, found, now))
        if lacking := missing(parts):
            return SentForm(parts, lacking)
        whole = await self.database.read(lambda connection: contents(connection, parts))
        return as_event(parts, await check_apart(whole))

    async def _kept(self, sent: SentFile) -> Event:
        """A file that is not read but kept, to be sent on."""
        if (sent.document.file_size or 0) > sent_file.LARGEST_FILE:
            return SentBadFile(Problem("file_too_big"))
        content = await self._downloaded(sent.document.file_id)
        if content is None:
            return SentBadFile(Problem("file_not_received"))
        name, mime, now = sent_file.plain_name(sent.document), sent.document.mime_type or "", self.clock()
        number = await surely(
            self.database, lambda connection: files.add(connection, name=name, mime=mime, content=content, at=now)
        )
        return SentFileKept(number, name)


_TASKS: set[asyncio.Task[None]] = set()


def _in_background(work: Coroutine[Any, Any, None]) -> None:
    """Start something nobody waits for; it is held until it ends."""
    task = asyncio.create_task(work)
    _TASKS.add(task)
    task.add_done_callback(_TASKS.discard)
