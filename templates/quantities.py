"""A message about figures taken apart: each number in it with the words that belong to it.

Nothing is known here of the fields asked.  What a number is worth may still depend on the field, so
it stays a literal; what cannot be understood is marked, never dropped.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from templates.number_grammar import LITERAL, Spelling, spelling
from templates.number_words import NUMBER_WORDS, SCALES, number_in_words

CURRENCY = frozenset({"đồng", "đ", "₫", "vnđ", "vnd"})

_LEXEME = re.compile(
    rf"(?P<number>{LITERAL})|(?P<word>[^\W\d_]+|₫)|(?P<percent>%)|(?P<edge>[;\n])|(?P<comma>[,.])|(?P<colon>[:=])"
    r"|(?P<slash>/)|(?P<dash>[-–−])|(?P<blank>\s+)|(?P<stray>.)"
)
ABOUT = frozenset({"khoảng", "gần", "hơn", "trên", "dưới", "chừng", "ước", "độ"})
_VERBS = frozenset({"tổ", "chức", "có", "đã", "được", "gồm"})
_BULLETS = re.compile(r"^[ ]*[-–+*•·●▪][ ]+", re.MULTILINE)
_QUOTES = str.maketrans("", "", "“”\"'‘’")
_SPELLED_OUT = (
    (re.compile(r"\bphần trăm\b"), "%"),
    (re.compile(r"\bđ/c\b"), "đồng chí"),
    (re.compile(r"\btrđ\b|\btr\.đ\b"), "triệu đồng"),
    (re.compile(r"(?<=\d)\s?tr\b"), " triệu"),
    (re.compile(r"\b(?:dạ|vâng|thưa|ok|ạ|nhé|nha)\b|!"), " "),
    (re.compile(r"\bko\b"), "không"),
    (re.compile(r"\bkhông (?:có|phát sinh)\b"), "không"),
)
"""Short forms written out; words of politeness, which say nothing about a figure, left out."""
_COMRADES = frozenset({"chí", "bào", "đội", "hương"})
"""After "đồng" they make a person of what would be money."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number and its words (lower case), in the order of the message.

    ``factor`` is the product of its scale words ("triệu"), 1 when none was written; ``rest`` what was
    added by smaller scales ("1 tỷ 200 triệu").  ``parts`` says that "/" follows and another number; ``loose`` that its
    words stand between two numbers and may belong to either.
    """

    text: str
    literal: str
    words: tuple[str, ...] = ()
    factor: Decimal = Decimal(1)
    rest: Decimal = Decimal(0)
    scaled: bool = False
    percent: bool = False
    money: bool = False
    negative: bool = False
    about: bool = False
    broken: bool = False
    parts: bool = False
    loose: bool = False

    def spelling(self, *, counts: bool) -> Spelling:
        """The values it may have in single things; see ``number_grammar.spelling``."""
        read = spelling(self.literal, counts=counts or self.scaled).times(self.factor)
        return Spelling(tuple(value + self.rest for value in read.values), read.clear)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """The smallest piece: ``kind`` is the group of ``_LEXEME`` it matched."""

    kind: str
    text: str
    spaced: bool
    """White space stands before it."""


Item = Quantity | Lexeme

_DASH = Quantity("–", "", broken=True)
"""A dash alone where a figure belongs: nobody can say whether it stands for none or for not known."""


def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of ``text`` (cleaned) in order, each with its words; () when there are none."""
    items = tuple(_numbers(_lexemes(_plain(text))))
    chunks = _carry_forward(_chunks(items))
    return tuple(quantity for chunk in chunks for quantity in _shared(tuple(_attribute(chunk))))


def _shared(found: tuple[Quantity, ...]) -> Iterator[Quantity]:
    """In "17/19 thôn" and "thôn: 17/19" the words belong to both numbers."""
    for index, quantity in enumerate(found):
        other = (
            found[index + 1] if quantity.parts else found[index - 1] if index and found[index - 1].parts else quantity
        )
        yield replace(quantity, words=quantity.words or other.words)


def _plain(text: str) -> str:
    """Lower case, ASCII forms of full-width signs, bullets and quotation marks gone, short forms spelled out."""
    narrow = "".join(chr(ord(letter) - 0xFEE0) if "！" <= letter <= "～" else letter for letter in text)
    plain = _BULLETS.sub("", narrow.translate(_QUOTES).lower())
    for short, full in _SPELLED_OUT:
        plain = short.sub(full, plain)
    return plain


