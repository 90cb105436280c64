"""Long texts cut by a messenger and put together again."""

import re
import unicodedata
from collections.abc import Callable

import pytest

from templates.seams import LIMIT, join_pieces, seam
from templates.syllables import is_syllable
from templates.utf16 import utf16_length

PROSE = """1. Công tác lãnh đạo, chỉ đạo
Trong kỳ, cấp ủy xã Sông Vàng đã ban hành 05 kế hoạch, 12 công văn về công tác dân vận; tổ chức quán triệt Kết luận \
số 43-KL/TW và Quyết định số 217-QĐ/TW đến toàn thể cán bộ, đảng viên (đạt 98,5%).
- Khối dân vận các thôn, tổ dân phố phối hợp với Mặt trận Tổ quốc, các tổ chức chính trị - xã hội tuyên truyền được \
35 buổi với 4.250 lượt người tham dự;
- Vận động nhân dân hiến 1.200 m2 đất, đóng góp 350.000.000 đồng làm đường giao thông nông thôn;
- Duy trì hoạt động của 17/19 mô hình “Dân vận khéo”: tổ thu gom rác thải, thắp sáng đường quê, camera an ninh.
2. Tình hình nhân dân
Nhân dân yên tâm lao động sản xuất, tin tưởng vào sự lãnh đạo của Đảng, quản lý của Nhà nước, tuy nhiên giá vật tư \
nông nghiệp tăng cao ảnh hưởng đến đời sống của một bộ phận hộ nghèo, hộ cận nghèo ở vùng sâu.
Hạn chế: việc nắm tình hình ở một số thôn chưa kịp thời, UBND xã trả lời kiến nghị còn chậm so với quy định."""
FILLER = "Kết quả cụ thể đã nêu ở phần trước. "


def full_piece(ending: str) -> str:
    """A piece of exactly the longest length that ends in ``ending``."""
    room = LIMIT - utf16_length(ending) - 1
    return (FILLER * (room // len(FILLER) + 1))[-room:].replace("\n", " ") + "\n" + ending


DOUBTFUL = {"camera|an"}
"""Cuts that nothing in the text tells from a cut inside a foreign word."""


def all_cuts(text: str) -> list[tuple[str, str, str]]:
    """Every place a messenger may cut ``text``: what stands before, what it drops, what stands after."""
    places = [place for place in range(1, len(text)) if not text[place].isspace()]
    cuts = [(text[:place].rstrip(), text[place:]) for place in places]
    return [(before, text[len(before) : len(text) - len(after)], after) for before, after in cuts]


def wrong_seams(piece: Callable[[str], str], cuts: list[tuple[str, str, str]]) -> list[str]:
    """The cuts whose seam is not what was dropped, as "before|after" of the two words."""
    wrong = [(before, after) for before, gap, after in cuts if seam(piece(before), after) != gap]
    return [f"{before.split()[-1]}|{after.split()[0].rstrip('.')}" for before, after in wrong]


def test_a_full_piece_cut_anywhere_comes_back() -> None:
    """Wherever the longest message ends, inside words, figures and marks too, what was dropped is found."""
    assert set(wrong_seams(full_piece, all_cuts(PROSE))) <= DOUBTFUL


def test_a_piece_cut_early_between_words_comes_back() -> None:
    """A messenger that cuts before the limit cuts at white space: a line end or a space comes back as it was."""
    at_spaces = [(before, gap, after) for before, gap, after in all_cuts(PROSE) if gap]
    assert len(at_spaces) > 150
    assert wrong_seams(lambda before: FILLER * 70 + "\n" + before, at_spaces) == []


@pytest.mark.parametrize("limit", [LIMIT, LIMIT - 1, 4000])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_long_paste_is_one_text_again(limit: int, form: str) -> None:
    """Many paragraphs cut hard into messages, white space dropped, join to the text that was pasted."""
    numbered = "\n".join(re.sub("Sông Vàng", f"Sông Vàng {number}", PROSE) for number in range(1, 25))
    pasted = unicodedata.normalize(form, numbered)  # type: ignore[arg-type]
    pieces, rest = [], pasted
    while rest:
        pieces.append(rest[:limit].strip())
        rest = rest[limit:].lstrip()
    assert len(pieces) > 4
    assert join_pieces(pieces) == numbered


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Đã hoàn thành.", "Tiếp tục thực hiện", "\n"),
        ("Đã hoàn thành.", "- Tiếp tục thực hiện", "\n"),
        ("Đã hoàn thành.”", "“Dân vận khéo” là", "\n"),
        ("Cụ thể như sau:", "1. Tổ chức", "\n"),
        ("- Tổ chức hội nghị;", "- Ban hành kế hoạch", "\n"),
        ("- Xã Sông Vàng", "- Xã Núi Xanh", "\n"),
        ("Kết quả tốt!", "✅ Xong", "\n"),
        ("Công văn số 1;", "Kế hoạch số 2", " "),
        ("Hạn chế:", "Công tác nắm tình hình", " "),
        ("các tổ chức chính trị", "- xã hội tham gia", " "),
        ("do đồng chí TP.", "Hà giới thiệu", " "),
        ("mục\n1.", "Công tác lãnh đạo", " "),
        ("cho Đảng ủy xã", "Sông Vàng", " "),
        ("trong năm", "2026", " "),
        ("họp ngày 3.", "12 hội nghị", " "),
        ("nhiệm v", "ụ trọng tâm", ""),
        ("ngh", "ị quyết", ""),
        ("hội nghị", ", tập huấn", ""),
        ("(đạt 98", "%)", ""),
        ("gồm (", "ba) tổ", ""),
        ("đ/c", "ông An", " "),
        ("", "đầu", ""),
        ("cuối", "", ""),
    ],
)
def test_short_pieces_are_joined_by_their_ends(before: str, after: str, expected: str) -> None:
    """Paragraphs stay paragraphs, words stay apart, halves of a syllable come together."""
    assert seam(before, after) == expected


def test_the_rest_of_the_text_decides_where_spelling_does_not() -> None:
    """ "do|anh" is one word where the text speaks of "doanh nghiệp", two where it says "do anh"."""
    assert seam(full_piece("Các doanh nghiệp đóng góp, trong đó do"), "anh nghiệp tư nhân") == ""
    assert seam(full_piece("Mô hình do anh Ba lập, sau do"), "anh Tư nối tiếp") == " "


def test_empty_pieces_leave_no_trace() -> None:
    """A piece of white space adds nothing between its neighbours; no pieces are no text."""
    assert join_pieces([" Một hai ", "\n ", "ba bốn"]) == "Một hai ba bốn"
    assert join_pieces([]) == ""


@pytest.mark.parametrize(
    "word", ["nghiêng", "quýt", "giếng", "gì", "khuya", "thuở", "ngoằn", "ưu", "yếu", "Đảng", "ỦY", "xoong", "quốc"]
)
def test_vietnamese_syllables_are_recognised(word: str) -> None:
    """Rare rimes, "qu" and "gi" included, in any case."""
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["ngh", "thanhh", "mat", "côngtác", "xãủy", "UBND", "w", "", "2026", "êm2", "iên"])
def test_what_is_no_syllable_is_not_taken_for_one(word: str) -> None:
    """Fragments, two syllables run together, a stop without its tone, foreign letters."""
    assert not is_syllable(word)
