"""A typed value of one column of a row, as it is kept."""

from dialogs.report.one_line import one_line
from dialogs.report.scene import Scene
from templates.answers import Figure
from templates.dates import read_day
from templates.form import FigureField
from templates.numbers import read_figures
from templates.problem import Problem
from templates.rows import RowColumn
from templates.text import ascii_slug, cut


def read_cell(scene: Scene, column: RowColumn, text: str) -> str | Problem:
    """The value as it is kept, or what is wrong with it."""
    match column.kind:
        case "integer":
            return _whole(column, text)
        case "day":
            read = read_day(text, scene.world.now.astimezone(scene.world.zone).date())
            return read if isinstance(read, Problem) else read.isoformat()
        case "choice":
            return _choice(column, text) or Problem("row_choice", column.id)
        case _:
            return text


def _choice(column: RowColumn, text: str) -> str:
    """The choice called so, or the only one whose label holds these words; "" where it is none or may be several."""
    wanted = one_line(text).lower()
    exact = [choice.id for choice in column.choices if choice.label.lower() == wanted]
    words = f"-{ascii_slug(text)}-"
    holding = [choice.id for choice in column.choices if words in f"-{ascii_slug(choice.label)}-"]
    found = exact or (holding if len(words) > 2 else [])
    return found[0] if len(found) == 1 else ""


def _whole(column: RowColumn, text: str) -> str | Problem:
    """A whole number as officers write one: "1.240", "12 hộ", "không"."""
    reading = read_figures(text, [FigureField(id=column.id, label=column.label)])
    read = reading.values.get(column.id)
    if isinstance(read, Figure):
        return str(int(read.value))
    return reading.problems[0] if reading.problems else Problem("row_number", column.id, {"text": cut(text, 40)})
