"""Figures that are far from a unit's own history are asked about; usual ones are not."""

from decimal import Decimal

import pytest

from templates.answers import Answer, Figure, NothingToReport
from templates.trust import far_off, is_far
from tests.language.fields import MEETINGS


@pytest.mark.parametrize(
    ("value", "earlier", "far"),
    [
        ("12", ["10"], False),
        ("31", ["10"], True),
        ("30", ["10"], False),
        ("3", ["10"], False),
        ("30", ["100"], True),
        ("34", ["100"], False),
        ("500", ["0"], False),
        ("120", ["100", "110", "90", "105"], False),
        ("160", ["100", "110", "90", "105"], True),
        ("9", ["1", "1", "1", "1", "1"], False),
        ("40", ["20", "20", "20", "20", "20"], False),
        ("61", ["20", "20", "20", "20", "20"], True),
        ("1000", ["100", "110", "5000", "90", "105"], True),
    ],
)
def test_what_is_far(value: str, earlier: list[str], far: bool) -> None:
    """With few periods the ratio to the latest decides, with four or more the median and MAD; small jumps never."""
    assert is_far(Decimal(value), [Decimal(before) for before in earlier]) is far


def _sentences(answer: Answer | None, earlier: list[int]) -> list[str]:
    answers = {} if answer is None else {MEETINGS.id: answer}
    history = {MEETINGS.id: [Decimal(before) for before in earlier]} if earlier else {}
    problems = far_off({MEETINGS.id: MEETINGS}, answers, history)
    assert all(not problem.blocks and problem.where == MEETINGS.id for problem in problems)
    return [problem.sentence for problem in problems]


def test_what_is_said() -> None:
    """A far figure names what is usual; zero where it never was is asked about; no history, no warning."""
    assert _sentences(Figure(Decimal(1200)), [100, 90]) == [
        "Số hội nghị: 1.200 khác xa các kỳ trước (thường khoảng 100)."
    ]
    never = ["Số hội nghị: kỳ này là 0, các kỳ trước luôn có (gần đây 12)."]
    assert _sentences(Figure(Decimal(0)), [12, 9]) == never
    assert _sentences(NothingToReport(), [12, 9]) == never
    assert _sentences(Figure(Decimal(0)), [12]) == []
    assert _sentences(Figure(Decimal(0)), [12, 0]) == []
    assert _sentences(Figure(Decimal(1200)), []) == []
    assert _sentences(None, [100]) == []
