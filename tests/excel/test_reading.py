"""Filled-in workbooks and pasted tables: what is read back, and what is said of each cell that cannot be."""

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from bot.telegram.pasted_rows import pasted_rows
from renderers.excel.entry_table import LONG_TEXT
from renderers.excel.form_book import form_workbook
from renderers.excel.reading import CellFault, Source, WorkbookReading, read_pasted_table, read_workbook
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart, Rows
from templates.header_grid import header_grid
from templates.problem import Problem
from templates.table import Table
from templates.text import clean, means_nothing
from tests.consolidation.small_region import A, figure
from tests.consolidation.table_region import TABLE_FORM, TABLE_REPORTS, table_report

ANSWERS = TABLE_REPORTS[0].answers
Change = Callable[[Workbook], None]


def filled(change: Change, answers: Mapping[str, Answer] = ANSWERS) -> bytes:
    """The unit's workbook after somebody worked on it and another program saved it."""
    book = openpyxl.load_workbook(BytesIO(form_workbook(table_report(A, answers), sensitive=True)))
    change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(content: bytes, level: str = "xa") -> WorkbookReading:
    reading = read_workbook(content, TABLE_FORM, level)
    assert isinstance(reading, WorkbookReading), reading
    return reading


def faults(content: bytes) -> dict[str, str]:
    return {f"{one.sheet}!{one.cell}": one.what for one in read(content).faults}


def put(sheet: str, **cells: object) -> Change:
    def change(book: Workbook) -> None:
        for name, value in cells.items():
            book[sheet][name] = value

    return change


def test_what_was_written_is_read() -> None:
    """The workbook as it was sent gives exactly the answers it shows, and says where it comes from."""
    tables = ("bieu_1a", "bieu_1b", "bieu_2b", "bieu_2c")
    source = Source("mau-bieu", "X2", "2026-12-31")
    content = form_workbook(TABLE_REPORTS[0], sensitive=True)
    assert read(content) == WorkbookReading(ANSWERS, (), (), tables, source)


def test_nothing_sensitive_is_in_the_file() -> None:
    """Without leave, sensitive tables and columns are neither shown nor asked, and nothing typed there is read."""
    book = openpyxl.load_workbook(BytesIO(form_workbook(TABLE_REPORTS[0], sensitive=False)))
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "Tranh chấp đất cơ sở thờ tự" not in texts
    assert "1.25" not in texts
    assert "Biểu 2B" not in book.sheetnames
    reading = read(form_workbook(TABLE_REPORTS[0], sensitive=False))
    assert set(ANSWERS) - set(reading.answers) == {"bieu_2b", "bieu_1b.dien_tich"}


def test_sheets_renamed_and_moved_rows_and_columns_inserted() -> None:
    """Whatever is renamed, reordered or pushed aside, the same answers are read."""

    def change(book: Workbook) -> None:
        book["Biểu 1A"].title = "Trang của tôi"
        book.move_sheet("Biểu 2C", -3)
        for row in (2, 10):
            book["Trang của tôi"].insert_rows(row)
        book["Trang của tôi"].insert_cols(3)
        book["Biểu 2B"].insert_rows(9, 3)
        book.create_sheet("Ghi chép")["B2"] = "việc riêng"

    reading = read(filled(change))
    assert reading.answers == ANSWERS
    assert reading.faults == ()
    assert reading.unknown_sheets == ("Ghi chép",)


def test_keys_lost_headers_kept() -> None:
    """Where the hidden rows are gone, the words of the header tell the columns."""

    def change(book: Workbook) -> None:
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if str(cell.value).startswith("khoa:"):
                        cell.value = None

    reading = read(filled(change))
    assert {key: reading.answers.get(key) for key in ANSWERS} == ANSWERS
    assert reading.faults == ()
    assert reading.source is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1.250", figure("1250")),
        (" 1 250 ", figure("1250")),
        ("12 cuộc", figure("12")),
        ("không", figure("0")),
        ("Không phát sinh", NothingToReport()),
        ("(Có báo cáo riêng)", ReportedApart()),
        (12.0, figure("12")),
        (None, None),
        ("  ", None),
    ],
)
def test_figures_as_people_type_them(typed: object, stored: Answer | None) -> None:
    """A number typed as text in the Vietnamese way is that number; an empty cell is no answer."""
    reading = read(filled(put("Biểu 1A", H10=typed)))
    assert reading.answers.get("bieu_1a.kt") == stored
    assert reading.faults == ()


