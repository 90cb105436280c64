"""The progress picture: what stands where, nothing cut off or on top of another, readable on a phone."""

import io
import itertools
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bot.demo.region import region
from renderers.picture.content import PictureUnit, ProgressPicture, Tone
from renderers.picture.drawing import drawn
from renderers.picture.layout import MOST_PAGES, TALLEST, WIDTH, Bar, Mark, Page, Words, pages
from renderers.picture.type_face import font, width

GOLDEN = Path(__file__).parent / "golden"
SMALLEST = 24
"""Pixels of 1,080: about a message's own letters on a phone."""

SHARES: tuple[tuple[float, str, int, Tone], ...] = (
    (0.2, "chưa xem · quá hạn 6 ngày", 0, "late"),
    (0.3, "bị trả lại · hạn hôm nay 17:00", 80, "returned"),
    (0.4, "chưa bắt đầu · còn 3 ngày", 0, "idle"),
    (0.7, "đang làm · còn 3 ngày", 55, "working"),
    (2.0, "cấp trên đang xem", 100, "sent"),
)


MARKS = ("", "nhập thay", "có bản ký · sửa sau tổng hợp", "có bản ký · nhập thay · sửa sau tổng hợp")


def picture(count: int, *, marks: int = 1) -> ProgressPicture:
    """A region of so many communes, some in every state; with the first so many of ``MARKS`` in turn."""
    names = [unit.name for unit in region(min(count, 1000), 1)][1:]
    marked = itertools.cycle(MARKS[:marks])
    found = [
        replace(_unit(number / count, name), marks=mark)
        for number, name, mark in zip(range(count), itertools.cycle(names), marked, strict=False)
    ]
    return ProgressPicture(
        "Kết quả thực hiện phong trào “Dân vận khéo” năm 2026",
        "Tỉnh Ngàn Sao · hạn nộp 17:00 thứ Tư, 25/11 · còn 9 ngày",
        (f"Đã nộp {count // 3}/{count} đơn vị, quá hạn {count // 5}.", "chưa xem 3 · đang làm 4 · đã nộp 5"),
        tuple(found),
        "Trợ lý báo cáo · lúc 08:00 thứ Hai, 16/11",
    )


def _unit(share: float, name: str) -> PictureUnit:
    about, percent, tone = next((about, percent, tone) for top, about, percent, tone in SHARES if share < top)
    return PictureUnit(name, about, percent, tone)


def written(found: tuple[Page, ...]) -> str:
    """The pages as text: a line for each thing, its place first."""
    return (
        "\n".join(line for page in found for line in (f"trang {WIDTH} x {page.height}", *map(_line, page.marks))) + "\n"
    )


def _line(mark: Mark) -> str:
    match mark:
        case Words(x, y, size, text, ink, bold):
            return f"{x:4} {y:4}  {size} {ink}{' đậm' if bold else ''}: {text}"
        case Bar(x, y, wide, height, done, tone):
            return f"{x:4} {y:4}  thanh {wide} x {height} {tone}: {done}"


@pytest.mark.parametrize(("count", "marks"), [(5, 1), (12, 1), (60, 1), (16, 3)])
def test_the_layout_is_the_approved_one(count: int, marks: int) -> None:
    """Every text and bar of the picture stands where it was approved (UPDATE_GOLDEN=1 rewrites)."""
    file, found = GOLDEN / f"anh-tien-do-{count}.txt", written(pages(picture(count, marks=marks)))
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8")


@pytest.mark.parametrize("marks", [1, 3, 4])
@pytest.mark.parametrize("count", [1, 5, 8, 9, 12, 13, 60, 200, 3321])
def test_nothing_is_cut_off_or_covered_or_too_small(count: int, marks: int) -> None:
    """On every page all texts are inside, apart from one another, and no smaller than a phone can show."""
    found = pages(picture(count, marks=marks))
    assert len(found) <= MOST_PAGES
    for page in found:
        assert page.height <= TALLEST
        texts = [mark for mark in page.marks if isinstance(mark, Words)]
        assert min(text.size for text in texts) >= SMALLEST
        boxes = [_box(text) for text in texts]
        assert all(
            left >= 0 and right <= WIDTH and top >= 0 and bottom <= page.height for left, top, right, bottom in boxes
        )
        assert not [pair for pair in itertools.combinations(boxes, 2) if _overlap(*pair)]


def _box(text: Words) -> tuple[int, int, int, int]:
    return text.x, text.y + 4, text.x + width(text.text, text.size, bold=text.bold), text.y + text.size


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_every_unit_stands_in_the_picture_once() -> None:
    """200 units fit; of the whole country the worst are shown and the others counted."""
    units = picture(200).units
    shown = [mark.text for page in pages(picture(200)) for mark in page.marks if isinstance(mark, Words)]
    assert sum(text == "100 %" for text in shown) == sum(unit.percent == 100 for unit in units)
    last = pages(picture(3321))[-1].marks[-1]
    assert isinstance(last, Words)
    assert "đơn vị khác trong /tiendo" in last.text


def test_no_mark_is_cut() -> None:
    """Each mark stands whole in the picture, at any number of units."""
    for count in (5, 12, 200):
        marked = picture(count, marks=4)
        shown = [mark.text for page in pages(marked) for mark in page.marks if isinstance(mark, Words)]
        told = min(sum("nhập thay" in unit.marks for unit in marked.units), sum("nhập thay" in text for text in shown))
        assert told >= min(count // 2, 60)
        assert all(any(text.endswith(end) for end in MARKS[1:]) for text in shown if "nhập thay" in text)


def test_the_type_has_every_letter_of_vietnamese() -> None:
    """No letter with its marks is missing from the type that ships: none is drawn as the empty box."""
    letters = "".join(chr(code) for code in (*range(0x1EA0, 0x1EFA), *map(ord, "ăâđêôơưĂÂĐÊÔƠƯàáãèéìíòóõùúýĩũ“”…·–%")))
    for bold in (False, True):
        missing = bytes(font(40, bold=bold).getmask("\uffff"))
        assert [letter for letter in letters if bytes(font(40, bold=bold).getmask(letter)) == missing] == []


def test_pages_are_pictures_a_phone_shows() -> None:
    """Each page is a PNG 1,080 wide, well below what Telegram takes as a photo (10 MB)."""
    made = drawn(picture(60))
    for content in made:
        with Image.open(io.BytesIO(content)) as opened:
            assert (opened.format, opened.width) == ("PNG", WIDTH)
        assert len(content) < 1_000_000
