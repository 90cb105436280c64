"""A report's whole way by clicking and typing: an officer on a narrow phone, then the staff who consolidate."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.handset import Handset
from tests.browser.product import Product

pytestmark = pytest.mark.asyncio(loop_scope="module")

PARAGRAPH = "Các chi bộ, Mặt trận Tổ quốc và các đoàn thể phối hợp vận động từng hộ, kể cả ở những thôn xa nhất. " * 20
LONG = "\n".join(f"Việc thứ {number}: {PARAGRAPH.strip()}" for number in range(1, 6))
FIGURES = {1: "8 10 1.200", 6: "3.120; 35,3 triệu; 640", 7: "17\n19\n2", 9: "12.500.000đ", 12: "4; 3; 2; 1"}
TAKEN = (2, 8, 10)
"""Questions whose proposed sentence is the whole answer."""
NOTHING = 11
TEXTS = {number: f"Nội dung của câu {number}: đã làm đúng kế hoạch đề ra từ đầu năm." for number in range(1, 19)} | {
    3: LONG
}


async def answer(officer: Handset, number: int) -> None:
    """Answers the question shown and moves on."""
    await officer.sees(f"câu {number}/18")
    assert await officer.fits()
    if number in FIGURES:
        await officer.say(FIGURES[number])
        shown = await officer.sees(re.compile(rf"câu {number + 1}/18|Giữ số này"))
        if "khác xa các kỳ trước" in shown:
            await officer.press("Giữ số này")
    elif number in TAKEN:
        await officer.press("Tiếp")
    elif number == NOTHING:
        await officer.press("Không có")
    else:
        await officer.say(TEXTS[number])
        await officer.sees(re.compile("đã ghép 3 tin nhắn" if number == 3 else "Đã lưu"))
        await officer.press("Tiếp")


async def fill(officer: Handset) -> None:
    """Every question in turn, with one step back to look at an earlier answer."""
    for number in range(1, 4):
        await answer(officer, number)
    await officer.sees("câu 4/18")
    await officer.press("Câu trước")
    await officer.sees("đoạn): “Việc thứ 1")
    await officer.press("Tiếp")
    for number in range(4, 19):
        await answer(officer, number)


async def test_officer_submits_and_staff_consolidate(open_page: OpenPage, tmp_path: Path) -> None:
    """At 360 px an officer fills and submits a whole report; the staff hear of it and get Word and Excel with it in."""
    async with Product(tmp_path) as product, open_page(product.address, PHONE) as page:
        staff, officer = Handset(page, 2), Handset(page, 0)
        await staff.choose()
        await staff.begin()
        await officer.choose()
        await officer.begin()
        home = await officer.sees("Dân vận khéo")
        await officer.press("Tiếp tục: Dân vận khéo…")
        await fill(officer)
        await officer.press("Nộp")
        await officer.sees("Báo cáo đã đủ")
        await officer.press("Xác nhận nộp")
        await officer.sees("Bản nộp số 1")
        report = Document(io.BytesIO(await officer.download(".docx", tmp_path)))
        unit = (await officer.root.get_by_role("heading").inner_text()).strip()
        await staff.choose()
        await staff.sees(unit)
        await staff.say("/tonghop")
        year = re.search(r"“Dân vận khéo” năm (\d+)", home)
        assert year is not None
        await staff.press(f"Dân vận khéo {year[1]}…")
        await staff.sees("đơn vị được tính")
        assert await staff.fits()
        await staff.press("Cả hai")
        await staff.sees(".xlsx")
        consolidated = Document(io.BytesIO(await staff.download(".docx", tmp_path)))
        workbook = load_workbook(io.BytesIO(await staff.download(".xlsx", tmp_path)))
        assert await staff.fits()
    own = [paragraph.text for paragraph in report.paragraphs]
    assert [line.strip() for line in own if line.startswith("Việc thứ")] == LONG.split("\n")
    assert [text for text in TEXTS.values() if text != LONG and not any(text in line for line in own)] == [
        TEXTS[number] for number in sorted({*FIGURES, *TAKEN, NOTHING})
    ]
    assert "tại 8/10 thôn, tổ dân phố" in "\n".join(own)
    assert "Vận động Nhân dân đóng góp 35.300.000 đồng" in "\n".join(own)
    all_texts = "\n".join(paragraph.text for paragraph in consolidated.paragraphs)
    assert "Việc thứ 5" in all_texts
    assert TEXTS[18] in all_texts
    rows = [row for sheet in workbook.worksheets for row in sheet.iter_rows(values_only=True) if unit in row]
    assert any({8, 10, 1200, 3120, 35_300_000, 640} <= set(row) for row in rows)
