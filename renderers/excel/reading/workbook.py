"""A filled-in workbook: tables recognised wherever they were moved to, every cell checked."""

from collections.abc import Sequence

from renderers.excel.entry_table import CHOICES_SHEET, GUIDE_SHEET, KEY
from renderers.excel.reading.grid import Grid
from renderers.excel.reading.placing import Placed, is_ours, place_by_keys, place_by_words
from renderers.excel.reading.result import CellFault, Source, WorkbookReading
from renderers.excel.reading.sheets import read_sheets
from renderers.excel.reading.table_reading import read_table
from renderers.office_format import WORKBOOK, Unreadable
from renderers.office_package import opened
from templates.answers import Answer
from templates.form import ReportForm
from templates.problem import Problem


def read_workbook(content: bytes, form: ReportForm, level: str) -> WorkbookReading | Problem:
    """What a filled-in .xlsx says for a unit of ``level``, or why it cannot be read; ``form`` is bound."""
    try:
        with opened(content, WORKBOOK) as package:
            grids = read_sheets(package)
    except Unreadable as refused:
        return refused.problem
    source = _source(grids)
    if source is not None and source.form_id != form.id:
        return Problem("xlsx_other_form", values={"form": form.title})
    return read_grids(grids, form, level, source) or Problem("xlsx_no_table", values={"form": form.title})


def read_grids(
    grids: Sequence[Grid], form: ReportForm, level: str, source: Source | None = None
) -> WorkbookReading | None:
    """All tables found in the grids; None where there is none."""
    placed, unknown = _placed(grids, form)
    return read_placed(placed, form, level, unknown, source) if placed else None


def read_placed(
    placed: Sequence[Placed], form: ReportForm, level: str, unknown: Sequence[str] = (), source: Source | None = None
) -> WorkbookReading:
    """Tables whose places are known, cell by cell; one that stands there twice is a fault."""
    answers: dict[str, Answer] = {}
    faults: list[CellFault] = []
    seen: dict[str, str] = {}
    for one in placed:
        if one.table.id in seen:
            what = f"{one.table.number} có hai lần trong tệp (cũng ở sheet “{seen[one.table.id]}”); anh/chị xoá một"
            faults.append(CellFault(one.grid.name, one.grid.cell_name(one.first, min(one.columns)), what))
            continue
        seen[one.table.id] = one.grid.name
        reading = read_table(one, form, level)
        answers |= reading.answers
        faults += reading.faults
    return WorkbookReading(answers, tuple(faults), tuple(unknown), tuple(seen), source)


def _placed(grids: Sequence[Grid], form: ReportForm) -> tuple[list[Placed], list[str]]:
    """The tables found, by keys first, and the names of the sheets that hold none."""
    by_keys = [(grid, list(place_by_keys(grid, form.tables))) for grid in grids]
    found = {one.table.id for _, places in by_keys for one in places}
    left = [table for table in form.tables if table.id not in found]
    placed: list[Placed] = []
    unknown: list[str] = []
    for grid, places in by_keys:
        by_words = None if places else place_by_words(grid, left)
        placed += places or ([by_words] if by_words else [])
        ours = is_ours(grid) or grid.name in (GUIDE_SHEET, CHOICES_SHEET)
        if not places and not by_words and not ours and grid.rows:
            unknown.append(grid.name)
    return placed, unknown


def _source(grids: Sequence[Grid]) -> Source | None:
    """What the guide's hidden key says of the workbook."""
    for grid in grids:
        for row in grid.rows.values():
            for cell in row.values():
                parts = cell.text.removeprefix(f"{KEY}mau ").split(" ")
                if cell.text.startswith(f"{KEY}mau ") and len(parts) >= 3:
                    return Source(parts[0], " ".join(parts[1:-1]), parts[-1])
    return None
