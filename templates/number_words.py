"""Vietnamese number words: "mười hai", "hai mươi lăm", "một trăm linh năm", "ba nghìn hai trăm"."""

from collections.abc import Iterator, Sequence
from functools import cache

_SPELLED = (
    "không một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín mười mươi chục trăm linh lẻ nghìn ngàn triệu tỷ tỉ"
)
NUMBER_WORDS = frozenset(_SPELLED.split())
"""Words a number in words is made of; some mean other things too ("năm" is also a year)."""

SCALES = {
    "trăm": 10**2,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tr": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
"""Words that multiply the number before them, written in figures or in words."""

_DIGITS = {1: ("một",), 2: ("hai",), 3: ("ba",), 4: ("bốn",), 5: ("năm",), 6: ("sáu",), 7: ("bảy", "bẩy"), 8: ("tám",)}
_DIGITS[9] = ("chín",)
_AFTER_TEN = _DIGITS | {5: ("lăm",)}
_AFTER_TENS = _DIGITS | {1: ("mốt",), 4: ("bốn", "tư"), 5: ("lăm", "nhăm")}


def number_in_words(words: Sequence[str]) -> int | None:
    """The whole number all of ``words`` (NFC, lower case) spell, or None.

    Only full spellings count: "hai lăm", "một nghìn hai" and "hai trăm ba" are each said for two
    different numbers.
    """
    total, smallest, group = 0, 10**12, list[str]()
    for word in words:
        scale = SCALES[word] if word in ("nghìn", "ngàn", "triệu", "tỷ", "tỉ") else 0
        if not scale:
            group.append(word)
            continue
        value = _group(group, follows=total > 0)
        if not value or scale >= smallest:
            return None
        total, smallest, group = total + value * scale, scale, []
    last = _group(group, follows=total > 0) if group or not total else 0
    return None if last is None else total + last


def _group(words: list[str], *, follows: bool) -> int | None:
    """A number below a thousand; one that ``follows`` a thousand or more may not be a bare digit."""
    phrase = " ".join(words)
    value = (_after_scale() if follows else _below_thousand()).get(phrase)
    return 0 if phrase == "không" and not follows else value


@cache
def _below_thousand() -> dict[str, int]:
    spelled = {phrase: number for number in range(1, 100) for phrase in _below_hundred(number)}
    return spelled | {
        phrase: 100 * hundreds + rest
        for hundreds in range(1, 10)
        for head in _DIGITS[hundreds]
        for rest in range(100)
        for phrase in _hundred(head, rest)
    }


@cache
def _after_scale() -> dict[str, int]:
    """What may follow a thousand: "hai trăm", "không trăm linh năm", "linh năm", "hai mươi", never "hai"."""
    spelled = {phrase: number for phrase, number in _below_thousand().items() if number > 9}
    return spelled | {
        phrase: rest for rest in range(1, 100) for head in ("không", "") for phrase in _after_nothing(head, rest)
    }


def _after_nothing(head: str, rest: int) -> Iterator[str]:
    if head:
        yield from _hundred(head, rest)
    elif rest < 10:
        yield from _after_hundred(rest)


def _hundred(head: str, rest: int) -> Iterator[str]:
    if not rest:
        yield f"{head} trăm"
    for tail in _after_hundred(rest):
        yield f"{head} trăm {tail}"


def _after_hundred(rest: int) -> Iterator[str]:
    if rest > 9:
        yield from _below_hundred(rest)
    elif rest:
        yield from (f"{joint} {digit}" for joint in ("linh", "lẻ") for digit in _DIGITS[rest])


def _below_hundred(number: int) -> Iterator[str]:
    tens, ones = divmod(number, 10)
    if tens == 0:
        yield from _DIGITS[ones]
    elif tens == 1:
        yield from (f"mười {digit}" for digit in _AFTER_TEN[ones]) if ones else ("mười", "một chục")
    else:
        for head in _DIGITS[tens]:
            yield from (f"{head} mươi {digit}" for digit in _AFTER_TENS[ones]) if ones else ()
            yield from () if ones else (f"{head} mươi", f"{head} chục")
