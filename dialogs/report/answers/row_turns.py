"""Steps that end at a list, at one of its rows, or at one value of a row."""

from dataclasses import replace

from dialogs.report import words
from dialogs.report.answers import answering_words
from dialogs.report.answers.row_keeping import column_of, fingerprint
from dialogs.report.one_line import one_line
from dialogs.report.places import InRow
from dialogs.report.questions.question import head_lines, show_question
from dialogs.report.questions.row_screen import rows_of, shown
from dialogs.report.scene import Scene, asking
from dialogs.screen import Draft, button
from dialogs.turn import Turn
from templates.outline import Item
from templates.row_checks import is_wanted
from templates.rows import RowColumn, RowList
from templates.text import cut

LONGEST = 200
"""UTF-16 units of a value in the screen of its row."""


def show_list(scene: Scene, item: Item, question: RowList, *, fresh: bool, head: str = "") -> Turn:
    """The list as it stands."""
    place = asking(item, scene)
    return show_question(scene, item, place, head=head, fresh=fresh)


def show_row(scene: Scene, item: Item, question: RowList, place: InRow, *, fresh: bool, head: str = "") -> Turn:
    """One row with a button for each of its columns."""
    row = rows_of(scene, question)[place.row]
    draft = head_lines(Draft(), scene, item, head).line()
    draft.line(f"Dòng {place.row + 1}", "bold")
    for column in question.columns:
        value = row.get(column.id, "")
        draft.line(f"– {column.label}: {cut(one_line(shown(column, value)), LONGEST) if value else '(trống)'}")
        draft.row(button(f"✏ {cut(column.label, 40)}", "cell", column.id))
    draft.row(button(answering_words.DELETE_ROW, "delete_row"), button(words.BACK, "rows"))
    return scene.show(replace(place, column="", adding=False, shown=fingerprint(row)), draft.screen(), fresh=fresh)


def ask_cell(
    scene: Scene, item: Item, question: RowList, place: InRow, *, fresh: bool, head: str = "", note: str = ""
) -> Turn:
    """One column of one row, waiting for its value."""
    column = column_of(question, place.column)
    row = rows_of(scene, question)[place.row]
    number = question.columns.index(column) + 1
    draft = head_lines(Draft(), scene, item, head).line()
    draft.line(f"Dòng {place.row + 1} · ý {number}/{len(question.columns)}")
    draft.line(column.label, "bold")
    if column.hint:
        draft.line("💡 " + column.hint, "italic")
    if row.get(column.id):
        draft.line(f"Đang ghi: {cut(one_line(shown(column, row[column.id])), LONGEST)}")
    draft.line(note or _how_to(column))
    for choice in column.choices:
        draft.row(button(choice.label, "choose_cell", choice.id))
    draft.row(
        button(words.LEAVE_EMPTY, "leave_cell") if not is_wanted(column, row) else None,
        button(words.BACK, "rows") if place.adding else button(words.BACK, "row", str(place.row)),
    )
    return scene.show(replace(place, shown=fingerprint(row)), draft.screen(), fresh=fresh)


def _how_to(column: RowColumn) -> str:
    return {
        "integer": "Anh/chị nhắn một số.",
        "day": "Anh/chị nhắn ngày, ví dụ 05/6/2026.",
        "choice": "Anh/chị chọn một trong các nút bên dưới.",
        "text": "Anh/chị nhắn nội dung.",
    }[column.kind]
