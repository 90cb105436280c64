"""How much text there is: bytes in UTF-8 of what is printed, markup left aside."""

from collections.abc import Iterable

from renderers.word.annex.grid import Annex, Cell
from renderers.word.block import Block
from templates.answers import Answer, Prose, Rows
from templates.report import Report

NAME = 4
"""Bytes that stand around a unit's name: a comma and a space, or a colon."""


def size_of_blocks(blocks: Iterable[Block]) -> int:
    return sum(len(text.encode()) for block in blocks for text in block.texts)


def size_of_annexes(annexes: Iterable[Annex]) -> int:
    """Bytes of the rows; headers come once and are left aside."""
    return sum(_size_of_cell(cell) for annex in annexes for row in annex.rows for cell in row.cells)


def size_of_texts(report: Report, questions: int) -> int:
    """Bytes a unit's texts take at most in the editing material, its name at every one of so many questions."""
    named = questions * (len(report.unit.name.encode()) + NAME)
    return named + sum(map(_size_of_answer, report.answers.values()))


def _size_of_cell(cell: Cell) -> int:
    return len((cell if isinstance(cell, str) else cell.text).encode())


def _size_of_answer(answer: Answer) -> int:
    match answer:
        case Prose(text):
            return len(text.encode())
        case Rows(rows):
            return sum(len(text.encode()) for row in rows for text in row.values())
        case _:
            return 0
