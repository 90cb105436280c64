"""Units by the kind their names speak of: xã, phường, đặc khu, cơ quan."""

from collections.abc import Iterable

from templates.unit import Unit, split_level_word

AGENCIES = "Cơ quan"
"""The group of the units whose names begin with no level word."""


def unit_groups(units: Iterable[Unit]) -> dict[str, tuple[int, ...]]:
    """Ids by kind ("Xã", "Phường" …), kinds and units in the order given; agencies last."""
    found: dict[str, list[int]] = {}
    for unit in units:
        word = split_level_word(unit.name)[0]
        found.setdefault(word[:1].upper() + word[1:].lower() or AGENCIES, []).append(unit.id)
    kinds = sorted(found, key=lambda kind: kind == AGENCIES)
    return {kind: tuple(found[kind]) for kind in kinds}
