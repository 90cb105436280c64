"""Numbers in figures under Vietnamese conventions: a dot groups thousands, a comma marks decimals."""

import re
from dataclasses import dataclass
from decimal import Decimal

LITERAL = r"[0-9]+(?:[.,][0-9]+)*"
"""A run of figures with single dots or commas inside; nothing is known yet of what they mean."""

_WHOLE = re.compile(r"0|[1-9][0-9]*|0[0-9]")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_ONE_DOT = re.compile(r"([0-9]+)\.([0-9]+)")
_DECIMAL = re.compile(r"(?P<whole>0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),(?P<part>[0-9]+)")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a literal may stand for: ``values`` to choose from, none when it is malformed.

    Only a ``clear`` one, which then has a single value, may be taken without asking.
    """

    values: tuple[Decimal, ...]
    clear: bool = False

    def times(self, factor: Decimal) -> "Spelling":
        """The same with every value multiplied ("1,2" → "1,2 triệu")."""
        return Spelling(tuple(value * factor for value in self.values), self.clear)


def spelling(literal: str, *, counts: bool) -> Spelling:
    """How ``literal`` (see ``LITERAL``) may be read.

    ``counts`` says that whole numbers are expected, where "1,234" may be an English thousand.
    """
    if _WHOLE.fullmatch(literal) or _GROUPED.fullmatch(literal):
        return Spelling((Decimal(literal.replace(".", "")),), clear=True)
    if found := _DECIMAL.fullmatch(literal):
        return _decimal(found["whole"].replace(".", ""), found["part"], counts=counts and "." not in literal)
    if found := _ONE_DOT.fullmatch(literal):
        return Spelling((Decimal(f"{found[1]}.{found[2]}"), Decimal(f"{found[1]}{found[2]}")))
    if _ENGLISH.fullmatch(literal) or literal.isdigit():
        return Spelling((Decimal(literal.replace(",", "")),))
    return Spelling(())


def _decimal(whole: str, part: str, *, counts: bool) -> Spelling:
    """The comma's law, unless three figures follow it where whole things are counted."""
    value = Decimal(f"{whole}.{part}")
    if counts and len(part) == 3 and whole != "0":
        return Spelling((Decimal(whole + part), value))
    return Spelling((value,), clear=True)
