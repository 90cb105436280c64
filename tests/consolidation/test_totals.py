"""Totals against a table worked out by hand, and against recomputation from raw answers."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renderers.field_totals import FieldTotal
from templates.answers import Answer, Figure, NothingToReport, ReportedApart
from templates.report import Report
from tests.consolidation.drawn_region import Drawn, drawn_regions
from tests.consolidation.small_region import (
    FORM,
    NOT_IN,
    REPORTS,
    A,
    B,
    C,
    D,
    E,
    report,
    small_region,
    unit,
)

SUMMED = ("hoi_nghi.so", "hoi_nghi.nguoi", "kinh_phi.tien", "kinh_phi.dat")


def test_small_region_by_hand() -> None:
    """Every total, spread and mark equals the table below, worked out on paper.

    ==================  ========  =====  =====  =====  =====  =====================================================
    figure              A         B      C      D      E      total
    ==================  ========  =====  =====  =====  =====  =====================================================
    hoi_nghi.so         14        0      6      14     KPS    14+0+6+14+0 = 34
    hoi_nghi.nguoi      1000      0      500    -      250    1000+0+500+250 = 1750, chưa đủ
    hoi_nghi.hai_long   90        0      93,6   50     KPS    (90.1000 + 0.0 + 93,6.500 + 0.250) / 1750 = 78,171…
                                                              D has no weight: left out, chưa đủ
    kinh_phi.tien       35300000  KPS    700000 0      4 tr.  40000000
    kinh_phi.dat        1,25      KPS    apart  0,5    3      4,75, chưa đủ
    kinh_phi.hang       2         -      1      KPS    -      not totalled
    ==================  ========  =====  =====  =====  =====  =====================================================
    """
    expected = {
        "hoi_nghi.so": FieldTotal(Decimal(34), 5, 2, ((A, Decimal(14)), (D, Decimal(14))), True),
        "hoi_nghi.nguoi": FieldTotal(Decimal(1750), 4, 1, ((A, Decimal(1000)),), False),
        "hoi_nghi.hai_long": FieldTotal(Decimal("78.17"), 5, 2, ((C, Decimal("93.6")),), False),
        "kinh_phi.tien": FieldTotal(Decimal(40_000_000), 5, 2, ((A, Decimal(35_300_000)),), True),
        "kinh_phi.dat": FieldTotal(Decimal("4.75"), 4, 1, ((E, Decimal(3)),), False),
        "kinh_phi.hang": FieldTotal(None, 3, 1, ((A, Decimal(2)),), False),
    }
    assert small_region().totals == expected


def test_nobody_in() -> None:
    """Without reports nothing is totalled, and nothing counted is lacking either."""
    empty = FieldTotal(None, 0, 0, (), True)
    assert small_region(()).totals == dict.fromkeys((field.id for field in FORM.fields()), empty)


def test_nobody_answered() -> None:
    """A total of nothing but silence is no zero."""
    totals = small_region([report(A, {}), report(B, {})]).totals
    assert totals["hoi_nghi.so"] == FieldTotal(None, 0, 0, (), False)
    assert totals["hoi_nghi.hai_long"] == FieldTotal(None, 0, 0, (), False)


def test_units_stand_in_the_order_of_their_codes() -> None:
    """Counted and missing units are ordered by code, numbers as numbers."""
    missing = [NOT_IN, *(type(NOT_IN)(unit(number, "Xã Vườn Diều"), "chưa xem") for number in (101, 20))]
    result = small_region(REPORTS[::-1], missing)
    assert [one.unit.code for one in result.reports] == ["X2", "X3", "X9", "X10", "X11"]
    assert [one.unit.code for one in result.missing] == ["X12", "X20", "X101"]


def test_a_unit_counts_once() -> None:
    """Two reports of one unit are refused rather than added up."""
    with pytest.raises(ValueError, match="X2 has two reports"):
        small_region([REPORTS[0], REPORTS[1], REPORTS[0]])


FIGURES = st.decimals(0, 10**12, places=2, allow_nan=False, allow_infinity=False).map(Figure)
ANSWERS = st.one_of(FIGURES, st.just(NothingToReport()), st.just(ReportedApart()))
GIVEN = st.dictionaries(st.sampled_from([field.id for field in FORM.fields()]), ANSWERS)
REGIONS = drawn_regions(GIVEN, lambda number, one: report(unit(number, f"Xã Số {number}"), one), most=12)


def raw(reports: Sequence[Report], field_id: str) -> list[Fraction | None]:
    """What each unit counts for a figure, straight from its answer."""

    def value(answer: Answer | None) -> Fraction | None:
        if isinstance(answer, Figure):
            return Fraction(answer.value)
        return Fraction(0) if isinstance(answer, NothingToReport) else None

    return [value(one.answers.get(field_id)) for one in reports]


@given(region=REGIONS)
def test_any_order_gives_the_same_consolidation(region: Drawn) -> None:
    """The order in which reports arrive changes nothing at all."""
    assert small_region(region.shuffled) == small_region(region.reports)


@given(drawn=REGIONS)
def test_totals_equal_recomputation_from_raw_answers(drawn: Drawn) -> None:
    """Each total, count and mark equals what the raw answers give."""
    region = drawn.reports
    totals = small_region(region).totals
    for field_id in SUMMED:
        values = raw(region, field_id)
        known = [value for value in values if value is not None]
        total = totals[field_id]
        assert (None if total.total is None else Fraction(total.total)) == (sum(known, Fraction(0)) if known else None)
        assert total.answered == len(known)
        assert total.nothing == known.count(Fraction(0))
        assert total.complete == (None not in values)
        assert {Fraction(value) for _, value in total.most} == ({max(known)} if any(known) else set())
    pairs = [
        (value, weight)
        for value, weight in zip(raw(region, "hoi_nghi.hai_long"), raw(region, "hoi_nghi.nguoi"), strict=True)
        if value is not None and weight is not None
    ]
    average = totals["hoi_nghi.hai_long"]
    weights = sum((weight for _, weight in pairs), Fraction(0))
    assert (average.total is None) == (weights == 0)
    if average.total is not None:
        exact = sum((value * weight for value, weight in pairs), Fraction(0)) / weights
        assert abs(Fraction(average.total) - exact) <= Fraction(1, 200)
    assert average.complete == (len(pairs) == len(region))


@given(region=REGIONS)
def test_any_grouping_adds_up(region: Drawn) -> None:
    """Consolidating by groups and adding the groups' totals gives the total of all."""
    parts = [small_region(group).totals for group in region.wide_groups]
    whole = small_region(region.reports).totals
    for field_id in SUMMED:
        added = [part[field_id].total for part in parts]
        known = [Fraction(total) for total in added if total is not None]
        assert whole[field_id].total == (None if not known else sum(known, Fraction(0)))
        assert whole[field_id].answered == sum(part[field_id].answered for part in parts)
        assert whole[field_id].nothing == sum(part[field_id].nothing for part in parts)
        assert whole[field_id].complete == all(part[field_id].complete for part in parts)


def test_a_unit_outside_the_scope_is_left_out_of_everything() -> None:
    """A figure that is không áp dụng for a unit lacks nothing: the total is complete without it."""
    given_up = replace(next(one for one in REPORTS if one.unit == D), left_out=frozenset({"hoi_nghi.nguoi"}))
    others = [one for one in REPORTS if one.unit != D]
    scoped = small_region([*others, given_up], ()).totals["hoi_nghi.nguoi"]
    assert scoped == FieldTotal(Decimal(1750), 4, 1, ((A, Decimal(1000)),), True)
