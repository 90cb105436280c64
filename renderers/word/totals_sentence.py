"""One group of figures over all units, as the sentence the parent's report says."""

from collections.abc import Mapping
from decimal import Decimal

from renderers.consolidation import Consolidation, FieldTotal
from renderers.word.wording import INCOMPLETE
from templates.answers import Figure
from templates.figure_writing import count_with_unit, with_unit, write_count
from templates.form import FigureField, FigureGroup, FigureKind
from templates.form_figures import form_figures
from templates.sentences import propose
from templates.unit import Unit, in_running_text


def totals_sentence(consolidation: Consolidation, group: FigureGroup) -> str | None:
    """The form's sentence with totals and change, then the spread; None where nothing was counted.

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


def _group_totals(consolidation: Consolidation, group: FigureGroup) -> dict[str, FieldTotal]:
    return {field.id: consolidation.totals[field.id] for field in group.fields if field.id in consolidation.totals}


def _said(consolidation: Consolidation, group: FigureGroup, totals: Mapping[str, FieldTotal]) -> str:
    """The form's own sentence; where it cannot be made, each total by its label."""
    answers = {key: Figure(total.total) for key, total in consolidation.totals.items() if total.total is not None}
    fields = form_figures(consolidation.form)
    made = propose(group.sentence, fields, answers, consolidation.comparison) if group.sentence else None
    return made or _listed(group, totals)


def _listed(group: FigureGroup, totals: Mapping[str, FieldTotal]) -> str:
    known = [
        f"{field.label}: {with_unit(total.total, field)}"
        for field in group.fields
        if (total := totals.get(field.id)) is not None and total.total is not None
    ]
    return "; ".join(known) + "."


def _spread(consolidation: Consolidation, group: FigureGroup, totals: Mapping[str, FieldTotal]) -> str:
    """How many units reported, which has most, how many have nothing: told by the group's first counted figure."""
    field = next(field for field in group.fields if field.id in totals and totals[field.id].total is not None)
    total = totals[field.id]
    units = len(consolidation.reports) + len(consolidation.missing)
    parts = [f"{total.answered}/{units} đơn vị báo cáo"]
    if total.most:
        parts.append(f"nhiều nhất: {_most(total.most, field)}")
    if total.nothing:
        parts.append(f"{write_count(Decimal(total.nothing), FigureKind.integer)} đơn vị không phát sinh")
    return f"({'; '.join(parts)})"


def _most(most: tuple[tuple[Unit, Decimal], ...], field: FigureField) -> str:
    """Up to three names; more that share the first place are only counted."""
    names = ", ".join(in_running_text(unit.name) for unit, _ in most[:3])
    more = f" và {len(most) - 3} đơn vị khác" if len(most) > 3 else ""
    return f"{names}{more} ({count_with_unit(most[0][1], field)})"
