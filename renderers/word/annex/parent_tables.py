"""The tables of a consolidated report: a row for each unit and their total, or the records of all units."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from renderers.consolidation import Consolidation
from renderers.record_cells import Record
from renderers.unit_order import unit_order
from renderers.word.annex.cells import RowReader, written
from renderers.word.annex.grid import Annex, Cell, Row, Wide, whole
from renderers.word.annex.lists import list_tables
from renderers.word.annex.records import blank_rows, gathered_cells, record_rows
from renderers.word.annex.unit_tables import records_of
from renderers.word.annex.words import APART, LACKING, LACKING_MARK, LACKING_NOTE, NOTHING, TOTAL, UNIT
from templates.answers import Answer, NothingToReport, ReportedApart, Rows
from templates.form import ReportForm
from templates.report import Report
from templates.table import Column, ColumnRule, ColumnType, Header, Table
from templates.totals import Totals
from templates.unit import Unit, in_running_text

_UNIT_COLUMN = Column(
    id="don_vi", path=(Header(text=UNIT),), type=ColumnType.unit, consolidate=ColumnRule.none, required=False
)


@dataclass(frozen=True, slots=True)
class Given:
    """A unit and its answers; None while the unit is not in.

    ``levels`` and ``left_out`` as in ``Report``; ``place`` is the row's number, 0 for what is no unit's report below;
    ``is_whole``: its computed cells are among its answers.
    """

    unit: Unit
    answers: Mapping[str, Answer] | None
    levels: frozenset[str] | None
    place: int = 0
    is_draft: bool = False
    is_whole: bool = False
    left_out: frozenset[str] = frozenset()


def parent_tables(consolidation: Consolidation) -> tuple[Annex, ...]:
    """Every table of the form over all direct children, those not yet in with empty cells; then lists with rows."""
    form = consolidation.form
    given = list(_with_computed(form, list(units_given(consolidation))))
    lists = [table for table in list_tables(form) if any(owned_records(table, given))]
    return tuple(_annex(consolidation, table, given) for table in (*form.tables, *lists))


def units_given(consolidation: Consolidation) -> Iterator[Given]:
    """The parent's own row, then all direct children in their order with what they answered, then adjustments."""
    reported = [_given(report) for report in consolidation.reports]
    missing = [Given(one.unit, None, frozenset((one.unit.level,))) for one in consolidation.missing]
    yield from map(_given, consolidation.before)
    in_order = sorted([*reported, *missing], key=lambda one: unit_order(one.unit))
    yield from (replace(one, place=place) for place, one in enumerate(in_order, 1))
    yield from map(_given, consolidation.after)


def _given(report: Report) -> Given:
    is_draft, is_whole = report.version is None, bool(report.within)
    return Given(
        report.unit,
        report.answers,
        report.levels,
        is_draft=is_draft,
        is_whole=is_whole,
        left_out=report.left_out,
    )


def owned_records(table: Table, given: Sequence[Given]) -> Iterator[tuple[Unit, Record]]:
    """Every record of a table with its unit."""
    for one in given:
        answer = unit_records(table, one)
        if isinstance(answer, Rows):
            yield from ((one.unit, row) for row in answer.rows)


def unit_records(table: Table, one: Given) -> Answer | None:
    """What a unit answered to a table of records."""
    return None if one.answers is None else records_of(table, one.answers, is_draft=one.is_draft)


def _with_computed(form: ReportForm, given: Sequence[Given]) -> Iterator[Given]:
    totals = {level: Totals(form, level) for level in set(map(_level, given))}
    for one in given:
        if one.answers is None or one.is_whole:
            yield one
        else:
            yield replace(one, answers={**one.answers, **totals[_level(one)].of(one.answers)})


def _level(one: Given) -> str | None:
    """The unit's level; None of an adjustment."""
    return None if one.levels is None else one.unit.level


def _annex(consolidation: Consolidation, table: Table, given: Sequence[Given]) -> Annex:
    shown = _with_units(table)
    name = consolidation.unit.name
    if table.rows == "one":
        total, notes = _total(consolidation, shown)
        return Annex(shown, name, (*_figures(shown, given), total), notes)
    if table.rows == "gathered":
        return Annex(shown, name, tuple(_gathered(shown, given)))
    rows, notes = _records(shown, given, consolidation.chosen(table))
    return Annex(shown, name, rows, notes if table in consolidation.form.tables else ())


