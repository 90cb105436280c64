"""A Word file sent as an answer, read as text or refused with what to do."""

import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import docx
import pytest

from renderers.office_format import DOCUMENT
from renderers.office_package import LARGEST_FILE
from renderers.word.ooxml import NAMESPACES
from renderers.word.reading import read_text
from renderers.word.unit_report import unit_report
from templates.problem import Problem
from tests.word.samples import LONG, PARTY, loaded, report

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>'
)
ROOT = f'xmlns:w="{NAMESPACES["w"]}" xmlns:mc="{NAMESPACES["mc"]}"'


def package(body: str, *, types: str = TYPES, prolog: str = "", **more: str) -> bytes:
    """A bare .docx; names of ``more`` write "__" for "/" and "_xml" at the end."""
    parts = {
        "[Content_Types].xml": types,
        "word/document.xml": f"{prolog}<w:document {ROOT}><w:body>{body}</w:body></w:document>",
    }
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in {**parts, **more}.items():
            archive.writestr(name, content)
    return target.getvalue()


def p(text: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_lists_and_tables_are_lines() -> None:
    """Paragraphs, list items and table rows come out as lines, in reading order."""
    made = docx.Document()
    made.add_paragraph("Đoạn một.")
    made.add_paragraph("ý đầu", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip((cell for row in table.rows for cell in row.cells), ("Tên", "Số", "Họp", "12"), strict=True):
        cell.text = words
    target = BytesIO()
    made.save(target)
    assert read_text(target.getvalue()) == "Đoạn một.\ný đầu\nTên | Số\nHọp | 12"


def test_automatic_numbers_count_on() -> None:
    """Numbered items get 1., 2., bullets a dash, whatever style the list draws."""
    numbering = (
        f'<w:numbering {ROOT}><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="3"/></w:numPr>'
    body = p("Một", listed.format(0)) + p("nhỏ", listed.format(1)) + p("Hai", listed.format(0)) + p("Ba", "<w:b/>")
    assert read_text(package(body, **{"word/numbering.xml": numbering})) == "1. Một\n- nhỏ\n2. Hai\nBa"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a b\nc"),
        ("<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>", "a"),
        ("<w:sdt><w:sdtContent>" + p("trong khung") + "</w:sdtContent></w:sdt>", "trong khung"),
        (
            "<w:p><w:r><w:t>ngoài</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>" + p("hộp") + "</mc:Choice>"
            "<mc:Fallback>" + p("hộp") + "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "ngoài\nhộp",
        ),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>" + p("e\u0302 \u00a0 x\u200b"), "ê   x"),
        (
            "<w:tbl><w:tr><w:tc>" + p("1") + "<w:tbl><w:tr><w:tc>" + p("2") + "</w:tc></w:tr></w:tbl></w:tc><w:tc>"
            + p("3") + p("4") + "</w:tc></w:tr></w:tbl>",
            "1 2 | 3 4",
        ),
    ],
)  # fmt: skip
def test_what_counts_as_text(body: str, text: str) -> None:
    """Breaks, insertions, frames, boxes and nested tables are read once and in place; deletions and fields are not."""
    assert read_text(package(body)) == text


def test_our_own_report_reads_back() -> None:
    """A report this product made can be sent back and its texts are all there."""
    found = read_text(unit_report(report(PARTY), loaded(PARTY).unit_template))
    assert isinstance(found, str)
    lines = found.split("\n")
    assert lines.count(LONG) > 5
    assert "I. CÔNG TÁC TRIỂN KHAI" in lines


def stored(name: str, content: bytes, claimed: int | None = None) -> bytes:
    """A package whose directory may lie about an entry's size."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(ZipInfo(name), content, compress_type=ZIP_DEFLATED)
    made = target.getvalue()
    return made if claimed is None else made.replace(len(content).to_bytes(4, "little"), claimed.to_bytes(4, "little"))


def locked() -> bytes:
    """A package whose entries are marked as encrypted."""
    made = bytearray(package(p("x")))
    place = -1
    while (place := made.find(b"PK\x01\x02", place + 1)) >= 0:
        made[place + 8] |= 1
    return bytes(made)


def packed_otherwise() -> bytes:
    """A package no office program writes: LZMA may ask for any amount of memory."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_LZMA) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", p("x"))
    return target.getvalue()


def growing() -> str:
    """Entities each ten of the one before."""
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return f'<!DOCTYPE w [<!ENTITY e0 "xxxxxxxxxx">{levels}]>'


