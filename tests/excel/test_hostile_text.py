"""What people type is text in the workbook, whatever it begins with or contains."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from renderers.consolidation import Missing, consolidate
from renderers.excel.cell_text import LONGEST_CELL, MOST_LINE_FEEDS, cell_pieces, cell_text
from renderers.excel.consolidated import consolidated_workbook
from renderers.excel.form_book import form_workbook
from renderers.excel.unit import unit_workbook
from templates.answers import Answer, Prose, Rows
from templates.unit import Unit
from tests.consolidation.small_region import COVER, FORM, PARENT, PERIOD, REPORTS, figure, report, unit
from tests.consolidation.table_region import table_region, table_report

HOSTILE = (
    '=HYPERLINK("http://example.invalid","bấm vào đây")',
    "=1+1",
    "{=SUM(A1:A9)}",
    "+84 900 000 000",
    "-5",
    "@SUM(1)",
    "\t=1+1",
    "http://example.invalid/x",
    "mailto:ai@example.invalid",
    "internal:Bìa!A1",
    "external:c:/x.xlsx",
    "<r><t>giả định dạng</t></r>",
    "</t></si></sst><w:p>",
    "{{ config }} {% raw %}",
    "&amp; & <b>",
    "_x0041_ _x000D_",
    "'0123",
    "số 👍🏽 và 🇻🇳",
)
ODD = "a\x00b\x07c\x0bd\x1fe\ufffef\udc80g\u202eh"


def hostile_workbooks(text: str) -> list[bytes]:
    """Workbooks in which ``text`` stands wherever people's text can stand."""
    bad = replace(unit(2, text), code=text)
    answers: dict[str, Answer] = {"hoi_nghi.so": figure("1"), "muc_i_1.noi_dung": Prose(text)}
    own = report(bad, answers, {"hoi_nghi.so": text})
    cover = replace(COVER, issuer=text)
    parent = replace(PARENT, name=text)
    missing = [Missing(replace(unit(3, text), code=text), text)]
    whole = consolidate(FORM, parent, PERIOD, cover, text, [own, REPORTS[2]], missing)
    return [consolidated_workbook(whole), unit_workbook(replace(own, cover=cover)), *hostile_tables(bad, text)]


def hostile_tables(bad: Unit, text: str) -> list[bytes]:
    """Workbooks of tables with ``text`` as a cell's text, in a record, as a reason and as the unit's name."""
    rows = Rows(({"linh_vuc": text, "noi_dung": text, "trang_thai": "xong", "ghi_chu": text},))
    answers: dict[str, Answer] = {"bieu_1b.kq": Prose(text), "bieu_1b.so_ho": figure("1"), "bieu_2b": rows}
    own = table_report(bad, answers, {"bieu_1b.so_ho": text})
    return [consolidated_workbook(table_region([own])), unit_workbook(own), form_workbook(own, sensitive=True)]


def shown(workbook: bytes) -> list[str]:
    """All texts of all cells."""
    book = openpyxl.load_workbook(BytesIO(workbook))
    return [
        cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "s" and isinstance(cell.value, str)
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_shown_as_typed(text: str) -> None:
    """The text can be read in the cell exactly as it was typed (a blank may follow it)."""
    for workbook in hostile_workbooks(text):
        assert text in [one.removesuffix(" ") for one in shown(workbook)]


@pytest.mark.parametrize("text", [*HOSTILE, ODD])
def test_nothing_runs(text: str) -> None:
    """No part of the file has a link, an external reference, a name or a formula that came from people's text."""
    for workbook in hostile_workbooks(text):
        with zipfile.ZipFile(BytesIO(workbook)) as archive:
            parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
        for name, part in parts.items():
            etree.fromstring(part.encode())
            assert "<hyperlink" not in part
            assert 'TargetMode="External"' not in part
            assert not name.startswith(("xl/externalLinks", "xl/connections", "xl/macro"))
        formulas = re.findall(r"<f[^>]*>(.*?)</f>", "".join(parts.values()))
        assert all(re.fullmatch(r"(SUM|COUNT|IF)\([^'\[\]!{}]*", formula) for formula in formulas)
        assert "example.invalid" not in "".join(formulas)


def test_characters_no_file_can_hold_are_cleaned() -> None:
    """Control characters, lone surrogates and marks of direction go; letters and emoji stay."""
    assert cell_text(ODD) == "abcdefgh"
    assert cell_text("👍🏽\r\nhai") == "👍🏽\nhai"


def test_long_text_goes_on_in_further_rows() -> None:
    """A text beyond Excel's limit stands whole in rows of its own, each naming the unit and the question."""
    text = "\n".join(f"Đoạn {number}: " + "nội dung báo cáo của đơn vị " * 40 for number in range(60))
    workbook = unit_workbook(report(unit(2, "Xã Đồi Mây"), {"muc_i_1.noi_dung": Prose(text)}))
    rows = [
        [cell.value for cell in row]
        for row in openpyxl.load_workbook(BytesIO(workbook))["Thuyết minh"].iter_rows(min_row=4)
    ]
    own = [row for row in rows if row[2] == "I.1"]
    assert len(own) == 3
    assert all(row[1:5] == own[0][1:5] for row in own)
    assert "".join(str(row[5]) for row in own) == text
    assert rows[-1][2] == "II"


@settings(max_examples=60)
@given(
    text=st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from(["chữ ", "\n", "👍", "a" * 9000]), max_size=400).map("".join),
    )
)
def test_pieces_fit_and_lose_nothing(text: str) -> None:
    """Every piece fits a cell, and joined they are the text again."""
    pieces = cell_pieces(text)
    assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST_CELL for piece in pieces)
    assert all(piece.count("\n") <= MOST_LINE_FEEDS for piece in pieces)
    assert "".join(pieces) == cell_text(text)
