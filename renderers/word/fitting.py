"""What depends on the printed length of a text: where header lines break, and how long the drawn lines are."""

import re

from lxml import etree

from renderers.word.line_breaks import best_lines, fair_width, reads_better, wrap
from renderers.word.ooxml import EMU_PER_POINT, NAMESPACES, TWIPS_PER_POINT, W
from renderers.word.times_bold import text_width

BALANCED_STYLES = frozenset({"Superior", "Issuer", "Subject", "PlaceAndDate"})
"""Styles whose lines, when there are several, are made about equally long; all are measured as if bold."""

WHOLE_LINE = "rule-whole"
"""Name of a drawn line exactly as long as the text above it (tiêu ngữ, Party title)."""

PART_LINE = "rule-part"
"""Name of a drawn line of 1/3 to 1/2 of the text above it (issuing body, summary in the state layout)."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_AFTER_INDENT = frozenset(
    {"contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "outlineLvl"}
) | {
    "textAlignment",
    "textboxTightWrap",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
}
"""What may only follow the indent among a paragraph's properties."""


def fit(root: etree._Element) -> None:
    """Balance the header's and title's lines, then give every drawn line its length.

    Source: document-standards section 1 (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 05-HD/VPTW).
    """
    for paragraph in root.iter(f"{W}p"):
        if _style(paragraph) in BALANCED_STYLES:
            _balance(paragraph)
    for shape in root.iter(f"{{{NAMESPACES['wp']}}}docPr"):
        if shape.get("name") in {WHOLE_LINE, PART_LINE}:
            _stretch(shape)


def part_line_length(words: list[str], size: float, width: float) -> float:
    """Points of a line "1/3 to 1/2 of the text": of the longest printed line, and where it can be of the whole text."""
    longest = _longest(words, size, width)
    whole = text_width(" ".join(words), size)
    return min(longest / 2, max(whole / 3, 0.4 * longest))


def _longest(words: list[str], size: float, width: float) -> float:
    return max((text_width(line, size) for line in wrap(words, size, width)), default=0.0)


def _balance(paragraph: etree._Element) -> None:
    words, size, width = _words(paragraph), _size(paragraph), _available(paragraph)
    lines = best_lines(words, size, width)
    if reads_better(lines, words, size, width):
        _break(paragraph, lines)
        return
    spare = width - fair_width(words, size, width)
    if spare > 0:
        side = str(int(spare / 2 * TWIPS_PER_POINT))
        indent = _indent(paragraph)
        indent.set(f"{W}left", side)
        indent.set(f"{W}right", side)


def _break(paragraph: etree._Element, lines: list[str]) -> None:
    """Put the lines into the paragraph's one run, each after a line break; the space before it stays for readers."""
    texts = [node for node in paragraph.iter(f"{W}t") if node.text]
    if len(texts) != 1:
        return
    (first,) = texts
    first.text = lines[0]
    last = first
    for line in lines[1:]:
        last.text = f"{last.text} "
        last.set(_SPACE, "preserve")
        further = etree.Element(f"{W}br"), etree.Element(f"{W}t")
        further[1].text = line
        last.addnext(further[0])
        further[0].addnext(further[1])
        last = further[1]


def _stretch(shape: etree._Element) -> None:
    above = _paragraph_above(shape)
    if above is None:
        return
    words, size, width = _words(above), _size(above), _available(above)
    whole = shape.get("name") == WHOLE_LINE
    length = _longest(words, size, width) if whole else part_line_length(words, size, width)
    _set_length(shape, length)


def _set_length(shape: etree._Element, points: float) -> None:
    emu = str(round(points * EMU_PER_POINT))
    anchor = shape.getparent()
    if anchor is None:
        return
    for extent in anchor.xpath("wp:extent | .//a:xfrm/a:ext", namespaces=NAMESPACES):
        extent.set("cx", emu)
    for line in anchor.xpath("ancestor::mc:AlternateContent//v:line", namespaces=NAMESPACES):
        line.set("to", f"{points:.2f}pt,{line.get('from').split(',')[1]}")


def _paragraph_above(shape: etree._Element) -> etree._Element | None:
    own = next(shape.iterancestors(f"{W}p"))
    return next((above for above in own.itersiblings(f"{W}p", preceding=True) if _words(above)), None)


def _words(paragraph: etree._Element) -> list[str]:
    """The words between which a line may break: those around a gap left to be filled in are one."""
    return re.split(r"(?<! ) (?! )", "".join(node.text or "" for node in paragraph.iter(f"{W}t")).strip())


def _size(paragraph: etree._Element) -> float:
    """Points of the paragraph's first run; the template's runs name their size."""
    sizes = [float(node.get(f"{W}val", "28")) for node in paragraph.iter(f"{W}sz")]
    return sizes[0] / 2 if sizes else 14.0


def _style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def _indent(paragraph: etree._Element) -> etree._Element:
    properties = paragraph.find(f"{W}pPr")
    assert properties is not None  # a balanced paragraph names its style there
    found = properties.find(f"{W}ind")
    if found is None:
        found = etree.Element(f"{W}ind")
        before = [child for child in properties if etree.QName(child).localname not in _AFTER_INDENT]
        properties.insert(len(before), found)
    return found


def _available(paragraph: etree._Element) -> float:
    """Points between the paragraph's indents, in its cell or on its page."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    room = _page_width(paragraph) if cell is None else _twips(cell, f"{W}tcPr/{W}tcW", "w")
    indents = sum(_twips(paragraph, f"{W}pPr/{W}ind", side) for side in ("left", "right"))
    return (room - indents) / TWIPS_PER_POINT


def _page_width(paragraph: etree._Element) -> float:
    section = paragraph.getroottree().getroot().find(f".//{W}sectPr")
    assert section is not None  # every document part ends in one
    margins = _twips(section, f"{W}pgMar", "left") + _twips(section, f"{W}pgMar", "right")
    return _twips(section, f"{W}pgSz", "w") - margins


def _twips(element: etree._Element, path: str, name: str) -> float:
    found = element.find(path)
    return 0.0 if found is None else float(found.get(f"{W}{name}", "0"))
