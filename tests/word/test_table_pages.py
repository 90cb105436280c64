"""Tables on paper: everything fits the page at a readable size, is neither cut nor overlaid, and keeps its header."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from renderers.word.annex.grid import Annex
from renderers.word.annex.layout import fitted
from renderers.word.annex.page import TEXT_HEIGHT, TEXT_WIDTH
from renderers.word.annex.parent_tables import parent_tables
from renderers.word.annex.unit_tables import unit_tables
from renderers.word.blank.template import consolidated_template, unit_template
from renderers.word.consolidated import consolidated_report
from renderers.word.ooxml import W
from renderers.word.unit_report import unit_report
from templates.answers import Answer, Figure, Prose
from templates.form import Layout
from templates.header_grid import header_grid
from tests.word.boxes import pages
from tests.word.facts import WordFile
from tests.word.table_samples import (
    MODEL,
    TABLES,
    UNITS,
    apart,
    consolidation,
    every,
    filled,
    form,
    nothing,
    partly_apart,
    report,
)

WORDY = "\n".join(f"{MODEL}; {MODEL.lower()}." for _ in range(12))
MILLIONS = every(Figure(Decimal(1_234_567)))
ANSWERS: dict[str, Mapping[str, Answer]] = {
    "filled": filled(),
    "long": {
        key: Prose(WORDY) if isinstance(answer, Prose) else answer for key, answer in filled(largest=9999).items()
    },
    "millions": {**filled(), **{key: answer for key, answer in MILLIONS.items() if key not in filled()}},
    "nothing": nothing(),
    "apart": apart(),
    "partly apart": partly_apart(),
    "empty": {},
}


def annexes(kind: str) -> tuple[Annex, ...]:
    """The tables of a unit, or of two units and a missing one."""
    if kind.startswith("parent "):
        given = [ANSWERS[kind.removeprefix("parent ")], filled(seed=2)]
        return parent_tables(consolidation(form(), given, UNITS[2:3]))
    return unit_tables(report(form(), ANSWERS[kind], version=None))


@pytest.mark.parametrize("kind", [*ANSWERS, *(f"parent {kind}" for kind in ANSWERS)])
def test_every_table_fits_the_page(kind: str) -> None:
    """Columns fill the page's width and no more, type is 7 pt or larger, and the header leaves room for rows."""
    for annex in annexes(kind):
        layout = fitted(annex)
        assert TEXT_WIDTH - 3 < sum(layout.widths) <= TEXT_WIDTH
        assert layout.size >= 7
        assert sum(layout.heights) < TEXT_HEIGHT / 2
        assert layout.header == header_grid(annex.table)


def test_figures_too_wide_for_39_columns_are_turned() -> None:
    """Where 39 columns of millions do not fit side by side the widest are set on their side, in rows high enough."""
    given = {f"bieu_1a.{column.id}": Figure(Decimal(1_234_567_890)) for column in TABLES[0].columns}
    provincial = TABLES[0].model_copy(
        update={"columns": tuple(one.model_copy(update={"levels": ()}) for one in TABLES[0].columns)}
    )
    made = form().model_copy(update={"tables": (provincial,)})
    (annex,) = unit_tables(report(made, given))
    layout = fitted(annex)
    assert layout.size == 7
    assert sum(layout.widths) <= TEXT_WIDTH
    assert layout.turned_figures
    assert layout.row_height > 40


def test_narrow_columns_alone_are_turned() -> None:
    """1A and 2A have titles on their side, the others none; no title over several columns is turned."""
    turned = {annex.table.id: fitted(annex).turned for annex in annexes("filled")}
    assert {name for name, cells in turned.items() if cells} == {"bieu_1a", "bieu_2a"}
    assert {cell.colspan for cells in turned.values() for cell in cells} == {1}


@cache
def document(kind: str) -> bytes:
    """All seven tables in one document."""
    if kind.startswith("parent "):
        given = [ANSWERS[kind.removeprefix("parent ")], filled(seed=2)] * 2
        return consolidated_report(consolidation(form(), given), consolidated_template(Layout.party))
    return unit_report(report(form(), ANSWERS[kind], version=None), unit_template(Layout.party))


@pytest.mark.parametrize("kind", ["filled", "long", "empty", "partly apart", "parent long"])
def test_nothing_is_cut_or_overlaid_on_paper(kind: str, tmp_path: Path) -> None:
    """In the PDF every word is on its page and none covers another; a table's later pages begin with its header."""
    printed = [page for page in pages(document(kind), tmp_path) if page.width > page.height]
    assert len(printed) >= 7
    assert [page.outside() for page in printed if page.outside()] == []
    assert [page.overlapping() for page in printed if page.overlapping()] == []
    assert [page.thin(7.0) for page in printed if page.thin(7.0)] == []
    numbers = [number for number, page in enumerate(printed) if "Địa phương, đơn vị:" in page.text]
    assert len(numbers) == 7
    for number, page in enumerate(printed):
        first = max(one for one in numbers if one <= number)
        header = TABLES[numbers.index(first)].columns[0].path[0].text.split()
        assert set(header) <= set(page.text.split())


def test_texts_on_paper_are_whole(tmp_path: Path) -> None:
    """Every word of long texts is printed, in cells higher than a page too."""
    endless = "\n".join(f"Đoạn {number} kể việc thứ {number}." for number in range(1, 181))
    given = {**filled(), "bieu_1c.mo_hinh_tieu_bieu": Prose(endless)}
    made = unit_report(report(form("bieu_1c"), given), unit_template(Layout.party))
    text = " ".join(page.text for page in pages(made, tmp_path))
    assert [number for number in range(1, 181) if f"Đoạn {number} " not in text] == []


def test_header_cells_are_merged_as_the_official_grid() -> None:
    """The spans and the cells that reach down tile the header as the form's grid says."""
    file = WordFile(document("filled"))
    for table, official in zip(file.tables[2:], TABLES, strict=True):
        assert _grid(table) == [(cell.row, cell.column, cell.colspan, cell.text) for cell in header_grid(official)]


def _grid(table: etree._Element) -> list[tuple[int, int, int, str]]:
    found = []
    for number, row in enumerate(table.findall(f"{W}tr"), 1):
        if row.find(f"{W}trPr/{W}tblHeader") is None:
            break
        column = 1
        for cell in row.findall(f"{W}tc"):
            span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
            wide = 1 if span is None else int(span.get(f"{W}val", "1"))
            if merge is None or merge.get(f"{W}val") == "restart":
                found.append((number, column, wide, "".join(cell.itertext())))
            column += wide
    return found
