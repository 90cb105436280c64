"""The screen of one question, in every state it can be in."""

import re
from collections.abc import Sequence

from dialogs.piece import joined
from dialogs.report import words
from dialogs.report.scene import Scene
from dialogs.report.warnings import open_problems
from dialogs.screen import Button, Draft, Screen, button
from dialogs.state import Asking
from dialogs.world import Stored
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart
from templates.form import FigureField, FigureGroup
from templates.numbers import with_unit, write_figure
from templates.outline import Item
from templates.problem import Problem
from templates.sentences import propose
from templates.text import count_words, cut

_WHERE = re.compile(r"(câu \d+)/(?=\d)", re.IGNORECASE)

EXCERPT = 200
"""UTF-16 units of a stored or earlier text shown at a question."""


def question_screen(
    scene: Scene, item: Item, place: Asking, *, head: str = "", problems: Sequence[Problem] = ()
) -> Screen:
    """The one message that asks a question; ``head`` is what was just stored, ``problems`` what could not be read."""
    draft = Draft()
    for line in filter(None, head.split("\n")):
        draft.line(one_line(line))
    if head:
        draft.line()
    _where(draft, scene, item)
    if isinstance(item.question, FigureGroup):
        _figures(draft, scene, item, item.question, place)
    else:
        _narrative(draft, scene, item, place)
    for problem in problems:
        draft.line("⚠ " + one_line(problem.sentence))
    _buttons(draft, scene, item, place)
    return draft.screen()


def one_line(text: str) -> str:
    """A text on one line, so that no line of a question's screen comes from what people typed.

    Nor does it look like the screen's own "câu 5/57": the stroke becomes another one.
    """
    return _WHERE.sub("\\1\u2215", " ".join(text.split()))


def excerpt(text: str) -> str:
    return cut(one_line(text), EXCERPT)


def size(text: str) -> str:
    """ "1.250 từ, 14 đoạn"."""
    paragraphs = len(Prose(text).paragraphs)
    return f"{write_int(count_words(text))} từ, {write_int(paragraphs)} đoạn"


