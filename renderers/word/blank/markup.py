"""WordprocessingML for the paragraphs, runs, lines and tables of a template.

Measures stand both in the style and on the paragraph: a checker that reads only one of them finds them.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from renderers.word.blank.look import Look
from renderers.word.ooxml import NAMESPACES

FONT = "Times New Roman"
ROOT_NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def run_properties(look: Look) -> str:
    """What a run of ``look`` is set in."""
    half_points = look.size * 2
    return (
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f"{_switch('b', look.bold)}{_switch('bCs', look.bold)}{_switch('i', look.italic)}{_switch('iCs', look.italic)}"
        f'<w:color w:val="000000"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        + ('<w:u w:val="single"/>' if look.underline else "")
        + "</w:rPr>"
    )


def paragraph_properties(look: Look, *, style: bool = True, section: str = "") -> str:
    """What a paragraph of ``look`` is set in; ``style`` false inside the style's own definition."""
    return (
        "<w:pPr>"
        + (f'<w:pStyle w:val="{look.style}"/>' if style else "")
        + ("<w:keepNext/>" if look.keep_next else "")
        + "<w:widowControl/>"
        f'<w:spacing w:before="{look.before}" w:after="{look.after}"'
        f' w:line="{look.spacing.line}" w:lineRule="{look.spacing.rule}"/>'
        f'<w:ind w:left="0" w:right="0" w:firstLine="{look.first_line}"/><w:jc w:val="{look.align}"/>'
        + ("" if look.outline is None or style else f'<w:outlineLvl w:val="{look.outline}"/>')
        + (run_properties(look) if style else "")
        + f"{section}</w:pPr>"
    )


def run(look: Look, text: str) -> str:
    """A run of text."""
    return f'<w:r>{run_properties(look)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(look: Look, text: str = "", *, section: str = "") -> str:
    """A paragraph of one run, or an empty one; ``section`` is the end of a section (``w:sectPr``)."""
    return runs(look, run(look, text) if text else "", section=section)


def runs(look: Look, *content: str, section: str = "") -> str:
    """A paragraph of several runs."""
    return f"<w:p>{paragraph_properties(look, section=section)}{''.join(content)}</w:p>"


def page_number(look: Look) -> str:
    """The page's number as a field."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{run_properties(look)}{part}</w:r>" for part in parts)


def two_columns(widths: tuple[int, int], rows: Sequence[tuple[str, str]]) -> str:
    """A borderless table over the whole text width; no row breaks across pages.  ``widths`` in twips."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{_NO_BORDERS}'
        f'<w:tblLayout w:type="fixed"/>{_NO_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(_row(widths, cells) for cells in rows)}</w:tbl>"
    )


_SIDES = ("top", "left", "bottom", "right")
_NO_BORDERS = (
    "<w:tblBorders>"
    + "".join(f'<w:{side} w:val="nil"/>' for side in (*_SIDES, "insideH", "insideV"))
    + "</w:tblBorders>"
)
_NO_MARGINS = "<w:tblCellMar>" + "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in _SIDES) + "</w:tblCellMar>"


def _row(widths: tuple[int, int], cells: tuple[str, str]) -> str:
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{written}</w:tr>"


def _switch(name: str, on: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'
