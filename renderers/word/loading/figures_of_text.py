"""Figures in the sections of a report: only those an official sentence states, word for word and once."""

from collections.abc import Mapping
from decimal import Decimal

from templates.answers import Answer, Figure
from templates.form import FigureGroup
from templates.outline import Outline
from templates.sentence_figures import figures_in


def figures_of_text(texts: Mapping[str, str], outline: Outline) -> dict[str, Answer]:
    """The figures asked by key; ``texts`` are the sections' whole texts by section id."""
    found: dict[str, set[Decimal]] = {}
    for item in outline.items:
        group = item.question
        text = texts.get(item.section.id, "")
        if not isinstance(group, FigureGroup) or not group.sentence or not text or item.table is not None:
            continue
        for name, value in figures_in(text, group.sentence, outline.figures).items():
            if key := asked_key(name, outline):
                found.setdefault(key, set()).add(value)
    return {key: Figure(values.pop()) for key, values in found.items() if len(values) == 1}


def asked_key(name: str, outline: Outline) -> str:
    """The figure asked under this name, or the only one a total is made of at this level; "" where there is none."""
    if name in outline.fields:
        return name
    for table in outline.form.tables:
        for column in table.columns:
            if table.key(column) == name:
                parts = [key for part in column.of if (key := f"{table.id}.{part}") in outline.fields]
                return parts[0] if len(parts) == 1 else ""
    return ""
