"""The package of an .xlsx or .docx file, opened with care: what is no plain small one is refused before it is unpacked.

Measured (``tests/excel/test_hostile_workbooks.py``, ``tests/word/test_reading.py``): reading any file up to these
limits, taken or refused, needs less than 256 MiB beside what the program held before, and less than 5 s.  Nothing is
ever written to a disk or fetched from outside.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from templates.problem import Problem

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes; a form's workbook has less than a hundredth of it."""

TYPES = "[Content_Types].xml"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_FROM_OUTSIDE = re.compile(r"(?:https?|ftp):|\\\\|//|file:(?:////|//[^/])", re.IGNORECASE)
"""Where an external relationship would make Word fetch something from a network."""

_HARMLESS = ("/hyperlink", "/image")


class Unreadable(Exception):
    """Why a file is refused: a code of the catalogue of problems, and its values."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.problem = Problem(code, values=values)


@dataclass(frozen=True, slots=True)
class Format:
    """What one kind of file looks like inside, and how much of it is read.

    ``codes`` begins every code of its refusals; ``foreign`` are parts that show another kind of file, with the code.
    ``main_type`` is in the list of types; ``largest_part`` are bytes of one XML part, no more of which are unpacked
    whatever the directory claims; ``largest_unpacked`` bytes of all XML parts together.
    """

    codes: str
    other: str
    main_part: str
    main_type: bytes
    most_entries: int
    largest_part: int
    largest_unpacked: int
    most_tags: int
    foreign: Mapping[str, str]
    macros: tuple[str, ...]
    external: tuple[str, ...] = ()
    links: tuple[str, ...] = field(default=())
    """Parts of relationships, of which none may fetch anything."""

    def refused(self, why: str) -> Unreadable:
        return Unreadable(f"{self.codes}_{why}")


WORKBOOK = Format(
    codes="xlsx",
    other="not_excel",
    main_part="xl/workbook.xml",
    main_type=b"",
    most_entries=500,
    largest_part=6 * 1024 * 1024,
    largest_unpacked=24 * 1024 * 1024,
    most_tags=0,
    foreign={"word/document.xml": "is_word", "content.xml": "is_ods"},
    macros=("vbaproject.bin", "xl/macrosheets/", "xl/activex/"),
    external=("xl/externallinks/", "xl/connections.xml", "xl/querytables/"),
)
DOCUMENT = Format(
    codes="docx",
    other="not_word",
    main_part="word/document.xml",
    main_type=b"wordprocessingml.document.main+xml",
    most_entries=2_000,
    largest_part=16 * 1024 * 1024,
    largest_unpacked=48 * 1024 * 1024,
    most_tags=600_000,
    foreign={"xl/workbook.xml": "is_excel", "content.xml": "is_odt"},
    macros=("vbaproject.bin", "word/activex/"),
    links=("word/_rels/document.xml.rels", "word/_rels/settings.xml.rels"),
)


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
            first = True
            for _, element in events:
                if first and element.getroottree().docinfo.doctype:
                    raise self._kind.refused("broken")
                first = False
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
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as broken:
        raise kind.refused("broken") from broken
    except (etree.XMLSyntaxError, ValueError, KeyError, IndexError) as broken:
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


def _refuse_archive(archive: ZipFile, kind: Format) -> None:
    """What the directory of the package says of it."""
    entries = archive.infolist()
    names = [entry.filename.lower().lstrip("/") for entry in entries]
    if len(entries) > kind.most_entries:
        raise kind.refused("too_big")
    if any(entry.flag_bits & 1 for entry in entries):
        raise kind.refused("locked")
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
