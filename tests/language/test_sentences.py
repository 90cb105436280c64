"""Official sentences made from figures."""

from decimal import Decimal

import pytest

from templates.answers import Answer, Answers, Figure, NothingToReport, Prose, ReportedApart
from templates.report import Comparison
from templates.sentences import names, propose
from tests.language.fields import AREA, MEETINGS, MONEY, PEOPLE, SHARE

FIELDS = {field.id: field for field in (MEETINGS, PEOPLE, MONEY, SHARE, AREA)}
PATTERN = "tổ chức {hoi_nghi} hội nghị{hoi_nghi:change}[, với {nguoi:plain} lượt người tham dự]"


def figures(**values: str | Answer) -> Answers:
    """Answers from keyword values; strings are figures."""
    return {name: Figure(Decimal(value)) if isinstance(value, str) else value for name, value in values.items()}


def a_year_earlier(**values: str | Answer) -> Comparison:
    return Comparison(figures(**values), "cùng kỳ năm 2025")


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (figures(hoi_nghi="3", nguoi="1250"), "Tổ chức 03 hội nghị, với 1.250 lượt người tham dự."),
        (figures(hoi_nghi="12", nguoi="5"), "Tổ chức 12 hội nghị, với 5 lượt người tham dự."),
        (figures(hoi_nghi="12", nguoi="0"), "Tổ chức 12 hội nghị."),
        (figures(hoi_nghi="12", nguoi=NothingToReport()), "Tổ chức 12 hội nghị."),
        (figures(hoi_nghi="12", nguoi=ReportedApart()), "Tổ chức 12 hội nghị."),
        (figures(hoi_nghi="12"), "Tổ chức 12 hội nghị."),
        (figures(hoi_nghi=NothingToReport()), "Tổ chức 0 hội nghị."),
        (figures(hoi_nghi=Prose("12")), None),
        (figures(hoi_nghi=ReportedApart(), nguoi="5"), None),
        (figures(nguoi="5"), None),
    ],
)
def test_a_sentence_says_what_is_known(answers: Answers, sentence: str | None) -> None:
    """Counts take a leading zero, empty optional parts fall out, no sentence is made without its figure."""
    assert propose(PATTERN, FIELDS, answers, None) == sentence


@pytest.mark.parametrize(
    ("now", "before", "change"),
    [
        ("12", a_year_earlier(hoi_nghi="9"), ", tăng 3 so với cùng kỳ năm 2025"),
        ("9", a_year_earlier(hoi_nghi="12"), ", giảm 3 so với cùng kỳ năm 2025"),
        ("12", a_year_earlier(hoi_nghi="12"), ", bằng cùng kỳ năm 2025"),
        ("12", a_year_earlier(hoi_nghi="0"), ", tăng 12 so với cùng kỳ năm 2025"),
        ("12", a_year_earlier(hoi_nghi=NothingToReport()), ", tăng 12 so với cùng kỳ năm 2025"),
        ("12", a_year_earlier(hoi_nghi=ReportedApart()), ""),
        ("12", a_year_earlier(), ""),
        ("12", Comparison(figures(hoi_nghi="9"), "kỳ trước"), ", tăng 3 so với kỳ trước"),
        ("12", Comparison(figures(hoi_nghi="12"), "kỳ trước"), ", bằng kỳ trước"),
        ("12", None, ""),
    ],
)
def test_a_change_is_told_against_the_earlier_figure(now: str, before: Comparison | None, change: str) -> None:
    """Rise, fall or the same, in the comparison's own words; nothing where no earlier figure is known."""
    sentence = propose(PATTERN, FIELDS, figures(hoi_nghi=now), before)
    assert sentence == f"Tổ chức {int(now):02} hội nghị{change}."


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("Vận động {tien} đồng{tien:change}", "Vận động 35.300.000 đồng, tăng 5.300.000 đồng so với cùng kỳ năm 2025."),
        ("Đạt {ty_le}%{ty_le:change}.", "Đạt 93,6%, giảm 1,4 điểm phần trăm so với cùng kỳ năm 2025."),
        ("Hiến {dien_tich} ha{dien_tich:change}", "Hiến 2,5 ha, tăng 0,5 ha so với cùng kỳ năm 2025."),
    ],
)
def test_changes_of_money_shares_and_measures_carry_their_unit(pattern: str, sentence: str) -> None:
    """Shares differ by points, money by đồng, measures by their unit."""
    earlier = a_year_earlier(tien="30000000", ty_le="95", dien_tich="2")
    now = figures(tien="35300000", ty_le="93.6", dien_tich="2.5")
    assert propose(pattern, FIELDS, now, earlier) == sentence


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("[{nguoi} người, ] ,đã họp  {hoi_nghi}  lần ,[ {nguoi} ] ; xong .", "Đã họp 12 lần; xong."),
        ("[{nguoi} người]", None),
        ("[{nguoi} người.]", None),
        ("đã triển khai theo kế hoạch", "Đã triển khai theo kế hoạch."),
        ("{hoi_nghi} hội nghị", "12 hội nghị."),
    ],
)
def test_a_sentence_is_tidied(pattern: str, sentence: str | None) -> None:
    """Spaces and marks left by dropped parts go; a capital begins it and one full stop ends it."""
    assert propose(pattern, FIELDS, figures(hoi_nghi="12"), None) == sentence


def test_names_are_the_fields_of_a_pattern() -> None:
    """Every field a pattern names is found, inside brackets and out, in every form."""
    assert names("{a.b} và {c:plain}[, {d_1:change}]") == {"a.b", "c", "d_1"}


@pytest.mark.parametrize(
    "pattern", ["{a", "a}", "[a", "a]", "[a [b]]", "{}", "{A}", "{a:words}", "{a.}", "{a }", "{[a]}", "{{a}}", "[{a]}"]
)
def test_a_faulty_pattern_is_refused(pattern: str) -> None:
    """The form's author is told, in Vietnamese, with the pattern itself."""
    with pytest.raises(ValueError, match=r"phải|thiếu"):
        names(pattern)
