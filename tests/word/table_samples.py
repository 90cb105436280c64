"""Answers to the seven official tables: filled, long, empty and in every state."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from renderers.consolidation import Consolidation, Missing, consolidate
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart, Rows
from templates.binding import bind
from templates.form import ReportForm
from templates.report import Report
from templates.rows import RowColumn
from templates.table import Column, ColumnType, Table
from templates.unit import Unit
from tests.word import small_form
from tests.word.samples import PROVINCE, TABLES_FORM, loaded, period, unit
from tests.word.small_form import section, text

TABLES = bind(loaded(TABLES_FORM).form, period(TABLES_FORM)).tables
ONE_EACH = {table.id: table for table in TABLES}
UNITS = tuple(
    unit(20 + at, name, PROVINCE)
    for at, name in enumerate(("Xã Sông Vàng", "Phường Nguyễn Thị Minh Khai", "Đặc khu Đảo Gió", "Xã Đồi Gió"))
)
MODEL = "Khu dân cư tự quản về an ninh trật tự, xây dựng nếp sống văn minh"
RESULT = "Đã nhân rộng ra 12/15 thôn; vận động nhân dân hiến 1.250 m2 đất, đóng góp 35.300.000 đồng làm đường."


def form(*names: str) -> ReportForm:
    """A form of one section and these tables, all seven if none is named."""
    tables = tuple(ONE_EACH[name] for name in names) or TABLES
    return small_form.form(section("I", text("a"))).model_copy(update={"tables": tables})


def report(made: ReportForm, answers: Mapping[str, Answer], owner: Unit = UNITS[0], version: int | None = 1) -> Report:
    """A unit's report with its cover."""
    return replace(small_form.report(made, {"a": Prose("Một."), **answers}, version), unit=owner)


def filled(tables: Sequence[Table] = TABLES, seed: int = 1, largest: int = 300) -> dict[str, Answer]:
    """An answer to every cell and table: small figures, texts of two paragraphs, three records."""
    found: dict[str, Answer] = {}
    for table in tables:
        if table.rows != "one":
            found[table.id] = Rows(tuple(_record(table.record, number) for number in range(3)))
            continue
        asked = [column for column in table.columns if column.is_asked]
        found |= {table.key(one): _answer(one, (at + 3) * seed * 37 % largest) for at, one in enumerate(asked)}
    return found


def _answer(column: Column, number: int) -> Answer:
    if column.type is ColumnType.text:
        return Prose(f"{MODEL}.\n{RESULT}")
    return Figure(Decimal(number + 1000 if column.id == "so_ho" else number))


def _record(columns: Sequence[RowColumn], number: int) -> dict[str, str]:
    """A record with every column filled: the first choice twice, then the last."""
    found = {}
    for at, column in enumerate(columns):
        if column.kind == "choice":
            found[column.id] = column.choices[0 if number < 2 else -1].id
        else:
            found[column.id] = f"{RESULT if (at + number) % 3 == 0 else MODEL} ({number + 1})"
    return found


def every(answer: Answer, tables: Sequence[Table] = TABLES) -> dict[str, Answer]:
    """One and the same answer to all cells and tables."""
    cells = {table.key(column): answer for table in tables for column in table.columns if column.is_asked}
    return {**cells, **{table.id: answer for table in tables if table.rows != "one"}}


def nothing() -> dict[str, Answer]:
    """Every table answered with "Không có"."""
    return every(NothingToReport())


def apart() -> dict[str, Answer]:
    """Every table reported by the office's own channel."""
    return every(ReportedApart())


def partly_apart() -> dict[str, Answer]:
    """All filled, but for the sensitive columns and tables, which are reported apart."""
    keys = [table.key(column) for table in TABLES for column in table.columns if column.sensitive]
    keys += [table.id for table in TABLES if table.sensitive]
    return {**filled(), **dict.fromkeys(keys, ReportedApart())}


def consolidation(
    made: ReportForm, given: Sequence[Mapping[str, Answer]], missing: Sequence[Unit] = ()
) -> Consolidation:
    """The first units' answers put together."""
    reports = [report(made, answers, owner) for owner, answers in zip(UNITS, given, strict=False)]
    absent = [Missing(one, "chưa xem") for one in missing]
    return consolidate(made, PROVINCE, reports[0].period, reports[0].cover, "Đã nộp", reports, absent)
