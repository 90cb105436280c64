"""Totals of tables against a table worked out by hand, and against recomputation from raw answers."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from renderers.consolidation import consolidate
from renderers.field_totals import FieldTotal
from renderers.rolled_up import rolled_up
from templates.answers import Answer, Figure, NothingToReport, ReportedApart, amount
from templates.report import Report
from tests.consolidation.drawn_region import Drawn, drawn_regions
from tests.consolidation.small_region import COVER, PERIOD, A, B, C, unit
from tests.consolidation.table_region import (
    CASE_1,
    CASE_2,
    PROVINCE_OFFICE,
    TABLE_FORM,
    TABLE_REPORTS,
    table_region,
    table_report,
)


def _short(total: FieldTotal) -> tuple[str | None, int, int, bool]:
    return None if total.total is None else str(total.total), total.answered, total.nothing, total.complete


def test_totals_by_hand() -> None:
    """Each column's total, units with a figure, units with nothing, and completeness are those worked out on paper.

    ==============  =====  =====  =====  ===========  ===============================================================
    column          A      B      C      Văn phòng    total (the office is of the level tinh)
    ==============  =====  =====  =====  ===========  ===============================================================
    hn_tinh         n/a    n/a    n/a    7            7: B's stray 99 is no answer of its level
    hn_xa           12     KPS    5      n/a          17
    hn_tong         12     0      5      7            17 + 7
    kt              3      2      0      -            5, chưa đủ
    so_ho           1000   500    250    -            1750, chưa đủ
    so_ho_ngheo     35     KPS    -      -            35, chưa đủ
    ty_le           3,5    0      -      -            100.(35 + 0)/(1000 + 500) = 2,333…: C gave one of the two
    hai_long        90     60     -      -            (90.1000 + 60.500)/1500 = 80
    ==============  =====  =====  =====  ===========  ===============================================================
    """
    totals = table_region().totals
    assert {key.partition(".")[2]: _short(total) for key, total in totals.items()} == {
        "hn_tinh": ("7", 1, 0, True),
        "hn_tinh_nguoi": ("700", 1, 0, True),
        "hn_xa": ("17", 3, 1, True),
        "hn_xa_nguoi": ("1350", 3, 1, True),
        "hn_tong": ("24", 4, 1, True),
        "hn_tong_nguoi": ("2050", 4, 1, True),
        "kt": ("5", 3, 1, False),
        "kt_tong": ("5", 3, 1, False),
        "gs": ("4", 2, 1, False),
        "gs_tong": ("4", 2, 1, False),
        "so_ho": ("1750", 3, 0, False),
        "so_ho_ngheo": ("35", 2, 1, False),
        "ty_le": ("2.33", 2, 1, False),
        "hai_long": ("80.00", 2, 0, False),
        "dvhc": (None, 1, 0, False),
        "dien_tich": ("1.25", 1, 0, False),
    }
    assert totals["bieu_1a.hn_tong"].most == ((A, Decimal(12)),)
    assert totals["bieu_1b.ty_le"].most == ((A, Decimal("3.50")),)


def test_records_are_gathered_by_unit() -> None:
    """A table of records keeps each unit's own, and says who had nothing, reported apart or is silent."""
    cases = table_region().records["bieu_2b"]
    assert list(cases.records()) == [(A, CASE_1), (A, CASE_2)]
    assert (cases.nothing, cases.apart, cases.unanswered) == ((B,), (C,), (PROVINCE_OFFICE,))


def test_texts_inside_tables_are_texts() -> None:
    """A text column of a table is consolidated as any narrative is."""
    texts = table_region().texts["bieu_1b.kq"]
    assert [(passage.units, passage.paragraphs) for passage in texts.passages] == [
        ((A,), ("Hoạt động nền nếp.", "=HYPERLINK(1)"))
    ]
    assert (texts.nothing, texts.unanswered) == ((B,), (C, PROVINCE_OFFICE))


