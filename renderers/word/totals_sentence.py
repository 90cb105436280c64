"""One group of figures over all units, as the sentence the parent's report says."""

import re
from collections.abc import Mapping
from decimal import Decimal

from renderers.consolidation import Consolidation
from renderers.field_totals import FieldTotal
from renderers.word.wording import INCOMPLETE
from templates.answers import Figure
from templates.blanks import BlankGroup
from templates.figure_writing import count_with_unit, with_unit, write_count, write_figure
from templates.filling import printed_names
from templates.form import Consolidate, FigureField, FigureGroup, FigureKind, Group
from templates.form_figures import form_figures
from templates.report import Report
from templates.sentences import propose
from templates.unit import Unit, in_running_text

_NOT_PRINTED = re.compile(r"\s*\(nếu có\)")
"""Of a label, words for whoever answers (product: Printed is not asked)."""


def totals_sentence(consolidation: Consolidation, group: Group) -> str | None:
    """The form's sentence with totals and change, then the spread; None where nothing was counted.

    Blanks of a standing text have no sentence of their own: those that add up are listed with their labels.

    "Tổ chức 120 hội nghị. (12/12 đơn vị báo cáo; nhiều nhất: xã A (14 hội nghị); 02 đơn vị không phát sinh).";
    a total that lacks a counted unit's figure is followed by "(số liệu chưa đủ)".
    """
    totals = _group_totals(consolidation, group)
    if all(total.total is None for total in totals.values()):
        return None
    said = _said(consolidation, group, totals)
    spread = _spread(consolidation, group, totals)
    complete = all(total.complete for total in totals.values())
    return f"{said} {spread}." if complete else f"{said} {spread} {INCOMPLETE}."


def _figures(consolidation: Consolidation, group: Group) -> tuple[FigureField, ...]:
    """What a sentence counts: all figures of a group; of blanks the sums, then those that add up and are printed."""
    if isinstance(group, FigureGroup):
        return group.fields
    printed = printed_names(consolidation.form)
    additive = (one for one in group.figures if one.consolidate is Consolidate.sum and one.id in printed)
    return (*(one.figure for one in group.sums), *additive)


def _group_totals(consolidation: Consolidation, group: Group) -> dict[str, FieldTotal]:
    found = (field.id for field in _figures(consolidation, group))
    return {name: consolidation.totals[name] for name in found if name in consolidation.totals}


def _said(consolidation: Consolidation, group: Group, totals: Mapping[str, FieldTotal]) -> str:
    """The form's own sentence; where it cannot be made, each total by its label."""
    if not isinstance(group, FigureGroup):
        return _of_blanks(consolidation, group, totals)
    answers = {key: Figure(total.total) for key, total in consolidation.totals.items() if total.total is not None}
    fields = form_figures(consolidation.form)
    made = propose(group.sentence, fields, answers, consolidation.comparison) if group.sentence else None
    return made or _listed(group, totals)


def _of_blanks(consolidation: Consolidation, group: BlankGroup, totals: Mapping[str, FieldTotal]) -> str:
    """ "Tiếp công dân: tổng số cuộc: 111; …"; with its unit of measure where the label does not say it."""
    known = [
        f"{_small(field.label)}: {_counted(total.total, field)}"
        for field in _figures(consolidation, group)
        if (total := totals.get(field.id)) is not None and total.total is not None
    ]
    return f"{group.question}: {'; '.join(known)}."


def _small(label: str) -> str:
    """A label inside a sentence; an abbreviation keeps its capitals."""
    said = _NOT_PRINTED.sub("", label).replace(": ", ", ")
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def _counted(value: Decimal, field: FigureField) -> str:
    said = re.search(rf"\b{re.escape(field.unit)}\b", field.label, re.IGNORECASE) if field.unit else None
    return write_figure(value, field.kind) if said else with_unit(value, field)


def _listed(group: FigureGroup, totals: Mapping[str, FieldTotal]) -> str:
    known = [
        f"{field.label}: {with_unit(total.total, field)}"
        for field in group.fields
        if (total := totals.get(field.id)) is not None and total.total is not None
    ]
    return "; ".join(known) + "."


def _spread(consolidation: Consolidation, group: Group, totals: Mapping[str, FieldTotal]) -> str:
    """How many of the units asked reported, which has most, how many have nothing: told by the group's first counted
    figure, of those that units gave if any (a parent's own level stands before theirs)."""
    figures = [field for field in _figures(consolidation, group) if field.id in totals]
    known = [field for field in figures if totals[field.id].total is not None]
    field = next((field for field in known if totals[field.id].answered), known[0])
    total = totals[field.id]
    units = len(consolidation.missing) + sum(_is_asked(one, group, field) for one in consolidation.reports)
    parts = [f"{total.answered}/{units} đơn vị báo cáo"]
    if total.most:
        parts.append(f"nhiều nhất: {_most(total.most, field)}")
    if total.nothing:
        parts.append(f"{write_count(Decimal(total.nothing), FigureKind.integer)} đơn vị không phát sinh")
    return f"({'; '.join(parts)})"


def _is_asked(report: Report, group: Group, field: FigureField) -> bool:
    """Whether the unit is asked the figure, or what it is the sum of."""
    sums = group.sums if isinstance(group, BlankGroup) else ()
    keys = next((one.of for one in sums if one.id == field.id), (field.id,))
    return report.is_asked(field.levels) and report.left_out.isdisjoint(keys)


def _most(most: tuple[tuple[Unit, Decimal], ...], field: FigureField) -> str:
    """Up to three names; more that share the first place are only counted."""
    names = ", ".join(in_running_text(unit.name) for unit, _ in most[:3])
    more = f" và {len(most) - 3} đơn vị khác" if len(most) > 3 else ""
    return f"{names}{more} ({count_with_unit(most[0][1], field)})"
