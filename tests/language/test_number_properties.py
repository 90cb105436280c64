"""Figures written and read again, and never a silent wrong value under the noise of real messages."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.answers import Figure
from templates.figure_value import LARGEST
from templates.figure_writing import with_unit, write_count, write_figure
from templates.form import FigureField
from templates.numbers import read_figure, read_figures
from tests.language.fields import AREA, MEETINGS, MONEY, PEOPLE, SHARE
from tests.language.quiet import quiet

WHOLE = st.integers(0, int(LARGEST) - 1).map(Decimal)
SHARES = st.decimals(0, 100, places=2)
MEASURES = st.decimals(0, 10**9, places=3)
FIELD_AND_VALUE = st.one_of(
    st.tuples(st.just(MEETINGS), WHOLE),
    st.tuples(st.just(MONEY), WHOLE),
    st.tuples(st.just(SHARE), SHARES),
    st.tuples(st.just(AREA), MEASURES),
)
NOISE = "0123456789.,;:/-()% \n"


@quiet
@given(FIELD_AND_VALUE)
def test_what_is_written_reads_back(pair: tuple[FigureField, Decimal]) -> None:
    """Every way a figure is printed is a way it may be typed, for all kinds."""
    field, value = pair
    written = (write_figure(value, field.kind), write_count(value, field.kind), with_unit(value, field))
    assert [read_figure(text, field) for text in written] == [Figure(value)] * 3


@quiet
@given(
    WHOLE,
    st.sampled_from(
        ["{}", " {} ", "{}.", "- {}", "{} hội nghị", "{} cuộc", "Số hội nghị: {}", "“{}”", "{} 👍", "1) {}"]
    ),
    st.booleans(),
    st.booleans(),
)
def test_noise_around_a_count_changes_nothing(value: Decimal, pattern: str, grouped: bool, wide: bool) -> None:
    """Labels, units, marks and full-width figures leave the number what it is."""
    digits = write_figure(value, MEETINGS.kind) if grouped else str(value)
    typed = digits.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}) if wide else digits
    assert read_figure(pattern.format(typed), MEETINGS) == Figure(value)


@quiet
@given(st.lists(WHOLE, min_size=3, max_size=3), st.sampled_from([" ", "; ", "\n", ", "]), st.booleans())
def test_as_many_figures_as_fields_keep_their_order(values: list[Decimal], separator: str, grouped: bool) -> None:
    """Three bare figures for three fields are the three figures, whatever stands between them."""
    fields = (MEETINGS, PEOPLE, MONEY)
    typed = [write_figure(value, MEETINGS.kind) if grouped else str(value) for value in values]
    reading = read_figures(separator.join(typed), fields)
    assert [reading.values.get(field.id) for field in fields] == [Figure(value) for value in values]
    assert reading.problems == ()


@quiet
@given(st.permutations([(MEETINGS, 3), (PEOPLE, 120), (MONEY, 35_300_000), (SHARE, 93)]), st.integers(1, 4))
def test_labelled_figures_come_in_any_order(pairs: list[tuple[FigureField, int]], count: int) -> None:
    """Figures with their units reach their fields in every order and every part of the group."""
    said = "; ".join(with_unit(Decimal(value), field) for field, value in pairs[:count])
    reading = read_figures(said, (MEETINGS, PEOPLE, MONEY, SHARE))
    assert dict(reading.values) == {field.id: Figure(Decimal(value)) for field, value in pairs[:count]}
    assert reading.problems == ()


@quiet
@given(st.text(NOISE, max_size=14))
def test_a_single_count_is_never_put_together(text: str) -> None:
    """Whatever marks stand among the figures, a value is taken only when its own digits, in order, were typed."""
    answer = read_figure(text, MEETINGS)
    if isinstance(answer, Figure):
        typed = "".join(letter for letter in text if letter.isdigit())
        possible = {int(typed[start:end]) for start, end in combinations(range(len(typed) + 1), 2)}
        assert answer.value in possible
        assert answer.value == answer.value.to_integral_value() >= 0


@quiet
@given(st.text(max_size=30), st.sampled_from([(MEETINGS,), (MEETINGS, PEOPLE), (MEETINGS, PEOPLE, MONEY, SHARE)]))
def test_any_text_gets_an_answer_or_a_question(text: str, fields: tuple[FigureField, ...]) -> None:
    """No message breaks the reader; each gives figures within their bounds or a sentence to show."""
    reading = read_figures(text, fields)
    assert reading.values or reading.problems
    assert all(problem.sentence for problem in reading.problems)
    assert not set(reading.values) & {problem.where for problem in reading.problems if len(fields) == 1}
    assert all(0 <= answer.value < LARGEST for answer in reading.values.values() if isinstance(answer, Figure))


@pytest.mark.parametrize("mark", [".", ","])
@quiet
@given(st.integers(0, 999), st.text("0123456789", min_size=1, max_size=5))
def test_a_mark_in_a_count_is_a_law_or_a_question(mark: str, whole: int, part: str) -> None:
    """One dot groups exactly three figures; one comma never makes another whole number than its own."""
    answer = read_figure(f"{whole}{mark}{part}", MEETINGS)
    if mark == "." and len(part) == 3 and whole:
        assert answer == Figure(Decimal(f"{whole}{part}"))
    elif mark == "," and len(part) != 3 and not part.strip("0"):
        assert answer == Figure(Decimal(whole))
    else:
        assert not isinstance(answer, Figure) or (whole == 0 and answer == Figure(Decimal(0)))
