"""Gửi bản đã ký over the real loop: pages are photographed, joined by a worker, and fetched by the staff."""

from pathlib import Path

import pytest

from tests.databases import database_url, empty_url
from tests.desk.desk_room import OFFICER, STAFF, opened, running
from tests.desk.test_consolidating import file, open_submitted
from tests.person import Person
from tests.review.test_pictures import photo, sheets

__all__ = ["database_url", "empty_url"]

NAME = "_v1_da-ky.pdf"


async def to_signing(officer: Person, staff: Person) -> None:
    """The staff have spoken to the bot before, so that it can write to them."""
    await staff.say("/duyet")
    await staff.sees("Báo cáo chờ duyệt")
    await open_submitted(officer)
    await officer.press("Gửi bản đã ký")
    await officer.sees("Anh/chị gửi tệp PDF của bản đã ký")


async def test_photographed_pages_become_one_file(tmp_path: Path, database_url: str) -> None:
    """Pages sent as photos and as files are one PDF in their order; it comes back, and the staff can fetch it."""
    async with opened(tmp_path, database_url) as room, running(room):
        officer, staff = room.officer, room.staff
        await to_signing(officer, staff)
        await officer.send("photo", data=photo(600, 900))
        await officer.sees("Đã nhận 1 trang")
        await officer.send_file("trang 2.png", photo(900, 600, kind="PNG"))
        await officer.sees("Đã nhận 2 trang")
        await officer.press("Ghép thành một tệp")
        joined = await officer.download(await file(officer, NAME))
        assert [width < height for width, height in sheets(joined)] == [True, False]
        news = await staff.sees("đã gửi bản đã ký")
        await staff.press("Tải bản đã ký", news.id)
        assert await staff.download(await file(staff, NAME)) == joined


async def test_a_scanned_pdf_is_taken_as_it_is(tmp_path: Path) -> None:
    """A PDF is kept byte for byte; a page that cannot be read is named, and nothing is kept of it."""
    async with opened(tmp_path) as room, running(room):
        officer, staff = room.officer, room.staff
        await to_signing(officer, staff)
        await officer.send("photo", data=photo(600, 900)[:300])
        await officer.sees("Đã nhận 1 trang")
        await officer.press("Ghép thành một tệp")
        await officer.sees("Trợ lý không đọc được trang 1", within=30)
        await officer.press("Gửi bản đã ký")
        await officer.sees("Đã nhận 1 trang")
        await officer.press("Bỏ các trang đã gửi")
        await officer.sees("Đã bỏ các trang đã gửi")
        scan = b"%PDF-1.7\n" + bytes(range(256)) * 40
        await officer.send_file("ban ky.pdf", scan)
        await officer.sees("Đã nhận bản đã ký")
        news = await staff.sees("đã gửi bản đã ký")
        await staff.press("Tải bản đã ký", news.id)
        assert await staff.download(await file(staff, NAME)) == scan


@pytest.mark.parametrize("account", [OFFICER, STAFF])
async def test_a_photo_elsewhere_is_no_page(tmp_path: Path, account: int) -> None:
    """Where no signed copy is waited for a photo is answered with what can be read, and nothing is downloaded."""
    async with opened(tmp_path) as room, running(room):
        person = {OFFICER: room.officer, STAFF: room.staff}[account]
        await person.say("/baocao")
        await person.hears()
        await person.send("photo", data=photo(60, 90))
        await person.sees("không đọc được chữ trong ảnh")
        assert room.server.telegram.journal.calls("getFile") == []
