"""Inline keyboards: Telegram's limits on them, and finding a button by what it says."""

from __future__ import annotations

from typing import Any

from bot.sandbox.errors import bad_request

BUTTONS_LIMIT = 100
ROW_LIMIT = 8
DATA_LIMIT = 64
_ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)


def check_markup(markup: Any) -> dict[str, Any] | None:
    """The reply markup to store with a message, or None; raises `ApiError` on what Telegram refuses.

    Reply keyboards, their removal and force_reply are accepted and not stored: they are not part of a message.
    """
    if markup in (None, "", {}):
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    rows = [row for row in rows if row]
    if sum(map(len, rows)) > BUTTONS_LIMIT or any(len(row) > ROW_LIMIT for row in rows):
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": rows} if rows else None


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request('can\'t parse inline keyboard button: field "text" must be a non-empty String')
    if sum(action in button for action in _ACTIONS) != 1:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not (isinstance(data, str) and 1 <= len(data.encode()) <= DATA_LIMIT):
        raise bad_request("BUTTON_DATA_INVALID")


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """All buttons under a message, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def find_button(message: dict[str, Any], label: str) -> dict[str, Any] | None:
    """The button that is called so; else the only sensible one: starting with it, then containing it."""
    all_buttons = buttons(message)
    tests = (lambda t: t == label, lambda t: t.startswith(label), lambda t: label in t)
    for test in tests:
        for button in all_buttons:
            if test(button["text"]):
                return button
    return None
