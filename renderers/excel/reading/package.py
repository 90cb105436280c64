"""The package of an .xlsx file, opened with care: what is no plain small workbook is refused before it is unpacked.

Measured (``tests/excel/test_hostile_workbooks.py``): reading any file up to these limits, taken or refused, needs less
than 256 MiB beside what the program held before.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from templates.problem import Problem

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes; a form's workbook has less than a hundredth of it."""

MOST_ENTRIES = 500
LARGEST_PART = 6 * 1024 * 1024
"""Bytes of one XML part; no more than these are unpacked, whatever the directory claims."""

LARGEST_UNPACKED = 24 * 1024 * 1024
"""Bytes of all XML parts together."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MACRO_PARTS = ("vbaproject.bin", "xl/macrosheets/", "xl/activex/")
_EXTERNAL_PARTS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")


class Unreadable(Exception):
    """Why a file is refused: a code of the catalogue of problems, and its values."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.problem = Problem(code, values=values)


class Package:
    """The parts of a workbook, read as streams within the limits."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._names = {entry.filename.lstrip("/"): entry.filename for entry in archive.infolist()}
        self._left = LARGEST_UNPACKED

    def has(self, name: str) -> bool:
        return name in self._names

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The part's elements of these names, each emptied after it was looked at."""
        with self._archive.open(self._names[name]) as entry:
            stream = _Bounded(entry, min(LARGEST_PART, self._left))
            wanted = [f"{{*}}{tag}" for tag in tags]
            events = etree.iterparse(
                stream, events=("end",), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False
            )
            first = True
            for _, element in events:
                if first and element.getroottree().docinfo.doctype:
                    raise Unreadable("xlsx_broken")
                first = False
                yield element
                _let_go(element)
            self._left -= stream.taken


class _Bounded:
    """A stream that ends in a refusal where it grows too long."""

    def __init__(self, entry: IO[bytes], most: int) -> None:
        self._entry, self._most, self.taken = entry, most, 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._entry.read(min(size, 65536) if size > 0 else 65536)
        if self.taken == 0 and b"<!DOCTYPE" in chunk:
            raise Unreadable("xlsx_broken")
        self.taken += len(chunk)
        if self.taken > self._most:
            raise Unreadable("xlsx_too_big")
        return chunk


@contextmanager
def opened(content: bytes) -> Iterator[Package]:
    """The package of a workbook.  Raises ``Unreadable``, also for what goes wrong while it is read."""
    _refuse_others(content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            _refuse_archive(archive)
            yield Package(archive)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as broken:
        raise Unreadable("xlsx_broken") from broken
    except (etree.XMLSyntaxError, ValueError, KeyError, IndexError) as broken:
        raise Unreadable("xlsx_broken") from broken


def _refuse_others(content: bytes) -> None:
    if len(content) > LARGEST_FILE:
        raise Unreadable("xlsx_too_big")
    if content.startswith(_OLE):
        raise Unreadable("xlsx_locked" if _ENCRYPTED_PACKAGE in content else "xlsx_old")
    if content.lstrip()[:5] == b"%PDF-":
        raise Unreadable("xlsx_is_pdf")
    if not content.startswith(b"PK"):
        raise Unreadable("xlsx_not_excel")


def _refuse_archive(archive: ZipFile) -> None:
    """What the directory of the package says of it."""
    entries = archive.infolist()
    names = [entry.filename.lower().lstrip("/") for entry in entries]
    if len(entries) > MOST_ENTRIES:
        raise Unreadable("xlsx_too_big")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("xlsx_locked")
    if "word/document.xml" in names:
        raise Unreadable("xlsx_is_word")
    if "content.xml" in names and "mimetype" in names:
        raise Unreadable("xlsx_is_ods")
    if any(part in name for name in names for part in _MACRO_PARTS):
        raise Unreadable("xlsx_macro")
    if any(name.startswith(_EXTERNAL_PARTS) for name in names):
        raise Unreadable("xlsx_external")
    if "xl/workbook.xml" not in names or "[content_types].xml" not in names:
        raise Unreadable("xlsx_not_excel")
    _refuse_sizes(archive)


def _refuse_sizes(archive: ZipFile) -> None:
    sizes = [entry.file_size for entry in archive.infolist() if entry.filename.lower().endswith((".xml", ".rels"))]
    if max(sizes) > LARGEST_PART or sum(sizes) > LARGEST_UNPACKED:
        raise Unreadable("xlsx_too_big")
    with archive.open("[Content_Types].xml") as types:
        if b"macroEnabled" in types.read(1 << 20):
            raise Unreadable("xlsx_macro")


def _let_go(element: etree._Element) -> None:
    """Free an element and what stood before it."""
    element.clear()
    while (before := element.getprevious()) is not None and (parent := before.getparent()) is not None:
        parent.remove(before)
