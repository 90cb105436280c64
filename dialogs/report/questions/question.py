"""The screen of one question, in every state it can be in."""

from collections.abc import Iterator, Sequence

from dialogs.piece import joined
from dialogs.report import words
from dialogs.report.asking_above.inquiry_lines import add_inquiries
from dialogs.report.one_line import excerpt, one_line, shown, size
from dialogs.report.open_report import Stored
from dialogs.report.places import Asking
from dialogs.report.questions.blank_sentences import blank_sentences
from dialogs.report.questions.question_buttons import add_buttons, reported_apart
from dialogs.report.questions.row_screen import add_list
from dialogs.report.questions.standing_screen import add_paragraph, add_standing
from dialogs.report.scene import Scene
from dialogs.report.sharing.filled_by import filled_by
from dialogs.report.submitting.sent_back import add_remarks
from dialogs.report.units_below.below import add_below
from dialogs.report.warnings import open_problems
from dialogs.screen import Draft, Screen, button
from dialogs.turn import Turn
from dialogs.words import NEVER_SECRET
from templates.answers import Figure, NothingToReport, Prose
from templates.blank_reading import Asked, counts
from templates.blanks import BlankGroup
from templates.form import FigureField, FigureKind, Group
from templates.numbers import with_unit, write_figure
from templates.outline import Item
from templates.problem import Problem
from templates.rows import RowList
from templates.sentences import propose
from templates.standing import StandingText
from templates.table import Column, ColumnType, Table
from templates.table_questions import cell_label


def show_question(
    scene: Scene, item: Item, place: Asking, *, fresh: bool, head: str = "", problems: Sequence[Problem] = ()
) -> Turn:
    """End the step at this question."""
    return scene.show(place, question_screen(scene, item, place, head=head, problems=problems), fresh=fresh)


def question_screen(
    scene: Scene, item: Item, place: Asking, *, head: str = "", problems: Sequence[Problem] = ()
) -> Screen:
    """The one message that asks a question; ``head`` is what was just stored, ``problems`` what could not be read."""
    draft = head_lines(Draft(), scene, item, head)
    if place.mode == "inquiring":
        _inquiring(draft, scene, item)
        return draft.screen()
    if scene.asked_outside(item):
        _outside(draft, scene, item)
    elif isinstance(item.question, RowList):
        add_list(draft, scene, item.question)
        _filled_by(draft, scene, item)
        _remarks(draft, scene, item)
    elif isinstance(item.question, Group):
        _figures(draft, scene, item, item.question, place)
    elif isinstance(item.question, StandingText):
        add_standing(draft, scene, item, item.question, place)
        _filled_by(draft, scene, item)
    else:
        _narrative(draft, scene, item, place)
        _remarks(draft, scene, item)
    for problem in problems:
        draft.line("⚠ " + one_line(problem.sentence))
    add_below(draft, scene, item)
    add_inquiries(draft, scene, item)
    add_buttons(draft, scene, item, place)
    return draft.screen()


def _inquiring(draft: Draft, scene: Scene, item: Item) -> None:
    """What will be sent above, and how to say what one wants to know."""
    outside = scene.asked_outside(item)
    question, stored = item.question, scene.stored.get(item.question.id)
    if isinstance(question, Group) and not outside:
        for number, field in enumerate(question.fields, 1):
            draft.line(f"{number}) {field.label}{_figure_state(scene, field)}")
    elif stored is not None and not outside:
        draft.line().line(_standing(stored, item))
    draft.line().line(words.INQUIRING_OUTSIDE if outside else words.INQUIRING)
    draft.row(button(words.SEND_QUESTION, "send_question"), button(words.CANCEL, "go", question.id))


def _outside(draft: Draft, scene: Scene, item: Item) -> None:
    """What is not taken in the chat: only what it is about, and how it goes."""
    if isinstance(item.question, Group):
        draft.line(words.OUTSIDE_PARTS.format(labels="; ".join(field.label for field in item.question.fields)))
    draft.line(f"✅ {words.APART_SAVED}." if reported_apart(scene, item) else words.ASK_OUTSIDE)


def values_line(scene: Scene, group: Group) -> str:
    """What the group's figures are now, on one line: "Số hội nghị 12; Số người 340"."""
    return "; ".join(
        f"{field.label}: {shown(scene.stored[field.id].answer, field)}"
        for field in group.fields
        if field.id in scene.stored
    )


