"""What a person should see, not yet bound to Telegram: one message of text with a few buttons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from templates.text import cut, utf16_length

LIMIT = 4096
"""UTF-16 units one message may hold (Bot API, sendMessage)."""

Style = Literal["bold", "italic", "blockquote"]


@dataclass(frozen=True, slots=True)
class Span:
    """A styled stretch of the text; offset and length in UTF-16 units, as Telegram counts."""

    style: Style
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What pressing a button means: a verb and its arguments."""

    verb: str
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    choice: Choice


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """One message: at most ``LIMIT`` units of text, with rows of buttons."""

    text: str
    spans: tuple[Span, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)


def below(line: str, screen: Screen) -> Screen:
    """The screen with a line above it."""
    head = f"{line}\n\n"
    moved = utf16_length(head)
    text = screen.text if utf16_length(screen.text) <= LIMIT - moved else cut(screen.text, LIMIT - moved)
    room = utf16_length(text)
    spans = (Span(s.style, s.offset + moved, min(s.length, room - s.offset)) for s in screen.spans if s.offset < room)
    return Screen(head + text, tuple(spans), screen.rows)


def under(screen: Screen, *row: Button) -> Screen:
    """The screen with a row of buttons below its own."""
    return replace(screen, rows=(*screen.rows, row))


def button(label: str, verb: str, *args: str) -> Button:
    return Button(label, Choice(verb, args))


class Draft:
    """Builds a screen line by line; whatever exceeds the limit is cut at the end of the text.

    ``head`` is a line on what was just done, set off from the rest ("" = none).
    """

    def __init__(self, head: str = "") -> None:
        self._parts: list[str] = []
        self._spans: list[Span] = []
        self._length = 0
        self._rows: list[Row] = []
        if head:
            self.line(head).line()

    def add(self, text: str, style: Style | None = None) -> "Draft":
        """Append text as it stands, styled if asked."""
        room = LIMIT - self._length
        text = text if utf16_length(text) <= room else cut(text, room)
        length = utf16_length(text)
        if style and length:
            self._spans.append(Span(style, self._length, length))
        self._parts.append(text)
        self._length += length
        return self

    def line(self, text: str = "", style: Style | None = None) -> "Draft":
        """Append a line; an empty one makes a gap."""
        self.add(text, style)
        return self.add("\n") if self._length < LIMIT else self

    def gap(self) -> "Draft":
        """An empty line, unless one stands there already or nothing stands before it."""
        text = "".join(self._parts[-4:])
        return self.line() if text and not text.endswith("\n\n") else self

    def row(self, *buttons: Button | None) -> "Draft":
        """A row of those buttons that are given; none, no row."""
        given = tuple(button for button in buttons if button is not None)
        if given:
            self._rows.append(given)
        return self

    def rows(self, buttons: Sequence[Button], abreast: int) -> "Draft":
        """As many rows as these buttons need, ``abreast`` in each."""
        for first in range(0, len(buttons), abreast):
            self.row(*buttons[first : first + abreast])
        return self

    def screen(self) -> Screen:
        text = "".join(self._parts).rstrip()
        length = utf16_length(text)
        spans = tuple(
            Span(span.style, span.offset, min(span.length, length - span.offset))
            for span in self._spans
            if span.offset < length
        )
        return Screen(text, spans, tuple(self._rows))
