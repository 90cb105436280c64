"""The office desk over real HTTP: a report given with its letter, and invitations for every unit without people."""

import io
import re

import openpyxl
from sqlalchemy import select

from bot.invitations.codes import code_hash
from storage.tables import files, invitations, outbox
from tests.desk.desk_room import DeskRoom, running
from tests.kill.officer import screen
from tests.person import Person


async def goes(person: Person, *steps: tuple[str, str]) -> None:
    """Each step is a button, "[so]", or a text, and what is then shown."""
    for step, shown in steps:
        await (person.press(step[1:-1]) if step.startswith("[") else person.say(step))
        await screen(person, shown)


async def test_a_report_is_given_with_its_letter(room: DeskRoom) -> None:
    """The letter that was sent is the letter the unit gets, byte for byte, together with the news."""
    letter = b"%PDF-1.4 cong van"
    async with running(room):
        staff = room.staff
        await goes(room.officer, ("/baocao", "Báo cáo của anh/chị"))
        await goes(
            staff,
            ("/giao", "Giao báo cáo"),
            ("[Giao kỳ mới]", "Chọn mẫu báo cáo"),
            ("[Kết quả thực hiện phong trào]", "Số liệu của thời gian nào?"),
            ("01/01/2030 - 31/12/2030", "Hạn nộp là ngày nào?"),
            ("20/12/2030", "Hạn nộp: 17:00"),
            ("[Tiếp]", "Giao cho đơn vị nào?"),
            ("[Tiếp]", "Số, ký hiệu công văn"),
            ("125-CV/TU", "Công văn ban hành ngày nào?"),
            ("05/11/2030", "Cơ quan nào ban hành?"),
            ("Tỉnh ủy", "Công văn về việc gì?"),
            ("báo cáo phong trào", "Gửi tệp công văn"),
        )
        await staff.send_file("cong-van.pdf", letter)
        await staff.sees("Đã nhận tệp cong-van.pdf")
        await staff.press("Xác nhận giao")
        await staff.sees("Đã giao Kết quả thực hiện phong trào “Dân vận khéo” năm 2030 cho 2 đơn vị")
        await room.officer.sees("được giao báo cáo mới")
        sent = await room.officer.wait_for(lambda chat: chat.documents())
        assert await room.officer.download(sent[-1]) == letter


async def test_everybody_is_invited_and_no_code_is_kept(room: DeskRoom) -> None:
    """The workbook names each unit without people with a link that works; its codes are nowhere in the database."""
    async with running(room):
        admin = room.other_staff
        await admin.say("/donvi")
        await admin.sees("1 đơn vị chưa có người")
        await admin.press("Mời tất cả")
        (sent, *_) = await admin.wait_for(lambda chat: chat.documents(), 30)
        book = openpyxl.load_workbook(io.BytesIO(await admin.download(sent)))
        rows = list(book.worksheets[0].iter_rows(values_only=True))
        assert [row[:2] for row in rows] == [
            ("Đơn vị", "Vai trò"),
            (room.region.communes[1].name, "cán bộ báo cáo"),
        ]
        code = re.search(r"start[= ]([\w-]{32})", str(rows[1][2]))
        assert code is not None
        assert code[1] in str(rows[1][4])

        def kept(connection: object) -> tuple[list[str], list[str], int]:
            run = connection.execute  # type: ignore[attr-defined]
            hashes = list(run(select(invitations.c.code_hash)).scalars())
            bodies = list(run(select(outbox.c.body)).scalars())
            return hashes, bodies, len(run(select(files.c.id)).all())

        await admin.wait_for(lambda _: room.ask(kept)[2] == 0)  # type: ignore[index]
        hashes, bodies, _ = room.ask(kept)  # type: ignore[misc]
        assert code_hash(code[1]) in hashes
        assert all(code[1] not in body for body in bodies)
