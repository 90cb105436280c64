"""Messages about the groups of the shipped tables: labels copied as they stand, dashes, numbers without an owner."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.answers import Figure
from templates.binding import bind
from templates.form import FigureField, FigureGroup
from templates.numbers import read_figures
from templates.outline import Outline
from tests.forms.regions import SPRING_2026
from tests.forms.shipped import shipped
from tests.language.quiet import quiet

ITEMS = Outline(bind(shipped("so-ket-dan-van-6-thang"), SPRING_2026), "xa").items
GROUPS = [item.question.fields for item in ITEMS if isinstance(item.question, FigureGroup) and len(item.keys) > 1]
TOTAL, PART = next(fields for fields in GROUPS if "Trong đó được kết nạp trong 6 tháng" in fields[1].label)
MEETINGS, PEOPLE = GROUPS[0]


@st.composite
def _said(draw: st.DrawFn) -> tuple[tuple[FigureField, ...], dict[str, int]]:
    """A group and values for some of its figures, in any order."""
    fields = draw(st.sampled_from(GROUPS))
    chosen = draw(st.permutations(fields))[: draw(st.integers(1, len(fields)))]
    return fields, {field.id: draw(st.integers(0, 99_999)) for field in chosen}


def _stored(text: str, fields: tuple[FigureField, ...]) -> dict[str, int]:
    reading = read_figures(text, fields)
    return {key: int(answer.value) for key, answer in reading.values.items() if isinstance(answer, Figure)}


@quiet
@given(_said(), st.sampled_from([": ", " ", " là "]), st.sampled_from(["\n", "; "]))
def test_copied_labels_name_their_figures(
    said: tuple[tuple[FigureField, ...], dict[str, int]], joint: str, separator: str
) -> None:
    """A label word for word, whatever digits, commas and brackets are in it, gives its figure and no other."""
    fields, values = said
    labels = {field.id: field.label for field in fields}
    text = separator.join(f"{labels[key]}{joint}{value}" for key, value in values.items())
    assert _stored(text, fields) == values
    assert read_figures(text, fields).problems == ()


@quiet
@given(_said())
def test_labels_without_marks_are_theirs_or_asked(said: tuple[tuple[FigureField, ...], dict[str, int]]) -> None:
    """Labels typed without Vietnamese marks never give a figure to another field."""
    fields, values = said
    labels = {field.id: _without_marks(field.label) for field in fields}
    text = "\n".join(f"{labels[key]}: {value}" for key, value in values.items())
    assert _stored(text, fields).items() <= values.items()


@quiet
@given(st.sampled_from(GROUPS), st.data(), st.sampled_from(["; ", "\n"]))
def test_a_dash_never_moves_the_others(fields: tuple[FigureField, ...], data: st.DataObject, separator: str) -> None:
    """A dash in place of a figure is asked about; what is taken stands where it was meant."""
    values = {field.id: data.draw(st.integers(1, 9_999)) for field in fields}
    gone = data.draw(st.sampled_from(fields)).id
    text = separator.join("-" if key == gone else str(value) for key, value in values.items())
    del values[gone]
    assert read_figures(text, fields).problems
    assert _stored(text, fields).items() <= values.items()


@quiet
@given(st.integers(1, 999), st.integers(1, 999))
def test_words_between_two_numbers_are_asked(first: int, second: int) -> None:
    """ "27 tập thể 12" may be either's label; a unit behind its number is not in doubt."""
    fields = next(fields for fields in GROUPS if [field.label for field in fields] == ["Tập thể", "Cá nhân"])
    assert _stored(f"{first} tập thể {second}", fields) == {}
    assert _stored(f"{first} hội nghị {second}", (MEETINGS, PEOPLE)) == {MEETINGS.id: first, PEOPLE.id: second}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Trong đó được kết nạp trong 6 tháng đầu năm 2026: 1", {PART.id: 1}),
        ("trong đó được kết nạp trong 6 tháng  đầu năm 2026 1; Tổng số 17", {PART.id: 1, TOTAL.id: 17}),
        ("17; ko", {TOTAL.id: 17, PART.id: 0}),
        ("Em gửi ạ: 17, 1", {TOTAL.id: 17, PART.id: 1}),
        ("Số liệu: 17; 1 ạ", {TOTAL.id: 17, PART.id: 1}),
        ("17; –", {}),
        ("Số liệu 6 tháng: 17; 1", {TOTAL.id: 17, PART.id: 1}),
        ("17; 1 (có danh sách kèm theo)", {TOTAL.id: 17, PART.id: 1}),
        ("1 (kết nạp); 17", {}),
        ("Số liệu kết nạp: 1; 17", {}),
        ("17; 12 (không phải 1)", {}),
        ("2/ 8", {}),
        ("17/ 1", {TOTAL.id: 17, PART.id: 1}),
        ("Tong so: 17", {TOTAL.id: 17}),
    ],
)
def test_as_officers_write(text: str, values: dict[str, int]) -> None:
    """What the scripted noisy officer taught the reader."""
    assert _stored(text, (TOTAL, PART)) == values


def test_two_labels_alike_but_for_a_figure() -> None:
    """Labels that only a figure tells apart are left as they stand: nothing is taken in the wrong order."""
    fields = (FigureField(id="a", label="Đợt 1"), FigureField(id="b", label="Đợt 2"))
    assert _stored("Đợt 2: 7; Đợt 1: 5", fields) == {}
    assert read_figures("7 5", fields).values == {"a": Figure(Decimal(7)), "b": Figure(Decimal(5))}


def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
