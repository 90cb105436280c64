"""Nguồn: a total followed to units, versions and people; and Điều chỉnh, which sets a known miscount right."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dialogs.below import Below
from dialogs.layer_changes import Adjust, DropAdjustment
from dialogs.page import page_of
from dialogs.report.one_line import one_line, short_label, shown
from dialogs.report.open_report import OpenReport
from dialogs.report.places import Asking
from dialogs.report.scene import Scene
from dialogs.report.units_below import source_words as words
from dialogs.report.units_below.places import Sources
from dialogs.report.units_below.source_levels import (
    PAGE,
    add_parts,
    add_ways_down,
    adjustment_line,
    show_level,
    signed,
    source_lines,
)
from dialogs.screen import Choice, Draft, button
from dialogs.turn import Turn
from templates.adjustment import Adjustment
from templates.answers import Figure
from templates.figure_field import Consolidate, FigureField
from templates.figure_writing import with_unit
from templates.form import Group
from templates.numbers import read_figure
from templates.problem import Problem
from templates.text import cut

SOURCE_VERBS = frozenset({"sources", "source_field", "source_page", "source_unit", "adjust", "drop_adjustment"})

_SIGNED = re.compile(r"(?P<sign>[+\-−–])\s*(?P<number>[\d.,]+)(?P<reason>.*)", re.DOTALL)

SHORTEST = 3
"""Letters a reason has at least."""


def pressed(scene: Scene, choice: Choice) -> Turn | None:
    """A button of these screens; None where it is none of theirs or the question is not at hand."""
    place = scene.state.place
    if scene.report.below is None or not isinstance(place, Asking | Sources):
        return None
    item = scene.outline.by_question.get(place.question)
    if item is None or not isinstance(item.question, Group) or scene.asked_outside(item):
        return None
    here = Sources(place.question) if isinstance(place, Asking) else place
    match choice:
        case Choice("sources", _):
            return show(scene, Sources(place.question), fresh=False)
        case Choice("source_field", (field,)) if field in item.keys:
            return show(scene, Sources(place.question, field), fresh=False)
        case Choice("source_page", (page,)):
            return show(scene, replace(here, page=int(page), adjusting=False), fresh=False)
        case Choice("source_unit", path):
            return show(scene, replace(here, page=0, adjusting=False, path=tuple(map(int, path))), fresh=False)
        case Choice("adjust", _):
            return show(scene, replace(here, adjusting=True, path=()), fresh=False)
        case Choice("drop_adjustment", (number,)):
            return _drop(scene, here, int(number))
        case _:
            return None


def said(scene: Scene, place: Sources, text: str) -> Turn:
    """ "-2 trùng hội nghị ở xã A": the amount with its sign, and why."""
    below, field = scene.report.below, _field(scene, place)
    if below is None or field is None or not _additive(field):
        return show(scene, replace(place, adjusting=False), fresh=True)
    found = _SIGNED.fullmatch(text.strip())
    if found is None:
        return show(scene, replace(place, adjusting=True), fresh=True, head=words.NOT_AN_ADJUSTMENT)
    value = read_figure(found["number"], field)
    if isinstance(value, Problem):
        return show(scene, replace(place, adjusting=True), fresh=True, head=f"⚠ {value.sentence}")
    reason = " ".join(found["reason"].split()).strip(" :;,.")
    if not isinstance(value, Figure) or not value.value:
        return show(scene, replace(place, adjusting=True), fresh=True, head=words.NOT_AN_ADJUSTMENT)
    if len(reason) < SHORTEST:
        return show(scene, replace(place, adjusting=True), fresh=True, head=words.REASON_WANTED)
    amount = value.value if found["sign"] == "+" else -value.value
    person = scene.world.person.id if scene.world.person else 0
    made = (*below.adjustments, Adjustment(0, field.id, amount, reason, person))
    scene = replace(scene.also(Adjust(field.id, amount, reason)), report=_with(scene, made))
    return show(scene, replace(place, adjusting=False), fresh=True, head=words.ADJUSTED)


def _drop(scene: Scene, place: Sources, number: int) -> Turn:
    below = scene.report.below
    left = tuple(one for one in below.adjustments if one.id != number) if below is not None else ()
    if below is None or len(left) == len(below.adjustments):
        return show(scene, place, fresh=False)
    scene = replace(scene.also(DropAdjustment(number)), report=_with(scene, left))
    return show(scene, place, fresh=False, head=words.ADJUSTMENT_DROPPED)


def _with(scene: Scene, adjustments: tuple[Adjustment, ...]) -> OpenReport:
    below = scene.report.below
    return replace(scene.report, below=replace(below, adjustments=adjustments) if below is not None else None)


def show(scene: Scene, place: Sources, *, fresh: bool, head: str = "") -> Turn:
    """One total with everything that stands in it."""
    below, field = scene.report.below, _field(scene, place)
    draft = Draft(head)
    if below is None or field is None:
        return scene.show(place, draft.line(words.GONE).screen(), fresh=fresh)
    place = replace(place, field=field.id)
    if place.path and below.opened is not None and below.opened.path == place.path:
        return show_level(scene, place, field, below.opened, draft, fresh=fresh)
    place = replace(place, path=())
    total = below.layer.total(field.id, scene.report.answers, below.adjustments)
    draft.line(f"{words.SOURCES} · {one_line(field.label)}", "bold")
    draft.line(f"{words.TOTAL}: {words.UNKNOWN if total is None else with_unit(total, field)}", "bold").line()
    parts = [*((own, None) for own in _own(scene, field)), *source_lines(below.layer.sources(field.id), field)]
    here = page_of(parts, place.page, PAGE)
    add_parts(draft, here.items)
    own = below.adjustments_of(field.id)
    for one in own:
        draft.line(adjustment_line(one, field, _by(scene, below, one)))
    if place.adjusting:
        draft.gap().line(words.ADJUST_HELP)
        draft.row(button(words.CANCEL, "source_page", str(here.number)))
        return scene.show(place, draft.screen(), fresh=fresh)
    draft.row(*here.row("source_page"))
    add_ways_down(draft, here.items, ())
    draft.row(button(words.ADJUST, "adjust") if _additive(field) else None)
    for one in own:
        if one.id:
            draft.row(button(f"{words.DROP}: {signed(one, field)}", "drop_adjustment", str(one.id)))
    _others(draft, scene, place, field)
    draft.row(button(words.BACK, "go", place.question))
    return scene.show(replace(place, page=here.number), draft.screen(), fresh=fresh)


def _others(draft: Draft, scene: Scene, place: Sources, field: FigureField) -> None:
    """The other figures of the group, one tap away."""
    fields = [one for one in _fields(scene, place) if one.id != field.id]
    buttons = [button(cut(short_label(one.label), 40), "source_field", one.id) for one in fields]
    draft.rows(buttons, 2)


def _fields(scene: Scene, place: Sources) -> Iterator[FigureField]:
    item = scene.outline.by_question.get(place.question)
    if item is not None and isinstance(item.question, Group):
        yield from (one for one in item.question.fields if isinstance(one, FigureField))


def _field(scene: Scene, place: Sources) -> FigureField | None:
    fields = list(_fields(scene, place))
    return next((one for one in fields if one.id == place.field), fields[0] if fields else None)


def _additive(field: FigureField) -> bool:
    return field.consolidate is Consolidate.sum


def _own(scene: Scene, field: FigureField) -> Iterator[str]:
    stored = scene.stored.get(field.id)
    if stored is not None:
        author = scene.report.authors.get(stored.person)
        name = author.name if author is not None else scene.world.person.name if scene.world.person else ""
        yield f"{words.OWN}: {shown(stored.answer, field)}" + (f" ({name})" if name else "")


def _by(scene: Scene, below: Below, one: Adjustment) -> str:
    own = scene.world.person
    return own.name if own is not None and own.id == one.person else below.people.get(one.person, "")
