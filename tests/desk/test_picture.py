"""Ảnh tiến độ over the real loop: drawn in a worker, sent as a photo that can be forwarded."""

from pathlib import Path

from renderers.picture.layout import WIDTH
from tests.desk.desk_room import opened, running
from tests.person import ChatView, Shown


def _photo(chat: ChatView) -> Shown | None:
    return next((one for one in chat.from_bot() if one.raw.get("photo")), None)


async def test_the_picture_comes_as_a_photo(tmp_path: Path) -> None:
    """The staff press Ảnh tiến độ and get a photo of the list, as wide as it was drawn."""
    async with opened(tmp_path) as room, running(room):
        await room.staff.say("/tiendo")
        await room.staff.sees("(3/5): số liệu")
        await room.staff.press("Dân vận khéo 2026")
        await room.staff.sees("Đã nộp 3/5 đơn vị")
        await room.staff.press("🖼 Ảnh tiến độ")
        shown = await room.staff.wait_for(_photo, within=30)
        assert shown.raw["caption"].startswith("Tiến độ Dân vận khéo 2026 · Tỉnh Ngàn Sao")
        assert shown.raw["photo"][-1]["width"] == WIDTH
