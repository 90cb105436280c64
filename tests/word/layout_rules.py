"""The rules of document-standards section 8 as checkers: each gives the faults it finds in a generated .docx."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from lxml import etree

from renderers.word.ooxml import EMU_PER_POINT, NAMESPACES, W
from renderers.word.times_bold import text_width
from templates.form import Layout
from tests.word.facts import ParagraphFacts, RunFacts, WordFile, child

BODY_STYLES = {"ReportText", "Closing", "MaterialText", "Heading1", "Heading2", "Heading3"}


class Checked:
    """A document under test with what it ought to be."""

    def __init__(self, content: bytes, layout: Layout, *, submitted: bool) -> None:
        self.file = WordFile(content)
        self.party = layout is Layout.party
        self.submitted = submitted

    @property
    def header_cells(self) -> tuple[list[ParagraphFacts], list[ParagraphFacts]]:
        """All paragraphs of the left and of the right column."""
        rows = self.file.cells(0)
        return [one for row in rows for one in row[0]], [one for row in rows for one in row[1]]

    def styled(self, style: str) -> list[ParagraphFacts]:
        return [paragraph for paragraph in self.file.paragraphs if paragraph.style == style]

    @property
    def annexes(self) -> list[etree._Element]:
        """The tables behind the signature."""
        return self.file.tables[2:]


Faults = Iterator[str]
Rule = Callable[[Checked], Faults]


def page(checked: Checked) -> Faults:
    """8.1: A4 upright, margins 20/20/30/15 mm; tables on A4 on its side, 20/15/20/15 mm; header at 10 mm."""
    for section in checked.file.sections:
        size, margins = child(section, "pgSz"), child(section, "pgMar")
        paper = size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient", "portrait")
        sides = tuple(margins.get(f"{W}{side}") for side in ("top", "bottom", "left", "right", "header"))
        if paper == ("16838", "11906", "landscape"):
            if sides != ("1134", "850", "1134", "850", "567"):
                yield f"margins of a table's page are {sides}"
        elif paper != ("11906", "16838", "portrait"):
            yield "paper is not A4"
        elif sides != ("1134", "1134", "1701", "850", "567"):
            yield f"margins are {sides}"


def font(checked: Checked) -> Faults:
    """8.2: every run Times New Roman, black, in the page-number field as well."""
    inside = [
        paragraph
        for section in checked.file.sections
        for found in checked.file.headers(section).values()
        for paragraph in found
    ]
    for paragraph in [*checked.file.paragraphs, *inside]:
        for run in paragraph.runs:
            if run.fonts != {"Times New Roman"}:
                yield f"“{run.text[:30]}” in {sorted(run.fonts)}"
            if run.color not in ("000000", "auto"):
                yield f"“{run.text[:30]}” in colour {run.color}"


def page_number(checked: Checked) -> Faults:
    """8.3: a PAGE field of size 14 centred at the top, none on a section's first page, counted anew in each."""
    for section in checked.file.sections:
        headers = checked.file.headers(section)
        if section.find(f"{W}titlePg") is None or any(one.text for one in headers.get("first", [])):
            yield "the first page has a number"
        fields = [one for one in headers.get("default", []) if "PAGE" in "".join(one.element.itertext(f"{W}instrText"))]
        if len(fields) != 1 or fields[0].align != "center" or {run.size for run in fields[0].runs} != {"28"}:
            yield "no centred page number of size 14"
        start = section.find(f"{W}pgNumType")
        if start is None or start.get(f"{W}start") != "1":
            yield "pages are not counted from 1"


def header_block(checked: Checked) -> Faults:
    """8.4: one borderless table of two columns with the right lines, drawn lines and sizes."""
    table = checked.file.tables[0]
    if table.getprevious() is not None or len(table.findall(f"{W}tblGrid/{W}gridCol")) != 2:
        yield "the document does not begin with a table of two columns"
    if any(border.get(f"{W}val") not in ("nil", "none") for border in table.iterfind(f"{W}tblPr/{W}tblBorders/*")):
        yield "the header table has borders"
    left, right = checked.header_cells
    yield from _party_header(left, right) if checked.party else _state_header(left, right)