def _lexemes(text: str) -> tuple[Lexeme, ...]:
    found, spaced = list[Lexeme](), True
    for match in _LEXEME.finditer(text):
        kind = match.lastgroup or "stray"
        if kind != "blank" and not (kind == "stray" and _is_picture(match[0])):
            found.append(Lexeme(kind, match[0], spaced))
        spaced = kind in ("blank", "edge")
    return tuple(found)


def _is_picture(letter: str) -> bool:
    """Emoji and the selectors that follow them say nothing about a figure."""
    return letter >= "\U0001f000" or letter == "\ufe0f" or "\u2600" <= letter <= "\u27bf"


def _numbers(lexemes: Sequence[Lexeme]) -> Iterator[Item]:
    """Lexemes with every number, its sign, scales, percent and currency, drawn into one quantity."""
    at = 0
    while at < len(lexemes):
        length, quantity = _number_at(lexemes, at)
        yield quantity or lexemes[at]
        at += length or 1


def _number_at(lexemes: Sequence[Lexeme], at: int) -> tuple[int, Quantity | None]:
    """How many lexemes the number starting at ``at`` takes, and the number; (0, None) when there is none."""
    start = at
    sign = _is_sign(lexemes, at)
    at += sign
    head = _figures(lexemes, at) or _spelled(lexemes, at)
    if not head:
        return 0, None
    length, quantity = head
    at += length
    while (more := _scaled(quantity, lexemes, at)) or (more := _marked(quantity, lexemes, at)):
        length, quantity = more
        at += length
    return at - start, replace(quantity, text=_typed(lexemes[start:at]), negative=sign)


def _is_sign(lexemes: Sequence[Lexeme], at: int) -> bool:
    """A minus stands tight before a number and not between two."""
    if lexemes[at].kind != "dash" or at + 1 == len(lexemes) or lexemes[at + 1].spaced:
        return False
    return lexemes[at].spaced and lexemes[at + 1].kind == "number"


def _figures(lexemes: Sequence[Lexeme], at: int) -> tuple[int, Quantity] | None:
    if at < len(lexemes) and lexemes[at].kind == "number":
        return 1, Quantity("", lexemes[at].text)
    return None


def _spelled(lexemes: Sequence[Lexeme], at: int) -> tuple[int, Quantity] | None:
    """A run of number words, unless figures follow it: then "năm" is a year and "hai" nothing we know."""
    end = at
    while end < len(lexemes) and lexemes[end].kind == "word" and lexemes[end].text in NUMBER_WORDS:
        end += 1
    if end == at or (end < len(lexemes) and lexemes[end].kind == "number"):
        return None
    value = number_in_words([lexeme.text for lexeme in lexemes[at:end]])
    literal = "" if value is None else str(value)
    return end - at, Quantity("", literal, broken=value is None)


def _scaled(quantity: Quantity, lexemes: Sequence[Lexeme], at: int) -> tuple[int, Quantity] | None:
    """A scale word ("triệu"), or a smaller number with a smaller scale ("200 nghìn" after "3 triệu")."""
    word = lexemes[at].text if at < len(lexemes) else ""
    if word in SCALES and not quantity.rest:
        return 1, replace(quantity, factor=quantity.factor * SCALES[word], scaled=True)
    if not quantity.scaled or quantity.money or not word.isdigit() or lexemes[at].kind != "number":
        return None
    following = lexemes[at + 1].text if at + 1 < len(lexemes) else ""
    scale = SCALES.get(following, 1)
    if scale >= quantity.factor:
        return None
    added = replace(quantity, rest=quantity.rest + Decimal(word) * scale)
    return (2, added) if scale > 1 else (1, replace(added, broken=True))


def _marked(quantity: Quantity, lexemes: Sequence[Lexeme], at: int) -> tuple[int, Quantity] | None:
    """A percent sign or a currency word."""
    if at == len(lexemes):
        return None
    if lexemes[at].kind == "percent" and not quantity.percent:
        return 1, replace(quantity, percent=True)
    if lexemes[at].text not in CURRENCY or quantity.money:
        return None
    person = at + 1 < len(lexemes) and lexemes[at + 1].text in _COMRADES
    return None if person else (1, replace(quantity, money=True))