def proposal(scene: Scene, item: Item) -> str | None:
    """The official sentences made from the figures before this narrative, while it has no answer.

    A consolidated report says the totals of both layers in a sentence of its own: none is proposed there.
    """
    if item.question.id in scene.stored or scene.report.below is not None:
        return None
    fields, report = scene.outline.figures, scene.report
    groups = scene.outline.sentence_groups(item)
    made = (propose(group.sentence, fields, report.figures, report.comparison) for group in groups)
    return " ".join(sentence for sentence in made if sentence) or None


def head_lines(draft: Draft, scene: Scene, item: Item, head: str) -> Draft:
    """What was just stored, where the walk is, and the question word for word."""
    for line in filter(None, head.split("\n")):
        draft.line(one_line(line))
    if head:
        draft.line()
    _where(draft, scene, item)
    if item.question.sensitive:
        draft.line("🔒 " + NEVER_SECRET, "italic")
    return draft


def _where(draft: Draft, scene: Scene, item: Item) -> None:
    task = scene.report.task
    part = f" · Phần {item.path[0].number}" if len(item.path) > 1 else ""
    total = len(scene.outline.items)
    tried = words.TRIED if task.tried else ""
    draft.line(f"{scene.outline.form.short_title} · {task.unit.name}{part}{tried} · câu {item.index}/{total}")
    heading = f"{item.section.number}. {item.section.heading}" if item.section.number else item.section.heading
    draft.line(heading, "bold")
    _progress(draft, scene, item)
    asked = item.question.question != item.section.heading
    if asked or item.question.hint or isinstance(item.question, Group) or item.question.sensitive:
        draft.line()
    if asked:
        draft.line(item.question.question, "bold")
    if item.question.hint:
        draft.line("💡 " + item.question.hint, "italic")
    add_remarks(draft, scene, item)


def _progress(draft: Draft, scene: Scene, item: Item) -> None:
    """ "Nhóm 2/6 của Biểu 1C" where a table is filled in by several groups."""
    table = scene.table or item.table
    items = scene.outline.filling(table) if table is not None else ()
    if table is not None and len(items) > 1:
        draft.line(words.GROUP.format(number=items.index(item) + 1, count=len(items), table=table.number))


def _figures(draft: Draft, scene: Scene, item: Item, group: Group, place: Asking) -> None:
    if isinstance(group, BlankGroup):
        draft.line("\n".join(blank_sentences(scene, item, group)), "blockquote").line()
    for number, field in enumerate(group.fields, 1):
        draft.line(f"{number}) {field.label}{_figure_state(scene, field)}")
    _totals(draft, scene, item)
    _filled_by(draft, scene, item)
    draft.line()
    if place.mode == "choosing":
        draft.line(words.HELD_FIGURES.format(text=excerpt(joined(place.held))))
        return
    missing = [field.label for field in group.fields if field.id not in scene.stored]
    correcting = next((field for field in group.fields if field.id == place.field), None)
    problems = open_problems(scene, item)
    for problem in problems:
        draft.line(("⚠ " if not problem.blocks else "⛔ ") + one_line(problem.sentence))
    if place.mode == "doubting":
        draft.line(words.DOUBT_WHICH)
        return
    if correcting is not None:
        told = words.CORRECTING if counts(correcting) else words.CORRECTING_BLANK
        draft.line(told.format(label=correcting.label))
        if any(problem.blocks for problem in problems):
            return
    if any(problem.blocks for problem in problems):
        draft.line(words.BLOCK_HELP)
    elif problems and not missing:
        draft.line(words.WARNING_HELP)
    elif correcting is not None:
        return
    elif len(missing) == len(group.fields):
        draft.line(_asking(group))
    elif missing:
        draft.line(words.MORE_WANTED.format(labels="; ".join(missing)))


def _asking(group: Group) -> str:
    """How the values of a group are sent, where none is there yet."""
    if all(counts(field) for field in group.fields):
        return words.ASK_ONE_FIGURE if len(group.fields) == 1 else words.ASK_FIGURES
    return words.ASK_ONE_BLANK if len(group.fields) == 1 else words.ASK_BLANKS


