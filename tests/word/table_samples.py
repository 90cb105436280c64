"""The seven official tables drawn small, with answers: filled, long, empty and in every state."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from renderers.consolidation import Consolidation, Missing, consolidate
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart, Rows
from templates.form import ReportForm
from templates.report import Report
from templates.table import Column, ColumnType, Table
from templates.unit import Unit
from tests.word import small_form
from tests.word.samples import PROVINCE, unit
from tests.word.small_form import section, text

LEVELS = ("Cấp tỉnh", "Cấp xã")
Tree = Sequence["str | tuple[str, Tree]"]
CHECKED = ("Số cuộc", "Số tổ chức đảng", "Số đảng viên")
HELD = ("Số hội nghị", "Số người tham gia")
MET = ("Số buổi", "Số người")


def _paths(tree: Tree, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for node in tree:
        if isinstance(node, str):
            found.append((*above, node))
        else:
            found += _paths(node[1], (*above, node[0]))
    return found


def _header(cell: str) -> dict[str, object]:
    """ "Tổng số^2" is two rows high, "Tổng số!" unlike its neighbour."""
    words, _, rows = cell.partition("^")
    return {"text": words.strip("!"), "rows": rows or 1, "apart": words.endswith("!")}


def _table(name: str, heading: str, title: str, columns: list[dict[str, object]], **more: object) -> Table:
    given = {"id": f"bieu_{name.lower()}", "number": f"Biểu {name}", "heading": heading}
    return Table.model_validate(
        {**given, "title": f"{title} 6 tháng đầu năm 2026", "rows": "one", "columns": columns, **more}
    )


def _figures(tree: Tree) -> list[dict[str, object]]:
    """A column for each leaf: a leaf under "Tổng số" adds up those of the same name under the levels beside it."""
    columns = []
    for at, path in enumerate(_paths(tree)):
        is_province = any(cell.startswith(LEVELS[0]) for cell in path)
        columns.append(
            {
                "id": f"c{at}",
                "path": [_header(cell) for cell in path],
                "type": "integer",
                "consolidate": "sum",
                "levels": ["tinh"] if is_province else [],
            }
        )
    return columns


def _summed(columns: list[dict[str, object]], totals: Mapping[int, Sequence[int]]) -> list[dict[str, object]]:
    for at, parts in totals.items():
        columns[at] |= {"type": "total", "of": [f"c{part}" for part in parts], "consolidate": "recompute"}
    return columns


def _texts(*columns: dict[str, object]) -> list[dict[str, object]]:
    return [{"type": "text", "consolidate": "list", **column} for column in columns]


TEN, HAI = LEVELS
SUMMARY = "BẢNG TỔNG HỢP SỐ LIỆU"
_1A = _summed(
    _figures(
        (
            (
                "Tổ chức hội nghị tuyên truyền, tập huấn về công tác dân vận (cấp ủy chủ trì)",
                (("Tổng số^2", HELD), (TEN, HELD), (HAI, HELD)),
            ),
            (
                "Ban hành văn bản lãnh đạo, chỉ đạo thực hiện về công tác dân vận"
                " (số lượng văn bản ban hành kèm phụ lục nội dung văn bản)",
                ("Tổng số", TEN, HAI),
            ),
            (
                "Thực hiện kiểm tra, giám sát các nội dung về công tác dân vận, dân tộc, tôn giáo, dân chủ cơ sở",
                (
                    ("Tổng số^2", CHECKED),
                    ("Kiểm tra", ((TEN, CHECKED), (HAI, CHECKED))),
                    ("Tổng số^2", CHECKED),
                    ("Giám sát", ((TEN, CHECKED), (HAI, CHECKED))),
                ),
            ),
            (
                "Số lượng đơn, thư nhân dân gửi đến người đứng đầu cấp ủy, tổ chức đảng^2",
                ("Tổng số", TEN, HAI),
            ),
            ("Số lượng đơn, thư đã giải quyết^2", ("Tổng số", TEN, HAI)),
            (
                "Số buổi tiếp dân của người đứng đầu cấp ủy / số người được tiếp^2",
                (("Tổng số", MET), (TEN, MET), (HAI, MET)),
            ),
        )
    ),
    {
        **{0: (2, 4), 1: (3, 5), 6: (7, 8), 27: (28, 29), 30: (31, 32), 33: (35, 37), 34: (36, 38)},
        **{at: (at + 3, at + 6) for at in (9, 10, 11, 18, 19, 20)},
    },
)
TABLE_1A = _table("1A", SUMMARY, "Kết quả công tác dân vận của cấp ủy, tổ chức Đảng", _1A, compiled=True)

_NEW = "trong 6 tháng đầu năm 2026"
_1B = _figures(
    (
        "STT",
        "Tên đơn vị",
        "Kết quả hoạt động của các Ban Chỉ đạo",
        "Dân số",
        ("Số đơn vị hành chính trực thuộc", ("Cấp huyện", "Cấp xã")),
        "Tỷ lệ hộ nghèo",
        "Số tổ chức cơ sở Đảng",
        ("Số đảng viên là người DTTS tính đến thời điểm báo cáo", ("Tổng số", f"Trong đó được kết nạp {_NEW}")),
        (
            "Số già làng, trưởng bản, người có uy tín trong dòng họ",
            ("Tổng số", f"Trong đó được công nhận {_NEW}"),
        ),
        (
            "Số đảng viên là người theo tôn giáo tính đến thời điểm báo cáo",
            ("Tổng số", f"Trong đó được kết nạp {_NEW}"),
        ),
        ("Tổng số điểm nhóm, tổ chức sinh hoạt tôn giáo", ("Đã cấp phép", "Chưa cấp phép")),
        (
            "Số cốt cán tôn giáo đã được công nhận",
            ("Tổng số đến thời điểm được công nhận", f"Tổng số được công nhận {_NEW}"),
        ),
    )
)
_1B[0] |= {"type": "place", "consolidate": "none"}
_1B[1] |= {"type": "unit", "consolidate": "none"}
_1B[2] |= {"type": "text", "consolidate": "list"}
_1B[4] |= {"levels": ["tinh"], "consolidate": "none"}
_1B[5] |= {"levels": ["tinh"], "consolidate": "none"}
_1B[6] |= {"type": "share", "of": ["so_ho_ngheo", "so_ho"], "consolidate": "recompute"}
for _column in _1B[14:]:
    _column["sensitive"] = True
_1B += [
    {"id": name, "path": [label], "type": "integer", "consolidate": "sum", "printed": False}
    for name, label in (("so_ho", "Số hộ"), ("so_ho_ngheo", "Số hộ nghèo"))
]
TABLE_1B = _table(
    "1B",
    "BẢNG BIỂU TỔNG HỢP",
    "Số liệu chung về đảng bộ, về công tác dân tộc, công tác tôn giáo",
    _1B,
    ruled=False,
    compiled=True,
)

_BOTH = ("Tập thể", "Cá nhân")
_1C = _figures(
    (
        "Tổng số mô hình Dân vận khéo được đăng ký",
        ("Số mô hình được công nhận trong năm^1", _BOTH),
        (
            "Trong đó mô hình theo lĩnh vực",
            (
                ("Kinh tế", _BOTH),
                ("Văn hoá Xã hội", _BOTH),
                ("Quốc phòng an ninh", _BOTH),
                ("Xây dựng Đảng và hệ thống chính trị", _BOTH),
            ),
        ),
        ("Biểu dương, khen thưởng", _BOTH),
        "Số lượng các cuộc thi, hội thi dân vận khéo (cấp tỉnh, xã)",
        "Số lượng tin bài đăng trên tạp chí, báo đài trung ương và địa phương (nếu có)",
        "Mô hình tiêu biểu, điển hình trên địa bàn",
    )
)
_1C[15] |= {"type": "text", "consolidate": "list"}
TABLE_1C = _table("1C", SUMMARY, "Về phong trào thi đua Dân vận khéo", _1C, compiled=True)

FIELDS = {
    "kinh_te": "Kinh tế",
    "van_hoa_xa_hoi": "Văn hóa xã hội",
    "quoc_phong_an_ninh": "Quốc phòng an ninh",
    "xay_dung_dang_htct": "Xây dựng Đảng, hệ thống chính trị",
}
_MODELS = (
    "Giới thiệu các mô hình, điển hình tiêu biểu đã được nhân rộng trên địa bàn (tối đa không quá 4 mô hình,"
    " điển hình và không nhất thiết phải đủ cả 04 lĩnh vực)"
)
TABLE_1D = _table(
    "1D",
    SUMMARY,
    "Về Mô hình tiêu biểu, điển hình dân vận khéo",
    [
        {
            "id": f"{field}_{kind}",
            "path": [_MODELS, label, {"ten": "Tên mô hình", "ket_qua": "Kết quả nhân rộng"}[kind]],
            "type": "text",
            "consolidate": "select",
            "cell": {"column": kind, "when": {"linh_vuc": field}},
        }
        for field, label in FIELDS.items()
        for kind in ("ten", "ket_qua")
    ]
    + [{"id": "ghi_chu", "path": ["Ghi chú"], "type": "text", "consolidate": "list", "cell": {"column": "ghi_chu"}}],
    rows="records",
    compiled=True,
    most=4,
    record=[
        {
            "id": "linh_vuc",
            "label": "Lĩnh vực",
            "kind": "choice",
            "choices": [{"id": field, "label": label} for field, label in FIELDS.items()],
        },
        {"id": "ten", "label": "Tên mô hình"},
        {"id": "ket_qua", "label": "Kết quả nhân rộng"},
        {"id": "ghi_chu", "label": "Ghi chú"},
    ],
)

_SUBJECTS = (
    "Công tác dân tộc",
    "Công tác tôn giáo",
    "Công tác dân vận chính quyền",
    "Công tác Dân vận của MTTQ và các TC CT-XH",
)
_2A = _summed(
    _figures(
        (
            (
                "Ban Dân vận các cấp chủ trì, phối hợp tổ chức hội nghị, tập huấn về công tác dân vận",
                (("Tổng số", HELD), (TEN, HELD), (HAI, HELD)),
            ),
            (
                "Ban Dân vận các cấp ban hành văn bản hướng dẫn, đôn đốc thực hiện về công tác dân vận",
                ("Tổng số", *((subject, LEVELS) for subject in _SUBJECTS)),
            ),
            (
                "Công tác kiểm tra, giám sát về dân vận",
                tuple(
                    (kind, tuple((of, CHECKED) for of in ("Tổng số", TEN, HAI))) for kind in ("Kiểm tra", "Giám sát")
                ),
            ),
        )
    ),
    {0: (2, 4), 1: (3, 5), 6: tuple(range(7, 15)), **{at: (at + 3, at + 6) for at in (15, 16, 17, 24, 25, 26)}},
)
TABLE_2A = _table("2A", SUMMARY, "Kết quả thực hiện nhiệm vụ công tác của ngành dân vận", _2A)

STATES = {
    "da_xong": "Đã giải quyết xong",
    "con_khieu_kien": "Đã giải quyết nhưng còn khiếu kiện, kiến nghị",
    "dang": "Đang giải quyết",
    "chua": "Chưa giải quyết, lý do",
}
TABLE_2B = _table(
    "2B",
    "BẢNG TỔNG HỢP",
    "Về những vụ việc phức tạp phát sinh",
    _texts(
        {"id": "noi_dung", "path": ["Nội dung vụ việc"], "cell": {"column": "noi_dung"}},
        {"id": "dia_diem", "path": ["Địa điểm xảy ra"], "named": True, "cell": {"column": "dia_diem"}},
        {"id": "thanh_phan", "path": ["Thành phần tham gia giải quyết"], "cell": {"column": "thanh_phan"}},
        *(
            {
                "id": f"kq_{state}",
                "path": ["Kết quả giải quyết, xử lý", label],
                "cell": {
                    "column": "ly_do" if state == "chua" else "ghi_chu",
                    "when": {"trang_thai": state},
                    "mark": "x",
                },
            }
            for state, label in STATES.items()
        ),
        {"id": "kho_khan", "path": ["Khó khăn, vướng mắc"], "cell": {"column": "kho_khan"}},
    ),
    rows="records",
    sensitive=True,
    band_of="linh_vuc",
    bands=[
        {"id": "dan_toc", "heading": "I. Về công tác dân tộc"},
        {"id": "ton_giao", "heading": "II. Về công tác tôn giáo"},
    ],
    record=[
        *({"id": name, "label": name} for name in ("linh_vuc", "noi_dung", "dia_diem", "thanh_phan")),
        *({"id": name, "label": name} for name in ("trang_thai", "ghi_chu", "ly_do", "kho_khan")),
    ],
)

TOPICS = {
    "xay_dung_dang": "Về công tác xây dựng chỉnh đốn Đảng",
    "kinh_te": "Về kinh tế",
    "viec_lam": "Vấn đề đời sống và việc làm",
    "giao_duc_y_te": "Giáo dục, y tế, an toàn thực phẩm và phòng chống dịch bệnh",
    "trat_tu": "Tình hình trật tự, an toàn xã hội",
}
TABLE_2C = _table(
    "2C",
    "BẢNG TỔNG HỢP",
    "Về những vấn đề Nhân dân quan tâm",
    _texts(
        {"id": "stt", "path": ["STT"], "type": "place", "consolidate": "none"},
        *(
            {"id": f"vd_{topic}", "path": [label], "cell": {"column": "noi_dung", "when": {"chu_de": topic}}}
            for topic, label in TOPICS.items()
        ),
    ),
    rows="gathered",
    sensitive=True,
    record=[{"id": "chu_de", "label": "Chủ đề"}, {"id": "noi_dung", "label": "Nội dung"}],
)
TABLES = (TABLE_1A, TABLE_1B, TABLE_1C, TABLE_1D, TABLE_2A, TABLE_2B, TABLE_2C)
UNITS = tuple(
    unit(20 + at, name, PROVINCE)
    for at, name in enumerate(("Xã Sông Vàng", "Phường Nguyễn Thị Minh Khai", "Đặc khu Đảo Gió", "Xã Đồi Gió"))
)
MODEL = "Khu dân cư tự quản về an ninh trật tự, xây dựng nếp sống văn minh"
RESULT = "Đã nhân rộng ra 12/15 thôn; vận động nhân dân hiến 1.250 m2 đất, đóng góp 35.300.000 đồng làm đường."


def form(*tables: Table) -> ReportForm:
    """A form of one section and these tables."""
    return small_form.form(section("I", text("a"))).model_copy(update={"tables": tables or TABLES})


def report(made: ReportForm, answers: Mapping[str, Answer], owner: Unit = UNITS[0], version: int | None = 1) -> Report:
    """A unit's report with its cover."""
    return replace(small_form.report(made, {"a": Prose("Một."), **answers}, version), unit=owner)


