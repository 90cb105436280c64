"""Standing text with its blanks filled in, as it prints."""

from datetime import date
from decimal import Decimal

import pytest

from templates.answers import Answer, Day, Figure, NothingToReport, Prose
from templates.binding import bind
from templates.filling import Run, fill, written
from templates.loader import parse_definition
from templates.outline import Outline
from templates.totals import with_computed
from tests.conversations.preparing import definition_of
from tests.forms.regions import YEAR_2026, unit

UNIT = unit("Xã Gò Mây", unit("Tỉnh Ngàn Sao"))
FORM = bind(parse_definition(definition_of("mau-van-ban"), "mau-van-ban"), YEAR_2026)
TEXTS = {item.question.id: item.paragraph.text for item in Outline(FORM).paragraphs if item.paragraph}


def printed(paragraph: str, **answers: Answer) -> str:
    given = with_computed(FORM, answers, "xa")
    return written(fill(TEXTS[f"muc_i.{paragraph}"], Outline(FORM).blanks, given, UNIT), "…")


def count(value: int) -> Figure:
    return Figure(Decimal(value))


def test_empty_blanks_are_gaps() -> None:
    """What is not answered yet is a gap with its own words around it; a part that may fall out waits unseen."""
    assert printed("doan_1") == (
        "Xã Gò Mây thuộc tỉnh Ngàn Sao. Phía đông tiếp giáp xã …. Xã có … hộ, diện tích … ha; …% trong … hộ là hộ khá."
    )


def test_a_repeated_blank_is_filled_everywhere() -> None:
    """One answer stands wherever its blank stands; counts are padded and grouped as official text writes them."""
    text = printed("doan_1", so_ho=count(1250), giap_dong=Prose("Bến Đá"), giap_tay=Prose("phường Sao Mai"))
    assert text.count("1.250 hộ") == 2
    assert "tiếp giáp xã Bến Đá, phía tây tiếp giáp phường Sao Mai. Xã có" in text


@pytest.mark.parametrize("nothing", [NothingToReport(), count(0)])
def test_a_part_falls_out(nothing: Answer) -> None:
    """A part in brackets is not printed where its blank is 0 or không có; the sum still counts it as 0."""
    text = printed("doan_2", chi_bo_thon=count(7), chi_bo_khac=nothing)
    assert text == "Đảng bộ có 07 chi bộ, gồm 07 chi bộ thôn."


def test_a_sum_waits_for_all_its_parts() -> None:
    """A computed blank is a gap while one of its parts is not answered."""
    assert printed("doan_2", chi_bo_thon=count(7)) == "Đảng bộ có … chi bộ, gồm 07 chi bộ thôn và … chi bộ khác."


def test_a_day_written_out() -> None:
    """One answer fills day, month and year; the number of a document has no dots and two digits at least."""
    text = printed("doan_3", **{"qd.so": count(5), "qd.ngay": Day(date(2022, 3, 5))})
    assert text == "Đảng ủy đã ban hành Quyết định số 05-QĐ/ĐU ngày 05 tháng 3 năm 2022 về ban hành Quy chế."
    without = printed("doan_3", **{"qd.so": NothingToReport(), "qd.ngay": NothingToReport()})
    assert without == "Đảng ủy đã ban hành Quy chế."


def test_runs_say_which_blank_they_fill() -> None:
    """Print and screen can mark each blank, also the parts of one that is shown while it is asked."""
    blanks, answers = Outline(FORM).blanks, {"chi_bo_thon": count(7)}
    runs = fill(TEXTS["muc_i.doan_2"], blanks, answers, UNIT, showing={"chi_bo_khac"})
    assert [run for run in runs if run.name] == [
        Run("", "chi_bo_tong"),
        Run("07", "chi_bo_thon"),
        Run("", "chi_bo_khac"),
    ]


def test_people_s_text_is_no_pattern() -> None:
    """Braces and brackets in an answer are printed as they were typed."""
    assert "tiếp giáp xã {so_ho} [Gò]" in printed("doan_1", giap_dong=Prose("{so_ho} [Gò]"))