KEYS = [f"bieu_1a.{name}" for name in ("hn_tinh", "hn_xa", "kt", "gs")] + ["bieu_1b.so_ho", "bieu_1b.so_ho_ngheo"]
ANSWERS = st.one_of(
    st.integers(0, 10**9).map(lambda value: Figure(Decimal(value))),
    st.just(NothingToReport()),
    st.just(ReportedApart()),
)
GIVEN = st.tuples(st.dictionaries(st.sampled_from(KEYS), ANSWERS), st.sampled_from(["xa", "huyen", "tinh"]))


def _unit_report(number: int, given: tuple[Mapping[str, Answer], str]) -> Report:
    answers, level = given
    return table_report(unit(number, f"Xã Số {number}", level), answers)


REGIONS = drawn_regions(GIVEN, _unit_report, most=10)


def _raw(report: Report, key: str) -> Decimal | None:
    return amount(report.answers.get(key))


@given(region=REGIONS)
def test_any_order_gives_the_same_totals(region: Drawn) -> None:
    """The order in which reports arrive changes nothing."""
    assert table_region(region.shuffled) == table_region(region.reports)


@given(drawn=REGIONS)
def test_computed_totals_equal_recomputation(drawn: Drawn) -> None:
    """A sum's total is what its parts' raw answers come to in the units they apply to; a share's is of both sums."""
    region = drawn.reports
    totals = table_region(region).totals
    own = [
        value
        for one in region
        for key, levels in (("bieu_1a.hn_tinh", ("tinh",)), ("bieu_1a.hn_xa", ("xa", "huyen")))
        if one.unit.level in levels and (value := _raw(one, key)) is not None
    ]
    assert totals["bieu_1a.hn_tong"].total == (sum(own) if own else None)
    assert totals["bieu_1a.hn_tong"].complete == (len(own) == len(region))
    pairs = [
        (Fraction(part), Fraction(whole))
        for one in region
        if (part := _raw(one, "bieu_1b.so_ho_ngheo")) is not None and (whole := _raw(one, "bieu_1b.so_ho")) is not None
    ]
    share, whole = totals["bieu_1b.ty_le"], sum((whole for _, whole in pairs), Fraction(0))
    assert (share.total is None) == (whole == 0)
    if share.total is not None:
        exact = 100 * sum((part for part, _ in pairs), Fraction(0)) / whole
        assert abs(Fraction(share.total) - exact) <= Fraction(1, 200)
    assert share.complete == (len(pairs) == len(region))


@given(region=REGIONS)
def test_any_grouping_adds_up(region: Drawn) -> None:
    """Consolidating by groups of any levels and adding up gives the total of all, computed columns included."""
    parts = [table_region(group).totals for group in region.wide_groups]
    whole = table_region(region.reports).totals
    for key in ("bieu_1a.hn_tong", "bieu_1a.kt_tong", "bieu_1b.so_ho"):
        known = [part[key].total for part in parts if part[key].total is not None]
        assert whole[key].total == (sum(value for value in known if value is not None) if known else None)
        assert whole[key].complete == all(part[key].complete for part in parts)


@given(region=REGIONS)
def test_any_levels_between_change_no_total(region: Drawn) -> None:
    """Over groups of groups, four levels in all, every total of every table, computed columns and shares too, is what
    everybody's raw answers at once come to, and is complete when that is; so are those shown by leaf."""
    at_once = table_region(region.reports).totals
    groups = [
        _above([_above(small, 200 + 10 * number + at) for at, small in enumerate(group)], 100 + number)
        for number, group in enumerate(region.groups)
    ]
    made = table_region(groups)
    for totals in (made.totals, made.by_leaf().totals):
        assert {key: (one.total, one.complete) for key, one in totals.items()} == {
            key: (one.total, one.complete) for key, one in at_once.items()
        }


def _above(reports: Sequence[Report], number: int) -> Report:
    """What a unit above these hands in."""
    whole = unit(number, f"Huyện {number}", "huyen")
    return rolled_up(consolidate(TABLE_FORM, whole, PERIOD, COVER, "Đã nộp", reports), 1)


def test_the_form_is_one_of_ours() -> None:
    """The small form has every kind of table there is."""
    assert {table.rows for table in TABLE_FORM.tables} == {"one", "records", "gathered"}
    assert len(TABLE_REPORTS) == 4
