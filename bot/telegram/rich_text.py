"""The plain text of a rich message (Bot API 10.1): lists, headings and tables as lines."""

from collections.abc import Iterable, Iterator
from typing import Any


def plain_text(rich: Any) -> str:
    """All lines of a ``rich_message`` object; unknown kinds give their text or their blocks."""
    blocks = rich.get("blocks", []) if isinstance(rich, dict) else []
    return "\n".join(line for line in _lines(blocks) if line.strip())


def tables(rich: Any) -> Iterator[list[Any]]:
    """The rows of every table in a ``rich_message`` object, wherever it stands."""
    if isinstance(rich, dict):
        if rich.get("type") == "table" and isinstance(rich.get("cells"), list):
            yield rich["cells"]
        for inner in (rich.get("blocks"), rich.get("items")):
            for block in inner if isinstance(inner, list) else []:
                yield from tables(block)


def _lines(blocks: Iterable[Any]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, dict):
            yield from _block(block)


def _block(block: dict[str, Any]) -> Iterator[str]:
    match block.get("type"):
        case "list":
            for item in block.get("items", []):
                yield from _item(item)
        case "table":
            yield from (_row(row) for row in block.get("cells", []))
            yield letters(block.get("caption"))
        case "details":
            yield letters(block.get("summary"))
            yield from _lines(block.get("blocks", []))
        case _:
            yield from letters(block.get("text")).split("\n")
            yield from _lines(block.get("blocks", []))
            yield letters(block.get("caption"))


def _item(item: Any) -> Iterator[str]:
    """A list item: its label before its first line."""
    if not isinstance(item, dict):
        return
    label = letters(item.get("label"))
    for number, line in enumerate(_lines(item.get("blocks", []))):
        yield f"{label} {line}".strip() if number == 0 else line


def _row(row: Any) -> str:
    cells = row if isinstance(row, list) else []
    return "\t".join(letters(cell.get("text")) if isinstance(cell, dict) else "" for cell in cells)


def letters(text: Any) -> str:
    """The letters of a rich text: a string, a list of rich texts, or a styled one."""
    match text:
        case str():
            return text
        case list():
            return "".join(letters(part) for part in text)
        case {"text": inner}:
            return letters(inner)
        case {"alternative_text": str() as inner} | {"expression": str() as inner}:
            return inner
        case _:
            return ""
