"""The rows of a list as they are kept, and one of them or one of its values put in their place."""

from zlib import crc32

from dialogs.changes import PutAnswer
from dialogs.report.places import InRow
from dialogs.report.questions.row_screen import Row, rows_of
from dialogs.report.scene import Scene
from templates.answers import Rows
from templates.rows import RowColumn, RowList


def keep_rows(scene: Scene, question: RowList, rows: tuple[Row, ...]) -> Scene:
    """Keep the rows: in the answer where the list was complete already, else beside it."""
    complete = question.id in scene.stored and isinstance(scene.stored[question.id].answer, Rows)
    if not rows:
        return scene.remove([question.id, question.open_key])
    if question.id in scene.stored and not complete:
        scene = scene.remove([question.id])
    return scene.put(PutAnswer(question.id if complete else question.open_key, Rows(rows), ()))


def fingerprint(row: Row) -> int:
    """Tells one state of a row from another."""
    return crc32(repr(sorted(row.items())).encode())


def column_of(question: RowList, name: str) -> RowColumn:
    return next(column for column in question.columns if column.id == name)


def next_column(question: RowList, place: InRow) -> RowColumn | None:
    number = question.columns.index(column_of(question, place.column)) + 1
    return question.columns[number] if number < len(question.columns) else None


def with_value(rows: tuple[Row, ...], place: int, column: str, value: str) -> tuple[Row, ...]:
    """The rows with another value in one of them; an empty value is not kept."""
    changed = {**rows[place], column: value}
    changed = {name: kept for name, kept in changed.items() if kept}
    return (*rows[:place], changed, *rows[place + 1 :])


def without_empty(scene: Scene, question: RowList) -> Scene:
    """A row that was begun and left without any value is not kept."""
    rows = rows_of(scene, question)
    filled = tuple(row for row in rows if row)
    return scene if len(filled) == len(rows) else keep_rows(scene, question, filled)