def filled(tables: Sequence[Table] = TABLES, seed: int = 1, largest: int = 300) -> dict[str, Answer]:
    """An answer to every cell and table."""
    found: dict[str, Answer] = {}
    for table in tables:
        if table.rows != "one":
            found[table.id] = Rows(RECORDS[table.id])
            continue
        for at, column in enumerate(table.columns):
            if column.is_asked:
                found[table.key(column)] = _answer(column, (at + 3) * seed * 37 % largest)
    return found


def _answer(column: Column, number: int) -> Answer:
    if column.type is ColumnType.text:
        return Prose(f"{MODEL}.\n{RESULT}")
    return Figure(Decimal(number + 1000 if column.id == "so_ho" else number))


RECORDS: dict[str, tuple[dict[str, str], ...]] = {
    "bieu_1d": (
        {"linh_vuc": "kinh_te", "ten": "Tổ hợp tác trồng chè", "ket_qua": RESULT, "ghi_chu": "Từ năm 2024"},
        {"linh_vuc": "quoc_phong_an_ninh", "ten": MODEL, "ket_qua": RESULT},
    ),
    "bieu_2b": (
        {
            "linh_vuc": "dan_toc",
            "noi_dung": "Tranh chấp đất rừng",
            "dia_diem": "Thôn Nà Khoang",
            "thanh_phan": "Công an xã, Mặt trận Tổ quốc",
            "trang_thai": "da_xong",
        },
        {
            "linh_vuc": "dan_toc",
            "noi_dung": RESULT,
            "dia_diem": "Thôn Suối",
            "thanh_phan": "Ban công tác Mặt trận",
            "trang_thai": "chua",
            "ly_do": "Chờ kết luận của cấp trên",
            "kho_khan": MODEL,
        },
    ),
    "bieu_2c": (
        {"chu_de": "kinh_te", "noi_dung": "Giá vật tư nông nghiệp tăng"},
        {"chu_de": "kinh_te", "noi_dung": "Tiêu thụ nông sản vụ hè thu"},
        {"chu_de": "trat_tu", "noi_dung": "Lừa đảo qua mạng"},
    ),
}


