"""The order units stand in wherever many reports stand together."""

import re

from templates.unit import Unit


def unit_order(unit: Unit) -> tuple[list[tuple[int, str]], int]:
    """Sort key of units: by code, numbers inside it as numbers, then by id."""
    parts = re.findall(r"\d+|\D+", unit.code)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], unit.id
