"""What a unit's answer consists of, where a parent picks from it."""

from templates.outline import Item
from templates.rows import RowList


def part_name(item: Item) -> str:
    """ "dòng" of a list or table of records, "đoạn" of a text."""
    return "dòng" if isinstance(item.question, RowList) else "đoạn"