def _party_header(left: list[ParagraphFacts], right: list[ParagraphFacts]) -> Faults:
    title = _said(right)[0]
    if title.text != "ĐẢNG CỘNG SẢN VIỆT NAM" or not _set(title, "30", bold=True):
        yield "the Party title is not in size 15 bold"
    yield from _drawn(right, after=title, low=0.999, high=1.001)
    said = _said(left)
    if len(said) < 3 or said[-2].text != "*" or any(one.lines_drawn for one in left):
        yield "no asterisk below the issuing body, or a line"
    if not (_set(said[-3], "28", bold=True) and all(_set(one, "28", bold=False) for one in said[:-3])):
        yield "the issuing body is not bold below an upright superior body of size 14"


def _state_header(left: list[ParagraphFacts], right: list[ParagraphFacts]) -> Faults:
    first, motto, *_ = _said(right)
    if first.text != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" or not _set(first, "26", bold=True):
        yield "quốc hiệu is not in size 13 bold"
    if motto.text != "Độc lập - Tự do - Hạnh phúc" or not _set(motto, "28", bold=True):
        yield "tiêu ngữ is not in size 14 bold"
    yield from _drawn(right, after=motto, low=0.999, high=1.001)
    said = _said(left)
    if len(said) != 3 or not _set(said[1], "26", bold=True):
        yield "the issuing body is not two lines of size 13, the last one bold"
    yield from _drawn(left, after=said[1], low=1 / 3, high=1 / 2)


def _said(cell: list[ParagraphFacts]) -> list[ParagraphFacts]:
    return [paragraph for paragraph in cell if paragraph.text.strip()]


def _set(paragraph: ParagraphFacts, size: str, *, bold: bool, italic: bool = False) -> bool:
    return all((run.size, run.bold, run.italic) == (size, bold, italic) for run in paragraph.runs if run.text.strip())


def _drawn(cell: list[ParagraphFacts], *, after: ParagraphFacts, low: float, high: float) -> Faults:
    """The paragraph below ``after`` must hold one centred drawn line of that share of its text's length."""
    below = cell[cell.index(after) + 1 :][:1]
    if not below or below[0].lines_drawn != 1:
        yield f"no drawn line below “{after.text}”"
        return
    drawing = below[0].element
    align = drawing.xpath("string(.//wp:positionH/wp:align)", namespaces=NAMESPACES)
    length = int(drawing.xpath("string(.//wp:extent/@cx)", namespaces=NAMESPACES)) / EMU_PER_POINT
    share = length / text_width(after.text, int(after.runs[0].size) / 2)
    if align != "center" or not low <= share <= high:
        yield f"the line below “{after.text}” is {share:.2f} of its length, {align}"
    if any(run.underline for run in after.runs):
        yield f"“{after.text}” is underlined by the font"


def number_and_symbol(checked: Checked) -> Faults:
    """8.5: "Số: 05/BC-UBND" or "Số 05-BC/ĐU", or a gap for the number."""
    pattern = r"^Số (\d{2,}|\s+)-BC/[A-ZĐ]+$" if checked.party else r"^Số: (\d{2,}|\s+)/BC-[A-ZĐ]+$"
    (number,) = checked.styled("DocumentNumber")
    if not re.match(pattern, number.text) or not _set(number, "28" if checked.party else "26", bold=False):
        yield f"number and symbol: “{number.text}”"


def place_and_date(checked: Checked) -> Faults:
    """8.6: place, comma, padded day and month, italic, size 14; the day may be a gap."""
    (line,) = checked.styled("PlaceAndDate")
    pattern = r"^[^,]+, ngày(?: +| (?:0[1-9]|[12]\d|3[01]) )tháng (?:0[12]|[3-9]|1[0-2]) năm \d{4}$"
    if not re.match(pattern, line.text) or not _set(line, "28", bold=False, italic=True) or line.align != "center":
        yield f"place and date: “{line.text}”"


