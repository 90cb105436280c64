"""The noise model: how a tired officer's message about a group of figures differs from "3; 120".

Everything that may happen to a message stands here, with its share.  A ``slip`` is a message that says something else
than was meant and that nobody could tell from a right one: a wrong digit, two bare figures swapped.
"""

import unicodedata
from dataclasses import dataclass
from random import Random

from templates.form import FigureField

SEPARATORS = (("; ", 25), (" ", 25), ("\n", 20), (", ", 15), (" và ", 4), ("  ", 4), (";", 4), (" - ", 2), (" / ", 1))
WRITINGS = (
    ("plain", 60),
    ("grouped", 14),
    ("words", 6),
    ("leading zero", 5),
    ("thousands", 3),
    ("spaced", 3),
    ("english", 2),
    ("wide", 2),
    ("letter", 2),
    ("full stop", 3),
)
DRESSES = (
    ("bare", 58),
    ("unit after", 10),
    ("label before", 10),
    ("label and colon", 10),
    ("label after", 4),
    ("counter after", 3),
    ("label without marks", 2),
    ("about", 1),
    ("stuck unit", 2),
)
"""What stands beside a figure; a message dresses all its figures alike, or each as it comes."""

_NAMELESS = ("bare", "counter after", "about", "unit after", "stuck unit")
"""Figures dressed so are as good as bare: out of their order nothing tells them apart."""

MIXED = 0.15
INDEXED = 0.10
INDEXES = ("{}) {}", "{}. {}", "({}) {}", "{}/ {}", "{}: {}", "{}) {}")
SHUFFLED = 0.5
"""Of the messages whose figures all have labels or indexes."""

# A message lacks a figure or has one too many: both at once, bare, are as good as a wrong one.
MISSING, EXTRA, PASTED, CORRECTED = 0.06, 0.05, 0.04, 0.04
WRONG_DIGIT, SWAPPED = 0.03, 0.02
BEFORE = (("", 84), ("Dạ ", 4), ("Em gửi ạ: ", 3), ("Số liệu: ", 3), ("Số liệu 6 tháng: ", 2), ("- ", 4))
AFTER = (("", 82), (" ạ", 6), (" nhé", 3), (".", 4), (" 👍", 2), (" (có danh sách kèm theo)", 3))
CORRECTIONS = ("{0} à nhầm {1}", "{0}, sửa lại {1}", "{1} (không phải {0})", "{0} → {1}")
NOTHING = ("0", "không", "không có", "ko", "o", "-")

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@dataclass(frozen=True)
class Message:
    """A text, what kinds of noise are in it, and the fields it says something else about than was meant."""

    text: str
    noises: frozenset[str]
    wrong_digits: frozenset[str] = frozenset()
    swapped: frozenset[str] = frozenset()


