"""Nguồn level by level: the parts of a total, and the way down into a part that is itself a total."""

from collections.abc import Iterable, Iterator

from dialogs.below import OpenedUnit, Source
from dialogs.page import page_of
from dialogs.report.one_line import one_line, shown
from dialogs.report.scene import Scene
from dialogs.report.units_below import source_words as words
from dialogs.report.units_below.places import Sources
from dialogs.screen import Draft, button
from dialogs.turn import Turn
from templates.adjustment import Adjustment
from templates.figure_field import FigureField
from templates.figure_writing import with_unit, write_figure
from templates.text import cut

PAGE = 20
"""Parts of a total on one page."""

Part = tuple[str, Source | None]
"""A line, and the unit it tells of; None for what the consolidating unit did itself."""


def show_level(
    scene: Scene, place: Sources, field: FigureField, opened: OpenedUnit, draft: Draft, *, fresh: bool
) -> Turn:
    """One unit's part of a total with everything that stands in it."""
    total = opened.layer.total(field.id, opened.own, opened.adjustments)
    draft.line(f"{words.SOURCES} · {one_line(field.label)}", "bold")
    draft.line(f"{opened.unit.name} ({words.VERSION.format(version=opened.version)})", "bold")
    draft.line(f"{words.TOTAL}: {words.UNKNOWN if total is None else with_unit(total, field)}", "bold").line()
    here = page_of([*_own(opened, field), *source_lines(opened.layer.sources(field.id), field)], place.page, PAGE)
    add_parts(draft, here.items)
    for one in opened.adjustments:
        if one.key == field.id:
            draft.line(adjustment_line(one, field, opened.people.get(one.person, "")))
    draft.row(*here.row("source_page"))
    add_ways_down(draft, here.items, opened.path)
    draft.row(button(words.BACK, "source_unit", *map(str, opened.path[:-1])))
    return scene.show(place, draft.screen(), fresh=fresh)


def add_parts(draft: Draft, parts: Iterable[Part]) -> None:
    """Their lines."""
    for line, _ in parts:
        draft.line(one_line(line))


def add_ways_down(draft: Draft, parts: Iterable[Part], path: tuple[int, ...]) -> None:
    """A button for every unit whose part is itself a total; ``path`` leads to where they stand."""
    opening = [source for _, source in parts if source is not None and source.opens]
    ways = [
        button(f"{words.OPEN} {cut(source.name, 30)}", "source_unit", *map(str, (*path, source.number)))
        for source in opening
    ]
    draft.rows(ways, 2)


def source_lines(sources: Iterable[Source], field: FigureField) -> Iterator[Part]:
    """ "Xã A: 14 (bản 1, Văn thư)": each unit's part."""
    for source in sources:
        value = words.UNKNOWN if source.value is None else write_figure(source.value, field.kind)
        told = ([words.VERSION.format(version=source.version)] if source.version else []) + [source.person]
        said = ", ".join(filter(None, told))
        yield f"{source.name}: {value}" + (f" ({said})" if said else ""), source


def adjustment_line(one: Adjustment, field: FigureField, name: str) -> str:
    """What was added by hand, why and by whom."""
    return one_line(f"{words.ADJUSTMENT} {signed(one, field)}: {one.reason}" + (f" ({name})" if name else ""))


def signed(one: Adjustment, field: FigureField) -> str:
    """ "−2"."""
    return ("+" if one.amount > 0 else "−") + write_figure(abs(one.amount), field.kind)


def _own(opened: OpenedUnit, field: FigureField) -> Iterator[Part]:
    answer = opened.own.get(field.id)
    if answer is not None:
        name = opened.authors.get(field.id, "")
        yield f"{words.OWN_OF_UNIT}: {shown(answer, field)}" + (f" ({name})" if name else ""), None
