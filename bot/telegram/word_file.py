"""A file sent as an answer: whether it is worth downloading, and what its text makes of it."""

from datetime import UTC

from telegram import Document

from bot.telegram.incoming import WORD, SentFile
from dialogs.event import Event, Said, SentBadFile
from templates.problem import Problem
from templates.text import utf16_length

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes of a .docx that is downloaded as an answer."""

_BY_ENDING = {"pdf": "docx_is_pdf", "doc": "docx_old", "docm": "docx_macro"}


def refusal(document: Document) -> Problem | None:
    """Why a file is not even downloaded; None for one that may be a .docx of bearable size."""
    name = (document.file_name or "").lower()
    if not name.endswith(".docx") and document.mime_type != WORD:
        return Problem(_BY_ENDING.get(name.rpartition(".")[2], "docx_not_word"))
    return Problem("docx_too_big") if (document.file_size or 0) > LARGEST_FILE else None


def answer(sent: SentFile, content: bytes) -> Event:
    """What a downloaded .docx says, or why it cannot be taken."""
    from renderers.word.reading import read_text  # noqa: PLC0415 - lxml loads on first use

    read = read_text(content)
    if isinstance(read, Problem):
        return SentBadFile(read)
    at = sent.at.astimezone(UTC)
    return Said(read, sent.message_id, at, utf16_length(read), reply_to=sent.reply_to, from_file=True)
