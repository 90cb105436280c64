"""What came with files and tables read: downloaded outside any transaction, for the report at hand."""

import asyncio
from dataclasses import dataclass

from telegram.error import TelegramError

from bot.clock import Clock
from bot.jobs.form_reading import check_apart, unpacked
from bot.jobs.reading import read_file
from bot.keeping.form_files import Parts, as_event, contents, keep_parts, missing
from bot.telegram import sent_file
from bot.telegram.client import Client
from bot.telegram.incoming import Press, SentFile, SentPicture
from bot.telegram.sent_file import AtHand
from bot.telegram.unit_file import read_units
from bot.updates.turns import Turns
from bot.upkeep.surely import looked_up, surely
from dialogs.event import Event, Pasted, SentBadFile, SentFileKept, SentForm
from storage import files
from storage.database import Database
from templates.problem import Problem

DOWNLOAD_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Attachments:
    """Reads what people attach; ``turns`` knows what a file sent now would be for."""

    bot: Client
    database: Database
    turns: Turns
    clock: Clock

    async def read(self, what: Event | Press | SentFile | SentPicture, chat_id: int) -> Event | Press:
        """What came as the event it is for the conversation."""
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
        """What a file sent to the bot is for, in the order of what the conversation waits for."""
        if await looked_up(self.database, lambda connection: self.turns.takes_any_file(connection, chat_id)):
            return await self._kept(sent)
        parts = await looked_up(self.database, lambda connection: self.turns.form_parts(connection, chat_id))
        if parts is not None:
            return await self._form(sent, parts)
        at_hand = await self._at_hand(chat_id)
        if at_hand is not None and at_hand.signing:
            return await self._signed(sent)
        if sent_file.is_workbook(sent.document) and await self._takes_units(chat_id):
            return await self._units(sent)
        return await self._answer(sent, at_hand)

    async def _answer(self, sent: SentFile, at_hand: AtHand | None) -> Event:
        """What a .docx or a workbook sent as an answer says, or why it cannot be taken."""
        content = await self._content(sent, sent_file.refusal(sent.document))
        return content if isinstance(content, SentBadFile) else await read_file(sent, content, at_hand)

    async def _signed(self, sent: SentFile) -> Event:
        """A file sent where the signed copy is waited for."""
        content = await self._content(sent, sent_file.signed_refusal(sent.document))
        return content if isinstance(content, SentBadFile) else sent_file.signed_answer(content, sent.message_id)

    async def _picture(self, sent: SentPicture, chat_id: int) -> Event:
        """A photo: downloaded only where a page of a signed copy is waited for."""
        at_hand = await self._at_hand(chat_id)
        if at_hand is None or not at_hand.signing:
            return sent.instead
        content = await self._downloaded(sent.file_id)
        return content if isinstance(content, SentBadFile) else sent_file.signed_answer(content, sent.message_id)

    async def _takes_units(self, chat_id: int) -> bool:
        return await looked_up(self.database, lambda connection: self.turns.takes_units(connection, chat_id))

    async def _units(self, sent: SentFile) -> Event:
        """A table of units."""
        content = await self._content(sent, sent_file.refusal(sent.document))
        return content if isinstance(content, SentBadFile) else await asyncio.to_thread(read_units, content)

    async def _form(self, sent: SentFile, before: Parts) -> Event:
        """A file of a report form, or an archive of one; it is checked once nothing is missing."""
        content = await self._content(sent, sent_file.size_refusal(sent.document))
        if isinstance(content, SentBadFile):
            return content
        found = await asyncio.to_thread(unpacked, sent_file.plain_name(sent.document), content)
        if isinstance(found, Problem):
            return SentBadFile(found)
        now = self.clock()
        parts = await surely(self.database, lambda connection: keep_parts(connection, before, found, now))
        if lacking := missing(parts):
            return SentForm(parts, lacking)
        whole = await looked_up(self.database, lambda connection: contents(connection, parts))
        return as_event(parts, await check_apart(whole))

    async def _kept(self, sent: SentFile) -> Event:
        """A file that is not read but kept, to be sent on."""
        content = await self._content(sent, sent_file.size_refusal(sent.document))
        if isinstance(content, SentBadFile):
            return content
        name, mime, now = sent_file.plain_name(sent.document), sent.document.mime_type or "", self.clock()
        number = await surely(
            self.database, lambda connection: files.add(connection, name=name, mime=mime, content=content, at=now)
        )
        return SentFileKept(number, name)

    async def _content(self, sent: SentFile, refused: Problem | None) -> bytes | SentBadFile:
        """The file's content, unless what Telegram says of it was ``refused`` already."""
        return SentBadFile(refused) if refused else await self._downloaded(sent.document.file_id)

    async def _downloaded(self, file_id: str) -> bytes | SentBadFile:
        """The content, if Telegram gives it in time."""
        try:
            async with asyncio.timeout(DOWNLOAD_SECONDS):
                file = await self.bot.get_file(file_id)
                return bytes(await file.download_as_bytearray())
        except (TelegramError, TimeoutError):
            return SentBadFile(Problem("file_not_received"))
