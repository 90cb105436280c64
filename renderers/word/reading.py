"""A .docx read back: its lines in reading order, a paragraph, a list item or a table row to a line, and its tables.

What is not a plain, small, unlocked .docx is refused before it is unpacked, with what to do instead
(``renderers.office_package``).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from renderers.office_format import DOCUMENT, Unreadable
from renderers.office_package import opened
from renderers.word.list_labels import ListLabels, list_labels
from renderers.word.ooxml import DOCUMENT_PART, NAMESPACES, W
from templates.problem import Problem
from templates.text import clean

MOST_SPANNED = 200
"""Columns one cell of a table may reach over."""

_NUMBERING_PART = "word/numbering.xml"
_SKIPPED = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "pict", "footnoteReference")) | {
    f"{{{NAMESPACES['mc']}}}Fallback"
}
_HEADING_STYLE = re.compile(r"heading|title|tiêu ?đề|tieude", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off", "none"})

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line.  ``label`` is a number or dash that Word drew itself; ``marks`` name the bookmarks it begins with.

    ``strong``: it is bold throughout or has a heading's style.  ``in_table``: it is a row of a table.
    """

    text: str
    label: str = ""
    strong: bool = False
    in_table: bool = False
    marks: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        return self.label + self.text if self.text.strip() else ""


@dataclass(frozen=True, slots=True)
class WordText:
    """``tables`` hold cells by row, a merged cell's text in its first place only; nested ones are not among them."""

    lines: tuple[Line, ...]
    tables: tuple[Cells, ...] = ()

    @property
    def text(self) -> str:
        """All lines, cleaned, parted by line feeds."""
        return clean("\n".join(line.whole for line in self.lines))


def read_document(docx: bytes) -> WordText | Problem:
    """What ``docx`` holds, or the problem that says what to send instead."""
    try:
        with opened(docx, DOCUMENT) as package:
            document = package.root(DOCUMENT_PART)
            labels = list_labels(package.root(_NUMBERING_PART) if package.has(_NUMBERING_PART) else None)
            body = document.find(f"{W}body")
            if body is None:
                raise DOCUMENT.refused("broken")
            reader = _Reader(labels)
            lines = tuple(reader.lines(body))
            tables = tuple(_cells(table) for table in body.iter(f"{W}tbl") if _outermost(table))
    except Unreadable as refused:
        return refused.problem
    found = WordText(lines, tables)
    return found if found.text else Problem("docx_empty")


def read_text(docx: bytes) -> str | Problem:
    """The text of ``docx`` (cleaned, lines parted by "\\n"), or the problem that says what to send instead."""
    read = read_document(docx)
    return read if isinstance(read, Problem) else read.text


@dataclass(slots=True)
class _Reader:
    """Walks a body in reading order; ``counts`` holds how far each numbered list has come, ``marks`` what waits for
    the next line."""

    labels: ListLabels
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    marks: list[str] = field(default_factory=list)

    def lines(self, container: etree._Element) -> Iterator[Line]:
        for child in container:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{W}bookmarkStart":
                self.marks.append(child.get(f"{W}name", ""))
            elif child.tag == f"{W}p":
                yield self._paragraph(child)
            elif child.tag == f"{W}tr":
                yield Line(self._row(child), in_table=True)
            else:
                yield from self.lines(child)

    def _paragraph(self, paragraph: etree._Element) -> Line:
        text = "".join(_text(paragraph))
        if not text.strip():
            return Line("")
        self.marks += [one.get(f"{W}name", "") for one in paragraph.iter(f"{W}bookmarkStart")]
        marks, self.marks = tuple(self.marks), []
        return Line(text, self.labels.label(paragraph, self.counts), _is_strong(paragraph), marks=marks)

    def _row(self, row: etree._Element) -> str:
        cells = (
            " ".join(line.whole for line in self.lines(cell) if line.whole)
            for cell in row.iter(f"{W}tc")
            if _row_of(cell) is row
        )
        return " | ".join(cell.replace("\n", " ") for cell in cells)


def _is_strong(paragraph: etree._Element) -> bool:
    """Whether the paragraph looks like a heading: by its style, its place in Word's outline, or bold throughout."""
    properties = paragraph.find(f"{W}pPr")
    if properties is not None:
        style = properties.find(f"{W}pStyle")
        if style is not None and _HEADING_STYLE.search(style.get(f"{W}val", "")):
            return True
        if properties.find(f"{W}outlineLvl") is not None:
            return True
    runs = [run for run in paragraph.iter(f"{W}r") if any((one.text or "").strip() for one in run.iter(f"{W}t"))]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: etree._Element) -> bool:
    bold = run.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(f"{W}val", "") not in _OFF


def _outermost(table: etree._Element) -> bool:
    return next(table.iterancestors(f"{W}tbl"), None) is None


def _cells(table: etree._Element) -> Cells:
    """A table's cells, each in the column it begins in."""
    rows: list[tuple[str, ...]] = []
    for row in table.iter(f"{W}tr"):
        texts: list[str] = []
        for cell in row.iter(f"{W}tc"):
            if _row_of(cell) is row:
                goes_on = cell.find(f"{W}tcPr/{W}vMerge")
                is_below = goes_on is not None and goes_on.get(f"{W}val", "continue") == "continue"
                texts += ["" if is_below else _cell_text(cell), *[""] * (_span(cell) - 1)]
        if next(row.iterancestors(f"{W}tbl"), None) is table:
            rows.append(tuple(texts))
    return tuple(rows)


def _cell_text(cell: etree._Element) -> str:
    return clean("\n".join("".join(_text(paragraph)) for paragraph in cell.iter(f"{W}p")))


def _span(cell: etree._Element) -> int:
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    given = found.get(f"{W}val", "") if found is not None else ""
    return min(int(given), MOST_SPANNED) if given.isdecimal() and int(given) else 1


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
