"""How answers look on one line of a screen: shortened, with their size, and never like the screen's own lines."""

import re

from dialogs.report import words
from templates.answers import Answer, Day, Figure, Kept, NothingToReport, Prose, ReportedApart, Rows
from templates.blanks import AnyBlank, DayBlank, TextBlank
from templates.dates import short_day
from templates.figure_writing import with_unit, write_figure
from templates.form import FigureField
from templates.text import count_words, cut, utf16_length

_WHERE = re.compile(r"(câu \d+)/(?=\d)", re.IGNORECASE)

EXCERPT = 200
"""UTF-16 units of a stored or earlier text shown at a question."""


def one_line(text: str) -> str:
    """A text on one line, so that no line of a question's screen comes from what people typed.

    Nor does it look like the screen's own "câu 5/57": the stroke becomes another one.
    """
    return _WHERE.sub("\\1\u2215", " ".join(text.split()))


def excerpt(text: str) -> str:
    return cut(one_line(text), EXCERPT)


def size(text: str) -> str:
    """ "1.250 từ, 14 đoạn"."""
    paragraphs = len(Prose(text).paragraphs)
    return f"{write_int(count_words(text))} từ, {write_int(paragraphs)} đoạn"


def write_int(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def shown(answer: Answer, field: FigureField | AnyBlank | None = None) -> str:
    """An answer on one line."""
    match answer:
        case Figure(value):
            return (
                with_unit(value, field)
                if isinstance(field, FigureField)
                else write_figure(value, FigureField.model_fields["kind"].default)
            )
        case Prose(text):
            return f"“{excerpt(text)}”"
        case NothingToReport():
            worded = isinstance(field, TextBlank | DayBlank)
            return words.NOTHING_THERE if worded else words.NOTHING_SAVED.lower()
        case ReportedApart():
            return words.APART_SAVED.lower()
        case Rows(rows):
            return f"{len(rows)} dòng"
        case Day(value):
            return short_day(value)
        case Kept():
            return words.STANDING_KEPT.lower().rstrip(".")


def short_label(label: str, length: int = 30) -> str:
    """A figure's label on a button: of a path that is too long the end stays, for it tells neighbours apart."""
    head, joint, tail = label.rpartition(" – ")
    room = length - utf16_length(joint + tail)
    if utf16_length(label) <= length or room < length // 3:
        return cut(label, length)
    return cut(head, room) + joint + tail