def test_decimals_keep_their_digits() -> None:
    """93,6 is 93,6 whether typed as a number, as text or in a cell shown in percent."""
    for value, shown in ((93.6, "General"), ("93,6%", "@"), (0.936, "0.0%"), (0.936, '0.00" %"%')):

        def change(book: Workbook, value: object = value, shown: str = shown) -> None:
            book["Biểu 1B"]["E9"] = value
            book["Biểu 1B"]["E9"].number_format = shown

        assert read(filled(change)).answers["bieu_1b.hai_long"] == figure("93.6")


def test_faults_are_listed_by_cell() -> None:
    """Every bad cell of every sheet is named with what is wrong; good cells beside it are read all the same."""

    def change(book: Workbook) -> None:
        figures, cases = book["Biểu 1A"], book["Biểu 2B"]
        figures["E10"], figures["F10"], figures["H10"], figures["J10"] = "nhiều", 12.5, "=1+2", -3
        figures["C10"] = 4
        book["Biểu 1B"]["E9"] = 120
        cases["A9"], cases["C9"], cases["D9"] = "Kinh tế", "hôm qua", "rất đông"

    content = filled(change)
    assert faults(content) == {
        "Biểu 1A!C10": "cột này đơn vị không phải điền; anh/chị xoá ô này",
        "Biểu 1A!E10": "“nhiều” không phải số",
        "Biểu 1A!F10": "có phần lẻ (12,5), cần số nguyên",
        "Biểu 1A!H10": "là công thức; anh/chị gõ giá trị vào ô",
        "Biểu 1A!J10": "là số âm (-3)",
        "Biểu 1B!E9": "lớn hơn 100% (120)",
        "Biểu 2B!A9": "“Kinh tế” không có trong danh sách (Công tác dân tộc; Tôn giáo)",
        "Biểu 2B!C9": "“hôm qua” không phải ngày; ghi dạng 05/6/2026",
        "Biểu 2B!D9": "“rất đông” không phải số",
    }
    assert str(read(content).faults[0]) == "Biểu 1A, C10: cột này đơn vị không phải điền; anh/chị xoá ô này"
    assert read(content).answers["bieu_1b.so_ho"] == figure("1000")


def test_a_computed_cell_typed_over() -> None:
    """The value computed may stand there; another is a fault that says both."""
    assert faults(filled(put("Biểu 1A", A10=12))) == {}
    assert faults(filled(put("Biểu 1A", A10=13))) == {
        "Biểu 1A!A10": "ô tính sẵn ghi 13, Trợ lý tính ra 12; anh/chị sửa số hoặc xoá ô này"
    }


def test_a_day_is_no_figure_and_a_day_cell_is_a_day() -> None:
    """A cell a program turned into a day is refused as a figure and read as a day."""

    assert faults(filled(put("Biểu 1A", H10=datetime(2026, 5, 1)))) == {
        "Biểu 1A!H10": "là ngày (01/5/2026), không phải số"
    }
    rows = read(filled(put("Biểu 2B", C9=datetime(2026, 6, 5)))).answers["bieu_2b"]
    assert isinstance(rows, Rows)
    assert rows.rows[1]["ngay"] == "2026-06-05"


def test_two_rows_in_a_table_of_one() -> None:
    """A second filled row is said, not silently dropped."""
    assert faults(filled(put("Biểu 1A", E11=7))) == {
        "Biểu 1A!E11": "biểu này chỉ có một dòng số liệu (dòng 10); dòng này không đọc được"
    }


