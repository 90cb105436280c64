"""A generated .docx as readable text: page, headers, tables and every paragraph with how it is set."""

from collections.abc import Iterator

from lxml import etree

from renderers.word.ooxml import EMU_PER_POINT, NAMESPACES, W
from tests.word.facts import ParagraphFacts, RunFacts, WordFile, child


def dump(content: bytes) -> str:
    """The whole document, a line for each thing that matters."""
    return "\n".join(_lines(WordFile(content))) + "\n"


def _lines(file: WordFile) -> Iterator[str]:
    yield f"parts: {', '.join(sorted(file.parts))}"
    for element in file.body:
        match etree.QName(element).localname:
            case "tbl":
                yield from _table(file, element)
            case "p":
                yield from _paragraph(file.facts(element))
                yield from (line for section in element.iter(f"{W}sectPr") for line in _section(file, section))
            case "sectPr":
                yield from _section(file, element)


def _section(file: WordFile, section: etree._Element) -> Iterator[str]:
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    sides = " ".join(f"{side} {margins.get(f'{W}{side}')}" for side in ("top", "bottom", "left", "right", "header"))
    yield f"== section: page {size.get(f'{W}w')} x {size.get(f'{W}h')}, margins {sides}"
    start = child(section, "pgNumType").get(f"{W}start")
    yield f"   pages from {start}, first page apart: {section.find(f'{W}titlePg') is not None}"
    for kind, paragraphs in sorted(file.headers(section).items()):
        fields = ["".join(one.element.itertext(f"{W}instrText")).strip() for one in paragraphs]
        yield f"   header {kind}: field {fields}"
        for paragraph in paragraphs:
            yield from (f"   {line}" for line in _paragraph(paragraph))


def _table(file: WordFile, table: etree._Element) -> Iterator[str]:
    widths = [column.get(f"{W}w", "") for column in table.iter(f"{W}gridCol")]
    borders = {border.get(f"{W}val", "") for border in table.iterfind(f"{W}tblPr/{W}tblBorders/*")}
    yield f"== table: columns {' '.join(widths)}, borders {sorted(borders)}"
    for number, row in enumerate(table.iterfind(f"{W}tr"), 1):
        again = ", on each page" if row.find(f"{W}trPr/{W}tblHeader") is not None else ""
        yield f"-- row {number}, whole: {row.find(f'{W}trPr/{W}cantSplit') is not None}{again}"
        for place, cell in enumerate(row.iterfind(f"{W}tc"), 1):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            yield f"-- cell {place}, span {'1' if span is None else span.get(f'{W}val')}{_merged(cell)}"
            for paragraph in file.paragraphs_in(cell):
                yield from _paragraph(paragraph)


def _merged(cell: etree._Element) -> str:
    """How a cell hangs together with the one above or below, and whether its text is turned."""
    merge, turned = cell.find(f"{W}tcPr/{W}vMerge"), cell.find(f"{W}tcPr/{W}textDirection")
    down = "" if merge is None else ", reaches down" if merge.get(f"{W}val") == "restart" else ", from above"
    return f"{down}{'' if turned is None else ', turned ' + turned.get(f'{W}val', '')}"


def _paragraph(paragraph: ParagraphFacts) -> Iterator[str]:
    keep = ", with next" if paragraph.keep_next else ""
    indent = paragraph.element.find(f"{W}pPr/{W}ind")
    sides = "" if indent is None else f"{indent.get(f'{W}left', '0')}/{indent.get(f'{W}right', '0')}"
    yield (
        f"[{paragraph.style}] {paragraph.align}, indent {paragraph.first_line}+{sides}, "
        f"gaps {paragraph.before}/{paragraph.after}, line {paragraph.line}{keep}"
    )
    for length in paragraph.element.xpath(".//wp:extent/@cx", namespaces=NAMESPACES):
        yield f"    drawn line of {int(length) / EMU_PER_POINT:.1f} pt"
    yield from (f"    {_set(run)}: {run.text}" for run in paragraph.runs if run.text)


def _set(run: RunFacts) -> str:
    marks = [name for name, on in (("bold", run.bold), ("italic", run.italic), ("underlined", run.underline)) if on]
    return " ".join([*sorted(run.fonts), f"{int(run.size) / 2:g}", *marks])
