"""A message about figures taken apart: each number in it with the words that belong to it.

Nothing is known here of the fields asked.  What a number is worth may still depend on the field, so
it stays a literal; what cannot be understood is marked, never dropped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from templates.lexemes import Lexeme, lexemes_of, plain
from templates.quantity import Quantity
from templates.quantity_reading import Item, numbers_of

ABOUT = frozenset({"khoảng", "gần", "hơn", "trên", "dưới", "chừng", "ước", "độ"})
_VERBS = frozenset({"tổ", "chức", "có", "đã", "được", "gồm"})

_DASH = Quantity("–", "", broken=True)
"""A dash alone where a figure belongs: nobody can say whether it stands for none or for not known."""


def quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of ``text`` (cleaned) in order, each with its words; () when there are none."""
    items = tuple(numbers_of(lexemes_of(plain(text))))
    chunks = _carry_forward(_chunks(items))
    return tuple(quantity for chunk in chunks for quantity in _shared(tuple(_attribute(chunk))))


def _shared(found: tuple[Quantity, ...]) -> Iterator[Quantity]:
    """In "17/19 thôn" and "thôn: 17/19" the words belong to both numbers."""
    for index, quantity in enumerate(found):
        other = (
            found[index + 1] if quantity.parts else found[index - 1] if index and found[index - 1].parts else quantity
        )
        yield replace(quantity, words=quantity.words or other.words)


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
