"""Every figure of a form, whether it is asked in the outline, asked in a table, or computed."""

from collections.abc import Iterator

from templates.blanks import BlankGroup, Sum
from templates.form import FigureField, ReportForm
from templates.table import ColumnType
from templates.table_questions import table_figure


def form_figures(form: ReportForm) -> dict[str, FigureField]:
    """The figures by id, as sentences and consolidation name them; an outline's own wording comes first."""
    found = {field.id: field for field in form.fields()} | {one.id: one.figure for one in form_sums(form)}
    for table in form.tables:
        for column in table.columns if table.rows == "one" else ():
            if column.is_computed or (column.is_asked and column.type is not ColumnType.text):
                found.setdefault(table.key(column), table_figure(table, column))
    return found


def form_sums(form: ReportForm) -> Iterator[Sum]:
    """The figures of standing texts that are computed from blanks."""
    for _, question in form.questions():
        if isinstance(question, BlankGroup):
            yield from question.sums
