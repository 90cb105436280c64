"""What must hold for every screen, whatever the conversation (product.md, "Exact for programs and tests")."""

import re
import unicodedata
from typing import Any

from dialogs.report.places import Asking, InRow
from dialogs.screen import LIMIT, Screen
from dialogs.state import Place
from templates.form import Group
from templates.outline import Item, Outline
from templates.utf16 import utf16_length

WHERE = re.compile(r"câu \d+/\d+")
LISTED = re.compile(r"^\d+\)", re.MULTILINE)
FORWARD = ("Tiếp", "Giữ số này")


def check_screen(
    screen: Screen,
    keyboard: dict[str, Any] | None,
    place: Place | None,
    stored: set[str],
    outline: Outline | None,
    *,
    sensitive_in_chat: bool = False,
) -> None:
    """Hold a screen to the rules; ``place`` None is a notice, ``stored`` the keys that are answered."""
    words = [screen.text, *(button.label for button in screen.buttons)]
    assert utf16_length(screen.text) <= LIMIT
    assert all(text == unicodedata.normalize("NFC", text) for text in words)
    assert not any(re.search(r"\bbạn\b", text, re.IGNORECASE) for text in words), screen.text
    _check_buttons(screen, keyboard)
    if outline is not None and isinstance(place, Asking | InRow) and not _only_looks(screen, place):
        item = outline.by_question[place.question]
        outside = item.question.sensitive and not sensitive_in_chat
        _check_question(screen, place, stored, item, outside=outside)
    elif place is not None:
        assert not WHERE.search(screen.text), screen.text


def _check_buttons(screen: Screen, keyboard: dict[str, Any] | None) -> None:
    rows = keyboard["inline_keyboard"] if keyboard else []
    assert sum(len(row) for row in rows) <= 100
    assert all(0 < len(row) <= 8 for row in rows)
    assert all(len(button["callback_data"].encode()) <= 64 for row in rows for button in row)
    labels = [button.label for button in screen.buttons]
    assert len(set(labels)) == len(labels), labels


def _only_looks(screen: Screen, place: Asking | InRow) -> bool:
    """Whether the screen shows something beside its question and leads back to it."""
    return isinstance(place, Asking) and any(button.label == "Quay lại" for button in screen.buttons)


def _check_question(screen: Screen, place: Asking | InRow, stored: set[str], item: Item, *, outside: bool) -> None:
    assert len(WHERE.findall(screen.text)) == 1, screen.text
    section = f"{item.section.number}. {item.section.heading}" if item.section.number else item.section.heading
    assert section in screen.text.split("\n"), screen.text
    assert item.question.question in screen.text, screen.text
    assert not item.question.sensitive or "🔒 Không gửi nội dung thuộc bí mật nhà nước" in screen.text, screen.text
    fields = item.question.fields if isinstance(item.question, Group) and not outside else ()
    lines = [line for line in screen.text.split("\n") if LISTED.match(line)]
    assert len(lines) == len(fields), screen.text
    for number, (line, field) in enumerate(zip(lines, fields, strict=True), 1):
        assert line.startswith(f"{number}) {field.label}"), line
    labels = {re.sub(r"^\W+", "", button.label) for button in screen.buttons}
    if isinstance(place, InRow) or (place.mode != "proposed" and not item.is_answered(stored)):
        assert not labels.intersection(FORWARD), (labels, screen.text)
