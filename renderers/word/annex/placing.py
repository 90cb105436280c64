"""The tables' place in a report: sections of their own between its signature and whatever follows."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from lxml import etree

from renderers.word.annex.drawing import table_xml
from renderers.word.annex.grid import Annex
from renderers.word.annex.layout import Layout
from renderers.word.annex.page import TEXT_WIDTH, section
from renderers.word.annex.words import COMPILER, RULE, WHERE
from renderers.word.cleaning import clean_line
from renderers.word.ooxml import NAMESPACES, TWIPS_PER_POINT, W

PLACE = "annexes"
"""Name of the comment that marks where the tables go."""

_BLANKS_TO_SIGN = 4
_END = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_R = f"{{{NAMESPACES['r']}}}"


def make_room(root: etree._Element) -> str:
    """Mark the place behind the report's first section; gives the page headers its annexes are to have.

    Where that section is the document's last its properties move into its last paragraph.
    """
    found = root.find(f".//{W}sectPr")
    assert found is not None  # every document part ends in one
    parent = found.getparent()
    assert parent is not None
    references = "".join(_reference(one) for one in found.iterfind(f"{W}headerReference"))
    if parent.tag == f"{W}body":
        _last_paragraph(parent).append(found)
    end = next(found.iterancestors(f"{W}p"))
    end.addnext(etree.Comment(PLACE))
    return references


def annexes_xml(annexes: Sequence[tuple[Annex, Layout]], references: str, *, is_end: bool) -> Iterator[str]:
    """Each table with what stands around it in a section of its own; ``is_end`` where nothing follows them."""
    for number, (annex, layout) in enumerate(annexes, 1):
        yield from _annex(annex, layout)
        properties = section(references)
        if is_end and number == len(annexes):
            yield f"{_paragraph('AnnexNote', '', _END)}{properties}"
        else:
            yield _paragraph("AnnexNote", "", _END + properties)


def _annex(annex: Annex, layout: Layout) -> Iterator[str]:
    table = annex.table
    yield _place_line(annex)
    for text in (table.heading, table.title):
        if text:
            yield _paragraph("AnnexHeading", text, "<w:keepNext/>")
    yield _paragraph("AnnexRule", RULE if table.ruled else "", "<w:keepNext/>" + _gap(0, 6))
    yield from table_xml(table, layout, annex.rows, "".join(_foot(annex)))


def _place_line(annex: Annex) -> str:
    """The unit on the left, the table's number on the right."""
    right = round(TEXT_WIDTH * TWIPS_PER_POINT)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
    where, number = _run(f"{WHERE}{annex.unit}"), _run(annex.table.number, bold=True)
    style = '<w:pStyle w:val="AnnexPlace"/><w:keepNext/>'
    return f"<w:p><w:pPr>{style}{tab}{_gap(0, 6)}</w:pPr>{where}<w:r><w:tab/></w:r>{number}</w:p>"


def _foot(annex: Annex) -> Iterator[str]:
    for note in annex.notes:
        yield _paragraph("AnnexNote", note, _gap(3, 0))
    if annex.table.compiled:
        aside = f'<w:ind w:left="{round(TEXT_WIDTH * TWIPS_PER_POINT * 0.65)}" w:right="0" w:firstLine="0"/>'
        yield _paragraph("AnnexCompiler", COMPILER, _gap(8, 0) + aside)
        for _ in range(_BLANKS_TO_SIGN):
            yield _paragraph("AnnexCompiler", "")


def _gap(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}" w:line="240" w:lineRule="auto"/>'


def _paragraph(style: str, text: str, properties: str = "") -> str:
    run = _run(text) if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>'


def _run(text: str, *, bold: bool = False) -> str:
    properties = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(clean_line(text))}</w:t></w:r>'


def _reference(element: etree._Element) -> str:
    kind, target = element.get(f"{W}type", ""), element.get(f"{_R}id", "")
    return f'<w:headerReference w:type="{escape(kind)}" r:id="{escape(target)}"/>'


def _last_paragraph(body: etree._Element) -> etree._Element:
    """The properties of the body's last paragraph, made where there is none behind a table."""

    before = [child for child in body if child.tag != f"{W}sectPr"]
    last = before[-1] if before and before[-1].tag == f"{W}p" else etree.SubElement(body, f"{W}p")
    properties = last.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        last.insert(0, properties)
    return properties
