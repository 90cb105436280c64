"""Reading a file people sent, off the event loop: a small one in a thread, a large one in a process with limits.

The process (``python -m bot.jobs.reading``) is given one file on its input and says on its output what the file says;
it has a bound of memory and of time, and nothing in it outlives the file.
"""

import asyncio
import pickle
import sys
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from bot.jobs import memory
from bot.jobs.apart import run_apart
from bot.telegram import sent_file
from bot.telegram.incoming import SentFile
from bot.telegram.sent_file import AtHand
from dialogs.event import Event, SentBadFile
from renderers.office_format import DOCUMENT
from renderers.zip_directory import is_crowded
from templates.problem import Problem

LARGE = 2 * 1024 * 1024
"""Bytes of XML in a file from which it is read in a process of its own: a report of some sixty pages."""

SECONDS = 30.0
MEMORY = 512 * 1024 * 1024
"""Bytes beyond what the process starts with; what is taken at all needs less than half of it."""


async def read_file(sent: SentFile, content: bytes, at_hand: AtHand | None, *, large: int = LARGE) -> Event:
    """What the file says for the report at hand, or why it cannot be taken."""
    if await asyncio.to_thread(_unpacked, content) < large:
        return await asyncio.to_thread(sent_file.file_answer, sent, content, at_hand)
    return await _read_apart(sent, content, at_hand)


def _unpacked(content: bytes) -> int:
    """Bytes of XML the file claims to hold; 0 where it is no archive or a crowded one, which is soon seen."""
    if is_crowded(content, DOCUMENT.most_entries):
        return 0
    try:
        with ZipFile(BytesIO(content)) as archive:
            return sum(entry.file_size for entry in archive.infolist() if entry.filename.lower().endswith(".xml"))
    except (BadZipFile, ValueError, EOFError, OSError):
        return 0


async def _read_apart(sent: SentFile, content: bytes, at_hand: AtHand | None) -> Event:
    said = await run_apart("bot.jobs.reading", pickle.dumps((sent, content, at_hand)), seconds=SECONDS)
    if said is None:
        return SentBadFile(Problem("xlsx_too_big" if sent_file.is_workbook(sent.document) else "docx_too_big"))
    read: Event = pickle.loads(said)  # noqa: S301 - written by our own process below
    return read


def main() -> None:
    """Read one file within the bound of memory."""
    sent, content, at_hand = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the bot above
    memory.limit(MEMORY)
    sys.stdout.buffer.write(pickle.dumps(sent_file.file_answer(sent, content, at_hand)))


if __name__ == "__main__":
    main()
