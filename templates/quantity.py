"""A number in a message, with the words that belong to it."""

from dataclasses import dataclass
from decimal import Decimal

from templates.number_grammar import Spelling, spelling


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
