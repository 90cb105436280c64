"""A file or a table sent as an answer: whether it is worth downloading, and what its content makes of it."""

from dataclasses import dataclass, replace
from datetime import UTC

from telegram import Document

from bot.telegram.incoming import WORD, SentFile
from dialogs.event import Event, Pasted, Said, SentBadFile, SentPage, SentReport, SentSigned, SentTable
from dialogs.task import Task
from templates.form import ReportForm
from templates.problem import Problem
from templates.text import clean, utf16_length

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes of a file that is downloaded."""

LARGEST_SIGNED = 20 * 1024 * 1024
"""Bytes of a signed copy: what Telegram lets a bot download (Bot API, getFile)."""

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LONGEST_NAME = 100
"""Characters of a name that are kept, its ending among them."""

_BY_ENDING = {"pdf": "docx_is_pdf", "doc": "docx_old", "docm": "docx_macro", "xls": "xlsx_old", "xlsm": "xlsx_macro"}


@dataclass(frozen=True, slots=True)
class AtHand:
    """The report a file or a table sent now would be for, and the table of the question that is open, "" if none."""

    task: Task
    table: str
    signing: bool = False
    """Whether the signed copy is waited for."""


def plain_name(document: Document) -> str:
    """The file's name without anything invisible or a path, short enough to be sent on."""
    name = " ".join(clean(document.file_name or "").replace("/", " ").replace("\\", " ").split())
    return name[-LONGEST_NAME:] or "tep-kem-theo"


def is_workbook(document: Document) -> bool:
    name = (document.file_name or "").lower()
    return name.endswith(".xlsx") or (document.mime_type == EXCEL and not name.endswith(".docx"))


def refusal(document: Document) -> Problem | None:
    """Why a file is not even downloaded; None for a .docx or .xlsx of bearable size."""
    name = (document.file_name or "").lower()
    if not name.endswith(".docx") and document.mime_type != WORD and not is_workbook(document):
        return Problem(_BY_ENDING.get(name.rpartition(".")[2], "docx_not_word"))
    return Problem("docx_too_big") if (document.file_size or 0) > LARGEST_FILE else None


def size_refusal(document: Document) -> Problem | None:
    """Why a file that may be of any kind is not even downloaded."""
    return Problem("file_too_big") if (document.file_size or 0) > LARGEST_FILE else None


def signed_refusal(document: Document) -> Problem | None:
    """Why a file sent as a signed copy is not even downloaded."""
    name = (document.file_name or "").lower()
    if not name.endswith((".pdf", ".jpg", ".jpeg", ".png")):
        return Problem("not_signed_file")
    return Problem("signed_too_big") if (document.file_size or 0) > LARGEST_SIGNED else None


def signed_answer(content: bytes, message_id: int) -> Event:
    """A signed copy, or a page of it, told by its first bytes and not by its name."""
    if content.startswith(b"%PDF-"):
        return SentSigned(content)
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return SentPage(content, message_id)
    return SentBadFile(Problem("not_signed_file"))


def file_answer(sent: SentFile, content: bytes, at_hand: AtHand | None) -> Event:
    """What a downloaded file says for the report at hand, or why it cannot be taken."""
    if not is_workbook(sent.document):
        return _text_answer(sent, content, at_hand)
    if at_hand is None or not at_hand.task.outline.form.tables:
        return SentBadFile(Problem("no_tables_here"))
    task = at_hand.task
    return table_answer(content, task.outline.form, task.unit.level, task.unit.code)


def _text_answer(sent: SentFile, content: bytes, at_hand: AtHand | None) -> Event:
    """What a .docx says, as a text and as a whole report of the form at hand.

    A colleague who answers only some sections is never asked about the others: theirs is a text.
    """
    from renderers.word.loading import read_report  # noqa: PLC0415 - lxml loads on first use
    from renderers.word.reading import read_document  # noqa: PLC0415 - lxml loads on first use

    read = read_document(content)
    if isinstance(read, Problem):
        return SentBadFile(read)
    at = sent.at.astimezone(UTC)
    text = read.text
    said = Said(text, sent.message_id, at, utf16_length(text), reply_to=sent.reply_to, from_file=True)
    if at_hand is None or at_hand.task.share is not None:
        return said
    return SentReport(said, read_report(read, at_hand.task.outline), at_hand.task.id)


def table_answer(content: bytes, form: ReportForm, level: str, unit_code: str) -> Event:
    """What a workbook says for a unit of ``level``, or why it cannot be taken."""
    from renderers.excel.reading.workbook import read_workbook  # noqa: PLC0415 - lxml loads on first use

    read = read_workbook(content, form, level)
    if isinstance(read, Problem):
        return SentBadFile(read)
    if read.source is not None and read.source.unit_code != unit_code:
        return SentBadFile(Problem("xlsx_other_unit"))
    return SentTable(read.answers, tuple(str(fault) for fault in read.faults))


def pasted_answer(pasted: Pasted, at_hand: AtHand | None) -> Pasted:
    """A message with a table in it, together with what that says for the report at hand."""
    from renderers.excel.reading import read_pasted_table  # noqa: PLC0415 - lxml loads on first use

    if at_hand is None or not at_hand.task.outline.form.tables:
        return pasted
    task = at_hand.task
    read = read_pasted_table(pasted.rows, task.outline.form, task.unit.level, at_hand.table)
    if isinstance(read, Problem):
        return pasted
    table = SentTable(read.answers, tuple(str(fault) for fault in read.faults), pasted=True)
    return replace(pasted, table=table, report=task.id)
