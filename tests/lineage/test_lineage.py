"""Who reported for a window, before and after mergers and splits."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from templates.lineage import Descent, Forebears, Lineage

JULY, LATER = date(2026, 7, 1), date(2027, 1, 1)
BEFORE, ON_THE_DAY, AFTER = date(2026, 6, 30), JULY, date(2026, 12, 31)
A, B, C, D, E = range(1, 6)


def test_a_window_that_ends_by_the_day_belongs_to_the_old_units() -> None:
    """The day itself is still the old units'; every later end is the new one's."""
    merged = Lineage((Descent(A, C, JULY), Descent(B, C, JULY)))
    for end in (BEFORE, ON_THE_DAY):
        assert [merged.reports(unit, end) for unit in (A, B, C)] == [True, True, False]
        assert merged.forebears(C, end) == Forebears(frozenset({A, B}))
    assert [merged.reports(unit, AFTER) for unit in (A, B, C)] == [False, False, True]
    assert merged.forebears(C, AFTER) == Forebears(frozenset({C}))
    assert merged.successors(A, AFTER) == (C,)


def test_a_unit_that_takes_another_in_goes_on() -> None:
    """It reports before and after; what it would report now was reported by both."""
    merged = Lineage((Descent(A, A, JULY), Descent(B, A, JULY)))
    assert merged.reports(A, BEFORE)
    assert merged.reports(A, AFTER)
    assert (merged.began(A), merged.ended(A), merged.ended(B)) == (None, None, JULY)
    assert merged.forebears(A, BEFORE).units == {A, B}


def test_a_unit_merged_twice_reaches_back_to_the_first() -> None:
    """A and B became C, C and D became E: each window is looked for where it was reported."""
    chain = Lineage((Descent(A, C, JULY), Descent(B, C, JULY), Descent(C, E, LATER), Descent(D, E, LATER)))
    assert chain.forebears(E, BEFORE).units == {A, B, D}
    assert chain.forebears(E, AFTER).units == {C, D}
    assert chain.everybody(E) == {A, B, C, D, E}
    assert chain.successors(A, date(2027, 6, 30)) == (E,)


def test_a_part_of_a_divided_unit_knows_that_it_was_larger() -> None:
    """Both parts come of the whole, which is no measure for either."""
    split = Lineage((Descent(A, B, JULY, divided=True), Descent(A, C, JULY, divided=True)))
    assert split.forebears(B, BEFORE) == Forebears(frozenset({A}), divided=True)
    assert split.successors(A, AFTER) == (B, C)
    assert split.ended(A) == JULY


@st.composite
def mergers(draw: st.DrawFn) -> tuple[Lineage, int]:
    """Units merged one after another, some into a new one, some into one of them; and how many units there are."""
    standing, made, found, day = list(range(1, 9)), 9, [], JULY
    for _ in range(draw(st.integers(0, 5))):
        before = draw(st.lists(st.sampled_from(standing), min_size=2, max_size=4, unique=True))
        if len(before) >= len(standing):
            break
        heir = draw(st.sampled_from([before[0], made]))
        made += heir == made
        found += [Descent(one, heir, day) for one in before]
        standing = [one for one in standing if one not in before] + [heir]
        day += timedelta(days=draw(st.integers(1, 200)))
    return Lineage(tuple(found)), made


@given(mergers(), st.dates(JULY - timedelta(days=30), JULY + timedelta(days=1100)))
def test_every_window_is_reported_once(drawn: tuple[Lineage, int], end: date) -> None:
    """Whatever was merged, the units that report a window's end stand each for themselves, and the units that stand in
    the end share them out among themselves, none twice and none left out."""
    lineage, made = drawn
    reporting = [unit for unit in range(1, made) if lineage.reports(unit, end)]
    last = [unit for unit in range(1, made) if lineage.ended(unit) is None]
    shared = [unit for heir in last for unit in lineage.forebears(heir, end).units]
    assert sorted(shared) == sorted(reporting)
    for unit in reporting:
        assert lineage.successors(unit, end) == (unit,)
        assert unit in lineage.forebears(unit, end).units
