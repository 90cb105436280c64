"""The look of each kind of paragraph in the two official layouts, to the twip and the half-point.

Source: document-standards section 1 (state: Nghị định 30/2020/NĐ-CP, Phụ lục I; Party: Hướng dẫn 05-HD/VPTW).
"""

from dataclasses import dataclass, replace
from typing import Literal

from templates.form import Layout

INDENT = 567
"""10 mm in twips."""

PARAGRAPH_GAP = 120
"""6 pt in twips."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Line spacing: ``line`` is 240ths of a line when ``rule`` is "auto", twips when "exact"."""

    line: int
    rule: Literal["auto", "exact"]


SINGLE = Spacing(240, "auto")


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of paragraph.  ``style`` is the style's id, ``name`` its name in Word.

    Sizes are points; indents and gaps twips.
    """

    style: str
    name: str
    size: int
    align: Literal["left", "center", "both"] = "center"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    first_line: int = 0
    before: int = 0
    after: int = 0
    spacing: Spacing = SINGLE
    keep_next: bool = False
    outline: int | None = None


@dataclass(frozen=True, slots=True)
class Looks:
    """Every look a template of one layout uses."""

    motto_1: Look
    motto_2: Look
    superior: Look
    issuer: Look
    number: Look
    date: Look
    title: Look
    subject: Look
    star: Look
    hyphens: Look
    control: Look
    rule: Look
    addressee: Look
    body: Look
    heading_1: Look
    heading_2: Look
    heading_3: Look
    closing: Look
    authority: Look
    post: Look
    signature_gap: Look
    signer: Look
    recipients_label: Look
    recipient: Look
    page_number: Look
    section_end: Look
    material_title: Look
    material_heading: Look
    material_question: Look
    material_units: Look
    material_text: Look
    material_note: Look

    def all(self) -> tuple[Look, ...]:
        """The looks in their order; each is one style."""
        return tuple(getattr(self, name) for name in self.__slots__)


def looks(layout: Layout) -> Looks:
    """The looks of ``layout``."""
    party = layout is Layout.party
    body_spacing = Spacing(360, "exact") if party else Spacing(276, "auto")
    head = 14 if party else 13
    body = Look(
        "ReportText", "Nội dung", 14, "both", first_line=INDENT, after=PARAGRAPH_GAP, spacing=body_spacing
    )  # fmt: skip
    heading = replace(body, keep_next=True)
    sign = Look("Authority", "Thẩm quyền ký", 14, bold=True, keep_next=True)
    material = replace(body, style="MaterialText", name="Biên tập: nội dung")
    return Looks(
        motto_1=Look("Motto1", "Quốc hiệu, tiêu đề Đảng", 15 if party else 13, bold=True),
        motto_2=Look("Motto2", "Tiêu ngữ", 14, bold=True),
        superior=Look("Superior", "Cơ quan cấp trên", head),
        issuer=Look("Issuer", "Cơ quan ban hành", head, bold=True),
        number=Look("DocumentNumber", "Số, ký hiệu", head),
        date=Look("PlaceAndDate", "Địa danh, ngày tháng", 14, italic=True, before=PARAGRAPH_GAP if party else 0),
        title=Look("TypeName", "Tên loại", 16 if party else 14, bold=True, before=240, keep_next=True),
        subject=Look("Subject", "Trích yếu", 14, bold=True, keep_next=True),
        star=Look("Star", "Dấu sao", 14),
        hyphens=Look("FiveHyphens", "Năm gạch", 14, after=PARAGRAPH_GAP, keep_next=True),
        control=Look("TemplateControl", "Điều khiển mẫu", 8),
        rule=Look("RuleLine", "Đường kẻ", 6, spacing=Spacing(200, "exact")),
        addressee=Look("Addressee", "Kính gửi", 14, before=240, after=240),
        body=body,
        heading_1=replace(heading, style="Heading1", name="heading 1", bold=True, outline=0),
        heading_2=replace(heading, style="Heading2", name="heading 2", bold=True, outline=1),
        heading_3=replace(heading, style="Heading3", name="heading 3", italic=True, outline=2),
        closing=replace(body, style="Closing", name="Câu kết", keep_next=True),
        authority=sign,
        post=replace(sign, style="Post", name="Chức vụ", bold=not party),
        signature_gap=replace(sign, style="SignatureGap", name="Chỗ ký", bold=False),
        signer=replace(sign, style="Signer", name="Người ký", keep_next=False),
        recipients_label=Look(
            "RecipientsLabel",
            "Nơi nhận",
            14 if party else 12,
            "left",
            bold=not party,
            italic=not party,
            underline=party,
            keep_next=True,
        ),
        recipient=Look("Recipient", "Dòng nơi nhận", 12 if party else 11, "left", keep_next=True),
        page_number=Look("PageNumber", "Số trang", 14),
        section_end=Look("SectionEnd", "Hết phần", 1, "left", spacing=Spacing(20, "exact")),
        material_title=Look("MaterialTitle", "Biên tập: tên", 14, bold=True, after=240, keep_next=True),
        material_heading=replace(heading, style="MaterialHeading", name="Biên tập: mục", bold=True),
        material_question=replace(heading, style="MaterialQuestion", name="Biên tập: câu hỏi", italic=True),
        material_units=replace(material, style="MaterialUnits", name="Biên tập: đơn vị", bold=True, keep_next=True),
        material_text=material,
        material_note=replace(material, style="MaterialNote", name="Biên tập: ghi chú", italic=True),
    )
