"""Three ways of filling a table that stands open: typed from nothing, from last period's, and by Excel."""

from collections.abc import Callable

from dialogs.report import words
from dialogs.report.places import Asking, InRow
from templates.answers import Answer, Figure, Prose, Rows
from templates.form import FigureGroup
from templates.outline import Item
from templates.rows import RowColumn, RowList
from tests.effort.intended import intended
from tests.effort.officer import Officer

MOST = 200
"""Acts after which a walk goes nowhere."""

Way = Callable[[Officer, str], None]


def from_nothing(officer: Officer, table: str) -> None:
    """Every group in one message, every row and text as it is asked."""
    _until_whole(officer, table, _types)


def from_last_period(officer: Officer, table: str) -> None:
    """Dùng số kỳ trước for the figures of the whole table, last period's texts and rows for the rest."""
    if any(isinstance(item.question, FigureGroup) for item in _items(officer, table)):
        officer.presses(words.GLANCE)
        officer.presses(words.USE_EARLIER)
    _until_whole(officer, table, _copies)


def by_excel(officer: Officer, table: str) -> None:
    """The workbook fetched, sent back filled in, and stored."""
    officer.presses(words.WORKBOOK)
    keys = {key for item in _items(officer, table) for key in item.keys}
    answers = intended(officer.outline)
    officer.sends_workbook({key: answer for key, answer in answers.items() if key in keys})
    officer.presses(words.STORE_ALL)


WAYS: dict[str, Way] = {"từ đầu": from_nothing, "từ kỳ trước": from_last_period, "bằng Excel": by_excel}


def fill_rest(officer: Officer, table: str, figures: Callable[[Item], bool]) -> None:
    """Fill what is open of a table; ``figures`` answers the groups of figures, the rest is typed as intended."""

    def act(_officer: Officer, item: Item) -> None:
        if not figures(item):
            _types(officer, item)

    _until_whole(officer, table, act)


def _items(officer: Officer, table: str) -> tuple[Item, ...]:
    return officer.outline.filling(next(one for one in officer.outline.form.tables if one.id == table))


def _until_whole(officer: Officer, table: str, act: Callable[[Officer, Item], None]) -> None:
    items = {item.question.id: item for item in _items(officer, table)}
    begun = len(officer.acts)
    while missing := [item for item in items.values() if not item.is_answered(officer.stored)]:
        assert len(officer.acts) - begun < MOST, officer.acts[begun:]
        place = officer.state.place
        if isinstance(place, Asking | InRow) and place.question in items and "câu " in officer.screen.text:
            act(officer, items[place.question])
        else:
            officer.presses(f" {missing[0].index} · ")


def _types(officer: Officer, item: Item) -> None:
    answer = intended(officer.outline)
    match item.question:
        case FigureGroup():
            officer.says(" ".join(_shown(answer[key]) for key in item.keys))
        case RowList() as question:
            _adds_rows(officer, question, answer[question.id])
        case question:
            officer.says(_shown(answer[question.id]))
            officer.presses(words.NEXT)


def _adds_rows(officer: Officer, question: RowList, answer: Answer) -> None:
    assert isinstance(answer, Rows)
    for row in answer.rows:
        officer.presses(words.ADD_ROW)
        for column in question.columns:
            _fills_cell(officer, column, row.get(column.id, ""))
    officer.presses(words.ROWS_DONE)


def _fills_cell(officer: Officer, column: RowColumn, value: str) -> None:
    if not value:
        officer.presses(words.LEAVE_EMPTY)
    elif column.kind == "choice":
        officer.presses(column.choice_label(value))
    else:
        officer.says(value)


def _copies(officer: Officer, item: Item) -> None:
    match item.question:
        case FigureGroup():
            officer.presses(words.USE_EARLIER)
        case RowList():
            officer.presses("Lấy các dòng kỳ trước")
            officer.presses(words.ROWS_DONE)
        case _:
            officer.presses(words.COPY_EARLIER)
            officer.presses(words.NEXT)


def _shown(answer: Answer) -> str:
    match answer:
        case Figure(value):
            return str(value)
        case Prose(text):
            return text
        case _:
            raise TypeError(answer)