def linked(kind: str, target: str) -> str:
    """A part of relationships with one that leads out."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )


BOMB = b"<w:t>" + b"a" * (DOCUMENT.largest_part + 10)
SECONDS = 5.0
MEMORY_BOUND = 256 * 1024
"""KiB beyond what the program holds before, for any file, taken or refused."""

REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "larger than Telegram gives": ("docx_too_big", lambda: b"PK" + bytes(LARGEST_FILE)),
    "a part that unpacks too large": ("docx_too_big", lambda: stored("word/document.xml", BOMB)),
    "a directory that lies about it": ("docx_broken", lambda: stored("word/document.xml", BOMB, 100)),
    "too many entries": (
        "docx_too_big",
        lambda: package(p("x"), **{f"a{i}": "" for i in range(DOCUMENT.most_entries)}),
    ),
    "packed otherwise": ("docx_broken", packed_otherwise),
    "elements without end": ("docx_broken", lambda: package("<w:p>" * 10_000 + "</w:p>" * 10_000)),
    "old Word": ("docx_old", lambda: bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)),
    "password": ("docx_locked", lambda: bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le")),
    "encrypted entries": ("docx_locked", locked),
    "PDF": ("docx_is_pdf", lambda: b"%PDF-1.7 ..."),
    "picture": ("docx_not_word", lambda: b"\x89PNG\r\n"),
    "nothing": ("docx_not_word", lambda: b""),
    "another zip": ("docx_not_word", lambda: stored("a.txt", b"x")),
    "Excel with another ending": ("docx_is_excel", lambda: stored("xl/workbook.xml", b"<x/>")),
    "LibreOffice": ("docx_is_odt", lambda: stored("content.xml", b"<x/>")),
    "ten million tags": ("docx_too_big", lambda: package("<w:p/>" * 2_000_000)),
    "parts that are too much together": (
        "docx_too_big",
        lambda: package(p("x"), **{f"word/a{i}.xml": "a" * 9_000_000 for i in range(6)}),
    ),
    "entities that grow": ("docx_broken", lambda: package(p("&e9;"), prolog=growing())),
    "an entity from outside": (
        "docx_broken",
        lambda: package(p("&a;"), prolog='<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    ),
    "a path that leads out": ("docx_broken", lambda: package(p("x"), **{"word/../../../etc/cron.d/x": "x"})),
    "a path of another system": ("docx_broken", lambda: package(p("x"), **{"..\\..\\windows\\x": "x"})),
    "a template from a network": (
        "docx_external",
        lambda: package(p("x"), **{"word/_rels/settings.xml.rels": linked("attachedTemplate", "https://a.invalid/x")}),
    ),
    "an object from a network share": (
        "docx_external",
        lambda: package(p("x"), **{"word/_rels/document.xml.rels": linked("oleObject", "\\\\a.invalid\\x")}),
    ),
    "renamed template": (
        "docx_not_word",
        lambda: package(p("x"), types=TYPES.replace("document.main", "template.main")),
    ),
    "macros by type": ("docx_macro", lambda: package(p("x"), types=TYPES.replace("main+xml", "macroEnabled.main+xml"))),
    "macros by part": ("docx_macro", lambda: package(p("x"), **{"word/vbaProject.bin": "x"})),
    "cut short": ("docx_broken", lambda: package(p("x"))[:-40]),
    "not XML": ("docx_broken", lambda: package("<w:p>")),
    "no body": ("docx_broken", lambda: stored("word/document.xml", f"<w:document {ROOT}/>".encode())),
    "entities": ("docx_broken", lambda: package(p("x"), prolog='<!DOCTYPE w [<!ENTITY a "b">]>')),
    "no words": ("docx_empty", lambda: package("<w:p/>")),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_a_plain_docx_is_refused(kind: str) -> None:
    """Each kind of wrong file is refused, unread, with a sentence that says what to send instead."""
    code, make = REFUSED[kind]
    content = make()
    began = time.process_time()
    refusal = read_text(content)
    assert time.process_time() - began < SECONDS
    assert isinstance(refusal, Problem)
    assert refusal.code == code
    assert "Anh/chị" in refusal.sentence


def test_links_to_press_and_templates_on_the_own_disk_do_no_harm() -> None:
    """What every office's files have is taken: nothing of it is ever fetched."""
    for kind, target in (("hyperlink", "https://a.invalid/"), ("attachedTemplate", "file:///C:/mau/Normal.dotm")):
        assert read_text(package(p("chữ"), **{"word/_rels/document.xml.rels": linked(kind, target)})) == "chữ"


MEASURE = """
import re, sys
from pathlib import Path
from renderers.word.reading import read_document
def highest():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
content = Path(sys.argv[1]).read_bytes()
before = highest()
read_document(content)
print(highest() - before)
"""
"""The process's own peak (KiB): the one of ``getrusage`` begins with its parent's."""

DEAREST: dict[str, Callable[[], bytes]] = {
    "as many tags as are taken": lambda: package("<w:p/>" * (DOCUMENT.most_tags - 100)),
    "as many texts as are taken": lambda: package("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * (DOCUMENT.most_tags // 6 - 9)),
    "as much text as is taken": lambda: package(p("a " * (DOCUMENT.largest_part // 2 - 500))),
    "a part that unpacks too large": REFUSED["a part that unpacks too large"][1],
    "entities that grow": REFUSED["entities that grow"][1],
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
@pytest.mark.parametrize("kind", DEAREST)
def test_memory(kind: str, tmp_path: Path) -> None:
    """Reading the dearest files there are, taken or refused, stays within the stated bound."""
    path = tmp_path / "hostile.docx"
    path.write_bytes(DEAREST[kind]())
    run = [sys.executable, "-c", MEASURE, str(path)]
    root = Path(__file__).parents[2]
    said = subprocess.run(run, check=True, capture_output=True, text=True, timeout=60, cwd=root).stdout
    assert int(said) < MEMORY_BOUND, said
