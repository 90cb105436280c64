"""The sheets of a workbook as grids of cells, read straight from the package's parts."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lxml import etree

from renderers.excel.reading.grid import Grid, RawCell
from renderers.office_format import Unreadable
from renderers.office_package import Package

MOST_SHEETS = 60
LAST_ROW = 5_000
"""Rows with content beyond it are refused: no form has a hundredth of them."""

MOST_COLUMNS = 400
WIDEST_SHEET = 16_384
"""Columns a sheet of Excel has; a row with more cells was made by no spreadsheet program."""

MOST_CELLS = 100_000
LONGEST_TEXT = 40_000

_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATIONSHIP = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_PERCENT_FORMATS = frozenset({9, 10})
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a number format makes of a number."""

    is_day: bool = False
    hundredfold: bool = False


_PLAIN = _Look()


def read_sheets(package: Package) -> tuple[Grid, ...]:
    """Every worksheet in the workbook's order, hidden ones too.  Raises ``Unreadable``."""
    reader = _Reader(package)
    return tuple(reader.grid(name, part) for name, part in reader.parts)


class _Reader:
    """What the sheets share: texts, number formats, the first day of the calendar, and how many cells are left."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._epoch = date(1899, 12, 30)
        self.parts = self._sheet_parts()
        self._texts = tuple(self._shared_texts())
        self._looks = self._formats()
        self._cells_left = MOST_CELLS

    def grid(self, name: str, part: str) -> Grid:
        rows: dict[int, dict[int, RawCell]] = {}
        expected = 0
        for element in self._package.elements(part, "row"):
            number = int(element.get("r") or expected + 1)
            expected = number
            if cells := dict(self._cells(element)):
                self._count(name, number, len(cells))
                rows[number - 1] = cells
        return Grid(name, rows)

    def _count(self, name: str, row: int, cells: int) -> None:
        self._cells_left -= cells
        if row > LAST_ROW:
            raise Unreadable("xlsx_too_many_rows", sheet=name, most="5.000")
        if self._cells_left < 0:
            raise Unreadable("xlsx_too_big")

    def _sheet_parts(self) -> tuple[tuple[str, str], ...]:
        targets = {
            one.get("Id"): posixpath.normpath(posixpath.join("xl", one.get("Target") or "")).lstrip("/")
            for one in self._package.elements("xl/_rels/workbook.xml.rels", "Relationship")
            if (one.get("Type") or "").endswith("/worksheet")
        }
        found: list[tuple[str, str]] = []
        for element in self._package.elements("xl/workbook.xml", "sheet", "workbookPr"):
            if _local(element) == "workbookPr":
                self._set_epoch(element)
                continue
            target = targets.get(element.get(_RELATIONSHIP) or element.get(_STRICT_RELATIONSHIP))
            if target is not None:
                found.append((element.get("name") or "", _within(target)))
        if len(found) > MOST_SHEETS:
            raise Unreadable("xlsx_too_big")
        return tuple(found)

    def _set_epoch(self, properties: etree._Element) -> None:
        if properties.get("date1904") in ("1", "true"):
            self._epoch = date(1904, 1, 1)

    def _shared_texts(self) -> Iterator[str]:
        if self._package.has("xl/sharedStrings.xml"):
            for element in self._package.elements("xl/sharedStrings.xml", "si"):
                yield _text(element)

    def _formats(self) -> tuple[_Look, ...]:
        if not self._package.has("xl/styles.xml"):
            return ()
        codes: dict[int, str] = {}
        found: tuple[_Look, ...] = ()
        for element in self._package.elements("xl/styles.xml", "numFmt", "cellXfs"):
            if _local(element) == "numFmt":
                codes[int(element.get("numFmtId") or 0)] = element.get("formatCode") or ""
            else:
                found = tuple(_look(int(one.get("numFmtId") or 0), codes) for one in element)
        return found

    def _cells(self, row: etree._Element) -> Iterator[tuple[int, RawCell]]:
        if len(row) > WIDEST_SHEET:
            raise Unreadable("xlsx_too_big")
        place = -1
        for element in row:
            if _local(element) != "c":
                continue
            place = _column(element.get("r"), place + 1)
            if place < MOST_COLUMNS and (cell := self._cell(element)):
                yield place, cell

    def _cell(self, element: etree._Element) -> RawCell | None:
        value, formula = "", False
        inline: etree._Element | None = None
        for child in element:
            match _local(child):
                case "v":
                    value = child.text or ""
                case "f":
                    formula = True
                case "is":
                    inline = child
        kind = element.get("t") or "n"
        if kind == "inlineStr":
            return _of_text(_text(inline) if inline is not None else "", formula)
        if not value and not formula:
            return None
        return self._valued(kind, value, formula, element.get("s"))

    def _valued(self, kind: str, value: str, formula: bool, look: str | None) -> RawCell | None:
        match kind:
            case "s":
                return _of_text(self._texts[int(value)], formula)
            case "str":
                return _of_text(value, formula)
            case "b":
                return RawCell("truth", value, formula)
            case "e":
                return RawCell("error", value, formula)
            case "d":
                return RawCell("day", value[:10], formula)
            case _:
                return self._number(value, formula, look)

    def _number(self, value: str, formula: bool, look: str | None) -> RawCell:
        shown = self._looks[int(look)] if look and int(look) < len(self._looks) else _PLAIN
        if shown.is_day and value:
            return RawCell("day", self._day(float(value)), formula)
        return RawCell("number", value, formula, shown.hundredfold)

    def _day(self, serial: float) -> str:
        try:
            return (self._epoch + timedelta(days=int(serial))).isoformat()
        except (OverflowError, ValueError):
            return ""


def _of_text(text: str, formula: bool) -> RawCell | None:
    return RawCell("text", text[:LONGEST_TEXT], formula) if text.strip() or formula else None


def _text(element: etree._Element) -> str:
    """The text of a rich or plain string, without its phonetic readings."""
    pieces = [
        one.text or ""
        for one in element.iter("{*}t")
        if not any(_local(above) == "rPh" for above in one.iterancestors())
    ]
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), "".join(pieces))


def _look(number: int, codes: dict[int, str]) -> _Look:
    code = codes.get(number)
    if code is None:
        return _Look(number in _DATE_FORMATS, number in _PERCENT_FORMATS)
    shown = _NOT_SHOWN.sub("", code.split(";")[0]).lower()
    return _Look("general" not in shown and bool(re.search(r"[ydmhs]", shown)), "%" in shown)


def _column(reference: str | None, following: int) -> int:
    """The place of a cell from its name, or the one after the cell before."""
    found = _PLACE.fullmatch(reference or "")
    if not found:
        return following
    place = 0
    for letter in found[1]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _within(target: str) -> str:
    """A target that begins with "/" counts from the package's root, any other from "xl"."""
    return target.removeprefix("xl/xl/") if target.startswith("xl/xl/") else target


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
