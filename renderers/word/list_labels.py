"""Automatic list numbers of a Word document, which stand nowhere in its text: "- " and "1. " put before items."""

from collections import Counter
from dataclasses import dataclass

from lxml import etree

from renderers.word.ooxml import W

_BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class ListLabels:
    """Number formats by list and level ("decimal", "bullet")."""

    formats: dict[tuple[str, str], str]

    def label(self, paragraph: etree._Element, counts: Counter[tuple[str, str]]) -> str:
        """What Word would draw before ``paragraph``, as plain text; ``counts`` moves on with it.

        Numbers of every style are written as figures.
        """
        place = _place(paragraph)
        if place is None or place not in self.formats:
            return ""
        if self.formats[place] == _BULLET:
            return "- "
        counts[place] += 1
        return f"{counts[place]}. "


def list_labels(numbering: etree._Element | None) -> ListLabels:
    """The formats that ``word/numbering.xml`` defines; None where there is no such part."""
    if numbering is None:
        return ListLabels({})
    abstract = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in numbering.iter(f"{W}abstractNum")}
    formats: dict[tuple[str, str], str] = {}
    for listed in numbering.iter(f"{W}num"):
        key = _value(listed, "abstractNumId")
        formats |= {(listed.get(f"{W}numId", ""), level): kind for level, kind in abstract.get(key, {}).items()}
    return ListLabels({place: kind for place, kind in formats.items() if kind != "none"})


def _levels(abstract: etree._Element) -> dict[str, str]:
    return {level.get(f"{W}ilvl", "0"): _value(level, "numFmt") for level in abstract.iter(f"{W}lvl")}


def _place(paragraph: etree._Element) -> tuple[str, str] | None:
    properties = paragraph.find(f"{W}pPr/{W}numPr")
    if properties is None:
        return None
    return _value(properties, "numId"), _value(properties, "ilvl") or "0"


def _value(element: etree._Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")
