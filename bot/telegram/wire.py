"""Screens and notices as JSON in the database, and as Telegram's texts and keyboards."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

import orjson

from dialogs.screen import Button, Choice, Row, Screen, Span

_REPEATED = "~"


def dump_screen(screen: Screen, **extra: Any) -> str:
    """JSON of a screen; ``extra`` travels with it (for example what a notice is about)."""
    return orjson.dumps(
        {
            "text": screen.text,
            "spans": [(span.style, span.offset, span.length) for span in screen.spans],
            "rows": [[(button.label, button.choice.verb, button.choice.args) for button in row] for row in screen.rows],
            **extra,
        }
    ).decode()


def load_screen(stored: str) -> Screen:
    """The screen of ``dump_screen``'s JSON."""
    value = orjson.loads(stored)
    rows: list[Row] = [
        tuple(Button(label, Choice(verb, tuple(args))) for label, verb, args in row) for row in value["rows"]
    ]
    return Screen(value["text"], tuple(Span(*span) for span in value["spans"]), tuple(rows))


def has_buttons(stored: str) -> bool:
    """Whether the stored screen has any button."""
    return bool(orjson.loads(stored)["rows"])


def extra_of(stored: str) -> dict[str, Any]:
    """Everything in a stored screen or notice that is not the screen itself."""
    value: dict[str, Any] = orjson.loads(stored)
    return {name: part for name, part in value.items() if name not in {"text", "spans", "rows"}}


def digest(stored: str, *, repeated: bool = False) -> str:
    """Tells one screen's content from another's; marked where the screen may stand in the chat more than once."""
    return (_REPEATED if repeated else "") + blake2b(stored.encode(), digest_size=12).hexdigest()


def is_repeated(shown_digest: str) -> bool:
    """Whether the screen with this digest may stand in its chat more than once."""
    return shown_digest.startswith(_REPEATED)


def entities(spans: Iterable[Span]) -> list[dict[str, Any]] | None:
    """MessageEntity objects of the Bot API."""
    return [{"type": span.style, "offset": span.offset, "length": span.length} for span in spans] or None


def keyboard(rows: Sequence[Row], prefix: str) -> dict[str, Any] | None:
    """The InlineKeyboardMarkup of the Bot API, its buttons' data ``<prefix>.<index>``."""
    if not rows:
        return None
    numbers = iter(range(sum(len(row) for row in rows)))
    return {
        "inline_keyboard": [
            [{"text": button.label, "callback_data": f"{prefix}.{next(numbers)}"} for button in row] for row in rows
        ]
    }


def chosen(screen: Screen, index: str) -> Choice | None:
    """The choice behind the button of that index; None where there is no such button."""
    buttons = screen.buttons
    return buttons[int(index)].choice if index.isdecimal() and int(index) < len(buttons) else None
