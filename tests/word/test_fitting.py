"""Printed lengths: Times Bold widths, line breaks of headers and titles, drawn lines."""

import pytest

from renderers.word.fitting import part_line_length
from renderers.word.line_breaks import best_lines, fair_width, reads_better, wrap
from renderers.word.times_bold import text_width


@pytest.mark.parametrize(
    ("text", "size", "points"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, 206.68),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 271.21),
        ("Độc lập - Tự do - Hạnh phúc", 14, 171.40),
        ("ưƯơƠ", 10, 6.00 + 7.96 + 5.54 + 7.78),
        ("", 14, 0),
    ],
)
def test_text_width(text: str, size: float, points: float) -> None:
    """Widths follow the font: marks add nothing, horns do."""
    assert text_width(text, size) == pytest.approx(points, abs=0.1)


@pytest.mark.parametrize(
    ("text", "size", "room", "lines"),
    [
        ("ĐẢNG ỦY XÃ SÔNG VÀNG", 14, 220, ["ĐẢNG ỦY XÃ SÔNG VÀNG"]),
        ("ỦY BAN NHÂN DÂN XÃ SÔNG VÀNG", 13, 188, ["ỦY BAN NHÂN DÂN", "XÃ SÔNG VÀNG"]),
        (
            "kết quả thực hiện phong trào “Dân vận khéo” năm 2026, phương hướng, nhiệm vụ năm 2027",
            14,
            467,
            ["kết quả thực hiện phong trào “Dân vận khéo” năm 2026,", "phương hướng, nhiệm vụ năm 2027"],
        ),
    ],
)
def test_lines_break_where_they_read_well(text: str, size: float, room: float, lines: list[str]) -> None:
    """In the width chosen a long name takes no more lines than it must and breaks at a good place."""
    width = fair_width(text.split(), size, room)
    assert wrap(text.split(), size, width) == lines
    assert len(lines) == 1 or wrap(text.split(), size, width + 0.5) == lines


def test_part_line_is_a_third_to_a_half() -> None:
    """The line below one line of text is 1/3 to 1/2 of it; below several, never more than half of the longest."""
    one = text_width("XÃ SÔNG VÀNG", 13)
    assert one / 3 <= part_line_length(["XÃ", "SÔNG", "VÀNG"], 13, 200) <= one / 2
    title = "Kết quả việc thực hiện dân chủ ở cơ sở 6 tháng đầu năm, nhiệm vụ trọng tâm năm 2026"
    words = title.split()
    longest = max(text_width(line, 14) for line in wrap(words, 14, 300))
    assert longest / 3 <= part_line_length(words, 14, 300) <= longest / 2


def test_the_long_issuing_body_breaks_after_o_co_so() -> None:
    """No width breaks this name well, because a long line must stand above a short one: it is broken by hand."""
    name = "BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ VÀ PHONG TRÀO “DÂN VẬN KHÉO”"
    words = name.split()
    lines = best_lines(words, 14, 220)
    assert lines == ["BAN CHỈ ĐẠO THỰC HIỆN", "QUY CHẾ DÂN CHỦ Ở CƠ SỞ", "VÀ PHONG TRÀO", "“DÂN VẬN KHÉO”"]
    assert reads_better(lines, words, 14, 220)


def test_words_that_break_well_by_themselves_are_not_broken_by_hand() -> None:
    """Where a narrower paragraph does as well, Word breaks the line."""
    name = "ỦY BAN NHÂN DÂN XÃ SÔNG VÀNG"
    words = name.split()
    assert not reads_better(best_lines(words, 13, 188), words, 13, 188)
