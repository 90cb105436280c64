"""A small form and a region of five communes whose totals were worked out by hand (see ``test_totals``)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from renderers.consolidation import Consolidation, Missing, consolidate
from templates.adjustment import Adjustment
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart
from templates.cover import Cover
from templates.form import ReportForm
from templates.period import Period
from templates.report import Report
from templates.unit import Unit

FORM = ReportForm.model_validate(
    {
        "id": "mau-thu-nam",
        "title": "Báo cáo thử nghiệm năm 2026",
        "short_title": "Báo cáo thử",
        "layout": "party",
        "recurs": "year",
        "subject": "kết quả thử nghiệm công tác dân vận năm 2026",
        "opening": "{issuer_in_text} báo cáo như sau:",
        "opening_with_letter": "Thực hiện Công văn số {letter_number}, {issuer_in_text} báo cáo như sau:",
        "closing": "Trên đây là báo cáo của {issuer_in_text}.",
        "cover": {"issuer": "X", "issuer_in_text": "x", "symbol": "BC", "posts": ["BÍ THƯ"], "recipients": ["Lưu VP"]},
        "consolidated_cover": {
            "issuer": "X",
            "issuer_in_text": "x",
            "symbol": "BC",
            "posts": ["BÍ THƯ"],
            "recipients": ["Lưu VP"],
        },
        "sections": [
            {
                "id": "muc_i",
                "number": "I.",
                "heading": "CÔNG TÁC TRIỂN KHAI",
                "sections": [
                    {
                        "id": "muc_i_1",
                        "number": "1.",
                        "heading": "Công tác tuyên truyền, vận động đoàn viên, hội viên và Nhân dân",
                        "questions": [
                            {
                                "ask": "figures",
                                "id": "hoi_nghi",
                                "question": "Kết quả tổ chức hội nghị",
                                "fields": [
                                    {"id": "hoi_nghi.so", "label": "Số hội nghị", "unit": "hội nghị"},
                                    {"id": "hoi_nghi.nguoi", "label": "Số người dự", "unit": "lượt người"},
                                    {
                                        "id": "hoi_nghi.hai_long",
                                        "label": "Tỷ lệ hài lòng",
                                        "unit": "%",
                                        "kind": "percent",
                                        "consolidate": "weighted",
                                        "weight": "hoi_nghi.nguoi",
                                    },
                                ],
                            },
                            {
                                "ask": "figures",
                                "id": "kinh_phi",
                                "question": "Kinh phí và diện tích",
                                "fields": [
                                    {"id": "kinh_phi.tien", "label": "Số tiền", "unit": "đồng", "kind": "money"},
                                    {"id": "kinh_phi.dat", "label": "Diện tích", "unit": "ha", "kind": "decimal"},
                                    {"id": "kinh_phi.hang", "label": "Xếp hạng", "consolidate": "none"},
                                ],
                            },
                            {"ask": "text", "id": "muc_i_1.noi_dung", "question": "Nêu kết quả tuyên truyền."},
                        ],
                    },
                ],
            },
            {
                "id": "muc_ii",
                "number": "II.",
                "heading": "KIẾN NGHỊ",
                "questions": [{"ask": "text", "id": "muc_ii.kien_nghi", "question": "Kiến nghị, đề xuất."}],
            },
        ],
    }
)
PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31), datetime(2026, 11, 25, 10, tzinfo=UTC))
COVER = Cover("", "TỈNH ỦY MÂY NGÀN", "Tỉnh ủy Mây Ngàn", "BC/TU", "Mây Ngàn", "", ("BÍ THƯ",), "", ("Lưu VP",))


def unit(number: int, name: str, level: str = "xa") -> Unit:
    parent = None if level == "tinh" else 1
    return Unit(number, f"X{number}", name, level, parent, f"ĐẢNG ỦY {name.upper()}", "", "", name)


PARENT = unit(1, "Tỉnh Mây Ngàn", "tinh")
A, B, C, D, E = (
    unit(2, "Xã Đồi Mây"),
    unit(3, "Xã Suối Trăng"),
    unit(9, "Phường Bến Gió"),
    unit(10, "Xã Gò Sáo"),
    unit(11, "Đặc khu Đảo Sương"),
)
NOT_IN = Missing(unit(12, "Xã Ghềnh Nắng"), "đang làm (40 %)")


def report(of: Unit, answers: Mapping[str, Answer], reasons: Mapping[str, str] | None = None) -> Report:
    return Report(FORM, of, PERIOD, COVER, answers, version=1, reasons=reasons or {})


def figure(value: str) -> Figure:
    return Figure(Decimal(value))


NOTHING, APART = NothingToReport(), ReportedApart()

REPORTS = (
    report(
        A,
        {
            "hoi_nghi.so": figure("14"),
            "hoi_nghi.nguoi": figure("1000"),
            "hoi_nghi.hai_long": figure("90"),
            "kinh_phi.tien": figure("35300000"),
            "kinh_phi.dat": figure("1.25"),
            "kinh_phi.hang": figure("2"),
            "muc_i_1.noi_dung": Prose("Đã tổ chức tuyên truyền.\nNhân dân đồng thuận."),
            "muc_ii.kien_nghi": Prose("Đề nghị cấp trên quan tâm."),
        },
        {"hoi_nghi.so": "năm nay có đợt cao điểm"},
    ),
    report(
        B,
        {
            "hoi_nghi.so": figure("0"),
            "hoi_nghi.nguoi": figure("0"),
            "hoi_nghi.hai_long": figure("0"),
            "kinh_phi.tien": NOTHING,
            "kinh_phi.dat": NOTHING,
            "muc_i_1.noi_dung": Prose("Đã tổ chức  tuyên truyền.\nNhân dân\u00a0đồng thuận."),
            "muc_ii.kien_nghi": NOTHING,
        },
    ),
    report(
        C,
        {
            "hoi_nghi.so": figure("6"),
            "hoi_nghi.nguoi": figure("500"),
            "hoi_nghi.hai_long": figure("93.6"),
            "kinh_phi.tien": figure("700000"),
            "kinh_phi.dat": APART,
            "kinh_phi.hang": figure("1"),
            "muc_i_1.noi_dung": Prose("Tổ chức 06 hội nghị."),
            "muc_ii.kien_nghi": APART,
        },
    ),
    report(
        D,
        {
            "hoi_nghi.so": figure("14"),
            "hoi_nghi.hai_long": figure("50"),
            "kinh_phi.tien": figure("0"),
            "kinh_phi.dat": figure("0.5"),
            "kinh_phi.hang": NOTHING,
            "muc_i_1.noi_dung": Prose("  \n"),
        },
    ),
    report(
        E,
        {
            "hoi_nghi.so": NOTHING,
            "hoi_nghi.nguoi": figure("250"),
            "hoi_nghi.hai_long": NOTHING,
            "kinh_phi.tien": figure("4000000"),
            "kinh_phi.dat": figure("3"),
            "muc_i_1.noi_dung": NOTHING,
            "muc_ii.kien_nghi": Prose("Đề nghị cấp trên quan tâm."),
        },
    ),
)


def small_region(
    reports: Sequence[Report] = REPORTS,
    missing: Sequence[Missing] = (NOT_IN,),
    own: Report | None = None,
    adjustments: Sequence[Adjustment] = (),
    parent: Unit = PARENT,
) -> Consolidation:
    return consolidate(FORM, parent, PERIOD, COVER, "Đã nộp", reports, missing, None, own, adjustments)
