"""Why a figure that looks odd is right: said in the chat, read by the parent beside the cell."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.desk.desk_room import opened, running
from tests.desk.test_consolidating import file

FORM = "so-ket-dan-van-6-thang"
REASON = "Họp trực tuyến, mỗi điểm cầu tính một hội nghị"


async def test_the_reason_travels_to_the_cells_note(tmp_path: Path) -> None:
    """Two cells of Biểu 1A, one far from earlier periods and one that fails a W rule, are kept with a reason; in the
    consolidated workbook those very cells carry it as their note, and no other cell does."""
    async with opened(tmp_path, communes=2, form_id=FORM, untouched=2) as room, running(room):
        officer, staff = room.officer, room.staff
        await officer.say("/baocao")
        await officer.hears()
        await officer.press("Tiếp tục")
        await officer.sees("câu 1/")
        await officer.press("Mục lục")
        await officer.sees("Trang 1/")
        await officer.press("⬜ 4 · ")
        await officer.sees("câu 4/")
        await officer.say("4321; 1234")
        odd = await officer.sees("số người tham gia ít hơn số hội nghị")
        assert "4.321 khác xa các kỳ trước" in odd.text
        await officer.say(REASON)
        await officer.sees("câu 5/")
        await staff.say(f"/tonghop {FORM}")
        await staff.sees("Chọn bản được tính")
        await staff.press("Cả bản nháp")
        await staff.sees("được tính (cả bản nháp)")
        await staff.press("Excel")
        book = load_workbook(BytesIO(await staff.download(await file(staff, ".xlsx"))))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        noted = [(cell.parent.title, cell.value) for cell in cells if cell.comment and REASON in cell.comment.text]
        assert noted == [("Biểu 1A", 4321), ("Biểu 1A", 1234)]
