"""Answering a list of rows: adding one column after another, correcting, deleting, and saying that it is complete."""

from dataclasses import replace

from dialogs.changes import PutAnswer
from dialogs.event import Said
from dialogs.report import words
from dialogs.report.answers import answering_words
from dialogs.report.answers.narrative import continues
from dialogs.report.answers.row_cell import read_cell
from dialogs.report.answers.row_keeping import column_of, fingerprint, keep_rows, next_column, with_value, without_empty
from dialogs.report.answers.row_turns import ask_cell, show_list, show_row
from dialogs.report.one_line import excerpt, one_line
from dialogs.report.onward import move_on
from dialogs.report.places import Asking, InRow
from dialogs.report.questions.row_screen import SHOWN, earlier_rows, rows_of, shown
from dialogs.report.scene import Scene, latest
from dialogs.report.units_below.picked_rows import is_full, picked_rows
from dialogs.report.walk import open_item
from dialogs.report.warnings import open_problems
from dialogs.screen import Choice
from dialogs.turn import Turn
from templates.answers import NothingToReport, Rows
from templates.outline import Item
from templates.problem import Problem
from templates.row_checks import row_problems
from templates.rows import RowColumn, RowList
from templates.text import cut, join_pieces, means_nothing


def _moved(scene: Scene, question: RowList, place: InRow) -> bool:
    """Whether the row at hand is another one than the person was shown: a colleague has changed or deleted it."""
    rows = rows_of(scene, question)
    return place.row >= len(rows) or fingerprint(rows[place.row]) != place.shown


def _show_moved(scene: Scene, item: Item, question: RowList, place: InRow, *, fresh: bool, unstored: str = "") -> Turn:
    """What stands now, before anything is changed; a message that came goes on standing in the chat."""
    head = _changed(answering_words.CHANGED_ROW, unstored)
    if place.row >= len(rows_of(scene, question)):
        return show_list(scene, item, question, fresh=fresh, head=head)
    return show_row(scene, item, question, place, fresh=fresh, head=head)


def _changed(line: str, unstored: str) -> str:
    return "\n".join([line, *([answering_words.NOT_STORED.format(text=excerpt(unstored))] if unstored else [])])


def pressed(scene: Scene, item: Item, question: RowList, choice: Choice) -> Turn | None:
    """A button of the list, of a row or of a cell; None when it is none of these."""
    place = scene.state.place
    rows = rows_of(scene, question)
    match choice:
        case Choice("add_row", _) if not rows and isinstance(place, Asking) and scene.unseen(item, place.shown):
            return show_list(scene, item, question, fresh=False, head=answering_words.CHANGED_MEANWHILE)
        case Choice("add_row", _) if not is_full(scene, question, len(rows)):
            scene = keep_rows(scene, question, (*rows, {}))
            fresh_row = InRow(question.id, len(rows), question.columns[0].id, adding=True)
            return ask_cell(scene, item, question, fresh_row, fresh=False)
        case Choice("row", (number,)) if int(number) < len(rows):
            return show_row(scene, item, question, InRow(question.id, int(number)), fresh=False)
        case Choice("rows", _):
            return show_list(without_empty(scene, question), item, question, fresh=False)
        case Choice("earlier_rows", _) if not rows:
            return copy_earlier(scene, item, question)
        case Choice("rows_done", _):
            return done(scene, item, question)
        case Choice("nothing", _) if not rows:
            scene = scene.put(PutAnswer(question.id, NothingToReport(), ()))
            return move_on(scene, item, fresh=False, head=f"✅ {words.SAVED}: {words.NOTHING_SAVED.lower()}.")
        case _ if isinstance(place, InRow):
            return _in_row(scene, item, question, place, choice)
        case _:
            return None


def _in_row(scene: Scene, item: Item, question: RowList, place: InRow, choice: Choice) -> Turn | None:
    rows = rows_of(scene, question)
    match choice:
        case Choice("delete_row" | "choose_cell" | "leave_cell", _) if _moved(scene, question, place):
            return _show_moved(scene, item, question, place, fresh=False)
        case Choice("cell", (name,)) if place.row < len(rows):
            return ask_cell(scene, item, question, replace(place, column=name, adding=False), fresh=False)
        case Choice("delete_row", _):
            scene = keep_rows(scene, question, (*rows[: place.row], *rows[place.row + 1 :]))
            return show_list(scene, item, question, fresh=False, head=f"Đã xoá dòng {place.row + 1}. {words.UNDO_HINT}")
        case Choice("choose_cell", (value,)) if place.column:
            return _store(scene, item, question, place, value, fresh=False)
        case Choice("leave_cell", _) if place.column:
            return _store(scene, item, question, place, "", fresh=False)
        case _:
            return None


def said(scene: Scene, item: Item, question: RowList, place: Asking | InRow, event: Said) -> Turn:
    """A message: the value of the column that waits, a further part of the one before, or nothing expected."""
    if isinstance(place, Asking):
        return _begins(scene, item, question, place, event)
    if _moved(scene, question, place):
        return _show_moved(scene, item, question, place, fresh=True, unstored=event.text)
    if place.before and continues(place.latest, event):
        return _join(scene, item, question, place, event)
    if not place.column:
        return show_row(scene, item, question, place, fresh=True, head=answering_words.PRESS_CELL)
    column = column_of(question, place.column)
    read = read_cell(scene, column, event.text)
    if isinstance(read, Problem):
        return ask_cell(scene, item, question, place, fresh=True, note="⚠ " + read.sentence)
    place = replace(place, latest=latest(event, event.message_id))
    return _store(scene, item, question, place, read, fresh=True)


