"""Biểu 1A alone with a row for each of many communes, made in a process of its own: ours, or the plain library.

`python -m tests.bench.one_table WAY ROWS`, WAY one of "word", "docxtpl", "excel", "openpyxl", "append"; the last line
printed is JSON: `{"seconds": …, "whole": …, "peak": bytes, "base": bytes, "size": bytes}`.  Libraries load before.
`seconds` is the writing of the file alone, for all from finished cells: docxtpl fills a template with a loop of rows,
openpyxl writes what our sheet has, formulas in computed columns and a border on every cell; "append" is openpyxl with
bare values.  Ours also merges the headers, fits columns and type to the page and sums up; `whole` is ours from the
communes' reports on, totals computed.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import openpyxl
import orjson
from docxtpl import DocxTemplate
from openpyxl.styles import Border, Side

from renderers.consolidation import Consolidation, consolidate
from renderers.excel.book import Book
from renderers.excel.table_sheets import table_sheets
from renderers.word.annex.parent_tables import parent_tables
from renderers.word.cover_context import cover_context
from renderers.word.document import write_document
from templates.report import Report
from tests.bench.documents import peak
from tests.bench.provinces import sample_answers, sample_unit
from tests.word.samples import TABLES_FORM, loaded, report

TABLE = "bieu_1a"
SAMPLES = 40
FEW = 10
"""Rows of what is made first, so that all libraries are loaded."""


def main() -> None:
    """Make the table once, after a small one."""
    way, rows = sys.argv[1], int(sys.argv[2])
    prepare = {"word": _word, "docxtpl": _docxtpl, "excel": _excel, "openpyxl": _openpyxl, "append": _append}[way]
    prepare(_consolidated(_reports(FEW)))()
    reports = _reports(rows)
    begun = time.perf_counter()
    make = prepare(_consolidated(reports))
    base, started = peak(), time.perf_counter()
    size, ended = len(make()), time.perf_counter()
    told = {"seconds": ended - started, "whole": ended - begun, "peak": peak(), "base": base, "size": size}
    print(orjson.dumps(told).decode())


def _reports(rows: int) -> list[Report]:
    """Reports of so many communes on a form that is the table alone."""
    made = report(TABLES_FORM)
    table = next(table for table in made.form.tables if table.id == TABLE)
    form = made.form.model_copy(update={"sections": (), "tables": (table,)})
    keys = {table.key(column) for column in table.columns}
    samples = [
        {key: one for key, one in answers.items() if key in keys} for answers in sample_answers(made.form, SAMPLES)
    ]
    return [
        replace(made, form=form, unit=sample_unit(number), answers=samples[number % SAMPLES])
        for number in range(1, rows + 1)
    ]


def _consolidated(reports: list[Report]) -> Consolidation:
    first = reports[0]
    parent = replace(sample_unit(0), level="tinh", name="Tỉnh Mẫu")
    return consolidate(first.form, parent, first.period, first.cover, "Đã nộp", reports)


def _word(whole: Consolidation) -> Callable[[], bytes]:
    template = loaded(TABLES_FORM).consolidated_template
    context, tables = cover_context(whole.form, whole.cover, whole.period), parent_tables(whole)
    return lambda: write_document(template, context, (), annexes=tables)


def _excel(whole: Consolidation) -> Callable[[], bytes]:
    def make() -> bytes:
        book = Book("Biểu 1A", whole.period.end)
        table_sheets(book, whole)
        return book.finish()

    return make


def _texts(whole: Consolidation) -> tuple[list[str], list[list[Any]]]:
    """What the columns are called and the cells of all rows."""
    (annex,) = parent_tables(whole)
    titles = [column.path[-1].text for column in annex.table.printed]
    return titles, [list(row.cells) for row in annex.rows if len(row.cells) == len(titles)]


def _docxtpl(whole: Consolidation) -> Callable[[], bytes]:
    titles, texts = _texts(whole)
    bare = _plain_template(titles)

    def make() -> bytes:
        document, stream = DocxTemplate(BytesIO(bare)), BytesIO()
        document.render({"rows": texts}, autoescape=True)
        document.save(stream)
        return stream.getvalue()

    return make


def _plain_template(titles: list[str]) -> bytes:
    """What somebody would draw in Word: a header, and a loop of rows below it."""
    document: Any = docx.Document()
    table = document.add_table(rows=4, cols=len(titles))
    header, begin, row, end = (one.cells for one in table.rows)
    for at, title in enumerate(titles):
        header[at].text = title
        row[at].text = f"{{{{ row[{at}] }}}}"
    begin[0].text, end[0].text = "{%tr for row in rows %}", "{%tr endfor %}"
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _openpyxl(whole: Consolidation) -> Callable[[], bytes]:
    titles, cells = _numbers(whole)
    (annex,) = parent_tables(whole)
    computed = [at for at, column in enumerate(annex.table.printed, 1) if column.is_computed]

    def make() -> bytes:
        book, stream = openpyxl.Workbook(), BytesIO()
        sheet: Any = book.active
        line = Side(style="thin")
        border = Border(left=line, right=line, top=line, bottom=line)
        for place, row in enumerate((titles, *cells), 1):
            for at, value in enumerate(row, 1):
                formula = f"=SUM(C{place},D{place})" if place > 1 and at in computed else value
                sheet.cell(place, at, formula).border = border
        book.save(stream)
        return stream.getvalue()

    return make


def _append(whole: Consolidation) -> Callable[[], bytes]:
    titles, cells = _numbers(whole)

    def make() -> bytes:
        book, stream = openpyxl.Workbook(), BytesIO()
        sheet: Any = book.active
        for row in (titles, *cells):
            sheet.append(row)
        book.save(stream)
        return stream.getvalue()

    return make


def _numbers(whole: Consolidation) -> tuple[list[str], list[list[Any]]]:
    titles, texts = _texts(whole)
    return titles, [[int(text) if text.isdecimal() else text for text in row] for row in texts]


if __name__ == "__main__":
    main()