def _with_units(table: Table) -> Table:
    """The table with a column of units in front (after the running number), unless its rows name them already."""
    if any(column.type is ColumnType.unit or column.named for column in table.printed):
        return table
    at = 1 if table.columns[0].type is ColumnType.place else 0
    return table.model_copy(update={"columns": (*table.columns[:at], _UNIT_COLUMN, *table.columns[at:])})


def _figures(table: Table, given: Sequence[Given]) -> Iterator[Row]:
    readers = {levels: RowReader(table, levels) for levels in {one.levels for one in given}}
    for one in given:
        if one.levels is not None or _touches(table, one):
            yield Row(readers[one.levels].cells(one.answers or {}, one.place, one.unit.name))


def _touches(table: Table, one: Given) -> bool:
    """Whether an adjustment concerns the table."""
    return any(table.key(column) in (one.answers or {}) for column in table.columns)


def _total(consolidation: Consolidation, table: Table) -> tuple[Row, tuple[str, ...]]:
    """The bold last row; a figure some unit has not given is marked, and a note says what the mark means."""
    totals = consolidation.totals
    texts = ["" if column.type is ColumnType.text else None for column in table.printed]
    marked = False
    for at, column in enumerate(table.printed):
        total = totals.get(table.key(column))
        if total is not None and total.total is not None:
            texts[at] = written(total.total) + ("" if total.complete else LACKING_MARK)
            marked = marked or not total.complete
    label = _total_label(consolidation, marked)
    return Row(_labelled(table, [text or "" for text in texts], label), is_total=True), (LACKING_NOTE,) * marked


def _total_label(consolidation: Consolidation, marked: bool) -> str:
    """ "Tổng cộng", and how many units it counts where some are not in: "Tổng cộng (11/12 đơn vị, chưa đủ)"."""
    counted, missing = len(consolidation.reports), len(consolidation.missing)
    said = ([f"{counted}/{counted + missing} đơn vị"] if missing else []) + [LACKING] * (marked or bool(missing))
    return f"{TOTAL} ({', '.join(said)})" if said else TOTAL


def _labelled(table: Table, texts: list[str], label: str) -> tuple[Cell, ...]:
    """The label in the columns that number and name the units, made one."""
    named = (ColumnType.place, ColumnType.unit)
    head = next((at for at, column in enumerate(table.printed) if column.type not in named), len(texts))
    first = [Wide(label, head)] if head > 1 else [label]
    return (*first, *texts[head:])


def _gathered(table: Table, given: Sequence[Given]) -> Iterator[Row]:
    for one in given:
        if one.levels is None:
            continue
        answer = unit_records(table, one)
        rows = answer.rows if isinstance(answer, Rows) else ()
        cells = gathered_cells(table, rows, one.place, one.unit.name)
        word = APART if isinstance(answer, ReportedApart) else NOTHING if answer is not None else ""
        yield Row(cells if rows else _said_once(table, cells, word))


def _said_once(table: Table, cells: tuple[Cell, ...], word: str) -> tuple[Cell, ...]:
    """Number and name, then one cell with the word for all the texts."""
    texts = sum(column.type is ColumnType.text for column in table.printed)
    return (*cells[: len(cells) - texts], Wide(word, texts))


def _records(
    table: Table, given: Sequence[Given], chosen: Sequence[tuple[Unit, Record]] | None
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """All units' records, and notes on the units that have none here though they may have; once a person has chosen
    among them, only what was ``chosen``."""
    if chosen is not None:
        return tuple(record_rows(table, [(unit.name, row) for unit, row in chosen], names_units=True)), ()
    asked = [one for one in given if one.levels is not None and table.id not in one.left_out]
    answers = [(one.unit, unit_records(table, one)) for one in asked]
    owned = [(unit.name, row) for unit, row in owned_records(table, given)]
    apart = [unit for unit, answer in answers if isinstance(answer, ReportedApart)]
    silent = [unit for unit, answer in answers if answer is None]
    notes = _note("Có báo cáo riêng", apart) + _note("Chưa có số liệu", silent)
    if not owned and any(isinstance(answer, NothingToReport | Rows) for _, answer in answers):
        return (whole(table, NOTHING),), notes
    if not owned:
        return (whole(table, APART),) if apart else tuple(blank_rows(table, "")), notes
    return tuple(record_rows(table, owned, names_units=True)), notes


def _note(said: str, units: Sequence[Unit]) -> tuple[str, ...]:
    return (f"{said}: {', '.join(in_running_text(unit.name) for unit in units)}.",) if units else ()