def test_a_table_twice() -> None:
    """A copied sheet is a fault at the copy."""
    found = faults(filled(lambda book: book.copy_worksheet(book["Biểu 1A"]) and None))
    assert list(found.values()) == ["Biểu 1A có hai lần trong tệp (cũng ở sheet “Biểu 1A”); anh/chị xoá một"]


def test_nothing_to_report_in_a_table_of_records() -> None:
    """The words alone in a table of records answer the table; no row at all leaves it unanswered."""
    answers = read(form_workbook(TABLE_REPORTS[1], sensitive=True)).answers
    assert answers["bieu_2b"] == NothingToReport()
    assert "bieu_2b" not in read(form_workbook(table_report(A, {}), sensitive=True)).answers


def test_the_words_for_reported_apart_are_never_a_record() -> None:
    """Rows typed under "(Có báo cáo riêng)" are the table's rows without it; beside other cells it is a fault."""
    apart = {**ANSWERS, "bieu_2b": ReportedApart()}
    alone = read(filled(lambda _: None, apart)).answers["bieu_2b"]
    assert alone == ReportedApart()
    typed = {"A9": "Công tác dân tộc", "B9": "Một vụ việc mới"}
    below = read(filled(put("Biểu 2B", **typed), apart))
    assert below.answers["bieu_2b"] == Rows(({"linh_vuc": "dan_toc", "noi_dung": "Một vụ việc mới"},))
    assert below.faults == ()
    beside = faults(filled(put("Biểu 2B", B8="Một vụ việc mới"), apart))
    assert beside == {"Biểu 2B!A8": "ô này còn ghi “(Có báo cáo riêng)”; anh/chị ghi nội dung hoặc xoá ô này"}


def test_a_text_no_cell_can_hold() -> None:
    """A very long text is not cut: the cell says where to edit it, and reading it back changes nothing."""
    content = form_workbook(table_report(A, {"bieu_1b.kq": Prose("dài " * 10_000 + "hết")}), sensitive=True)
    assert openpyxl.load_workbook(BytesIO(content))["Biểu 1B"]["C9"].value == LONG_TEXT
    assert read(content).answers == {}


def test_another_form_and_no_table() -> None:
    """A workbook of another form, or of no form, is refused with what to do."""
    other = read_workbook(
        form_workbook(TABLE_REPORTS[0], sensitive=True), TABLE_FORM.model_copy(update={"id": "mau-khac"}), "xa"
    )
    assert isinstance(other, Problem)
    assert other.code == "xlsx_other_form"
    stream = BytesIO()
    Workbook().save(stream)
    nothing = read_workbook(stream.getvalue(), TABLE_FORM, "xa")
    assert isinstance(nothing, Problem)
    assert "Tải biểu Excel" in nothing.sentence


