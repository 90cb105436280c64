"""Tables as they are filled in: which columns a sheet offers, and the keys that tell them apart when it comes back."""

from collections.abc import Iterator

from renderers.excel.table_columns import with_helpers
from templates.answers import Answers
from templates.report import Report
from templates.table import Cell, Column, ColumnRule, ColumnType, Header, Table

KEY = "khoa:"
"""What every key begins with; keys stand in a hidden row under the header."""

GUIDE_SHEET, CHOICES_SHEET = "Hướng dẫn", "Danh mục"

LONG_TEXT = "(Văn bản dài, anh/chị sửa trong Trợ lý)"
"""Stands for a text no cell can hold; read back it changes nothing."""


def entry_columns(table: Table) -> Table:
    """The table as it is filled in: helpers shown; a table of records with a column for each thing asked of one."""
    if table.rows == "one":
        return with_helpers(table)
    columns = tuple(_record_column(one.id, one.label) for one in table.record)
    return table.model_copy(update={"columns": columns})


def entry_key(table: Table, column: Column) -> str:
    """The key of a column: "khoa:bieu-1a.hn-xa", of a thing asked of each record "khoa:bieu-2b[noi-dung]".

    No underscores: LibreOffice reads "_xa_" in any text of a workbook as the character of that number.
    """
    name = table.key(column) if table.rows == "one" else f"{table.id}[{column.id}]"
    return f"{KEY}{name.replace('_', '-')}"


def entry_tables(report: Report, *, sensitive: bool) -> Iterator[Table]:
    """The tables a unit is given to fill in."""
    for table in report.form.tables:
        if sensitive or not table.sensitive:
            yield table


def is_withheld(column: Column, *, sensitive: bool) -> bool:
    """Whether the column's content must stay out of the file."""
    return column.sensitive and not sensitive


def shown_answers(report: Report, *, sensitive: bool) -> Answers:
    """The answers that may stand in the file."""
    hidden = {
        table.key(column)
        for table in report.form.tables
        for column in table.columns
        if is_withheld(column, sensitive=sensitive)
    }
    return {key: answer for key, answer in report.answers.items() if key not in hidden}


def _record_column(name: str, label: str) -> Column:
    path = (Header(text=label),)
    return Column(id=name, path=path, type=ColumnType.text, consolidate=ColumnRule.list, cell=Cell(column=name))
