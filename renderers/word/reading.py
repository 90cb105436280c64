"""A .docx sent as an answer, read as plain text: a paragraph, a list item or a table row to a line.

What is not a plain, small, unlocked .docx is refused before it is unpacked, with what to do instead.
"""

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from renderers.word.list_labels import ListLabels, list_labels
from renderers.word.ooxml import DOCUMENT_PART, NAMESPACES, W
from templates.problem import Problem
from templates.text import clean

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; what Telegram lets a bot fetch."""

MOST_ENTRIES = 2_000
LARGEST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all entries together."""

LARGEST_PART = 32 * 1024 * 1024
"""Bytes of one XML part that is read; some five thousand pages of text."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_NUMBERING_PART = "word/numbering.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_TYPE = b"wordprocessingml.document.main+xml"
_SKIPPED = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "pict", "footnoteReference")) | {
    f"{{{NAMESPACES['mc']}}}Fallback"
}


class _Unreadable(Exception):
    """Why a file is refused: a code of the catalogue of problems."""


def read_text(docx: bytes) -> str | Problem:
    """The text of ``docx`` (cleaned, lines parted by "\\n"), or the problem that says what to send instead."""
    try:
        return clean("\n".join(_lines(docx))) or Problem("docx_empty")
    except _Unreadable as refusal:
        return Problem(str(refusal))


def _lines(docx: bytes) -> Iterator[str]:
    _refuse_others(docx)
    try:
        with ZipFile(BytesIO(docx)) as package:
            _refuse_package(package)
            document = _parsed(package, DOCUMENT_PART)
            labels = list_labels(_parsed(package, _NUMBERING_PART) if _has(package, _NUMBERING_PART) else None)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as broken:
        raise _Unreadable("docx_broken") from broken
    body = document.find(f"{W}body")
    if body is None:
        raise _Unreadable("docx_broken")
    yield from _Reader(labels, Counter()).lines(body)


def _refuse_others(docx: bytes) -> None:
    if len(docx) > LARGEST_FILE:
        raise _Unreadable("docx_too_big")
    if docx.startswith(_OLE):
        raise _Unreadable("docx_locked" if _ENCRYPTED_PACKAGE in docx else "docx_old")
    if docx.lstrip()[:5] == b"%PDF-":
        raise _Unreadable("docx_is_pdf")
    if not docx.startswith(b"PK"):
        raise _Unreadable("docx_not_word")


def _refuse_package(package: ZipFile) -> None:
    """What the directory of the package says of it; sizes are checked again while unpacking."""
    entries = package.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise _Unreadable("docx_too_big")
    if any(entry.flag_bits & 1 for entry in entries):
        raise _Unreadable("docx_locked")
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        raise _Unreadable("docx_macro")
    if not (_has(package, DOCUMENT_PART) and _has(package, _CONTENT_TYPES)):
        raise _Unreadable("docx_not_word")
    types = _unpacked(package, _CONTENT_TYPES)
    if b"macroEnabled" in types:
        raise _Unreadable("docx_macro")
    if _MAIN_TYPE not in types:
        raise _Unreadable("docx_not_word")


def _has(package: ZipFile, name: str) -> bool:
    return name in package.namelist()


def _unpacked(package: ZipFile, name: str) -> bytes:
    """One entry; no more of it than allowed, whatever size the directory claims."""
    with package.open(name) as entry:
        content = entry.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise _Unreadable("docx_too_big")
    return content


def _parsed(package: ZipFile, name: str) -> etree._Element:
    """The part's XML; no entity is expanded and nothing outside is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(_unpacked(package, name), parser=parser)
    except etree.XMLSyntaxError as broken:
        raise _Unreadable("docx_broken") from broken
    if root.getroottree().docinfo.doctype:
        raise _Unreadable("docx_broken")
    return root


@dataclass(frozen=True, slots=True)
class _Reader:
    """Walks a body in reading order; ``counts`` holds how far each numbered list has come."""

    labels: ListLabels
    counts: Counter[tuple[str, str]]

    def lines(self, container: etree._Element) -> Iterator[str]:
        for child in container:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{W}p":
                yield self._paragraph(child)
            elif child.tag == f"{W}tr":
                yield self._row(child)
            else:
                yield from self.lines(child)

    def _paragraph(self, paragraph: etree._Element) -> str:
        text = "".join(_text(paragraph))
        return self.labels.label(paragraph, self.counts) + text if text.strip() else ""

    def _row(self, row: etree._Element) -> str:
        cells = (" ".join(filter(None, self.lines(cell))) for cell in row.iter(f"{W}tc") if _row_of(cell) is row)
        return " | ".join(cell.replace("\n", " ") for cell in cells)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{W}tr"), None)


def _text(element: etree._Element) -> Iterator[str]:
    """The words inside a paragraph, in order; what was deleted or is drawn twice is left out."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        match etree.QName(child).localname if isinstance(child.tag, str) else "":
            case "t":
                yield child.text or ""
            case "tab":
                yield " " if element.tag == f"{W}r" else ""
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case "p":
                yield "\n"
                yield from _text(child)
            case _:
                yield from _text(child)
