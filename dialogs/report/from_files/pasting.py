"""A table pasted into the chat: which question it answers, and how figures without a table of the form are read."""

from collections.abc import Sequence
from dataclasses import replace

from dialogs.event import Pasted, Said
from dialogs.report.from_files import importing
from dialogs.report.places import InRow
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene, asking
from dialogs.turn import Turn
from templates.answers import Figure
from templates.form import FigureField, FigureGroup, FigureKind, Narrative
from templates.numbers import read_figure, read_figures
from templates.outline import Item
from templates.problem import Problem
from templates.rows import RowList

_ANY = FigureField(id="so", label="số", kind=FigureKind.decimal)


def pasted(scene: Scene, event: Pasted, item: Item | None) -> Turn | None:
    """What comes of the table; None where the message is to be read as what its words say."""
    if item is not None and _is_text(scene, item):
        return None
    if event.table is not None and not (event.table.faults and _fits(event, item)):
        return importing.sent(scene, event.table)
    if item is not None and isinstance(item.question, RowList) and not scene.asked_outside(item):
        place = asking(item, scene)
        head = f"⚠ {Problem('paste_no_table').sentence}"
        return show_question(scene, item, place, head=head, fresh=True)
    return None


def _fits(event: Pasted, item: Item | None) -> bool:
    """Whether the cells give a group its figures without doubt, though they are not one of the tables."""
    if item is None or not isinstance(item.question, FigureGroup):
        return False
    reading = read_figures(as_said(event, item).text, item.question.fields)
    return bool(reading.values) and not reading.problems


def _is_text(scene: Scene, item: Item) -> bool:
    """Whether a text is asked that is no cell of a table; the cell of a row that waits for its value is one too."""
    place = scene.state.place
    waiting = isinstance(place, InRow) and bool(place.column)
    return waiting or (isinstance(item.question, Narrative) and item.table is None)


def as_said(event: Pasted, item: Item | None) -> Said:
    """The message as if it had been typed: at figures its cells are told apart, elsewhere its words stand."""
    if item is None or not isinstance(item.question, FigureGroup):
        return event.said
    return replace(event.said, text=figures_text(event.rows))


def figures_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells as a person types figures: "3; 120", or "name: 3" where a name stands beside or above each."""
    filled = [[cell for cell in row if cell] for row in rows]
    filled = [row for row in filled if row]
    numbers = [[_number(cell) for cell in row] for row in filled]
    if len(filled) == 2 and len(filled[0]) == len(filled[1]) and not any(numbers[0]) and all(numbers[1]):
        return "\n".join(f"{name}: {value}" for name, value in zip(filled[0], numbers[1], strict=True))
    return "\n".join(_line(row, read) for row, read in zip(filled, numbers, strict=True))


def _line(row: Sequence[str], read: Sequence[str]) -> str:
    if len(row) == 2 and not read[0] and read[1]:
        return f"{row[0]}: {read[1]}"
    return "; ".join(number or cell for cell, number in zip(row, read, strict=True))


def _number(cell: str) -> str:
    """The cell's number, thousands parted by dots (in a cell blanks part nothing else); "" where it holds none."""
    joined = ".".join(cell.split()) if all(part.isdecimal() for part in cell.split()) else cell
    return joined if isinstance(read_figure(joined, _ANY), Figure) else ""