def title_block(checked: Checked) -> Faults:
    """8.7: BÁO CÁO, the summary, then five hyphens (Party) or a drawn line (state)."""
    title, subject, below = checked.file.part_1[:3]
    if (
        title.text != "BÁO CÁO"
        or not _set(title, "32" if checked.party else "28", bold=True)
        or title.align != "center"
    ):
        yield "BÁO CÁO is not centred bold in its size"
    if not subject.text or not _set(subject, "28", bold=True) or subject.align != "center":
        yield "the summary is not centred bold of size 14"
    if not checked.party:
        yield from _drawn(checked.file.part_1, after=subject, low=0.2, high=0.5)
    elif below.text != "-----" or below.align != "center":
        yield f"below the summary stands “{below.text}”"


def body(checked: Checked) -> Faults:
    """8.8: justified, first line 10 mm, 6 pt between paragraphs, line spacing of the layout, size 14; headings too."""
    line = "360 exact" if checked.party else "276 auto"
    paragraphs = [paragraph for paragraph in checked.file.paragraphs if paragraph.style in BODY_STYLES]
    if not any(paragraph.style == "ReportText" for paragraph in paragraphs):
        yield "no body text"
    for paragraph in paragraphs:
        found = (paragraph.align, paragraph.first_line, paragraph.before, paragraph.after, paragraph.line)
        if found != ("both", 567, 0, 120, line) or {run.size for run in paragraph.runs} != {"28"}:
            yield f"“{paragraph.text[:30]}” is set {found}"
        if paragraph.style.startswith("Heading"):
            yield from _heading(paragraph)


def _heading(paragraph: ParagraphFacts) -> Faults:
    bold, italic = paragraph.style != "Heading3", paragraph.style == "Heading3"
    if not _set(paragraph, "28", bold=bold, italic=italic) or not paragraph.keep_next:
        yield f"heading “{paragraph.text[:30]}” is not set as its level"
    if paragraph.style == "Heading1" and paragraph.text != paragraph.text.upper():
        yield f"heading “{paragraph.text[:30]}” is not in capitals"


def signature(checked: Checked) -> Faults:
    """8.9: authority and name bold, post bold only in the state layout, four blank lines, kept with the closing."""
    right = checked.file.cells(1)[0][1]
    for style, bold in (("Authority", True), ("Post", not checked.party), ("Signer", True)):
        for paragraph in (one for one in right if one.style == style):
            if not _set(paragraph, "28", bold=bold) or paragraph.align != "center":
                yield f"“{paragraph.text}” is not set as {style}"
    blanks = [paragraph for paragraph in right[:-1] if not paragraph.text]
    if len(blanks) != 4 or any(blank.style != "SignatureGap" for blank in blanks):
        yield f"{len(blanks)} blank lines to sign in"
    row = checked.file.tables[1].find(f"{W}tr/{W}trPr/{W}cantSplit")
    closing = checked.file.part_1[-1]
    if row is None or not closing.keep_next or not closing.text.endswith("./."):
        yield "the signature can be torn from the closing, or it lacks ./."


def recipients(checked: Checked) -> Faults:
    """8.10: the label in its layout's style, each line "- …;", the last "- Lưu ….", level with the authority."""
    label, *lines = checked.file.cells(1)[0][0]
    (run,) = label.runs
    wanted = (
        RunFacts("Nơi nhận:", run.fonts, "28", False, False, True, run.color)
        if checked.party
        else RunFacts("Nơi nhận:", run.fonts, "24", True, True, False, run.color)
    )
    if run != wanted or label.align != "left":
        yield "“Nơi nhận:” is not in its layout's style"
    if any(not _set(line, "24" if checked.party else "22", bold=False) for line in lines):
        yield "a recipient is not in its size"
    if not lines or any(not re.match(r"^- .*[^;.];$", line.text) for line in lines[:-1]):
        yield "a recipient does not read “- …;”"
    if lines and not re.match(r"^- Lưu.*[^;.]\.$", lines[-1].text):
        yield f"the last recipient reads “{lines[-1].text}”"


