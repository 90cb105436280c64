"""Tables and whole reports sent over the real wire."""

from decimal import Decimal
from io import BytesIO

import docx

from templates.answers import Figure, Prose
from tests.kill.officer import screen
from tests.promises.stage import Stage

HEADINGS = {
    "I. CÔNG TÁC TRIỂN KHAI": "",
    "1. Công tác lãnh đạo, chỉ đạo": "Đã ban hành 3 kế hoạch.",
    "2. Công tác kiểm tra, đánh giá việc thực hiện phong trào": "Kiểm tra 2 chi bộ.",
    "II. KẾT QUẢ THỰC HIỆN": "",
    "1. Kết quả xây dựng thực hiện phong trào “Dân vận khéo” ở các lĩnh vực": "",
    "1.1. Dân vận khéo trong xây dựng Đảng, chính quyền, Mặt trận Tổ quốc, các đoàn thể": "Có 4 mô hình.",
    "1.3. Dân vận khéo trong xây dựng nông thôn mới, đô thị văn minh": "Làm 2 km đường.",
}


def word_report() -> bytes:
    made = docx.Document()
    for heading, text in HEADINGS.items():
        made.add_paragraph().add_run(heading).bold = True
        if text:
            made.add_paragraph(text)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


async def test_a_whole_report_is_stored_on_one_tap(stage: Stage) -> None:
    """A Word file sent at a question of figures is shown cut by its headings; one press stores every text."""
    await stage.start()
    person = await stage.at_first_question()
    await person.send_file("bao-cao.docx", word_report())
    await screen(person, "Nhận ra 4/")
    await person.press("Lưu tất cả")
    await screen(person, "Đã lưu 4 chỗ", "câu 1/18\n")
    assert stage.stored()["muc_ii_1_3.noi_dung"] == Prose("Làm 2 km đường.")
    await person.say("/hoantac")
    await screen(person, "Hoàn tác thay đổi gần nhất")
    await person.press("Hoàn tác")
    await screen(person, "Đã hoàn tác")
    assert stage.stored() == {}


async def test_tables_come_as_text_and_as_rich_messages(stage: Stage) -> None:
    """Figures pasted from a spreadsheet, or as a table of a rich message, are told apart cell by cell."""
    await stage.start()
    person = await stage.at_first_question()
    await person.send_raw({"text": "8\t10\t1 200"})
    await screen(person, "1.200", "câu 2/18\n")
    assert stage.stored()["tuyen_truyen.luot_nguoi"] == Figure(Decimal(1200))
    await person.press("Câu trước")
    await screen(person, "câu 1/18\n")
    rows = [["Số thôn, tổ dân phố đã tuyên truyền", "9"], ["Số lượt người được tuyên truyền", "1 300"]]
    cells = [[{"text": cell} for cell in row] for row in rows]
    await person.send_raw({"rich_message": {"blocks": [{"type": "table", "cells": cells}]}})
    await screen(person, "Đã lưu", "1.300")
    assert stage.stored()["tuyen_truyen.luot_nguoi"] == Figure(Decimal(1300))
