"""What whoever checks a report is pointed to: beside other units, earlier periods and other people's words."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from templates.answers import Answer, Figure, NothingToReport, Prose
from templates.loader import parse_definition
from templates.neighbours import Neighbours, digest, far_from_others, is_unusual, neighbours
from templates.oddities import Checked, oddities
from templates.outline import Outline
from tests.conversations.preparing import definition_of

LONG = "Đảng uỷ đã phân công từng đồng chí phụ trách thôn, nắm tình hình và giải quyết ngay việc người dân kiến nghị."


def outline() -> Outline:
    return Outline(parse_definition(definition_of("mau-ngan"), "mau-ngan"), "xa")


def figures(meetings: int, people: int = 400) -> dict[str, Answer]:
    return {"hoi_nghi.so": Figure(Decimal(meetings)), "hoi_nghi.nguoi": Figure(Decimal(people))}


def checked(answers: Mapping[str, Answer], *, kept: str = "", before: Mapping[str, Answer] | None = None) -> Checked:
    marks = frozenset({kept} - {""})
    return Checked("Xã A", "xa", outline(), answers, marks, frozenset(), dict.fromkeys(marks, "vì"), before or {}, {})


def others(*meetings: int) -> Neighbours:
    return neighbours(digest(f"Xã {number}", figures(count)) for number, count in enumerate(meetings))


def codes(one: Checked, among: Neighbours) -> list[str]:
    return [odd.problem.code for odd in oddities(one, among)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(30, False), (39, False), (60, True), (300, True), (2, True), (0, False)],
)
def test_far_from_the_others(value: int, expected: bool) -> None:
    """Median and MAD decide: what lies among the others, or near them, is never odd; nor is none at all."""
    usual = others(28, 30, 31, 27, 29, 33, 26).usual["hoi_nghi.so"]
    assert (usual.middle, usual.count) == (29, 7)
    assert is_unusual(Decimal(value), usual) is expected


def test_too_few_others_are_no_measure() -> None:
    """With fewer than five others in, nobody is compared; with five, the figure is pointed out with its middle."""
    assert codes(checked(figures(300)), others(28, 30, 31, 27, 300)) == []
    (odd,) = oddities(checked(figures(300)), others(28, 30, 31, 27, 29, 300))
    assert odd.problem.sentence == "Số hội nghị: 300 khác xa mức chung của 6 đơn vị (giữa khoảng 29,5)."


def test_an_officer_is_told_nothing_of_the_others_figures() -> None:
    """With five others in, a far-off figure is one warning without a figure of theirs; with four it is none."""
    fields, mine = outline().fields, figures(300)
    (odd,) = far_from_others(fields, mine, others(28, 30, 31, 27, 29).usual)
    assert odd.sentence == "Số hội nghị: 300 khác xa mức chung của các đơn vị."
    assert (odd.where, odd.blocks) == ("hoi_nghi.so", False)
    assert not list(far_from_others(fields, mine, others(28, 30, 31, 27).usual))


def test_where_all_agree_the_ratio_decides() -> None:
    """Units that all report the same leave no spread: three times as much is odd, a little more is not."""
    among = others(*[20] * 6)
    assert codes(checked(figures(25)), among) == []
    assert codes(checked(figures(90)), among) == ["far_from_others"]


def test_a_kept_warning_keeps_its_reason() -> None:
    """A figure the unit has confirmed is still shown, with the reason it gave."""
    (odd,) = oddities(checked(figures(500, 400), kept="hoi_nghi.so"), Neighbours())
    assert (odd.problem.code, odd.kept, odd.reason) == ("check", True, "vì")


def test_copied_paragraphs() -> None:
    """A long paragraph of last period or of another unit is pointed out by name, whatever its spaces and capitals."""
    text = {"muc_i.noi_dung": Prose(f"{LONG}\nRiêng năm nay khác.")}
    again = {"muc_i.noi_dung": Prose(f"Mở đầu.\n{LONG.upper()}")}
    among = neighbours([digest("Xã A", text), digest("Xã B", again)])
    found = oddities(checked(text, before=again), among)
    assert [odd.problem.sentence for odd in found] == [
        "“Kể lại kết quả năm {nam}”: 1/1 đoạn dài giống hệt kỳ trước.",
        "“Kể lại kết quả năm {nam}”: 1/1 đoạn dài giống hệt bài của Xã B.",
    ]


def test_nothing_everywhere() -> None:
    """A report of nothing but zeros and không phát sinh says so, and one with anything in it does not."""
    nothing: dict[str, Answer] = {"muc_ii.han_che": NothingToReport(), **figures(0, 0)}
    assert codes(checked(nothing), Neighbours()) == ["nothing_everywhere"]
    assert codes(checked({**nothing, "hoi_nghi.nguoi": Figure(Decimal(1))}), Neighbours()) == []