COUNTS = st.integers(0, 10**12).map(lambda value: Figure(Decimal(value)))
SHARES = st.decimals(0, 100, places=2).map(lambda value: Figure(Decimal(f"{value.normalize():f}") + 0))
STATES = st.sampled_from([NothingToReport(), ReportedApart()])
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Co", "Cn"]), min_size=1, max_size=60).map(clean)
PROSE = TEXTS.filter(lambda text: text and not means_nothing(text) and "_x" not in text).map(Prose)
CASES = st.fixed_dictionaries(
    {"linh_vuc": st.sampled_from(["dan_toc", "ton_giao"]), "noi_dung": PROSE.map(lambda prose: prose.text)},
    optional={
        "ngay": st.dates().filter(lambda day: day.year >= 1900).map(lambda day: day.isoformat()),
        "so_nguoi": st.integers(0, 10**9).map(str),
        "trang_thai": st.sampled_from(["xong", "dang"]),
    },
)
FILLED = st.fixed_dictionaries(
    {},
    optional={
        "bieu_1a.hn_xa": COUNTS | STATES,
        "bieu_1a.kt": COUNTS | STATES,
        "bieu_1a.gs": COUNTS,
        "bieu_1b.kq": PROSE | STATES,
        "bieu_1b.so_ho": COUNTS,
        "bieu_1b.so_ho_ngheo": COUNTS | STATES,
        "bieu_1b.hai_long": SHARES | STATES,
        "bieu_1b.dien_tich": SHARES,
        "bieu_2b": st.lists(CASES, min_size=1, max_size=4).map(lambda rows: Rows(tuple(rows))) | STATES,
    },
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(answers=FILLED)
def test_round_trip(answers: dict[str, Answer]) -> None:
    """Whatever was answered, writing it out and reading it back gives the same answers, whoever saved the file."""
    content = form_workbook(table_report(A, answers), sensitive=True)
    assert (read(content).answers, read(content).faults) == (answers, ())
    assert read(filled(lambda book: None, answers)).answers == answers


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_by_libreoffice(tmp_path: Path) -> None:
    """LibreOffice opens, recalculates and saves the workbook: the same answers are read, no fault is found."""
    source, out = tmp_path / "bieu.xlsx", tmp_path / "out"
    source.write_bytes(form_workbook(TABLE_REPORTS[0], sensitive=True))
    home = f"-env:UserInstallation={(tmp_path.parent / 'profile').as_uri()}"
    command = ["soffice", "--headless", home, "--convert-to", "xlsx", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    reading = read((out / "bieu.xlsx").read_bytes())
    assert (reading.answers, reading.faults, reading.unknown_sheets) == (ANSWERS, (), ())


def header_lines(table: Table) -> list[list[str]]:
    """The header as a spreadsheet copies it: a merged cell's text in its first place only."""
    grid = header_grid(table)
    lines = [[""] * len(table.printed) for _ in range(max(cell.row + cell.rowspan - 1 for cell in grid))]
    for cell in grid:
        lines[cell.row - 1][cell.column - 1] = cell.text
    return lines


def test_pasted_with_its_header() -> None:
    """Tab-separated text is matched by the words of its header; numbers under the header are no figures."""
    lines = [*header_lines(TABLE_FORM.tables[0]), [str(n) for n in range(1, 11)]]
    lines += [["12", "1.250", "", "", "12", "1.250", "3", "3", "0", "0"]]
    reading = read_pasted_table(lines, TABLE_FORM, "xa")
    assert isinstance(reading, WorkbookReading)
    figures = {key: answer for key, answer in ANSWERS.items() if key.startswith("bieu_1a")}
    assert (reading.answers, reading.faults, reading.tables) == (figures, (), ("bieu_1a",))


def test_pasted_faults_name_line_and_column() -> None:
    """A pasted cell is named by its line and column."""
    lines = [*header_lines(TABLE_FORM.tables[0]), ["", "", "", "", "mấy cuộc", "5", "", "", "", ""]]
    reading = read_pasted_table(lines, TABLE_FORM, "xa")
    assert isinstance(reading, WorkbookReading)
    assert reading.faults == (CellFault("", "dòng 4, cột 5", "“mấy cuộc” không phải số"),)
    assert str(reading.faults[0]) == "dòng 4, cột 5: “mấy cuộc” không phải số"


def test_pasted_records_with_line_breaks() -> None:
    """A record's cell with a line break comes in quotation marks, as spreadsheets copy it."""
    pasted = 'Lĩnh vực\tNội dung vụ việc\tGhi chú kết quả\nTôn giáo\t"Hai dòng\n""trích"""\t\n'
    reading = read_pasted_table(pasted_rows({"text": pasted}), TABLE_FORM, "xa")
    assert isinstance(reading, WorkbookReading)
    assert reading.answers == {"bieu_2b": Rows(({"linh_vuc": "ton_giao", "noi_dung": 'Hai dòng\n"trích"'},))}


def test_pasted_text_that_is_no_table() -> None:
    """Words that are no table are said not to be one."""
    reading = read_pasted_table([["Kính gửi anh chị"], ["Số liệu", "12"]], TABLE_FORM, "xa")
    assert isinstance(reading, Problem)
    assert reading.code == "paste_no_table"


OWN = {
    "bieu_1a.hn_xa": figure("12"),
    "bieu_1a.hn_xa_nguoi": figure("1250"),
    "bieu_1a.kt": figure("3"),
    "bieu_1a.gs": figure("0"),
}
VALUES = ["12", "1.250", "", "", "12", "1.250", "3", "3", "0", "0"]


def read_of(rows: Sequence[Sequence[str]], at_hand: str = "") -> Mapping[str, Answer] | str:
    """The answers, or the code of what was wrong."""
    reading = read_pasted_table(rows, TABLE_FORM, "xa", at_hand)
    if isinstance(reading, Problem):
        return reading.code
    assert reading.faults == ()
    return reading.answers


@pytest.mark.parametrize("dropped", [0, 1, 2])
def test_pasted_with_the_lower_part_of_its_header(dropped: int) -> None:
    """The header's lowest rows are enough where they name the columns without doubt."""
    assert read_of([*header_lines(TABLE_FORM.tables[0])[dropped:], VALUES]) == OWN


def test_pasted_as_a_list_of_names() -> None:
    """A table on its side, "name – value" on each line, is read like one that stands."""
    rows = [["Tỷ lệ hộ nghèo", "25"], ["Số hộ", "1.250"], ["Số hộ nghèo", "312,5"], ["Hài lòng", "93,6%"]]
    assert read_of([rows[1], rows[3]]) == {"bieu_1b.so_ho": figure("1250"), "bieu_1b.hai_long": figure("93.6")}
    reading = read_pasted_table(rows, TABLE_FORM, "xa")
    assert isinstance(reading, WorkbookReading)
    assert [fault.cell for fault in reading.faults] == ["dòng 3, cột 2"]
    joined = [["Kiểm tra, giám sát – Kiểm tra – Số cuộc", "3"], ["Kiểm tra, giám sát – Giám sát – Số cuộc", "4"]]
    assert read_of(joined) == {"bieu_1a.kt": figure("3"), "bieu_1a.gs": figure("4")}


def test_pasted_under_the_name_of_its_table() -> None:
    """A line above the others names the table; there, words that only one cell to fill in answers to are enough."""
    rows = [["Số hội nghị", "Số người tham gia"], ["12", "1.250"]]
    found = {"bieu_1a.hn_xa": figure("12"), "bieu_1a.hn_xa_nguoi": figure("1250")}
    assert read_of([["Biểu 1A"], *rows]) == found
    assert read_of([["BIỂU 1A. Kết quả tháng này", ""], *rows]) == found
    assert read_of([["Biểu 9Z"], *rows]) == "paste_no_table"


def test_pasted_words_that_fit_twice_are_never_guessed() -> None:
    """Names that stand several times in a table, or figures without any name, place nothing by themselves."""
    assert read_of([["Số hội nghị", "Số người tham gia"], ["12", "1.250"]]) == "paste_no_table"
    assert read_of([VALUES]) == "paste_no_table"


def test_pasted_figures_alone_belong_to_the_table_being_asked() -> None:
    """A row or a column of figures, as many as the table has or asks for, is taken in the table's order."""
    full = [["12", "1.250", "12", "1.250", "3", "3", "0", "0"]]
    assert read_of(full, "bieu_1a") == OWN
    assert read_of([["12"], ["1.250"], ["3"], ["0"]], "bieu_1a") == OWN
    assert read_of([["12", "1.250", "3"]], "bieu_1a") == "paste_no_table"


def test_pasted_totals_are_checked_not_stored() -> None:
    """A total that is not the sum of its parts is named; nothing of the table counts until it is right."""
    wrong = [*header_lines(TABLE_FORM.tables[0]), ["13", *VALUES[1:]]]
    reading = read_pasted_table(wrong, TABLE_FORM, "xa")
    assert isinstance(reading, WorkbookReading)
    assert [str(fault) for fault in reading.faults] == [
        "dòng 4, cột 1: ô tính sẵn ghi 13, Trợ lý tính ra 12; anh/chị sửa số hoặc xoá ô này"
    ]