def write_int(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def shown(answer: Answer, field: FigureField | None = None) -> str:
    """An answer on one line."""
    match answer:
        case Figure(value):
            return with_unit(value, field) if field else write_figure(value, FigureField.model_fields["kind"].default)
        case Prose(text):
            return f"“{excerpt(text)}”"
        case NothingToReport():
            return words.NOTHING_SAVED.lower()
        case ReportedApart():
            return words.APART_SAVED.lower()


def values_line(scene: Scene, group: FigureGroup) -> str:
    """What the group's figures are now, on one line: "Số hội nghị 12; Số người 340"."""
    return "; ".join(
        f"{field.label}: {shown(scene.stored[field.id].answer, field)}"
        for field in group.fields
        if field.id in scene.stored
    )


def proposal(scene: Scene, item: Item) -> str | None:
    """The official sentences made from the figures before this narrative, while it has no answer."""
    if item.question.id in scene.stored:
        return None
    fields, report = scene.outline.fields, scene.report
    groups = scene.outline.sentence_groups(item)
    made = (propose(group.sentence, fields, report.answers, report.comparison) for group in groups)
    return " ".join(sentence for sentence in made if sentence) or None


def _where(draft: Draft, scene: Scene, item: Item) -> None:
    task = scene.report.task
    part = f" · Phần {item.path[0].number}" if len(item.path) > 1 else ""
    total = len(scene.outline.items)
    draft.line(f"{scene.outline.form.short_title} · {task.unit.name}{part} · câu {item.index}/{total}")
    heading = f"{item.section.number}. {item.section.heading}" if item.section.number else item.section.heading
    draft.line(heading, "bold")
    asked = item.question.question != item.section.heading
    if asked or item.question.hint or isinstance(item.question, FigureGroup):
        draft.line()
    if asked:
        draft.line(item.question.question, "bold")
    if item.question.hint:
        draft.line("💡 " + item.question.hint, "italic")


def _figures(draft: Draft, scene: Scene, item: Item, group: FigureGroup, place: Asking) -> None:
    for number, field in enumerate(group.fields, 1):
        draft.line(f"{number}) {field.label}{_figure_state(scene, field)}")
    draft.line()
    missing = [field.label for field in group.fields if field.id not in scene.stored]
    problems = open_problems(scene, item)
    for problem in problems:
        draft.line(("⚠ " if not problem.blocks else "⛔ ") + one_line(problem.sentence))
    if any(problem.blocks for problem in problems):
        draft.line(words.BLOCK_HELP)
    elif problems and not missing:
        draft.line(words.WARNING_HELP)
    elif len(missing) == len(group.fields):
        draft.line(words.ASK_ONE_FIGURE if len(missing) == 1 else words.ASK_FIGURES)
    elif missing:
        draft.line(words.MORE_WANTED.format(labels="; ".join(missing)))


def _figure_state(scene: Scene, field: FigureField) -> str:
    unit = f" ({field.unit})" if field.unit and field.unit.lower() not in field.label.lower() else ""
    stored = scene.stored.get(field.id)
    offered = f" – thường là {write_figure(field.default, field.kind)}" if field.default is not None else ""
    now = f": {shown(stored.answer, field)}" if stored else unit + offered
    reason = f" – vì: {one_line(stored.reason)}" if stored and stored.reason else ""
    before = scene.report.earlier.get(field.id)
    return now + reason + (f" [kỳ trước: {shown(before, field)}]" if before is not None else "")


def _narrative(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    key = item.question.id
    stored = scene.stored.get(key)
    earlier = scene.report.earlier.get(key)
    lines = [_standing(stored)] if stored else []
    copied = stored is not None and stored.copied
    if isinstance(earlier, Prose) and not copied and place.mode in {"ask", "proposed", "stored"}:
        lines.append(f"Kỳ trước ({size(earlier.text)}): {shown(earlier)}")
    elif earlier is not None and place.mode == "ask":
        lines.append(f"Kỳ trước: {shown(earlier)}.")
    if lines:
        draft.line()
    for line in lines:
        draft.line(line)
    _mode_lines(draft, scene, item, place)


def _standing(stored: Stored) -> str:
    """The stored answer of a narrative on one line, with its size."""
    answer = stored.answer
    if isinstance(answer, Prose):
        copied = f", {words.UNCHANGED}" if stored.copied else ""
        return f"{words.PRESENT} ({size(answer.text)}{copied}): {shown(answer)}"
    return f"{words.ANSWERED}: {shown(answer)}."


def _mode_lines(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    draft.line()
    match place.mode:
        case "proposed":
            sentence = proposal(scene, item) or ""
            draft.line(words.PROPOSAL).line(one_line(sentence), "blockquote").line(words.PROPOSAL_HELP)
        case "short" | "choosing":
            held = joined(place.held)
            draft.line(f"Tin mới ({size(held)}): “{excerpt(held)}”")
            if len(place.held) > 1:
                draft.line(f"({words.JOINED.format(count=len(place.held))})")
            draft.line(words.SHORT_HELP if place.mode == "short" else words.CHOOSING_HELP)
        case "adding":
            draft.line(words.ADDING_HELP)
        case "rewriting":
            draft.line(words.REWRITING_HELP)
        case "ask":
            draft.line(words.ASK_TEXT if item.required_keys else f"{words.OPTIONAL} {words.ASK_TEXT}")
        case _:
            pass


def _buttons(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    if isinstance(item.question, FigureGroup):
        _figure_buttons(draft, scene, item)
    else:
        _narrative_buttons(draft, scene, item, place)
    if place.mode in {"short", "choosing"}:
        return
    previous = scene.outline.before(item)
    draft.row(
        button(words.PREVIOUS, "go", previous.question.id) if previous else None,
        button(words.CONTENTS, "contents"),
        button(words.APART, "apart") if not _reported_apart(scene, item) else None,
    )


def _reported_apart(scene: Scene, item: Item) -> bool:
    return all(key in scene.stored and isinstance(scene.stored[key].answer, ReportedApart) for key in item.keys)


def _figure_buttons(draft: Draft, scene: Scene, item: Item) -> None:
    problems = open_problems(scene, item)
    answered = item.is_answered(scene.stored)
    if problems and answered and not any(problem.blocks for problem in problems):
        draft.row(button(words.KEEP, "keep"))
    elif answered and not problems:
        draft.row(button(words.NEXT, "next"))
    some = any(key in scene.stored for key in item.keys)
    if not answered:
        draft.row(
            button(words.NOTHING, "nothing") if not some else None,
            button(words.FILL_ZERO, "zero") if len(item.keys) > 1 else None,
        )
        missing = [key for key in item.keys if key not in scene.stored]
        has_earlier = any(isinstance(scene.report.earlier.get(key), Figure) for key in missing)
        draft.row(button(words.USE_EARLIER, "earlier") if has_earlier else None)
    draft.row(
        button(words.LATER, "later") if not answered or problems else None,
        button(words.CLEAR, "clear") if some else None,
        _section_button(scene, item) if not answered else None,
    )


def _narrative_buttons(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    match place.mode:
        case "short":
            draft.row(button(words.SAVE, "save"), button(words.DROP, "drop"))
        case "choosing":
            draft.row(button(words.MERGE, "merge"), button(words.REPLACE, "replace"))
            draft.row(button(words.DROP, "drop"))
        case "adding" | "rewriting":
            draft.row(button(words.CANCEL, "drop"))
        case "proposed":
            draft.row(button(words.NEXT, "take"), button(words.OWN_WORDS, "own"))
            draft.row(button(words.NOTHING, "nothing"), button(words.LATER, "later"))
            draft.row(_copy_button(scene, item), _read_button(scene, item, earlier=True))
        case _ if item.question.id in scene.stored:
            draft.row(button(words.NEXT, "next"))
            is_text = bool(scene.text_of(item.question.id))
            draft.row(
                button(words.ADD, "add") if is_text else None,
                button(words.REWRITE, "rewrite"),
                button(words.CLEAR, "clear"),
            )
            copied = scene.stored[item.question.id].copied
            draft.row(
                _read_button(scene, item, earlier=False),
                _read_button(scene, item, earlier=True) if not copied else None,
            )
        case _:
            draft.row(button(words.NOTHING, "nothing"), button(words.LATER, "later"))
            draft.row(_copy_button(scene, item), _read_button(scene, item, earlier=True))
            draft.row(_section_button(scene, item))


def _section_button(scene: Scene, item: Item) -> Button | None:
    """ "Không có cho cả mục" where the section, or the one above, has more than one open question."""
    if scene.outline.within(item.section)[0] is not item:
        return None
    still = [other for other in scene.outline.within(item.section) if not other.is_answered(scene.stored)]
    return button(words.NOTHING_IN_SECTION, "nothing_section") if len(still) > 1 else None


def _copy_button(scene: Scene, item: Item) -> Button | None:
    has = isinstance(scene.report.earlier.get(item.question.id), Prose)
    return button(words.COPY_EARLIER, "copy") if has else None


def _read_button(scene: Scene, item: Item, *, earlier: bool) -> Button | None:
    key = item.question.id
    answer = scene.report.earlier.get(key) if earlier else (scene.stored[key].answer if key in scene.stored else None)
    if not isinstance(answer, Prose) or len(one_line(answer.text)) <= EXCERPT:
        return None
    return button(words.READ_EARLIER if earlier else words.READ_ALL, "read", "1" if earlier else "")