def _remarks(draft: Draft, scene: Scene, item: Item) -> None:
    """Failing checks that a text or a list is the place to set right; a list tells the faults of its rows itself."""
    for problem in open_problems(scene, item):
        if problem.code == "check":
            draft.line(("⛔ " if problem.blocks else "⚠ ") + one_line(problem.sentence))


def _totals(draft: Draft, scene: Scene, item: Item) -> None:
    """Computed cells that this group's figures make, shown and never asked."""
    answers = scene.report.figures
    for one in item.question.sums if isinstance(item.question, BlankGroup) else ():
        total = answers.get(one.id)
        if isinstance(total, Figure):
            draft.line(f"= {one.label}: {with_unit(total.value, one.figure)}")
    alike = False
    for table, column in _computed_here(scene, item):
        total = answers.get(table.key(column))
        if not isinstance(total, Figure):
            continue
        if table.adds_up(column, scene.report.task.unit.level):
            unit = "%" if column.type is ColumnType.share else ""
            draft.line(f"= {cell_label(column, 1)}: {write_figure(total.value, FigureKind.decimal)}{unit}")
        else:
            alike = True
    if alike:
        draft.line(words.TOTALS_ALIKE)


def _computed_here(scene: Scene, item: Item) -> Iterator[tuple[Table, Column]]:
    """The computed cells that this question's figures go into."""
    for table in scene.outline.form.tables:
        for column in table.columns:
            if column.is_computed and any(f"{table.id}.{part}" in item.keys for part in column.of):
                yield table, column


def _figure_state(scene: Scene, field: Asked) -> str:
    stored = scene.stored.get(field.id)
    now = f": {shown(stored.answer, field)}" if stored else _unit_and_default(field)
    reason = f" – vì: {one_line(stored.reason)}" if stored and stored.reason else ""
    doubt = f" – {words.DOUBTED_HERE}" if stored and stored.doubted else ""
    before = scene.report.earlier.get(field.id)
    return now + reason + doubt + (f" [kỳ trước: {shown(before, field)}]" if before is not None else "")


def _unit_and_default(field: Asked) -> str:
    if not isinstance(field, FigureField):
        return ""
    unit = f" ({field.unit})" if field.unit and field.unit.lower() not in field.label.lower() else ""
    return unit + (f" – thường là {write_figure(field.default, field.kind)}" if field.default is not None else "")


def _narrative(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    key = item.question.id
    stored = scene.stored.get(key)
    earlier = scene.report.earlier.get(key)
    if item.paragraph is not None:
        add_paragraph(draft, scene, item.paragraph)
    lines = [_standing(stored, item)] if stored else []
    copied = stored is not None and stored.copied
    if isinstance(earlier, Prose) and not copied and place.mode in {"ask", "proposed", "stored"}:
        lines.append(f"Kỳ trước ({size(earlier.text)}): {shown(earlier)}")
    elif earlier is not None and place.mode == "ask":
        lines.append(f"Kỳ trước: {shown(earlier)}.")
    if lines:
        draft.line()
    for line in lines:
        draft.line(line)
    _filled_by(draft, scene, item)
    _mode_lines(draft, scene, item, place)


def _filled_by(draft: Draft, scene: Scene, item: Item) -> None:
    """Who else answered here, and when."""
    told = filled_by(scene, item)
    if told:
        draft.line(f"({told})", "italic")


def _standing(stored: Stored, item: Item) -> str:
    """The stored answer of a narrative on one line, with its size."""
    answer = stored.answer
    if item.paragraph is not None and isinstance(answer, NothingToReport):
        return words.PARAGRAPH_DROPPED
    doubt = f", {words.DOUBTED_HERE}" if stored.doubted else ""
    if isinstance(answer, Prose):
        copied = f", {words.UNCHANGED}" if stored.copied else ""
        return f"{words.PRESENT} ({size(answer.text)}{copied}{doubt}): {shown(answer)}"
    return f"{words.ANSWERED}: {shown(answer)}{doubt}."


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
        case "ask" if item.paragraph is not None:
            draft.line(words.PARAGRAPH_HELP)
        case "ask":
            draft.line(words.ASK_TEXT if item.required_keys else f"{words.OPTIONAL} {words.ASK_TEXT}")
        case _:
            pass