def present(scene: Scene, item: Item, place: InRow, *, fresh: bool, head: str) -> Turn:
    """The cell or row at hand again; the question itself where the row is gone."""
    question = item.question
    if not isinstance(question, RowList) or place.row >= len(rows_of(scene, question)) or scene.asked_outside(item):
        return open_item(scene, item, fresh=fresh, head=head)
    if place.column:
        return ask_cell(scene, item, question, place, fresh=fresh, head=head)
    return show_row(scene, item, question, place, fresh=fresh, head=head)


def _begins(scene: Scene, item: Item, question: RowList, place: Asking, event: Said) -> Turn:
    """A message at the list itself: nothing to report, or the beginning of a new row where it can be one."""
    rows = rows_of(scene, question)
    if not rows and scene.unseen(item, place.shown):
        return show_list(
            scene, item, question, fresh=True, head=_changed(answering_words.CHANGED_MEANWHILE, event.text)
        )
    if means_nothing(event.text) and not rows:
        scene = scene.put(PutAnswer(question.id, NothingToReport(), ()))
        return move_on(scene, item, fresh=True, head=f"✅ {words.SAVED}: {words.NOTHING_SAVED.lower()}.")
    if is_full(scene, question, len(rows)):
        head = answering_words.ROWS_FULL.format(most=question.most)
        return show_list(scene, item, question, fresh=True, head=head)
    if question.columns[0].kind != "text":
        return show_list(scene, item, question, fresh=True, head=answering_words.PRESS_ADD_ROW)
    scene = keep_rows(scene, question, (*rows, {}))
    begun = InRow(question.id, len(rows), question.columns[0].id, adding=True, latest=latest(event, event.message_id))
    return _store(scene, item, question, begun, event.text, fresh=True)


def _join(scene: Scene, item: Item, question: RowList, place: InRow, event: Said) -> Turn:
    """A paste cut by Telegram goes on in the column its first part went to."""
    rows = rows_of(scene, question)
    text = join_pieces([rows[place.row].get(place.before, ""), event.text])
    scene = keep_rows(scene, question, with_value(rows, place.row, place.before, text))
    place = replace(place, latest=latest(event, event.message_id))
    if place.column:
        head = _stored_cell(column_of(question, place.before), text)
        return ask_cell(scene, item, question, place, fresh=False, head=head)
    return show_row(scene, item, question, place, fresh=False)


def _store(scene: Scene, item: Item, question: RowList, place: InRow, value: str, *, fresh: bool) -> Turn:
    """Keep one value; when a row is being added, go on to its next column, else back to the row."""
    rows = rows_of(scene, question)
    scene = keep_rows(scene, question, with_value(rows, place.row, place.column, value))
    following = next_column(question, place)
    if not place.adding:
        return show_row(
            scene, item, question, replace(place, before=place.column), fresh=fresh, head=f"✅ {words.SAVED}."
        )
    if following is None:
        scene = replace(scene, state=replace(scene.state, place=place))
        return show_list(scene, item, question, fresh=fresh, head=f"✅ {words.SAVED} dòng {place.row + 1}.")
    head = _stored_cell(column_of(question, place.column), value)
    place = replace(place, column=following.id, before=place.column)
    return ask_cell(scene, item, question, place, fresh=fresh, head=head)


def _stored_cell(column: RowColumn, value: str) -> str:
    """ "✅ Đã lưu: Tên mô hình: Thôn Tây không rác"; nothing for a cell left empty."""
    return f"✅ {words.SAVED}: {column.label}: {cut(one_line(shown(column, value)), SHOWN)}" if value else ""


def copy_earlier(scene: Scene, item: Item, question: RowList) -> Turn:
    """Lấy các dòng kỳ trước: they stand in the list, to be changed before Xong biểu."""
    rows = earlier_rows(scene, question)
    head = f"✅ {answering_words.ROWS_COPIED.format(count=len(rows))}" if rows else ""
    return show_list(keep_rows(scene, question, rows), item, question, fresh=False, head=head)


def done(scene: Scene, item: Item, question: RowList) -> Turn:
    """Xong biểu: the list is complete, unless something in it must be set right first."""
    scene = without_empty(scene, question)
    rows = rows_of(scene, question)
    if any(problem.blocks for problem in row_problems(question, rows, picked_rows(scene, question))):
        return show_list(scene, item, question, fresh=False, head=answering_words.ROWS_WRONG)
    copied = rows == earlier_rows(scene, question)
    scene = scene.remove([question.open_key]).put(PutAnswer(question.id, Rows(rows), (), copied=copied))
    head = f"✅ {words.SAVED}: {len(rows)} dòng."
    if any(problem.code == "check" for problem in open_problems(scene, item)):
        return show_list(scene, item, question, fresh=False, head=head)
    return move_on(scene, item, fresh=False, head=head)