def no_district(checked: Checked) -> Faults:
    """8.11: no "huyện" where the document is dated from 1 July 2025 (no quotations here; an official column stays)."""
    (line,) = checked.styled("PlaceAndDate")
    said = "\n".join(one.text for one in checked.file.paragraphs if not one.style.startswith("TableHead"))
    year, month = int(line.text[-4:]), int(re.findall(r"tháng (\d+)", line.text)[0])
    if date(year, month, 1) >= date(2025, 7, 1) and re.search(r"\bhuyện\b", said, re.IGNORECASE):
        yield "“huyện” in a document after the districts"


def clean_text(checked: Checked) -> Faults:
    """8.12: NFC, nothing left of a template, and in a submitted version no blanks but number and day."""
    text = checked.file.text
    if (
        not unicodedata.is_normalized("NFC", text)
        or "[bookmark:" in text
        or re.search(r"\{\{|\{%|[\ue000-\uf8ff]", text)
    ):
        yield "text is not clean"
    if checked.submitted and re.search(r"…{2,}|\.{5,}", text):
        yield "blanks in a submitted version"


def salutation(checked: Checked) -> Faults:
    """Section 1: "Kính gửi" only in the state layout."""
    lines = [one for one in checked.file.part_1 if one.text.startswith("Kính gửi")]
    if checked.party and lines:
        yield "“Kính gửi” in a Party report"
    if any(not _set(line, "28", bold=False) for line in lines):
        yield "“Kính gửi” is not upright of size 14"


def sections_apart(checked: Checked) -> Faults:
    """Product, Word of a consolidation: each table and the editing material have a section of their own."""
    titles = [one for one in checked.file.paragraphs if one.text.startswith("TÀI LIỆU BIÊN TẬP")]
    for before, title in pairwise(checked.file.paragraphs):
        if title.text.startswith("TÀI LIỆU BIÊN TẬP") and not _ends_section(before.element):
            yield "the editing material shares a section with the report"
    if len(checked.file.sections) != 1 + len(titles) + len(checked.styled("AnnexPlace")):
        yield f"{len(checked.file.sections)} sections"


def annexes(checked: Checked) -> Faults:
    """2.9: black single borders, a header on each page, rows whole, columns within the page, no type under 7 pt."""
    for table in checked.annexes:
        borders = {border.get(f"{W}val") for border in table.iterfind(f"{W}tblPr/{W}tblBorders/*")}
        if borders != {"single"}:
            yield "a table without single borders"
        widths = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        if not 14700 < sum(widths) <= 14860:
            yield f"columns take {sum(widths)} twips"
        rows = table.findall(f"{W}tr")
        if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield "no header on each page"
        for number, row in enumerate(rows, 1):
            if row.find(f"{W}trPr/{W}cantSplit") is None:
                yield f"row {number} can be torn"
            spans = [int(span.get(f"{W}val", "1")) - 1 for span in row.iter(f"{W}gridSpan")]
            if len(row.findall(f"{W}tc")) + sum(spans) != len(widths):
                yield f"row {number} does not cover the columns"
    for paragraph in checked.file.paragraphs:
        if any(run.text and int(run.size) < 14 for run in paragraph.runs):
            yield f"“{paragraph.text[:30]}” is set under 7 pt"


def _ends_section(element: etree._Element) -> bool:
    return bool(element.xpath("w:pPr/w:sectPr/w:type[@w:val='nextPage']", namespaces=NAMESPACES))


RULES: tuple[Rule, ...] = (
    page,
    font,
    page_number,
    header_block,
    number_and_symbol,
    place_and_date,
    title_block,
    body,
    signature,
    recipients,
    no_district,
    clean_text,
    salutation,
    sections_apart,
    annexes,
)