@dataclass
class Noise:
    """Messages by chance, the same for the same ``dice``."""

    dice: Random

    def message(self, fields: tuple[FigureField, ...], values: dict[str, int]) -> Message:
        """One message that is to give ``values`` to ``fields``."""
        said, wrong = self._with_wrong_digit(fields, values)
        order, swapped = list(fields), frozenset[str]()
        indexed = len(fields) > 1 and self._happens(INDEXED)
        dress = "bare" if indexed else self._of(DRESSES)
        noises = {"index" if indexed else dress}
        if not indexed and dress == "bare" and len(fields) > 1 and self._happens(SWAPPED):
            at = self.dice.randrange(len(fields) - 1)
            swapped = frozenset(one.id for one in fields[at : at + 2])
            order[at], order[at + 1] = order[at + 1], order[at]
        if (indexed or dress.startswith("label")) and self._happens(SHUFFLED):
            self.dice.shuffle(order)
            noises.add("any order")
        if len(fields) > 1 and self._happens(MISSING):
            order.remove(self.dice.choice(order))
            noises.add("missing")
        dresses = {field.id: self._mixed(dress) for field in order}
        parts = [self._part(field, said[field.id], dresses[field.id], noises) for field in order]
        if not indexed and "any order" in noises:
            swapped = frozenset(name for name, worn in dresses.items() if worn in _NAMELESS)
        if indexed:
            pattern = self.dice.choice(INDEXES)
            parts = [pattern.format(fields.index(field) + 1, part) for field, part in zip(order, parts, strict=True)]
        if "missing" not in noises and self._happens(EXTRA):
            parts.insert(self.dice.randrange(len(parts) + 1), str(self.dice.randint(1, 99)))
            noises.add("extra")
        return Message(self._joined(parts, noises), frozenset(noises), wrong, swapped)

    def rows(self, fields: tuple[FigureField, ...], values: dict[str, int]) -> list[list[str]] | None:
        """The same as cells pasted from a spreadsheet: names beside the figures, or the figures in a row."""
        if not self._happens(PASTED):
            return None
        cells = [self._written(values[field.id], "grouped") for field in fields]
        if self._happens(0.5):
            return [cells] if len(cells) > 1 else None
        return [[field.label, cell] for field, cell in zip(fields, cells, strict=True)]

    def only_missing(self, fields: list[FigureField], values: dict[str, int]) -> str:
        """What the screen says is missing, bare."""
        return self._of(SEPARATORS).join(str(values[field.id]) for field in fields)

    def clearly(self, fields: tuple[FigureField, ...], values: dict[str, int]) -> str:
        """What nobody can mistake, after having been asked."""
        return "\n".join(f"{number}) {values[field.id]}" for number, field in enumerate(fields, 1))

    # -- one figure ---------------------------------------------------------------------------------------------

    def _part(self, field: FigureField, value: int, dress: str, noises: set[str]) -> str:
        writing = self._of(WRITINGS)
        text = self._written(value, writing)
        if self._happens(CORRECTED):
            text = self.dice.choice(CORRECTIONS).format(value + self.dice.randint(1, 9), text)
            noises.add("corrected")
        noises.add(writing)
        return self._dressed(field, text, dress)

    def _dressed(self, field: FigureField, text: str, dress: str) -> str:
        label = field.label if self._happens(0.4) else field.label.lower()
        match dress:
            case "unit after":
                return f"{text} {field.unit}" if field.unit else text
            case "stuck unit":
                return f"{text}{field.unit}" if field.unit else text
            case "label before":
                return f"{label} {text}"
            case "label and colon":
                return f"{label}: {text}"
            case "label after":
                return f"{text} {label.lower()}"
            case "label without marks":
                return f"{_without_marks(label)}: {text}"
            case "counter after":
                return f"{text} {self.dice.choice(('cuộc', 'lượt', 'buổi'))}"
            case "about":
                return f"khoảng {text}"
            case _:
                return text

    def _written(self, value: int, writing: str) -> str:
        if not value:
            return self.dice.choice(NOTHING) if self._happens(0.4) else "0"
        match writing:
            case "grouped":
                return f"{value:,}".replace(",", ".")
            case "spaced":
                return f"{value:,}".replace(",", " ")
            case "english":
                return f"{value:,}"
            case "thousands" if value >= 1000 and value % 100 == 0:
                return f"{value / 1000:g} nghìn".replace(".", ",")
            case "words" if value < 100:
                return _in_words(value)
            case "leading zero" if value < 10:
                return f"0{value}"
            case "wide":
                return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
            case "letter":
                return str(value).replace("0", "O").replace("1", "l")
            case "full stop":
                return f"{value}."
            case _:
                return str(value)

    # -- the message as a whole ---------------------------------------------------------------------------------

    def _joined(self, parts: list[str], noises: set[str]) -> str:
        separator = self._of(SEPARATORS)
        before, after = self._of(BEFORE), self._of(AFTER)
        noises.update(filter(None, (separator.strip(), before.strip(), after.strip())))
        return before + separator.join(parts) + after

    def _with_wrong_digit(
        self, fields: tuple[FigureField, ...], values: dict[str, int]
    ) -> tuple[dict[str, int], frozenset[str]]:
        if not self._happens(WRONG_DIGIT):
            return values, frozenset()
        field = self.dice.choice(fields)
        digits = list(str(values[field.id]))
        at = self.dice.randrange(len(digits))
        digits[at] = str((int(digits[at]) + self.dice.randint(1, 9)) % 10)
        return {**values, field.id: int("".join(digits))}, frozenset({field.id})

    def _mixed(self, dress: str) -> str:
        """The message's own dress, or now and then another; a bare message is bare throughout."""
        return self._of(DRESSES) if dress != "bare" and self._happens(MIXED) else dress

    def _happens(self, share: float) -> bool:
        return self.dice.random() < share

    def _of(self, shares: tuple[tuple[str, int], ...]) -> str:
        return self.dice.choices([name for name, _ in shares], [share for _, share in shares])[0]


def _without_marks(text: str) -> str:
    """Typed without a Vietnamese keyboard."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _in_words(value: int) -> str:
    tens, ones = divmod(value, 10)
    if tens == 0:
        return _DIGITS[ones]
    last = {1: "mốt", 4: "tư", 5: "lăm"}.get(ones, _DIGITS[ones]) if tens > 1 else {5: "lăm"}.get(ones, _DIGITS[ones])
    return f"{'mười' if tens == 1 else _DIGITS[tens] + ' mươi'} {last}".rstrip() if ones else _round(tens)


def _round(tens: int) -> str:
    return "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
