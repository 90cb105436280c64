"""What a colleague can be asked for: a section or a table of the report, its sensitive questions apart."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dialogs.report.section_path import section_path
from templates.outline import Item, Outline
from templates.table import Table

DEPTH = 2
"""Sections are offered down to this level: fine enough to share the work, and few enough for a phone."""


@dataclass(frozen=True, slots=True)
class Portion:
    """``number`` and ``title`` as the report names them; ``questions`` are ids."""

    id: str
    number: str
    title: str
    questions: frozenset[str]
    sensitive: bool

    @property
    def name(self) -> str:
        """ "🔒 Biểu 1B – Số liệu chung": what the buttons and the list say."""
        lock = "🔒 " if self.sensitive else ""
        return f"{lock}{self.number} {self.title}".strip()


def portions(outline: Outline) -> tuple[Portion, ...]:
    """Everything that can be asked for, in the order of the report."""
    found: list[Portion] = []
    sections: dict[str, list[Item]] = {}
    for item in outline.items:
        if item.table is None:
            sections.setdefault(item.path[:DEPTH][-1].id, []).append(item)
    for items in sections.values():
        path = items[0].path[:DEPTH]
        found += _portion(path[-1].id, section_path(path), path[-1].heading, items)
    for table in outline.form.tables:
        found += _portion(table.id, table.number, table.title, outline.filling(table), table)
    return tuple(found)


def _portion(name: str, number: str, title: str, items: Iterable[Item], table: Table | None = None) -> list[Portion]:
    """The part itself, and its sensitive questions as a part of their own."""
    ids: dict[bool, list[str]] = {False: [], True: []}
    for item in items:
        ids[item.question.sensitive].append(item.question.id)
    wholly = table is not None and table.sensitive
    return [
        Portion(
            f"{name}!" if sensitive else name,
            number,
            _title(title, sensitive and not wholly),
            frozenset(own),
            sensitive,
        )
        for sensitive, own in ids.items()
        if own
    ]


def _title(title: str, part: bool) -> str:
    return f"(phần nhạy cảm) {title}" if part else title


def asked_for(outline: Outline, questions: Collection[str]) -> list[Portion]:
    """The parts these questions make up; a part of which only some are left stands for those."""
    asked = frozenset(questions)
    whole = [portion for portion in portions(outline) if portion.questions <= asked]
    covered = frozenset().union(*(portion.questions for portion in whole))
    return whole or [portion for portion in portions(outline) if portion.questions & (asked - covered)]


def in_short(outline: Outline, questions: Collection[str]) -> str:
    """ "II.1; Biểu 1C"."""
    found = asked_for(outline, questions)
    return "; ".join(dict.fromkeys(("🔒 " if one.sensitive else "") + (one.number or one.title) for one in found))