def nothing(tables: Sequence[Table] = TABLES) -> dict[str, Answer]:
    """Every table answered with "Không có"."""
    return _every(tables, NothingToReport())


def apart(tables: Sequence[Table] = TABLES) -> dict[str, Answer]:
    """Every table reported by the office's own channel."""
    return _every(tables, ReportedApart())


def _every(tables: Sequence[Table], answer: Answer) -> dict[str, Answer]:
    cells = {table.key(column): answer for table in tables for column in table.columns if column.is_asked}
    return {**cells, **{table.id: answer for table in tables if table.rows != "one"}}


def partly_apart() -> dict[str, Answer]:
    """All filled, but for the sensitive columns and tables, which are reported apart."""
    keys = [table.key(column) for table in TABLES for column in table.columns if column.sensitive]
    keys += [table.id for table in TABLES if table.sensitive]
    return {**filled(), **dict.fromkeys(keys, ReportedApart())}


def consolidation(
    made: ReportForm, given: Sequence[Mapping[str, Answer]], missing: Sequence[Unit] = ()
) -> Consolidation:
    """The first units' answers put together."""
    reports = [report(made, answers, owner) for owner, answers in zip(UNITS, given, strict=False)]
    absent = [Missing(one, "chưa xem") for one in missing]
    return consolidate(made, PROVINCE, reports[0].period, reports[0].cover, "Đã nộp", reports, absent)
