"""The officer's effort, counted act by act on the real step."""

from tests.effort.counting import WAY_IN, counts, listing
from tests.effort.officer import Officer
from tests.effort.walks import from_nothing

COUNTED = """\
Tin nhắn và lần chạm, kể từ câu đầu của biểu (vào tới đó: 3 lần chạm).
đơn vị biểu        số       từ đầu  từ kỳ trước   bằng Excel
xã     bieu_1a     13            4            2            3
xã     bieu_1b     14            8            5            3
xã     bieu_1c     15            8            5            3
xã     bieu_1d      0           11            2            3
xã     bieu_2a     12            3            2            3
xã     bieu_2b      0           10            2            3
xã     bieu_2c      0            4            2            3
tỉnh   bieu_1a     13            4            2            3
tỉnh   bieu_1b     12            9            5            3
tỉnh   bieu_1c     15            8            5            3
tỉnh   bieu_1d      0           11            2            3
tỉnh   bieu_2a     12            3            2            3
tỉnh   bieu_2b      0           10            2            3
tỉnh   bieu_2c      0            4            2            3"""


def test_messages_and_taps() -> None:
    """Each table takes exactly so many messages and taps, stores what was meant, and any of them three by Excel."""
    assert listing(counts()) == COUNTED
    assert all(count.acts["bằng Excel"] == 3 for count in counts())
    assert all(count.acts["từ đầu"] + WAY_IN <= 14 for count in counts())


def test_the_way_through_the_first_table() -> None:
    """From the list of reports to the whole of Biểu 1A: three taps and one message for each group of figures."""
    officer = Officer()
    officer.opens("bieu_1a")
    from_nothing(officer, "bieu_1a")
    assert officer.acts == [
        "[▶ Tiếp tục]",
        "[Mục lục]",
        "[⬜ Biểu 1A]",
        "5 5",
        "5",
        "5 5 5 5 0",
        "5 5 5 5 5 5",
    ]
    assert "Đã trả lời 4/4 nhóm" in officer.screen.text
