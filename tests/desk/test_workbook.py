"""Tải biểu Excel over the real loop: the workbook arrives, is filled in, comes back and is kept."""

from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from sqlalchemy import Connection

from dialogs.report.words import DROPPED_OUTSIDE, STORE_ALL, TABLE_FAULTY, WORKBOOK
from storage import answers, assignments
from templates.answers import Answer, Figure, Rows
from tests.cli.secret_form import word_text, workbook_text
from tests.desk.desk_room import DeskRoom, opened, running
from tests.desk.test_consolidating import file
from tests.person import Person

FORM = "so-ket-dan-van-6-thang"
UY_TIN = "bieu_1b.nguoi_uy_tin_tong_so"
FIGURES = {"bieu_1b.dan_so": 71313, UY_TIN: "1.793", "bieu_1b.nguoi_uy_tin_cong_nhan_trong_ky": "không"}
SECRET = "bieu_1b.cot_can_tong_so"
MODEL = {
    "bieu_1d[linh_vuc]": "Kinh tế",
    "bieu_1d[ten_mo_hinh]": "Thắp sáng đường quê",
    "bieu_1d[ket_qua_nhan_rong]": "Đã có ở cả tám thôn",
}


def filled(content: bytes, cells: Mapping[str, object]) -> bytes:
    """The workbook with cells of its tables by key, as openpyxl saves it."""
    book = load_workbook(BytesIO(content))
    wanted = {f"khoa:{key.replace('_', '-')}": value for key, value in cells.items()}
    keys = [cell for sheet in book for row in sheet.iter_rows() for cell in row if str(cell.value) in wanted]
    assert len(keys) == len(wanted)
    for cell in keys:
        cell.offset(row=1).value = wanted[str(cell.value)]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


async def workbook_of(officer: Person) -> bytes:
    """Go to a table by the contents and take the workbook from there."""
    await officer.say("/baocao")
    await officer.hears()
    await officer.press("Tiếp tục")
    await officer.sees("câu 1/")
    return await workbook_from_here(officer)


async def workbook_from_here(officer: Person) -> bytes:
    """The same from a screen that leads to the contents."""
    await officer.press("Mục lục")
    await officer.sees("Mục lục · ")
    await officer.press("Biểu 1B")
    await officer.sees("Biểu 1B")
    await officer.press(WORKBOOK)
    sent = await file(officer, ".xlsx")
    assert sent.file_name.startswith(f"BIEU-{FORM}-")
    return await officer.download(sent)


def stored(room: DeskRoom) -> dict[str, Answer]:
    """What is kept for the officer's open report."""

    def work(connection: Connection) -> dict[str, Answer]:
        found = assignments.of_units(connection, [room.region.communes[0].id])
        (own,) = [one for one in found if one.is_open]
        return {key: one.answer for key, one in answers.all_answers(connection, own.id).items()}

    found = room.ask(work)
    assert isinstance(found, dict)
    return found


async def test_filled_in_sent_back_and_stored(tmp_path: Path) -> None:
    """What was typed into the cells is shown, kept on one tap and stands in the Word file; what may not come by the
    chat is left out, which is said."""
    async with opened(tmp_path, communes=1, form_id=FORM, untouched=1) as room, running(room):
        officer = room.officer
        content = await workbook_of(officer)
        await officer.send_file("bieu.xlsx", filled(content, {**FIGURES, **MODEL, SECRET: 8128}))
        shown = await officer.sees("Tệp này đổi 4 ô:")
        assert DROPPED_OUTSIDE in shown.text
        assert "71.313" in shown.text
        assert "8.128" not in shown.text
        assert stored(room) == {}
        await officer.press(STORE_ALL)
        await officer.sees("4 ô từ tệp.")
        kept = stored(room)
        models = kept.pop("bieu_1d")
        assert kept == {
            "bieu_1b.dan_so": Figure(Decimal(71313)),
            UY_TIN: Figure(Decimal(1793)),
            "bieu_1b.nguoi_uy_tin_cong_nhan_trong_ky": Figure(Decimal(0)),
        }
        assert isinstance(models, Rows)
        assert [row["ten_mo_hinh"] for row in models.rows] == ["Thắp sáng đường quê"]
        await officer.say("/xemtruoc")
        word = word_text(await officer.download(await file(officer, ".docx")))
        assert [text in word for text in ("71.313", "1.793", "Thắp sáng đường quê", "8.128")] == [True] * 3 + [False]
        assert room.server.telegram.journal.refusals() == []


async def test_one_bad_cell_stores_nothing(tmp_path: Path) -> None:
    """A fault is named by its cell, no button offers to store the rest, and the mended file is taken."""
    async with opened(tmp_path, communes=1, form_id=FORM, untouched=1) as room, running(room):
        officer = room.officer
        content = await workbook_of(officer)
        await officer.send_file("bieu.xlsx", filled(content, {**FIGURES, UY_TIN: "đông lắm"}))
        faulty = await officer.sees(TABLE_FAULTY[0])
        assert "– Biểu 1B, " in faulty.text
        assert STORE_ALL not in faulty.labels
        assert stored(room) == {}
        await officer.send_file("bieu.xlsx", filled(content, FIGURES))
        await officer.sees("Tệp này đổi 3 ô:")
        await officer.press(STORE_ALL)
        await officer.sees("3 ô từ tệp.")
        assert len(stored(room)) == 3


async def test_sensitive_answers_stand_in_the_files_where_the_chat_takes_them(tmp_path: Path) -> None:
    """With SENSITIVE_ANSWERS=chat the workbook that comes next, and the Word file, hold what was sent in the chat."""
    async with opened(tmp_path, communes=1, form_id=FORM, untouched=1) as room:
        room.settings = room.settings.model_copy(update={"sensitive_answers": "chat"})
        async with running(room):
            officer = room.officer
            await officer.send_file("bieu.xlsx", filled(await workbook_of(officer), {SECRET: 8128}))
            assert DROPPED_OUTSIDE not in (await officer.sees("Tệp này đổi 1 ô:")).text
            await officer.press(STORE_ALL)
            await officer.sees("1 ô từ tệp.")
            assert "8128" in workbook_text(await workbook_from_here(officer))
            await officer.say("/xemtruoc")
            assert "8.128" in word_text(await officer.download(await file(officer, ".docx")))
