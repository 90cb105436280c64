"""The package of an .xlsx or .docx file, opened with care: what is no plain small one is refused before it is unpacked.

Measured (``tests/excel/test_hostile_workbooks.py``, ``tests/word/test_reading.py``): reading any file up to these
limits, taken or refused, needs less than 256 MiB beside what the program held before, and less than 5 s.  Nothing is
ever written to a disk or fetched from outside.
"""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from renderers.office_format import Format
from renderers.zip_directory import is_crowded, is_packed_plainly

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes; a form's workbook has less than a hundredth of it."""

MOST_ELEMENTS = 100_000
"""Rows, texts or formats of one part that are looked at: each costs microseconds, a small file may hold millions."""

TYPES = "[Content_Types].xml"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_FROM_OUTSIDE = re.compile(r"(?:https?|ftp):|\\\\|//|file:(?:////|//[^/])", re.IGNORECASE)
"""Where an external relationship would make Word fetch something from a network."""

_HARMLESS = ("/hyperlink", "/image")


class Package:
    """The parts of a file, read within its format's limits."""

    def __init__(self, archive: ZipFile, kind: Format) -> None:
        self._archive, self._kind = archive, kind
        self._names = {entry.filename.lstrip("/"): entry.filename for entry in archive.infolist()}
        self._left = kind.largest_unpacked

    def has(self, name: str) -> bool:
        return name in self._names

    def root(self, name: str) -> etree._Element:
        """The part's whole XML; a part of too many tags is refused before it becomes a tree."""
        content = self._bytes(name)
        if self._kind.most_tags and content.count(b"<") > self._kind.most_tags:
            raise self._kind.refused("too_big")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(content, parser=parser)
        if root.getroottree().docinfo.doctype:
            raise self._kind.refused("broken")
        return root

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The part's elements of these names, each emptied after it was looked at."""
        with self._archive.open(self._names[name]) as entry:
            stream = _Bounded(entry, min(self._kind.largest_part, self._left), self._kind)
            wanted = [f"{{*}}{tag}" for tag in tags]
            events = etree.iterparse(
                stream, events=("end",), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False
            )
            for number, (_, element) in enumerate(events):
                if number == 0 and element.getroottree().docinfo.doctype:
                    raise self._kind.refused("broken")
                if number == MOST_ELEMENTS:
                    raise self._kind.refused("too_big")
                yield element
                _let_go(element)
            self._left -= stream.taken

    def _bytes(self, name: str) -> bytes:
        most = min(self._kind.largest_part, self._left)
        with self._archive.open(self._names[name]) as entry:
            content = entry.read(most + 1)
        if len(content) > most:
            raise self._kind.refused("too_big")
        self._left -= len(content)
        return content


class _Bounded:
    """A stream that ends in a refusal where it grows too long."""

    def __init__(self, entry: IO[bytes], most: int, kind: Format) -> None:
        self._entry, self._most, self._kind, self.taken = entry, most, kind, 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._entry.read(min(size, 65536) if size > 0 else 65536)
        if self.taken == 0 and b"<!DOCTYPE" in chunk:
            raise self._kind.refused("broken")
        self.taken += len(chunk)
        if self.taken > self._most:
            raise self._kind.refused("too_big")
        return chunk


_BROKEN = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError),
    *(etree.XMLSyntaxError, ValueError, KeyError, IndexError),
)
"""What a damaged archive makes ``zipfile`` raise, and what damaged XML leads to while it is read."""


@contextmanager
def opened(content: bytes, kind: Format) -> Iterator[Package]:
    """The package of a file.  Raises ``Unreadable``, also for what goes wrong while it is read."""
    _refuse_others(content, kind)
    try:
        with ZipFile(BytesIO(content)) as archive:
            _refuse_archive(archive, kind)
            package = Package(archive, kind)
            _refuse_links(package, kind)
            yield package
    except _BROKEN as broken:
        raise kind.refused("broken") from broken


def _refuse_others(content: bytes, kind: Format) -> None:
    if len(content) > LARGEST_FILE:
        raise kind.refused("too_big")
    if content.startswith(_OLE):
        raise kind.refused("locked" if _ENCRYPTED_PACKAGE in content else "old")
    if content.lstrip()[:5] == b"%PDF-":
        raise kind.refused("is_pdf")
    if not content.startswith(b"PK"):
        raise kind.refused(kind.other)
    if is_crowded(content, kind.most_entries):
        raise kind.refused("too_big")


def _refuse_archive(archive: ZipFile, kind: Format) -> None:
    """What the directory of the package says of it."""
    entries = archive.infolist()
    names = [entry.filename.lower().lstrip("/") for entry in entries]
    if len(entries) > kind.most_entries:
        raise kind.refused("too_big")
    if any(entry.flag_bits & 1 for entry in entries):
        raise kind.refused("locked")
    if not is_packed_plainly(entries):
        raise kind.refused("broken")
    if any(".." in re.split(r"[/\\]", name) for name in names):
        raise kind.refused("broken")
    if kind.main_part not in names and (
        code := next((kind.foreign[name] for name in names if name in kind.foreign), "")
    ):
        raise kind.refused(code)
    if any(part in name for name in names for part in kind.macros):
        raise kind.refused("macro")
    if any(name.startswith(kind.external) for name in names if kind.external):
        raise kind.refused("external")
    if kind.main_part not in names or TYPES.lower() not in names:
        raise kind.refused(kind.other)
    _refuse_sizes(archive, kind)


def _refuse_sizes(archive: ZipFile, kind: Format) -> None:
    sizes = [entry.file_size for entry in archive.infolist() if entry.filename.lower().endswith((".xml", ".rels"))]
    if max(sizes) > kind.largest_part or sum(sizes) > kind.largest_unpacked:
        raise kind.refused("too_big")
    with archive.open(TYPES) as part:
        types = part.read(1 << 20)
    if b"macroEnabled" in types:
        raise kind.refused("macro")
    if kind.main_type not in types:
        raise kind.refused(kind.other)


def _refuse_links(package: Package, kind: Format) -> None:
    """Templates and objects that would be fetched; a link to press and a picture beside the text do no harm."""
    for name in kind.links:
        for one in package.elements(name, "Relationship") if package.has(name) else ():
            harmless = (one.get("Type") or "").endswith(_HARMLESS)
            is_external = one.get("TargetMode") == "External"
            if is_external and not harmless and _FROM_OUTSIDE.match((one.get("Target") or "").strip()):
                raise kind.refused("external")


def _let_go(element: etree._Element) -> None:
    """Free an element and what stood before it."""
    element.clear()
    while (before := element.getprevious()) is not None and (parent := before.getparent()) is not None:
        parent.remove(before)
