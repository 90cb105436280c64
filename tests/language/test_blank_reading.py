"""What officers type at a screen of blanks, and what each blank gets."""

from datetime import date
from decimal import Decimal

import pytest

from templates.answers import Answer, Day, Figure, NothingToReport, Prose
from templates.blank_reading import read_group
from templates.blanks import DayBlank, NumberBlank, TextBlank
from templates.figure_field import Consolidate, FigureKind

EAST = TextBlank(kind="text", id="dong", label="Phía đông giáp xã nào", prefix="xã")
WEST = TextBlank(kind="text", id="tay", label="Phía tây giáp xã nào", prefix="xã", required=False)
HOUSES = NumberBlank(id="so_ho", label="Số hộ", unit="hộ")
AREA = NumberBlank(id="dien_tich", label="Diện tích", unit="ha", kind=FigureKind.decimal)
SHARE = NumberBlank(id="ty_le", label="Tỷ lệ", unit="%", kind=FigureKind.percent, consolidate=Consolidate.none)
NUMBER = NumberBlank(id="so", label="Số", kind=FigureKind.document_number, consolidate=Consolidate.none)
DAY = DayBlank(kind="day", id="ngay", label="Ngày")
NUMBER_2 = NUMBER.model_copy(update={"id": "so_2"})
DAY_2 = DAY.model_copy(update={"id": "ngay_2"})
MIXED = (EAST, HOUSES, AREA, WEST)


def figure(value: str) -> Figure:
    return Figure(Decimal(value))


@pytest.mark.parametrize(
    "typed",
    [
        "Gò Mây\n1.250\n12,5\nkhông có",
        "Gò Mây; 1.250 hộ; 12,5 ha; không có",
        "1) Gò Mây\n2) 1.250\n3) 12,5\n4) không",
        "4. không có\n3. 12,5\n1. Gò Mây.\n2. 1250",
        "Số hộ: 1.250\nPhía tây giáp xã nào: không có\nphía đông giáp xã nào: Gò Mây\nDiện tích: 12,5",
    ],
)
def test_all_values_of_a_screen_in_one_message(typed: str) -> None:
    """A value a line, or between semicolons, in order; numbered or named lines in any order."""
    reading = read_group(typed, MIXED)
    assert reading.problems == ()
    assert reading.values == {
        "dong": Prose("Gò Mây"),
        "so_ho": figure("1250"),
        "dien_tich": figure("12.5"),
        "tay": NothingToReport(),
    }


@pytest.mark.parametrize(
    ("typed", "answered", "values"),
    [
        ("Gò Mây", (), {"dong": Prose("Gò Mây")}),
        ("1.250 12,5", ("dong",), {"so_ho": figure("1250"), "dien_tich": figure("12.5")}),
        ("1.250", ("dong",), {"so_ho": figure("1250")}),
        ("12,5\nBến Đá", ("dong", "so_ho"), {"dien_tich": figure("12.5"), "tay": Prose("Bến Đá")}),
        ("2) 1.300", ("dong", "so_ho", "dien_tich", "tay"), {"so_ho": figure("1300")}),
    ],
)
def test_what_is_still_open_is_filled_in_order(
    typed: str, answered: tuple[str, ...], values: dict[str, Answer]
) -> None:
    """One line goes to the first blank without a value, as many lines as are open to all of these."""
    reading = read_group(typed, MIXED, answered)
    assert (reading.values, reading.problems) == (values, ())


@pytest.mark.parametrize(
    "typed",
    [
        "15, ngày 05/3/2022",
        "số 15-QĐ/ĐU ngày 5 tháng 3 năm 2022",
        "15; 5-3-2022",
        "15\n2022-03-05",
        "số 15/QĐ-ĐU\n5.3.2022",
        "15 5/3/2022",
    ],
)
def test_a_document_s_number_and_day(typed: str) -> None:
    """Number and day of a document are read from one message, however the day is spelled, as one answer each."""
    reading = read_group(typed, (NUMBER, DAY))
    assert reading.problems == ()
    assert reading.values == {"so": figure("15"), "ngay": Day(date(2022, 3, 5))}


def test_two_documents_in_one_line() -> None:
    """Numbers and days go to the documents in order when there are as many as are asked."""
    reading = read_group("33 ngày 5/3/2022, 41 ngày 7/4/2022", (NUMBER, DAY, NUMBER_2, DAY_2))
    assert reading.values == {
        "so": figure("33"),
        "ngay": Day(date(2022, 3, 5)),
        "so_2": figure("41"),
        "ngay_2": Day(date(2022, 4, 7)),
    }


@pytest.mark.parametrize(
    ("typed", "blank", "code"),
    [
        ("12", EAST, "blank_words"),
        ("chữ" * 200, EAST, "blank_too_long"),
        ("bốn", NUMBER, "blank_number"),
        ("tháng 3 năm 2022", DAY, "blank_day"),
        ("5/3", DAY, "blank_day"),
        ("31/2/2022", DAY, "blank_day"),
        ("101%", SHARE, "above_hundred"),
        ("-3", HOUSES, "negative"),
        ("12,5", HOUSES, "not_whole"),
    ],
)
def test_what_does_not_fit_its_blank_is_asked_back(typed: str, blank: TextBlank | DayBlank, code: str) -> None:
    """Each kind of blank says in its own sentence what it needs, and nothing is stored."""
    reading = read_group(typed, (blank,))
    assert reading.values == {}
    (problem,) = reading.problems
    assert (problem.code, problem.where) == (code, blank.id)
    assert problem.sentence.startswith(blank.label)


def test_a_wrong_line_does_not_spoil_the_others() -> None:
    """Lines that fit are kept, the one that does not is asked back."""
    reading = read_group("Gò Mây\nnhiều\n12,5\nBến Đá", MIXED)
    assert set(reading.values) == {"dong", "dien_tich", "tay"}
    assert [problem.where for problem in reading.problems] == ["so_ho"]


@pytest.mark.parametrize(("typed", "code"), [("Gò Mây\n1.250", "blank_count"), ("Gò Mây\n1\n2\n3\n4", "blank_count")])
def test_lines_that_do_not_match_are_not_guessed(typed: str, code: str) -> None:
    """Fewer or more lines than blanks are asked back, naming what is open."""
    reading = read_group(typed, MIXED)
    assert reading.values == {}
    assert [problem.code for problem in reading.problems] == [code]
    assert "Số hộ" in reading.problems[0].sentence


def test_a_plain_line_at_a_full_screen_replaces_nothing() -> None:
    """Where every blank has a value, a bare line could mean any of them: it is asked which."""
    reading = read_group("Bến Đá", MIXED, [blank.id for blank in MIXED])
    assert (reading.values, [problem.code for problem in reading.problems]) == ({}, ["blank_which"])
