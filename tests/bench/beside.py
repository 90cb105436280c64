"""Reading a workbook and writing Word with all tables, beside the plain libraries doing the same in the same process.

`python -m tests.bench.beside`; the last line printed is JSON: by name, `{"own": seconds, "plain": seconds}`.  Each is
the median over reports of which none comes twice, both ways by turns, libraries loaded before.  Plain openpyxl only
reads the cells; ours also finds the tables, checks every cell and gives answers.  Plain docxtpl fills a table's rows
and the text in loops of its own.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from statistics import median
from typing import Any

import docx
import openpyxl
import orjson
from docxtpl import DocxTemplate

from bot.demo.answers import plausible_answers
from renderers.excel.form_book import form_workbook
from renderers.excel.reading import WorkbookReading, read_workbook
from renderers.word.annex.grid import Annex, Wide
from renderers.word.annex.unit_tables import unit_tables
from renderers.word.unit_report import unit_body, unit_report
from templates.report import Report
from tests.word.samples import COMMUNES, TABLES_FORM, loaded, report

Work = Callable[[], None]

TURNS = 7
SEED = 11


def main() -> None:
    """Measure and print."""
    reports = [_full(SEED + turn) for turn in range(TURNS + 1)]
    print(orjson.dumps({"excel": _by_turns(_excel, reports), "word": _by_turns(_word, reports)}).decode())


def _full(seed: int) -> Report:
    """A commune's whole report, another with each seed."""
    made = report(TABLES_FORM)
    return replace(made, answers=plausible_answers(made.form, COMMUNES[0], seed))


def _by_turns(ways: Callable[[Report], tuple[Work, Work]], reports: Sequence[Report]) -> dict[str, float]:
    """Every report by ours and by the plain way; the first only loads the libraries."""
    times = [tuple(map(_seconds, ways(one))) for one in reports][1:]
    return {"own": median(own for own, _ in times), "plain": median(plain for _, plain in times)}


def _excel(full: Report) -> tuple[Work, Work]:
    content = form_workbook(full, sensitive=True)

    def own() -> None:
        reading = read_workbook(content, full.form, full.unit.level)
        assert isinstance(reading, WorkbookReading)
        assert not reading.faults

    def plain() -> None:
        book = openpyxl.load_workbook(BytesIO(content), data_only=True)
        for sheet in book:
            for row in sheet.iter_rows(values_only=True):
                tuple(row)

    return own, plain


def _word(full: Report) -> tuple[Work, Work]:
    template, annexes = loaded(TABLES_FORM).unit_template, unit_tables(full)
    rows = [_rows(one) for one in annexes]
    bare = _plain_template(annexes, rows)
    lines = [" ".join(block.texts) for block in unit_body(full)]

    def own() -> None:
        unit_report(full, template)

    def plain() -> None:
        document = DocxTemplate(BytesIO(bare))
        document.render({"lines": lines, "tables": rows}, autoescape=True)
        document.save(BytesIO())

    return own, plain


def _seconds(work: Work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _rows(annex: Annex) -> list[list[str]]:
    """A table's rows as texts, joined cells spread over their columns."""
    return [list(_cells(row.cells)) for row in annex.rows]


def _cells(cells: Sequence[Any]) -> Iterator[str]:
    for cell in cells:
        yield from ([cell.text, *[""] * (cell.span - 1)] if isinstance(cell, Wide) else [cell])


def _plain_template(annexes: Sequence[Annex], rows: Sequence[list[list[str]]]) -> bytes:
    """What somebody would draw in Word for docxtpl: a loop of paragraphs, and a loop of rows under each header."""
    document: Any = docx.Document()
    for line in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        document.add_paragraph(line)
    for place, annex in enumerate(annexes):
        _plain_table(document, annex, place, len(rows[place][0]))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _plain_table(document: Any, annex: Annex, place: int, width: int) -> None:
    table = document.add_table(rows=4, cols=width)
    header, begin, row, end = (one.cells for one in table.rows)
    for column, cell in enumerate(header):
        cell.text = annex.table.printed[column].path[-1].text
    begin[0].text = f"{{%tr for row in tables[{place}] %}}"
    for column, cell in enumerate(row):
        cell.text = f"{{{{ row[{column}] }}}}"
    end[0].text = "{%tr endfor %}"


if __name__ == "__main__":
    main()