def _typed(lexemes: Sequence[Lexeme]) -> str:
    return "".join(f" {lexeme.text}" if lexeme.spaced else lexeme.text for lexeme in lexemes).strip()


def _chunks(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """Items between line ends, semicolons, commas and "và", which separate one figure from the next."""
    chunk: list[Item] = []
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        if _separates(item, chunk[-1] if chunk else None, following):
            yield tuple(chunk)
            chunk = []
        else:
            chunk.append(item)
    yield tuple(chunk)


def _separates(item: Item, before: Item | None, after: Item | None) -> bool:
    """A full stop between two numbers does not: "1. 3" may be a number in a list."""
    if isinstance(item, Quantity):
        return False
    if item.text == ".":
        return not (isinstance(before, Quantity) and isinstance(after, Quantity))
    return item.kind in ("edge", "comma") or item.text == "và"


def _carry_forward(chunks: Iterator[tuple[Item, ...]]) -> tuple[tuple[Item, ...], ...]:
    """Chunks that hold a number each: words alone on a line belong to the number after them, else before."""
    whole: list[tuple[Item, ...]] = []
    waiting: tuple[Item, ...] = ()
    for chunk in chunks:
        if chunk and all(isinstance(item, Lexeme) and item.kind == "dash" for item in chunk):
            whole.append((_DASH,))
            continue
        waiting += chunk
        if any(isinstance(item, Quantity) for item in chunk):
            whole.append(waiting)
            waiting = ()
    if whole and waiting:
        whole[-1] += waiting
    return tuple(whole)


def _attribute(chunk: Sequence[Item]) -> Iterator[Quantity]:
    """The numbers of one chunk with their words: those before each when the chunk ends in a number it does not
    begin with, else those after."""
    places = [index for index, item in enumerate(chunk) if isinstance(item, Quantity)]
    words_first = places[0] > 0 and places[-1] == len(chunk) - 1
    unsure = len(places) > 1 and not words_first and _opens_with_label(chunk[: places[0]])
    starts = [0, *(place + 1 for place in places[:-1])] if words_first else [0, *places[1:]]
    loose = places[0] == 0 and places[-1] == len(chunk) - 1 and len(places) > 1
    for place, start, end in zip(places, starts, [*starts[1:], len(chunk)], strict=True):
        quantity = _with_words(chunk, place, range(start, end))
        yield replace(quantity, broken=quantity.broken or unsure, loose=loose)


def _opens_with_label(items: Sequence[Item]) -> bool:
    """Whether more than a verb stands before the first number: "hội nghị 3 người 120 lượt" may go either way."""
    return any(isinstance(item, Lexeme) and item.text not in _VERBS for item in items)


def _with_words(chunk: Sequence[Item], place: int, span: range) -> Quantity:
    quantity = chunk[place]
    assert isinstance(quantity, Quantity)
    around = [(index, item) for index, item in enumerate(chunk) if index in span and isinstance(item, Lexeme)]
    words = tuple(item.text for _, item in around if item.kind == "word")
    return replace(
        quantity,
        words=tuple(word for word in words if word not in ABOUT),
        about=any(word in ABOUT for word in words) or any(item.text in "~<>≥≤±" for _, item in around),
        broken=quantity.broken or any(not _harmless(item, chunk, index) for index, item in around),
        parts=place + 2 < len(chunk) and _is_slash(chunk[place + 1]) and isinstance(chunk[place + 2], Quantity),
    )


def _is_slash(item: Item) -> bool:
    return isinstance(item, Lexeme) and item.kind == "slash"


def _harmless(lexeme: Lexeme, chunk: Sequence[Item], index: int) -> bool:
    """Words, a "/" between two numbers, and a colon, a dash or a slash that does not touch two."""
    beside = [chunk[place] for place in (index - 1, index + 1) if 0 <= place < len(chunk)]
    between = len(beside) == 2 and all(isinstance(item, Quantity) for item in beside)
    match lexeme.kind:
        case "word":
            return True
        case "slash":
            return between
        case "colon" | "dash":
            return not between
        case _:
            return False
