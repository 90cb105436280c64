"""/mau over real HTTP on both databases: a form is sent, checked apart, tried out, published, and its period moved."""

from tests.conversations.form_sent import form_file, zipped
from tests.desk.desk_room import DeskRoom, running
from tests.desk.test_consolidating import file
from tests.kill.officer import screen

ONE_MORE = (
    "unit: lượt người }\n              - { id: tuyen_truyen.so_to, label: Số tổ đã tuyên truyền, unit: tổ }".replace(
        "\n", "\\n"
    )
)


async def test_a_form_is_sent_tried_published_and_moved_to(room: DeskRoom) -> None:
    """The whole way of a new version: faults by line, a draft, a try-out with its Word file, and an open period."""
    admin = room.other_staff
    async with running(room):
        await room.officer.say("/baocao")
        await screen(room.officer, "Báo cáo của anh/chị")
        await admin.say("/mau")
        await screen(admin, "Mẫu báo cáo")
        await admin.press("Nạp bản mới")
        await screen(admin, "nén thành một tệp .zip")
        await admin.send_file("mau.zip", form_file("dan-van-kheo-nam.zip", "layout: party => layout: chợ")[1])
        await screen(admin, "form.yaml, dòng 6")
        await admin.send_file("mau.zip", zipped({"form.yaml": b"a: b", "unit.docx": b"", "consolidated.docx": b""}))
        await screen(admin, "Đây không phải tệp Word")
        await admin.send_file("mau.zip", form_file("dan-van-kheo-nam.zip", f"unit: lượt người }} => {ONE_MORE}")[1])
        await screen(admin, "Đã lưu bản nháp")
        await admin.press("Mở các bản của mẫu này")
        await screen(admin, "Bản nháp: nạp")
        await admin.press("Bản nháp")
        await screen(admin, "Số tổ đã tuyên truyền")
        await admin.press("Điền thử")
        await screen(admin, "Đã mở bản điền thử")
        await admin.press("▶ Tiếp tục điền thử")
        await screen(admin, "điền thử · câu 1/")
        await admin.say("/xemtruoc")
        assert (await file(admin, ".docx")).file_name.startswith("BC-dan-van-kheo-nam")
        await admin.say("/mau")
        await screen(admin, "1 bản nháp")
        await admin.press("Kết quả thực hiện phong trào")
        await screen(admin, "Bản nháp: nạp")
        await admin.press("Bản nháp")
        await screen(admin, "Số tổ đã tuyên truyền")
        await admin.press("Phát hành")
        await screen(admin, "không sửa được nữa")
        await admin.press("Xác nhận phát hành")
        await screen(admin, "Đã phát hành bản 2")
        await admin.press("Chuyển sang mẫu mới")
        await screen(admin, "Chuyển kỳ nào")
        await admin.press("Dân vận khéo")
        await screen(admin, "chuyển sang bản 2")
        await admin.press("Xác nhận chuyển")
        await screen(admin, "Đã chuyển")
        await room.officer.sees("Số tổ đã tuyên truyền")
