"""The tables of one unit's report."""

from collections.abc import Iterator, Mapping

from renderers.word.annex.cells import RowReader
from renderers.word.annex.grid import Annex, Row, whole
from renderers.word.annex.lists import list_tables
from renderers.word.annex.records import blank_rows, gathered_cells, record_rows
from renderers.word.annex.words import APART, DOTS, NOTHING
from templates.answers import Answer, Answers, NothingToReport, ReportedApart, Rows
from templates.report import Report
from templates.table import Table
from templates.table_questions import record_question
from templates.totals import with_computed


def unit_tables(report: Report) -> tuple[Annex, ...]:
    """Every table of the report's form that concerns the unit, then the lists that have rows; a draft has dots where an
    answer is missing."""
    answers = with_computed(report.form, report.answers, report.unit.level)
    lists = [table for table in list_tables(report.form) if _has_rows(report, table)]
    tables = (*(table for table in report.form.tables if report.concerns(table.id)), *lists)
    return tuple(Annex(table, report.unit.name, tuple(_rows(report, table, answers))) for table in tables)


def records_of(table: Table, answers: Answers, *, is_draft: bool) -> Answer | None:
    """The answer to a table of records; in a draft the rows typed so far stand for it."""
    given = answers.get(table.id)
    return answers.get(record_question(table).open_key) if given is None and is_draft else given


def _has_rows(report: Report, table: Table) -> bool:
    answer = records_of(table, report.answers, is_draft=report.version is None)
    return isinstance(answer, Rows) and bool(answer.rows)


def _rows(report: Report, table: Table, answers: Mapping[str, Answer]) -> Iterator[Row]:
    is_draft = report.version is None
    if table.rows == "one":
        return _figures(report, table, answers, DOTS if is_draft else "")
    return _records(report, table, records_of(table, answers, is_draft=is_draft))


def _figures(report: Report, table: Table, answers: Answers, blank: str) -> Iterator[Row]:
    reader = RowReader(table, report.levels, blank=blank)
    state = reader.state(answers)
    if state is None:
        yield Row(reader.cells(answers, 1, report.unit.name))
    else:
        yield whole(table, NOTHING if state is NothingToReport else APART)


def _records(report: Report, table: Table, answer: Answer | None) -> Iterator[Row]:
    match answer:
        case NothingToReport() | Rows(rows=()):
            yield whole(table, NOTHING)
        case ReportedApart():
            yield whole(table, APART)
        case Rows(rows) if table.rows == "gathered":
            yield Row(gathered_cells(table, rows, 1, report.unit.name))
        case Rows(rows):
            yield from record_rows(table, [(report.unit.name, row) for row in rows], names_units=False)
        case _:
            yield from blank_rows(table, DOTS if report.version is None else "")
