"""The province's files opened: recalculated they say what was worked out by hand; on paper nothing is cut or overlaid,
type can be read, and headers stand on every page."""

from collections.abc import Iterator

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from renderers.excel import words
from renderers.excel.header import figure_columns
from renderers.excel.table_columns import with_units
from templates.form import Consolidate, FigureField
from tests.word.boxes import Page
from tests.worked.conftest import Opened
from tests.worked.region import SHIPPED, region
from tests.worked.table import ADJUSTED, OWN, TOTAL, A, B, C, D, Line, worked
from tests.worked.table import APART as BCR
from tests.worked.table import NOTHING as KPS
from tests.worked.test_word import FIGURES, TABLES_FORM

FORMS_WITH_FIGURES = ("dan-van-kheo-nam", TABLES_FORM, "tong-ket-dan-van-nhiem-ky")
Row = list[object]
LEAST = 7.0
"""Points."""
FOOTER = 40.0
"""Points at the foot of a sheet's page where its number stands."""


@pytest.mark.parametrize("table_id", FIGURES)
def test_every_formula_of_a_table_comes_to_what_was_worked_out(table_id: str, opened: Opened) -> None:
    """Each row's cells, the totals, and whether they are complete, recalculated, are those of the table by hand."""
    table = next(one for one in region(TABLES_FORM).form.tables if one.id == table_id)
    keys = [f"{table_id}.{column.id}" for column in with_units(table).columns]
    lines = {line.key: line for line in worked(TABLES_FORM).of(table_id)}
    sheet = opened.book(TABLES_FORM)[table.number]
    _compare(list(_rows(sheet)), [lines.get(key) for key in keys])


@pytest.mark.parametrize("form_id", FORMS_WITH_FIGURES)
def test_every_formula_of_the_figures_comes_to_what_was_worked_out(form_id: str, opened: Opened) -> None:
    """The same of the sheet of figures; what is not totalled has no total."""
    lines = {line.key: line for line in worked(form_id).lines}
    columns = figure_columns(region(form_id).form)
    known = [None, None, *(lines.get(column.field.id) for column in columns)]
    _compare(list(_rows(opened.book(form_id)[words.FIGURES_SHEET])), known)
    asked = [column.field for column in columns if isinstance(column.field, FigureField)]
    totalled = {field.id for field in asked if field.consolidate is not Consolidate.none}
    assert totalled <= lines.keys()


@pytest.mark.parametrize("form_id", SHIPPED)
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_nothing_is_cut_overlaid_or_too_small(form_id: str, kind: str, opened: Opened) -> None:
    """Every word is on its page, none covers another, and no type is below 7 pt."""
    pages = opened.pages(form_id, kind)
    assert [page.outside() for page in map(_without_footer, pages) if page.outside()] == []
    assert [page.overlapping() for page in pages if page.overlapping()] == []
    assert [page.thin(LEAST) for page in pages if page.thin(LEAST)] == []


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_every_page_of_a_table_has_its_header(kind: str, opened: Opened) -> None:
    """Tables lie on their side, and each of their pages begins with the words of the table's header."""
    form = region("so-ket-dan-van-6-thang").form
    wide = [page for page in opened.pages(form.id, kind) if page.width > page.height]
    titles = [table.title.split("6 tháng")[0].strip() for table in form.tables]
    for table, title in zip(form.tables, titles, strict=True):
        begin = next(at for at, page in enumerate(wide) if title in page.text)
        others = [one for one in titles if one != title]
        header = set(table.columns[-1].path[0].text.split())
        for page in wide[begin:]:
            if any(one in page.text for one in others) or "Phụ lục" in page.text or "Nội dung" in page.text:
                break
            assert header <= set(page.text.split()), title


def test_nothing_stands_alone_on_a_page(opened: Opened) -> None:
    """No page of the Word report has nothing but who made the table, or the note on what lacks."""
    for page in opened.pages("so-ket-dan-van-6-thang", "docx"):
        assert len(page.words) > 12, page.text


def _without_footer(page: Page) -> Page:
    kept = tuple(word for word in page.words if word.top < page.height - FOOTER)
    return Page(page.width, page.height, kept)


def _rows(sheet: Worksheet) -> Iterator[Row]:
    """From the province's own row to the line that says whether the totals are complete."""
    begun = False
    for row in sheet.iter_rows(values_only=True):
        begun = begun or row[1] == "Tỉnh Mây Ngàn"
        if begun:
            yield [None if cell == "" else cell for cell in row]
        if row[0] == words.COMPLETENESS:
            return


def _compare(found: list[Row], lines: list[Line | None]) -> None:
    *rows, totals, _, marks = found
    places = [OWN, A, B, C, D, *([ADJUSTED] if len(rows) > 5 else [])]
    assert [row[1] for row in rows][1:5] == ["Xã Đồi Mây", "Phường Bến Gió", "Đặc khu Đảo Sương", "Xã Suối Trăng"]
    for at, line in enumerate(lines):
        if line is None:
            continue
        assert [row[at] for row in rows] == [_said(line, place) for place in places], line.key
        assert totals[at] == _said(line, TOTAL), line.key
        if line.total is not None:
            assert marks[at] == (words.COMPLETE if line.is_complete else words.INCOMPLETE), line.key


def _said(line: Line, place: int) -> object:
    cell = line.cells[place]
    if cell == KPS:
        return words.NOTHING_FIGURE
    if cell == BCR:
        return words.REPORTED_APART
    amount = line.amount(place)
    return None if amount is None else pytest.approx(float(amount))
