"""Everything to look at before submitting, in order: what blocks, what is missing, what looks odd, marks, copies."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dialogs.report.naming import item_name
from dialogs.report.one_line import excerpt
from dialogs.report.questions.row_screen import rows_of
from dialogs.report.scene import Scene
from dialogs.report.section_path import section_path
from dialogs.report.submitting import submitting_words
from dialogs.report.submitting.sent_back import remarks_at, unhandled
from dialogs.report.warnings import open_problems
from dialogs.screen import Button, button
from templates.form import Group
from templates.outline import Item
from templates.problem import Problem
from templates.rows import RowList
from templates.standing import StandingText
from templates.text import cut

Kind = Literal["fault", "missing", "warning", "unfinished", "remark", "doubt", "copy"]

MARKS: dict[Kind, str] = {
    "fault": "⛔",
    "missing": "⬜",
    "warning": "⚠",
    "unfinished": "✏",
    "remark": "✍",
    "doubt": "❓",
    "copy": "📋",
}
"""In the order they are listed; only the first two kinds block."""

LABEL = 40
"""UTF-16 units of a name on a button."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: ``key`` is the very figure ("" = the whole question); ``lines`` say what about it.

    ``kind`` is the gravest of what is said.
    """

    kind: Kind
    item: Item
    key: str = ""
    lines: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        return self.kind in {"fault", "missing"}


@dataclass(frozen=True, slots=True)
class _Remark:
    kind: Kind
    item: Item
    key: str = ""
    line: str = ""


def findings(scene: Scene) -> tuple[Finding, ...]:
    """All of them, by kind and then in the order of the questions; each figure or question once."""
    order = list(MARKS)
    found: dict[tuple[int, str], list[_Remark]] = {}
    for remark in sorted(_remarks(scene), key=lambda one: (order.index(one.kind), one.item.index)):
        found.setdefault((remark.item.index, remark.key), []).append(remark)
    return tuple(_finding(own) for own in found.values())


def _finding(own: list[_Remark]) -> Finding:
    lines = tuple(f"{MARKS[remark.kind]} {remark.line}" for remark in own if remark.line)
    return Finding(own[0].kind, own[0].item, own[0].key, lines)


def _remarks(scene: Scene) -> Iterator[_Remark]:
    for problem in open_problems(scene, finished=True):
        if problem.where in scene.outline.by_key:
            item, kind = scene.outline.by_key[problem.where], _kind(problem)
            yield _Remark(kind, item, _part(item, problem.where), _told(item, problem))
    for item in scene.outline.items:
        yield from _of_item(scene, item)


def _kind(problem: Problem) -> Kind:
    return "fault" if problem.blocks else "warning"


def _part(item: Item, key: str) -> str:
    """The figure within its group; "" for what fills its question alone."""
    return key if len(item.keys) > 1 else ""


def _of_item(scene: Scene, item: Item) -> Iterator[_Remark]:
    """What is missing, begun, marked or copied at one question."""
    if any(key not in scene.stored for key in item.required_keys):
        yield _Remark("missing", item)
    elif isinstance(item.question, RowList) and _is_unfinished(scene, item.question):
        count = len(rows_of(scene, item.question))
        yield _Remark(
            "unfinished", item, line=submitting_words.UNFINISHED_LIST.format(name=item_name(item), count=count)
        )
    stored = {key: scene.stored[key] for key in item.keys if key in scene.stored}
    for key in (key for key, one in stored.items() if one.doubted):
        yield _Remark(
            "doubt", item, _part(item, key), submitting_words.DOUBTED_LINE.format(name=_name(scene, item, key))
        )
    for remark in unhandled(scene, remarks_at(scene, item)):
        part = _part(item, remark.key) if remark.key in item.keys else ""
        line = submitting_words.REMARK_LINE.format(name=_name(scene, item, remark.key), text=excerpt(remark.text))
        yield _Remark("remark", item, part, line)
    if any(one.copied for one in stored.values()) or _has_copied_paragraph(scene, item):
        yield _Remark("copy", item, line=submitting_words.COPIED_LINE.format(name=_plain(item_name(item))))


def _has_copied_paragraph(scene: Scene, item: Item) -> bool:
    """Whether a paragraph of a standing text reads as last period's."""
    keys = item.question.paragraph_ids if isinstance(item.question, StandingText) else ()
    return any(scene.stored[key].copied for key in keys if key in scene.stored)


def _is_unfinished(scene: Scene, question: RowList) -> bool:
    """Rows were begun and Xong biểu was never pressed: they are in no report yet."""
    return question.open_key in scene.stored and question.id not in scene.stored


def _told(item: Item, problem: Problem) -> str:
    """A problem away from its screen: of a list's row it says which list."""
    if not isinstance(item.question, RowList) or problem.code == "check":
        return problem.sentence
    return f"{item.table.number if item.table else item_name(item)}: {problem.sentence}"


def _name(scene: Scene, item: Item, key: str) -> str:
    """A figure with its place, else its question."""
    field = scene.outline.asked.get(key)
    return f"{section_path(item.path)} {field.label}" if field else _plain(item_name(item))


def _plain(name: str) -> str:
    """A name within a sentence, without a full stop of its own."""
    return name.removesuffix(".")


def finding_button(finding: Finding) -> Button:
    """ "⚠ 4 · II.1 2) Số người": the jump to the very figure, or to the question."""
    item = finding.item
    label = cut(_button_name(item, finding.key), LABEL)
    return button(f"{MARKS[finding.kind]} {item.index} · {label}", "jump", item.question.id, finding.key)


def _button_name(item: Item, key: str) -> str:
    """A figure by the number it has on its screen; one that stands alone, a text or a list by its question."""
    if not key or not isinstance(item.question, Group):
        return item_name(item)
    number = item.keys.index(key) + 1
    return f"{section_path(item.path)} {number}) {item.question.fields[number - 1].label}"
