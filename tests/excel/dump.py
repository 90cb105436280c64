"""A workbook as readable text: sheets, page set-up, widths, merged cells, and every cell with how it looks."""

from collections.abc import Iterator
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet


def dump(workbook: bytes) -> str:
    """All that a person could notice, one fact per line; formulas with the result stored beside them."""
    formulas = openpyxl.load_workbook(BytesIO(workbook))
    results = openpyxl.load_workbook(BytesIO(workbook), data_only=True)
    lines = [f"title: {formulas.properties.title}"]
    for sheet in formulas.worksheets:
        lines += ["", f"=== {sheet.title} ===", *_page(sheet), *_cells(sheet, results[sheet.title])]
    return "\n".join(lines) + "\n"


def _page(sheet: Worksheet) -> Iterator[str]:
    setup, margins = sheet.page_setup, sheet.page_margins
    yield f"page: paper {setup.paperSize}, {setup.orientation}, fit {setup.fitToWidth} x {setup.fitToHeight} pages"
    yield f"margins: {margins.left} {margins.right} {margins.top} {margins.bottom} inches"
    footer = sheet.HeaderFooter.oddFooter
    yield f"footer: {footer.center.text if footer else None}"
    yield f"frozen: {sheet.freeze_panes}; repeated rows: {sheet.print_title_rows}; filter: {sheet.auto_filter.ref}"
    yield "widths: " + " ".join(f"{name}={one.width:.1f}" for name, one in sorted(sheet.column_dimensions.items()))
    yield "heights: " + " ".join(f"{row}={one.height:g}" for row, one in sheet.row_dimensions.items() if one.height)
    yield "merged: " + " ".join(sorted((one.coord for one in sheet.merged_cells.ranges), key=_place))
    if sheet.protection.sheet:
        yield f"protected; hidden rows: {[row for row, one in sheet.row_dimensions.items() if one.hidden]}"
        unlocked = [c.coordinate for row in sheet.iter_rows() for c in row if c.protection and not c.protection.locked]
        yield f"to fill in: {' '.join(unlocked)}"
    for rule in sheet.data_validations.dataValidation:
        yield f"validated: {rule.sqref} {rule.type} {rule.operator} {rule.formula1} {rule.formula2}"
    for ranges in sheet.conditional_formatting:
        for rule in ranges.rules:
            yield f"marked: {ranges.sqref} when {rule.operator} {rule.formula}"


def _cells(sheet: Worksheet, results: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and cell.value is not None:
                yield f"{cell.coordinate}: {_value(cell, results)} [{_looks(cell)}]{_note(cell)}"


def _value(cell: Cell, results: Worksheet) -> str:
    if cell.data_type == "f":
        return f"{cell.value} -> {results[cell.coordinate].value!r}"
    return repr(cell.value)


def _looks(cell: Cell) -> str:
    font, alignment = cell.font, cell.alignment
    facts = [
        f"{font.name} {font.size:g}",
        "bold" if font.bold else "",
        "italic" if font.italic else "",
        f"{alignment.horizontal}/{alignment.vertical}",
        "wrap" if alignment.wrap_text else "",
        "border" if cell.border.left.style else "",
        f"fill {cell.fill.fgColor.rgb}" if cell.fill.fill_type else "",
        cell.number_format if cell.number_format != "General" else "",
    ]
    return ", ".join(fact for fact in facts if fact)


def _note(cell: Cell) -> str:
    return f" note: {cell.comment.text!r}" if cell.comment else ""


def _place(reference: str) -> tuple[int, str]:
    first = reference.partition(":")[0]
    letters = first.rstrip("0123456789")
    return int(first[len(letters) :]), letters
