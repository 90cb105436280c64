"""Cleaning people's text, measuring and cutting it, and the small questions asked of it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.text import (
    ascii_slug,
    clean,
    count_words,
    cut,
    looks_short,
    means_nothing,
    paragraphs,
    secrecy_mark,
    utf16_length,
)
from tests.language.quiet import quiet

INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202e\u2066\u2069\u0000\u0007\u001b\ufffe\uffff\ud800\ufffc"
)


def test_clean_removes_everything_invisible() -> None:
    """What cannot be seen or written into XML goes, and the letters around it stay together."""
    assert clean("Dân" + INVISIBLE + " vận") == "Dân vận"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (unicodedata.normalize("NFD", "Đảng ủy xã Sông Vàng"), "Đảng ủy xã Sông Vàng"),
        ("  hai\u00a0đầu\u3000giữa\t cuối \t", "hai đầu giữa  cuối"),
        ("một\r\nhai\rba\u2028bốn\x0bnăm\x0csáu", "một\nhai\nba\nbốn\nnăm\nsáu"),
        ("\n\n một  \n \n\t\n\n  hai\n\n", "một\n\nhai"),
        ("tốt 👍🏽 ✅ {{ x }} <w:p> =1+1 & «»", "tốt 👍🏽 ✅ {{ x }} <w:p> =1+1 & «»"),
        ("hò\u200b\u0301a", "hò\u0301a"),
        ("o\u200b\u0301", "ó"),
        (" \u200b\n", ""),
    ],
)
def test_clean_normalises(typed: str, stored: str) -> None:
    """Spelling, spaces and line ends have one form each; what people wrote stays."""
    assert clean(typed) == stored


@quiet
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=40))
def test_clean_is_settled_after_once(text: str) -> None:
    """Cleaning what is clean changes nothing, and the result is NFC that can be encoded."""
    once = clean(text)
    assert clean(once) == once == unicodedata.normalize("NFC", once)
    assert once.encode("utf-8").decode("utf-8") == once


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    """Empty lines separate paragraphs and are none themselves."""
    assert paragraphs("Một.\n\nHai.\nBa.") == ("Một.", "Hai.", "Ba.")


def test_lengths_count_as_telegram_counts() -> None:
    """A sign outside the basic plane is two units; words are what white space separates."""
    assert utf16_length("ế👍") == 3
    assert count_words("một hai\nba") == 3


@pytest.mark.parametrize(
    ("text", "units", "shown"),
    [
        ("vừa đủ", 6, "vừa đủ"),
        ("tuyên truyền, vận động", 14, "tuyên truyền…"),
        ("tuyên truyền vận động", 13, "tuyên truyền…"),
        ("tuyên truyền vận động", 12, "tuyên…"),
        ("vậnđộngnhândân", 5, "vậnđ…"),
        ("👍👍👍", 4, "👍…"),
        ("👍👍👍", 5, "👍👍…"),
        ("abc", 0, ""),
    ],
)
def test_cut_shortens_at_a_word(text: str, units: int, shown: str) -> None:
    """A text too long ends after a whole word with an ellipsis, within its units."""
    assert cut(text, units) == shown


@quiet
@given(st.text(max_size=60), st.integers(1, 30))
def test_cut_keeps_to_its_units(text: str, units: int) -> None:
    """Whatever the text, the result fits and no surrogate pair is split."""
    shown = cut(text, units)
    assert utf16_length(shown) <= units
    assert shown == text or shown.endswith("…")


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Xã Sông Vàng", "xa-song-vang"), ("ĐẶC KHU Đảo Én/2", "dac-khu-dao-en-2"), ("…", "")],
)
def test_slugs_are_ascii(name: str, slug: str) -> None:
    """File names carry Vietnamese names without marks, đ as d."""
    assert ascii_slug(name) == ascii_slug(unicodedata.normalize("NFD", name)) == slug


@pytest.mark.parametrize(
    ("text", "short"), [("ok", True), ("dạ vâng", True), ("3 hội nghị", False), ("x" * 24, True), ("x" * 25, False)]
)
def test_short_answers_are_noticed(text: str, short: bool) -> None:
    """Under 25 characters without a digit is taken for a remark to the bot."""
    assert looks_short(text) is short


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("không", True),
        (" Không có. ", True),
        ("KHÔNG  PHÁT SINH", True),
        (unicodedata.normalize("NFD", "không có"), True),
        ("không có gì", False),
        ("không đạt", False),
        ("có", False),
        ("", False),
    ],
)
def test_nothing_to_report_is_said_exactly(text: str, nothing: bool) -> None:
    """Only the three phrases mean "không phát sinh"; a longer sentence is a text."""
    assert means_nothing(text) is nothing


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("MẬT", True),
        ("ĐẢNG ỦY XÃ\n  TỐI MẬT \nSố 01", True),
        ("[TUYỆT  MẬT]", True),
        (unicodedata.normalize("NFD", "Tuyệt mật"), True),
        ("Độ mật: Mật", True),
        ("mật", False),
        ("Không có văn bản MẬT nào", False),
        ("BÍ MẬT NHÀ NƯỚC", False),
    ],
)
def test_a_line_that_is_a_secrecy_mark_is_found(text: str, marked: bool) -> None:
    """A line of its own marks a secret; the word inside a sentence does not."""
    assert secrecy_mark(text) is marked
