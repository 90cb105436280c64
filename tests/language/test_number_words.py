"""Numbers spelled in Vietnamese words."""

import pytest

from templates.number_words import number_in_words

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spell_below_hundred(number: int) -> str:
    """The schoolbook spelling of 1 to 99."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    head = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    last = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, DIGITS[ones])
    return f"{head} {last}".strip()


def spell(number: int) -> str:
    """The schoolbook spelling of 1 to 999.999, every group after a thousand in full."""
    thousands, rest = divmod(number, 1000)
    if thousands:
        return f"{spell(thousands)} nghìn {spell_hundreds(rest, full=True)}".strip()
    return spell_hundreds(rest, full=False)


def spell_hundreds(number: int, *, full: bool) -> str:
    """Three figures; ``full`` spells the hundreds even when there are none."""
    hundreds, rest = divmod(number, 100)
    if not number:
        return ""
    if not hundreds and not full:
        return spell_below_hundred(rest)
    tail = f"linh {DIGITS[rest]}" if 0 < rest < 10 else spell_below_hundred(rest) if rest else ""
    return f"{DIGITS[hundreds]} trăm {tail}".strip()


def test_every_schoolbook_spelling_is_read() -> None:
    """All numbers to two thousand, and some beyond, come back from their words."""
    numbers = [*range(1, 2000), *range(2000, 999_999, 7919)]
    assert [number_in_words(spell(number).split()) for number in numbers] == numbers


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("không", 0),
        ("mười hai", 12),
        ("hai mươi lăm", 25),
        ("một trăm linh năm", 105),
        ("một trăm lẻ năm", 105),
        ("ba mươi tư", 34),
        ("ba chục", 30),
        ("bẩy ngàn hai trăm", 7200),
        ("một nghìn lẻ hai", 1002),
        ("một tỷ hai trăm triệu", 1_200_000_000),
        ("hai triệu không trăm linh năm nghìn", 2_005_000),
    ],
)
def test_spoken_forms_are_read(words: str, number: int) -> None:
    """The usual variants of words and joints are understood."""
    assert number_in_words(words.split()) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "hai lăm",
        "hai mươi năm",
        "mười năm",
        "một nghìn hai",
        "hai trăm ba",
        "hai ba",
        "nghìn",
        "không nghìn",
        "một nghìn hai triệu",
        "linh năm",
        "một trăm không",
        "hội nghị",
    ],
)
def test_doubtful_spellings_are_refused(words: str) -> None:
    """What is said for two numbers, or for none, is not a number."""
    assert number_in_words(words.split()) is None
