"""A form of a few sections, for what the forms that ship do not show."""

from collections.abc import Mapping
from datetime import date, datetime

from templates.answers import Answer
from templates.cover import Cover
from templates.form import (
    CoverDefaults,
    FigureField,
    FigureGroup,
    Layout,
    Narrative,
    ReportForm,
    Section,
)
from templates.period import Period
from templates.report import Report
from tests.word.samples import COMMUNES, ZONE

FIGURES = FigureGroup(
    ask="figures",
    id="hoi_nghi",
    question="Số hội nghị",
    fields=(
        FigureField(id="hoi_nghi.so", label="Số hội nghị", unit="hội nghị"),
        FigureField(id="hoi_nghi.nguoi", label="Số người dự", unit="người"),
    ),
    sentence="[Tổ chức {hoi_nghi.so} hội nghị{hoi_nghi.so:change}.] [Có {hoi_nghi.nguoi} người dự.]",
)


def text(name: str, **more: object) -> Narrative:
    """A narrative question."""
    return Narrative.model_validate({"ask": "text", "id": name, "question": f"Câu hỏi {name}", **more})


def section(
    number: str, *questions: Narrative | FigureGroup, run_in: bool = False, below: tuple[Section, ...] = ()
) -> Section:
    """A section of the outline."""
    name = f"muc_{number.lower().replace('.', '_')}"
    return Section(id=name, number=number, heading=f"Mục {number}", run_in=run_in, questions=questions, sections=below)


def form(*sections: Section, layout: Layout = Layout.party) -> ReportForm:
    """A form with these sections."""
    cover = CoverDefaults(
        issuer="CƠ QUAN", issuer_in_text="Cơ quan", symbol="BC/CQ", posts=("TRƯỞNG BAN",), recipients=("Lưu",)
    )
    return ReportForm(
        id="thu",
        title="Báo cáo thử",
        short_title="Thử",
        layout=layout,
        recurs="none",
        subject="kết quả thử",
        opening="{issuer_in_text} báo cáo như sau:",
        opening_with_letter="Thực hiện Công văn số {letter_number}, {issuer_in_text} báo cáo như sau:",
        closing="Trên đây là báo cáo của {issuer_in_text}./.",
        cover=cover,
        consolidated_cover=cover,
        sections=sections,
    )


def report(made: ReportForm, answers: Mapping[str, Answer], version: int | None = None) -> Report:
    """A report on that form."""
    cover = Cover(
        "CẤP TRÊN", "CƠ QUAN", "Cơ quan", "BC/CQ", "Sông Vàng", "", ("TRƯỞNG BAN",), "", ("Nơi nhận một", "Lưu")
    )
    window = Period(date(2026, 1, 1), date(2026, 6, 30), datetime(2026, 6, 30, 17, 0, tzinfo=ZONE))
    return Report(made, COMMUNES[0], window, cover, answers, version)
