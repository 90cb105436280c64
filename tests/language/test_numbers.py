"""Reading figures from messages: what is clear is taken, what is doubtful is asked back."""

import unicodedata
from decimal import Decimal

import pytest

from templates.answers import Figure, NothingToReport
from templates.figure_writing import with_unit, write_count, write_figure
from templates.form import FigureField, FigureKind
from templates.numbers import Reading, read_figure, read_figures
from templates.problem import Problem
from tests.language.fields import (
    ALL_VILLAGES,
    AREA,
    MEETINGS,
    MEMBERS,
    MILLIONS,
    MONEY,
    PEOPLE,
    SHARE,
    VILLAGES,
)


def shown(reading: Reading) -> str:
    """A reading on one line: "hoi_nghi=3 nguoi!negative"."""
    values = [f"{name}={_written(value)}" for name, value in reading.values.items()]
    return " ".join([*values, *(f"{problem.where}!{problem.code}" for problem in reading.problems)])


def _written(value: Figure | NothingToReport) -> str:
    return f"{value.value:f}" if isinstance(value, Figure) else "không phát sinh"


@pytest.mark.parametrize(
    "message",
    [
        "3 120",
        "3; 120",
        "3;120",
        "3\n120",
        "3\n\n120.",
        "- 3\n- 120",
        "• 3\n• 120",
        "3, 120",
        "3 và 120",
        "03 120",
        "1) 3 2) 120",
        "2) 120\n1) 3",
        "(1) 3 (2) 120",
        "1. 3\n2. 120",
        "1/ 3; 2/ 120",
        "1) Số hội nghị: 3\n2) Số lượt người tham dự hội nghị: 120",
        "3 hội nghị, 120 người",
        "120 người, 3 hội nghị",
        "120 lượt người; 3 hội nghị",
        "Số hội nghị: 3; số người: 120",
        "người 120 hội nghị 3",
        "Hội nghị - 3\nNgười = 120",
        "Số hội nghị:\n3\nSố người:\n120",
        "tổ chức 3 hội nghị với 120 người tham dự",
        "ba; một trăm hai mươi",
        "ba hội nghị, một trăm hai mươi người",
        "３ １２０",
        "3 120 👍",
        "“3”, “120”",
        "3 cuộc 120 lượt",
        "dạ 3, 120 ạ!",
        "Vâng, 3 hội nghị, 120 người nhé",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_two_figures_in_many_ways(message: str, form: str) -> None:
    """However two figures are separated, numbered, labelled or spelled, each reaches its field."""
    typed = unicodedata.normalize(form, message)  # type: ignore[arg-type]
    assert dict(read_figures(typed, (MEETINGS, PEOPLE)).values) == {
        "hoi_nghi": Figure(Decimal(3)),
        "nguoi": Figure(Decimal(120)),
    }
    assert read_figures(typed, (MEETINGS, PEOPLE)).problems == ()


@pytest.mark.parametrize(
    ("message", "outcome"),
    [
        ("3 hội nghị", "hoi_nghi=3"),
        ("số người: 1.250", "nguoi=1250"),
        ("2) 120", "nguoi=120"),
        ("hội nghị: không có; người: 0", "hoi_nghi=0 nguoi=0"),
        ("không; 120", "hoi_nghi=0 nguoi=120"),
        ("0 0", "hoi_nghi=0 nguoi=0"),
        ("không phát sinh", "hoi_nghi=không phát sinh nguoi=không phát sinh"),
        ("không", "hoi_nghi!none_of_all"),
        ("không có", "hoi_nghi!none_of_all"),
        ("3", "hoi_nghi!figure_count"),
        ("3 120 5", "hoi_nghi!figure_count"),
        ("1 250 3 400", "hoi_nghi!figure_count"),
        ("3,120", "hoi_nghi!figure_count"),
        ("2 nghìn 500", "hoi_nghi!figure_count"),
        ("", "hoi_nghi!figure_count"),
        ("dạ vâng", "hoi_nghi!figure_count"),
        ("3) 5", "hoi_nghi!which_figure"),
        ("1) 3 1) 4", "hoi_nghi!which_figure"),
        ("120 người, 5", "hoi_nghi!which_figure"),
        ("3 con trâu", "hoi_nghi!which_figure"),
        ("hội nghị 3 người 120 lượt", "nguoi!given_twice"),
        ("hội nghị 3, hội nghị 4", "hoi_nghi!given_twice"),
        ("3/120", "hoi_nghi!not_a_pair"),
        ("3; -5", "hoi_nghi=3 nguoi!negative"),
        ("3; abc", "hoi_nghi=3 nguoi!not_a_number"),
        ("3 con trâu; 120", "nguoi=120 hoi_nghi!wrong_unit"),
        ("1,5; 120", "nguoi=120 hoi_nghi!not_whole"),
        ("3 hội nghị; khoảng 120 người", "hoi_nghi=3 nguoi!not_exact"),
        ("1. 3", "hoi_nghi!not_a_number"),
        ("3-120", "hoi_nghi!not_a_number"),
        ("1.3\n2.120", "hoi_nghi!ambiguous"),
    ],
)
def test_a_group_takes_what_is_certain_and_asks_the_rest(message: str, outcome: str) -> None:
    """Labelled figures may be partial; bare ones count only when there is one for each field."""
    assert shown(read_figures(message, (MEETINGS, PEOPLE))) == outcome


@pytest.mark.parametrize(
    ("message", "outcome"),
    [
        ("17/19", "thon=17 tong_thon=19"),
        ("17/19 thôn", "thon=17 tong_thon=19"),
        ("thôn: 17 / 19", "thon=17 tong_thon=19"),
        ("19 thôn", "thon!figure_count"),
        ("tổng số thôn 19", "tong_thon=19"),
    ],
)
def test_a_part_and_its_whole(message: str, outcome: str) -> None:
    """ "17/19" fills two fields that count the same thing, the part first."""
    assert shown(read_figures(message, (VILLAGES, ALL_VILLAGES))) == outcome


@pytest.mark.parametrize(
    ("message", "outcome"),
    [
        ("17/19 thôn, 300 người", "thon=17 tong_thon=19 nguoi=300"),
        ("17/19 300", "thon=17 tong_thon=19 nguoi=300"),
        ("17/19 thôn", "thon=17 tong_thon=19"),
        ("300 người; 17/19 thôn", "nguoi=300 thon=17 tong_thon=19"),
        ("17; 19/300", "thon!not_a_pair"),
    ],
)
def test_a_part_and_its_whole_among_others(message: str, outcome: str) -> None:
    """The pair is found by its words or its place beside other figures."""
    assert shown(read_figures(message, (VILLAGES, ALL_VILLAGES, PEOPLE))) == outcome


def test_words_between_two_numbers_are_not_guessed() -> None:
    """Where a label may belong to the number before it or after it, no figure is taken."""
    reading = read_figures("hội nghị 3 người 120 thôn", (MEETINGS, PEOPLE, VILLAGES))
    assert shown(reading) == "nguoi!not_a_number thon!not_a_number"


def test_kinds_tell_fields_apart() -> None:
    """Percent signs and currency name the field when there is one of that kind."""
    fields = (MEETINGS, MONEY, SHARE)
    assert shown(read_figures("93,6%; 3 hội nghị; 35,3 triệu đồng", fields)) == "ty_le=93.6 hoi_nghi=3 tien=35300000"
    assert shown(read_figures("93,6%", fields)) == "ty_le=93.6"
    assert shown(read_figures("35,3tr", fields)) == shown(read_figures("35,3 triệu", fields))
    assert shown(read_figures("35,3 tr", (MONEY,))) == "tien=35300000"


@pytest.mark.parametrize(
    ("field", "message", "value"),
    [
        (MEETINGS, "12", "12"),
        (MEETINGS, "12 cuộc", "12"),
        (MEETINGS, "12cuộc.", "12"),
        (MEETINGS, "Số hội nghị: 12 hội nghị", "12"),
        (MEETINGS, "1) 12", "12"),
        (MEETINGS, "05", "5"),
        (MEETINGS, "1.234", "1234"),
        (MEETINGS, "1.234.567", "1234567"),
        (MEETINGS, "12,00", "12"),
        (MEETINGS, "mười hai", "12"),
        (MEETINGS, "một trăm linh năm hội nghị", "105"),
        (MEETINGS, "không", "0"),
        (MEETINGS, "Không có.", "0"),
        (MEETINGS, "không có hội nghị nào", "0"),
        (MEETINGS, "-0", "0"),
        (MEETINGS, "1,2 nghìn", "1200"),
        (MEETINGS, "2 ngàn", "2000"),
        (MEMBERS, "12 đồng chí", "12"),
        (MEMBERS, "12 đ/c", "12"),
        (MONEY, "35.300.000đ", "35300000"),
        (MONEY, "35300000 đồng", "35300000"),
        (MONEY, "35.300.000 VNĐ", "35300000"),
        (MONEY, "35.300.000 ₫", "35300000"),
        (MONEY, "35,3 triệu", "35300000"),
        (MONEY, "35,3 trđ", "35300000"),
        (MONEY, "35tr", "35000000"),
        (MONEY, "1,2 tỷ", "1200000000"),
        (MONEY, "1,2 tỉ đồng", "1200000000"),
        (MONEY, "500 nghìn", "500000"),
        (MONEY, "1 tỷ 200 triệu 300 nghìn đồng", "1200300000"),
        (MONEY, "ba mươi lăm triệu ba trăm nghìn đồng", "35300000"),
        (MILLIONS, "35,3", "35.3"),
        (MILLIONS, "35,3 triệu đồng", "35.3"),
        (MILLIONS, "35.300.000đ", "35.3"),
        (MILLIONS, "1,2 tỷ", "1200"),
        (SHARE, "1,5%", "1.5"),
        (SHARE, "1,5 %", "1.5"),
        (SHARE, "93,6", "93.6"),
        (SHARE, "mười phần trăm", "10"),
        (SHARE, "100", "100"),
        (SHARE, "1,234%", "1.234"),
        (AREA, "1.250,75 ha", "1250.75"),
        (AREA, "0,500", "0.5"),
    ],
)
def test_one_figure_as_people_write_it(field: FigureField, message: str, value: str) -> None:
    """Units, currency, scales, words and Vietnamese marks give the number that was meant."""
    answer = read_figure(message, field)
    assert isinstance(answer, Figure)
    assert str(answer.value) == value


@pytest.mark.parametrize(
    ("field", "message", "code"),
    [
        (MEETINGS, "", "no_figure"),
        (MEETINGS, "ok", "not_a_number"),
        (MEETINGS, "1.5", "ambiguous"),
        (MEETINGS, "1,234", "ambiguous"),
        (MEETINGS, "1,234,567", "ambiguous"),
        (MEETINGS, "12.50", "ambiguous"),
        (MEETINGS, "0.123", "ambiguous"),
        (MEETINGS, "007", "ambiguous"),
        (MEETINGS, "1.2345", "ambiguous"),
        (SHARE, "12.5", "ambiguous"),
        (MONEY, "1.2 tỷ", "ambiguous"),
        (MONEY, "1,234 triệu", "ambiguous"),
        (MEETINGS, "3 120", "one_figure"),
        (MEETINGS, "17/19", "one_figure"),
        (MEETINGS, "3; 120", "one_figure"),
        (MEETINGS, "10-12", "one_figure"),
        (MONEY, "1 250 000", "one_figure"),
        (MEETINGS, "1,5", "not_whole"),
        (MONEY, "0,5", "not_whole"),
        (MEETINGS, "-3", "negative"),
        (MEETINGS, "−3", "negative"),
        (SHARE, "101%", "above_hundred"),
        (MEETINGS, "12%", "wrong_unit"),
        (MEETINGS, "12 đồng", "wrong_unit"),
        (MEETINGS, "12 người", "wrong_unit"),
        (MEETINGS, "hội nghị không đạt", "wrong_unit"),
        (MONEY, "35k", "wrong_unit"),
        (MONEY, "35 usd", "wrong_unit"),
        (MEETINGS, "khoảng 12", "not_exact"),
        (MEETINGS, "hơn 12 hội nghị", "not_exact"),
        (MEETINGS, "~12", "not_exact"),
        (MEETINGS, ">12", "not_exact"),
        (MEETINGS, "(12)", "not_a_number"),
        (MEETINGS, "2) 12", "not_a_number"),
        (MEETINGS, "12.5.2026", "not_a_number"),
        (MEETINGS, "1..5", "one_figure"),
        (MEETINGS, "5+3", "one_figure"),
        (MEETINGS, "+5", "not_a_number"),
        (MEETINGS, "2 nghìn 500", "not_a_number"),
        (MONEY, "1 triệu 2", "not_a_number"),
        (MEETINGS, "hai lăm", "not_a_number"),
        (MEETINGS, "5²", "wrong_unit"),
        (MEETINGS, "٣", "not_a_number"),
        (MEETINGS, "½", "not_a_number"),
        (MEETINGS, "1e5", "one_figure"),
        (MEETINGS, "0x1F", "one_figure"),
        (MEETINGS, "999999999999999", "-"),
        (MEETINGS, "1000000000000000", "too_large"),
        (MEETINGS, "9" * 500, "too_large"),
        (MEETINGS, "chữ " * 3000, "not_a_number"),
    ],
)
def test_one_figure_that_must_be_asked_back(field: FigureField, message: str, code: str) -> None:
    """Two readings, a wrong kind or no number at all: a problem at that field, which blocks."""
    answer = read_figure(message, field)
    if code == "-":
        assert isinstance(answer, Figure)
        return
    assert isinstance(answer, Problem)
    assert (answer.code, answer.where, answer.blocks) == (code, field.id, True)
    assert answer.sentence.startswith(f"{field.label}: ")


@pytest.mark.parametrize(
    ("field", "message", "sentence"),
    [
        (
            MEETINGS,
            "1,234",
            "Số hội nghị: “1,234” có thể hiểu là 1.234 hoặc 1,234. Anh/chị gửi lại số đúng; dấu chấm tách hàng nghìn"
            " (1.250), dấu phẩy là phần thập phân (93,6).",
        ),
        (
            MEETINGS,
            "3 120",
            "Số hội nghị: “3 120” có thể hiểu là 3.120 (một số) hoặc 3 và 120 (nhiều số). Mục này cần một số, anh/chị"
            " gửi lại số đúng.",
        ),
        (MEETINGS, "12%", "Số hội nghị: “12%” không khớp với mục này. Anh/chị gửi lại số hội nghị, ví dụ 12."),
        (SHARE, "101%", "Tỷ lệ hộ tham gia: “101%” lớn hơn 100%. Anh/chị gửi lại tỷ lệ từ 0 đến 100."),
    ],
)
def test_sentences_say_where_what_and_what_to_do(field: FigureField, message: str, sentence: str) -> None:
    """The question back names the field, repeats what was typed and shows what may have been meant."""
    answer = read_figure(message, field)
    assert isinstance(answer, Problem)
    assert answer.sentence == sentence


def test_a_wrong_count_names_the_figures_wanted() -> None:
    """Too few or too many bare figures: the sentence lists the fields and shows two ways to answer."""
    (problem,) = read_figures("3 120 5", (MEETINGS, PEOPLE)).problems
    assert problem.sentence == (
        "Câu này cần 2 số: 1) Số hội nghị; 2) Số lượt người tham dự hội nghị. Trợ lý đọc được 3 số trong “3 120 5”."
        " Anh/chị gửi đủ theo thứ tự, ví dụ “3; 12”, hoặc ghi rõ tên, ví dụ “2) 12”."
    )


@pytest.mark.parametrize(
    ("value", "kind", "figure", "count"),
    [
        ("0", FigureKind.integer, "0", "0"),
        ("3", FigureKind.integer, "3", "03"),
        ("12", FigureKind.integer, "12", "12"),
        ("1250", FigureKind.integer, "1.250", "1.250"),
        ("1E+3", FigureKind.integer, "1.000", "1.000"),
        ("2.5", FigureKind.integer, "2,5", "2,5"),
        ("93.60", FigureKind.percent, "93,6", "93,6"),
        ("5", FigureKind.percent, "5", "5"),
        ("1250.75", FigureKind.decimal, "1.250,75", "1.250,75"),
        ("35300000", FigureKind.money, "35.300.000", "35.300.000"),
    ],
)
def test_figures_are_written_in_vietnamese(value: str, kind: FigureKind, figure: str, count: str) -> None:
    """Dots group, a comma marks decimals, nothing is rounded; small counts take a zero in running text."""
    assert (write_figure(Decimal(value), kind), write_count(Decimal(value), kind)) == (figure, count)


def test_figures_are_shown_with_what_they_count() -> None:
    """A unit, "đồng" or a percent sign follows the number."""
    assert [with_unit(Decimal(value), field) for value, field in ((12, MEETINGS), (35300000, MONEY), (93, SHARE))] == [
        "12 hội nghị",
        "35.300.000 đồng",
        "93%",
    ]
    assert with_unit(Decimal(5), FigureField(id="x", label="Số mô hình")) == "5"
