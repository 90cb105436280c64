"""Lengths, cuts, formatting and keyboards as Telegram measures and refuses them."""

from __future__ import annotations

import pytest

from bot.sandbox.entities import formatted
from bot.sandbox.errors import ApiError
from bot.sandbox.keyboard import check_markup, find_button
from bot.sandbox.limits import SendLimits
from bot.sandbox.text import cut, utf16_len


def test_length_is_in_utf16_units() -> None:
    """A Vietnamese letter is one unit, an emoji two."""
    assert [utf16_len(t) for t in ("abc", "ạđ", "📝", "")] == [3, 2, 2, 0]


@pytest.mark.parametrize("style", ["paragraph", "word", "hard"])
def test_long_paste_is_cut_without_losing_words(style: str) -> None:
    """The pieces of a paste are within the limit and hold every word, in order."""
    text = "\n".join(f"Đoạn {n}: " + "công tác dân vận 📝 " * 30 for n in range(40))
    pieces = cut(text, style=style)  # type: ignore[arg-type]
    assert len(pieces) > 3
    assert all(0 < utf16_len(piece) <= 4096 and piece == piece.strip() for piece in pieces)
    joined = "".join(pieces) if style == "hard" else " ".join(pieces)
    assert "".join(joined.split()) == "".join(text.split())


def test_cut_prefers_the_end_of_a_paragraph() -> None:
    """A line break in the second half of a piece is where a client cuts."""
    text = "a" * 3000 + "\n" + "b " * 1500
    assert cut(text)[0] == "a" * 3000
    assert utf16_len(cut(text, style="word")[0]) > 4000


def test_cut_never_splits_an_emoji() -> None:
    """A cut in the middle of a surrogate pair moves before it."""
    pieces = cut("x" + "📝" * 4096)
    assert [utf16_len(piece) for piece in pieces] == [4095, 4096, 2]


def test_html_becomes_text_and_entities() -> None:
    """Tags become entities with UTF-16 offsets, entities of HTML become letters, outer white space goes."""
    text, entities = formatted(
        "  📝 <b>Câu <i>1</i></b> &lt;a&gt; &amp; <a href='https://x.vn'>xem</a>\n", "HTML", None
    )
    assert text == "📝 Câu 1 <a> & xem"
    assert entities == [
        {"offset": 3, "length": 5, "type": "bold"},
        {"offset": 7, "length": 1, "type": "italic"},
        {"offset": 15, "length": 3, "type": "text_link", "url": "https://x.vn"},
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a <b>c", 'Can\'t find end tag corresponding to start tag "b"'),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("ạ <xa>", 'Unsupported start tag "xa" at byte offset 4'),
        ("<b><i>x</b></i>", "Unmatched end tag"),
        ("5 < 6", "Unsupported start tag"),
    ],
)
def test_broken_html_is_refused(source: str, reason: str) -> None:
    """HTML that Telegram cannot read is refused with its reason."""
    with pytest.raises(ApiError, match="can't parse entities") as caught:
        formatted(source, "HTML", None)
    assert reason in caught.value.description


@pytest.mark.parametrize(("offset", "length"), [(0, 9), (-1, 2), (1, 1), (0, 0)])
def test_entities_outside_the_text_are_refused(offset: int, length: int) -> None:
    """An entity must lie within the text and may not split an emoji."""
    with pytest.raises(ApiError, match="can't parse entities"):
        formatted("📝 ab", None, [{"type": "bold", "offset": offset, "length": length}])


@pytest.mark.parametrize(
    "rows",
    [
        [[{"text": "a", "callback_data": "ạ" * 22}]],
        [[{"text": "a", "callback_data": ""}]],
        [[{"text": "", "callback_data": "x"}]],
        [[{"text": "a"}]],
        [[{"text": "a", "callback_data": "x"}] * 9],
        [[{"text": "a", "callback_data": "x"}]] * 101,
    ],
)
def test_keyboards_beyond_the_limits_are_refused(rows: list[list[dict[str, str]]]) -> None:
    """Data of 1-64 bytes, a label, one action, 8 buttons a row and 100 in all."""
    with pytest.raises(ApiError):
        check_markup({"inline_keyboard": rows})


def test_button_is_found_by_its_words() -> None:
    """The exact label wins over one that begins so, that over one that contains it."""
    labels = ["Xem Tiếp", "Tiếp tục", "Tiếp"]
    message = {"reply_markup": {"inline_keyboard": [[{"text": text, "callback_data": text}] for text in labels]}}
    found = [find_button(message, label) for label in ("Tiếp", "Tiếp t", "Xem", "tục", "Nộp")]
    assert [button and button["text"] for button in found] == ["Tiếp", "Tiếp tục", "Xem Tiếp", "Tiếp tục", None]


def test_limits_allow_a_burst_then_one_a_second() -> None:
    """Five messages at once to a chat, then one a second; thirty at once overall."""
    now = [0.0]
    limits = SendLimits(lambda: now[0])
    assert [limits.wait_for(1) for _ in range(7)] == [0, 0, 0, 0, 0, 1, 1]
    now[0] = 1.0
    assert [limits.wait_for(1), limits.wait_for(1)] == [0, 1]
    now[0] = 10.0
    assert sum(limits.wait_for(chat) == 0 for chat in range(100, 200)) == 30
