"""How a table is asked: header groups of figures, its texts, or its records, never one cell after another."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from templates.form import MOST_FIGURES, AnyQuestion, Consolidate, FigureField, FigureGroup, FigureKind, Narrative
from templates.rows import RowList
from templates.table import Column, ColumnRule, ColumnType, Header, Table

_KINDS = {
    ColumnType.integer: FigureKind.integer,
    ColumnType.decimal: FigureKind.decimal,
    ColumnType.percent: FigureKind.percent,
    ColumnType.total: FigureKind.integer,
    ColumnType.share: FigureKind.percent,
}

BEGINNING = 24
"""Letters of a question that a button of a list shows at least."""


def table_questions(table: Table, level: str) -> tuple[AnyQuestion, ...]:
    """The questions a unit of ``level`` is asked for the table, in the order of its columns."""
    if table.rows != "one":
        return (record_question(table),)
    asked = [column for column in table.columns if column.is_asked and column.applies_to(level)]
    found = [question for run in _runs(asked, 1) for question in _questions(table, run)]
    return tuple(_told_apart(question, found) for question in found)


def _told_apart(question: AnyQuestion, questions: Sequence[AnyQuestion]) -> AnyQuestion:
    """Where several begin with the same words, lists name a group by its figures instead."""
    alike = [other for other in questions if other.question[:BEGINNING] == question.question[:BEGINNING]]
    if len(alike) == 1 or not isinstance(question, FigureGroup) or question.name:
        return question
    return question.model_copy(update={"name": "; ".join(field.label for field in question.fields)})


def record_question(table: Table) -> RowList:
    """The list of records behind a table; its answer is kept under the table's id."""
    return RowList(
        ask="rows",
        id=table.id,
        question=table.title,
        required=True,
        columns=table.record,
        most=table.most,
        unique=table.unique,
        sensitive=table.sensitive,
    )


def cell_label(column: Column, under: int) -> str:
    """The header path of a cell below its first ``under`` headers: "Cấp xã – Số hội nghị"."""
    if column.label:
        return column.label
    return " – ".join(header.text for header in column.path[min(under, len(column.path) - 1) :])


def _runs(columns: Sequence[Column], depth: int) -> Iterator[list[Column]]:
    """Neighbouring columns under one header, divided by the next header where they are too many for a screen.

    Neighbours without a group's header go together.
    """
    for _, group in groupby(columns, key=lambda column: _headers(column, depth)):
        run = list(group)
        if len(run) <= MOST_FIGURES:
            yield run
        elif any(len(column.path) > depth + 1 for column in run):
            yield from _screens(list(_runs(run, depth + 1)))
        else:
            yield from _screens([[column] for column in run])


def _screens(parts: list[list[Column]]) -> Iterator[list[Column]]:
    """The parts put together again on as few screens as they need, about equally full."""
    total = sum(len(part) for part in parts)
    full = -(-total // -(-total // MOST_FIGURES))
    screen: list[Column] = []
    for part in parts:
        if screen and len(screen) + len(part) > full:
            yield screen
            screen = []
        screen = [*screen, *part]
    yield screen


def _headers(column: Column, depth: int) -> tuple[Header, ...]:
    return column.path[:-1][:depth]


def _questions(table: Table, run: list[Column]) -> Iterator[AnyQuestion]:
    """A run of columns as groups of figures, with each text column a question of its own after them."""
    for sensitive, part in groupby(run, key=lambda column: column.sensitive):
        columns = list(part)
        figures = [column for column in columns if column.type is not ColumnType.text]
        if figures:
            yield _figures(table, figures, table.sensitive or sensitive)
        yield from (_text(table, column) for column in columns if column.type is ColumnType.text)


def _text(table: Table, column: Column) -> Narrative:
    return Narrative(
        ask="text",
        id=table.key(column),
        question=" – ".join(header.text for header in column.path),
        hint=column.hint,
        required=column.required,
        sensitive=table.sensitive or column.sensitive,
    )


def _figures(table: Table, columns: list[Column], sensitive: bool) -> FigureGroup:
    shared = _shared(columns)
    titles = [header.text for header in columns[0].path[:shared]]
    parts = _parts_here(table, columns, shared)
    return FigureGroup(
        ask="figures",
        id=f"{table.key(columns[0])}.nhom",
        question=" – ".join(filter(None, [*titles, parts])) or table.title,
        name=parts,
        hint=" ".join(dict.fromkeys(column.hint for column in columns if column.hint)),
        fields=tuple(table_figure(table, column, shared) for column in columns),
        sensitive=sensitive,
    )


def _parts_here(table: Table, columns: list[Column], shared: int) -> str:
    """ "Kinh tế; Văn hóa": the groups on a screen that has no room for all of them under their headers, else ""."""
    above = columns[0].path[:shared]
    family = [column for column in table.columns if column.is_asked and shared and column.path[:shared] == above]
    here, all_of_them = (
        list(dict.fromkeys(column.path[shared].text for column in some if len(column.path) > shared + 1))
        for some in (columns, family)
    )
    return "; ".join(here) if len(here) < len(all_of_them) else ""


def _shared(columns: list[Column]) -> int:
    """How many headers all the columns stand under; a single column is named by its last one."""
    paths = [column.path[:-1] for column in columns]
    shared = 0
    while all(len(path) > shared and path[shared] == paths[0][shared] for path in paths):
        shared += 1
    return shared


def table_figure(table: Table, column: Column, shared: int = 0) -> FigureField:
    """A column's cell as a figure, named by its header path below the ``shared`` headers."""
    return FigureField(
        id=table.key(column),
        label=cell_label(column, shared),
        kind=_KINDS[column.type],
        levels=column.levels,
        required=column.required,
        consolidate=_rule(column),
        weight=f"{table.id}.{column.weight}" if column.weight else None,
    )


def _rule(column: Column) -> Consolidate:
    rules = {ColumnRule.sum: Consolidate.sum, ColumnRule.weighted: Consolidate.weighted}
    return rules.get(column.consolidate, Consolidate.none)
