"""Numbered narratives."""

import pytest

from renderers.word.block import Kind
from renderers.word.numbering import in_words, numbered
from tests.word.small_form import text


def lines(numbering: str, *paragraphs: str) -> list[str]:
    """The numbered paragraphs as lines."""
    return [" ".join(block.texts) for block in numbered(text("a", numbering=numbering), paragraphs)]


@pytest.mark.parametrize(
    ("numbering", "typed", "printed"),
    [
        ("none", ["1. Một", "Hai"], ["1. Một", "Hai"]),
        ("arabic", ["Một", "Hai"], ["1. Một", "2. Hai"]),
        ("arabic", ["Một", "- chi tiết", "Hai"], ["1. Một", "- chi tiết", "2. Hai"]),
        ("arabic", ["1. Một", "thêm", "3) Ba"], ["1. Một", "thêm", "2. Ba"]),
        ("arabic", ["2026 là năm đầu"], ["1. 2026 là năm đầu"]),
        ("arabic", ["1.250 hộ tham gia"], ["1. 1.250 hộ tham gia"]),
        ("words", ["Một", "Hai"], ["Một là, Một", "Hai là, Hai"]),
        ("words", ["Một là, giữ vững", "Ba là: mở rộng"], ["Một là, giữ vững", "Hai là, mở rộng"]),
        ("words", ["Một lần nữa"], ["Một là, Một lần nữa"]),
    ],
)
def test_items_are_numbered_once(numbering: str, typed: list[str], printed: list[str]) -> None:
    """Items get the form's numbers; numbers people typed are not doubled, figures are not taken for numbers."""
    assert lines(numbering, *typed) == printed


def test_only_the_number_of_an_item_is_apart() -> None:
    """An item in figures has its number in a run of its own, so that the template can make it bold."""
    (block,) = numbered(text("a", numbering="arabic"), ["Một"])
    assert (block.kind, block.texts) == (Kind.item, ("1.", "Một"))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "Một"),
        (4, "Bốn"),
        (10, "Mười"),
        (11, "Mười một"),
        (15, "Mười lăm"),
        (20, "Hai mươi"),
        (21, "Hai mươi mốt"),
        (35, "Ba mươi lăm"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    """Ordinals are written as Vietnamese counts them."""
    assert in_words(number) == words
