"""What Telegram carries besides typed text: Word files, pictures, stickers, lists."""

import io
from datetime import datetime
from itertools import groupby
from typing import Any

import openpyxl
import orjson
from docx import Document
from docx.document import Document as WordFile
from sqlalchemy import Connection

from bot.telegram import sent_file
from bot.telegram.incoming import SentFile, SentPicture
from bot.telegram.sent_file import AtHand
from dialogs.event import Event, SentBadFile, SentFileKept
from storage import files
from storage.outbox import OutboxRow

Json = dict[str, Any]

_SIGNED, _PHOTO = b"%PDF-1.7 signed", b"\xff\xd8\xff a page"
"""The first bytes of a PDF and of a JPEG."""


def read_file(sent: SentFile, content: bytes, at_hand: AtHand | None) -> Event:
    """What a file that was downloaded says, as the bot reads it for the report at hand."""
    if at_hand is not None and at_hand.signing:
        refused = sent_file.signed_refusal(sent.document)
        return SentBadFile(refused) if refused else sent_file.signed_answer(_SIGNED, sent.message_id)
    refused = sent_file.refusal(sent.document)
    return SentBadFile(refused) if refused else sent_file.file_answer(sent, content, at_hand)


def kept_file(connection: Connection, sent: SentFile, content: bytes, at: datetime) -> Event:
    """A file that is kept as it is, as the bot keeps it before the step."""
    name = sent_file.plain_name(sent.document)
    return SentFileKept(files.add(connection, name=name, mime="", content=content, at=at), name)


def sent_words(connection: Connection, row: OutboxRow) -> str:
    """A file the bot sends: its name and what stands under it."""
    stored = files.get(connection, row.file_id or 0)
    assert stored is not None
    return f"(tệp {stored.name}) {orjson.loads(row.body)['caption']}"


def read_picture(sent: SentPicture, at_hand: AtHand | None) -> Event:
    """A photo: a page of the signed copy where that is waited for."""
    signing = at_hand is not None and at_hand.signing
    return sent_file.signed_answer(_PHOTO, sent.message_id) if signing else sent.instead


def units_book(lines: str) -> bytes:
    """A workbook of units, cells parted by "|", the first line its headings."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in lines.split("\n"):
        sheet.append([cell.strip() for cell in line.split("|")])
    written_to = io.BytesIO()
    book.save(written_to)
    return written_to.getvalue()


def filled_in(workbook: bytes, cells: str) -> bytes:
    """A workbook with some cells changed: "Biểu 1A!E7 = 12", one on a line."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    for line in filter(None, cells.split("\n")):
        address, _, value = (part.strip() for part in line.partition("="))
        sheet, _, cell = address.partition("!")
        book[sheet][cell] = int(value) if value.isdecimal() else value
    written_to = io.BytesIO()
    book.save(written_to)
    return written_to.getvalue()


def document(name: str) -> Json:
    return {"file_id": "f1", "file_unique_id": "u1", "file_name": name, "file_size": 20_000}


def word_document(text: str) -> bytes:
    """A Word file with these paragraphs; "(hỏng)" is a broken one.

    A line between two "**" is bold, one that begins "## " has a heading's style, one with " | " is a row of a table
    together with its neighbours, one that begins "# " an item of a list that Word numbers itself.
    """
    if text == "(hỏng)":
        return b"PK nothing of the kind"
    made = Document()
    for is_table, lines in groupby(text.split("\n"), key=lambda line: " | " in line):
        if is_table:
            _add_table(made, [line.split(" | ") for line in lines])
        else:
            for line in lines:
                _add_paragraph(made, line)
    written_to = io.BytesIO()
    made.save(written_to)
    return written_to.getvalue()


def _add_table(made: WordFile, rows: list[list[str]]) -> None:
    table = made.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text.strip()


def _add_paragraph(made: WordFile, line: str) -> None:
    if line.startswith("## "):
        made.add_heading(line[3:], level=1)
    elif line.startswith("# "):
        made.add_paragraph(line[2:], style="List Number")
    elif line.startswith("**") and line.endswith("**"):
        made.add_paragraph().add_run(line[2:-2]).bold = True
    else:
        made.add_paragraph(line)


def content(what: str, rest: str) -> Json:
    caption = {"caption": rest} if rest else {}
    plain = {"file_id": "f1", "file_unique_id": "u1"}
    match what:
        case "ảnh":
            return {"photo": [plain | {"width": 90, "height": 90}]} | caption
        case "tin thoại":
            return {"voice": plain | {"duration": 3}}
        case "nhãn dán":
            kind = {"type": "regular", "is_animated": False, "is_video": False}
            return {"sticker": plain | kind | {"width": 512, "height": 512}}
        case "vị trí":
            return {"location": {"longitude": 105.0, "latitude": 21.0}}
        case "danh sách":
            items = [{"label": "•", "blocks": [{"type": "paragraph", "text": line}]} for line in rest.split("\n")]
            return {"rich_message": {"blocks": [{"type": "list", "items": items}]}}
        case "dán bảng":
            return {"text": rest.replace(" | ", "\t")}
        case "bảng":
            cells = [[{"text": cell.strip()} for cell in line.split(" | ")] for line in rest.split("\n")]
            return {"rich_message": {"blocks": [{"type": "table", "cells": cells}]}}
        case _:
            raise AssertionError(f"nobody can send {what!r}")
