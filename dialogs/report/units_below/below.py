"""What the units below put into the report, at a question and in the summary."""

from collections.abc import Iterable, Sequence

from dialogs.below import Below, Failure, Newer
from dialogs.report.one_line import one_line
from dialogs.report.scene import Scene
from dialogs.report.units_below import layer_words as words
from dialogs.report.units_below.changed_picks import changed_picks
from dialogs.report.units_below.part_name import part_name
from dialogs.screen import Button, Draft, button
from templates.dates import moment
from templates.form import Group, Narrative
from templates.outline import Item
from templates.rows import RowList
from templates.text import cut
from templates.unit import in_running_text

NAMES = 8
"""Units named on one line; more are only counted."""

FAILURES = 3
"""Failing checks of totals shown in the summary."""


def is_final(scene: Scene) -> bool:
    """Whether the report goes no higher: it is finalised, not handed in."""
    return scene.report.below is not None and scene.report.task.unit.parent_id is None


def add_below(draft: Draft, scene: Scene, item: Item) -> None:
    """The totals sentences with both layers, and who wrote; nothing where the chat must not show it."""
    below = scene.report.below
    if below is None or scene.asked_outside(item):
        return
    sentences = below.layer.sentences(item.question.id, scene.report.answers, below.adjustments)
    for sentence in sentences:
        draft.gap().line(words.TOTAL, "bold").line(one_line(sentence), "blockquote")
    if isinstance(item.question, Narrative | RowList) and item.paragraph is None:
        _texts(draft, below, item)


def _texts(draft: Draft, below: Below, item: Item) -> None:
    key = item.question.id
    names = [in_running_text(text.unit.name) for text in below.layer.texts(key)]
    draft.gap()
    draft.line(words.WROTE.format(count=len(names), names=named(names)) if names else words.NOBODY_WROTE)
    picks = below.picks_of(key)
    if picks:
        draft.line(words.PICKED_COUNT.format(count=len(picks), part=part_name(item)))


def below_buttons(scene: Scene, item: Item) -> tuple[Button | None, ...]:
    """Nguồn at figures, the units' texts at a text or a list."""
    below = scene.report.below
    if below is None or scene.asked_outside(item) or item.paragraph is not None:
        return ()
    if isinstance(item.question, Group):
        return (button(words.SOURCES, "sources"),)
    if not isinstance(item.question, Narrative | RowList):
        return ()
    count = len(below.layer.texts(item.question.id))
    return (button(words.TEXTS.format(count=count), "passages"),) if count else ()


def add_layers(draft: Draft, scene: Scene) -> None:
    """In the summary: how many units count, what came since, and which totals fail a check."""
    below = scene.report.below
    if below is None:
        return
    draft.gap().line(_counted(scene, below))
    if below.newer:
        names = [in_running_text(one.name) for one in below.newer]
        draft.line(_newer_words(scene).format(count=len(names), names=named(names)))
    if not scene.report.task.is_open:
        return
    picks = changed_picks(below)
    if picks:
        draft.line(words.CHANGED_PICKS.format(count=len(picks)))
    for failure in _failures(scene)[:FAILURES]:
        draft.line(words.FAILING.format(sentence=one_line(failure.sentence)))
        behind = [in_running_text(name) for _, name in failure.units]
        draft.line(words.FAILING_UNITS.format(names=named(behind)) if behind else words.FAILING_NONE)


def _counted(scene: Scene, below: Below) -> str:
    if below.at is None:
        return words.COUNTED_NOW.format(counted=below.counted, units=below.units)
    when = moment(below.at, scene.world.zone)
    return words.COUNTED.format(counted=below.counted, units=below.units, when=when)


def _newer_words(scene: Scene) -> str:
    if scene.report.task.is_open:
        return words.NEWER
    return words.AFTER_FINAL if is_final(scene) else words.AFTER_SUBMIT


def _failures(scene: Scene) -> Sequence[Failure]:
    below = scene.report.below
    return below.layer.failures(scene.report.answers, below.adjustments) if below is not None else ()


def add_layer_buttons(draft: Draft, scene: Scene) -> None:
    """Cập nhật số liệu and Bản để ký, and the ways to the units behind a failing total."""
    if scene.report.below is None:
        return
    draft.row(button(words.REFRESH, "refresh_layer"), button(words.TO_SIGN, "to_sign"))
    _changed_button(draft, scene)
    add_failing_buttons(draft, scene)


def add_failing_buttons(draft: Draft, scene: Scene) -> None:
    """A unit behind a failing total is one tap from being sent back."""
    units = dict(unit for failure in _failures(scene)[:FAILURES] for unit in failure.units)
    for number, name in list(units.items())[:FAILURES]:
        draft.row(button(f"Xem, trả lại: {cut(name, 40)}", "review", str(number)))


def _changed_button(draft: Draft, scene: Scene) -> None:
    """The way to the first question with a pick that has changed."""
    picks = changed_picks(scene.report.below) if scene.report.below is not None else []
    keys = [pick.key for pick, _ in picks if pick.key in scene.outline.by_question]
    draft.row(button(words.SEE_CHANGED, "changed_picks", keys[0]) if keys else None)


def named(names: Sequence[str]) -> str:
    """Up to ``NAMES`` of them; the rest is counted."""
    shown = ", ".join(names[:NAMES])
    return shown if len(names) <= NAMES else f"{shown} và {len(names) - NAMES} đơn vị khác"


def changes_in_words(newer: Iterable[Newer]) -> list[str]:
    """What bringing the layer up to date changes, a line for each unit."""
    return [_change(one) for one in newer]


def _change(one: Newer) -> str:
    pattern = words.CHANGED if one.before and one.now else words.HANDED_IN if one.now else words.TAKEN_BACK
    return pattern.format(name=one.name, before=one.before, now=one.now)
