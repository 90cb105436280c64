"""The parent's own layer, adjustments and levels: against a table worked out by hand, and against raw answers."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from renderers.consolidation import Consolidation
from renderers.field_totals import FieldTotal
from renderers.rolled_up import rolled_up
from templates.adjustment import Adjustment
from templates.answers import NothingToReport, Prose
from templates.report import Report
from tests.consolidation.drawn_region import Drawn
from tests.consolidation.small_region import (
    PARENT,
    REPORTS,
    A,
    B,
    C,
    D,
    E,
    figure,
    report,
    small_region,
    unit,
)
from tests.consolidation.test_totals import REGIONS

OWN = report(
    PARENT,
    {
        "hoi_nghi.so": figure("3"),
        "hoi_nghi.nguoi": figure("250"),
        "hoi_nghi.hai_long": figure("80"),
        "kinh_phi.tien": figure("1000000"),
        "kinh_phi.dat": NothingToReport(),
        "kinh_phi.hang": figure("1"),
        "muc_i_1.noi_dung": Prose("Tỉnh đã ban hành kế hoạch."),
    },
)
ADJUSTED = Adjustment(1, "hoi_nghi.so", Decimal(-2), "xã Đồi Mây tính trùng", 1)


def parent_of(
    reports: Sequence[Report], own: Report | None = OWN, adjustments: Sequence[Adjustment] = (), parent: int = 1
) -> Consolidation:
    whole = replace(PARENT, id=parent, code=f"X{parent}")
    return small_region(reports, (), own, adjustments, whole)


def test_both_layers_by_hand() -> None:
    """Totals add both layers and the adjustment; who reported, who has most and who has nothing are the units alone.

    ==================  =====================  =========  ==========  ============================================
    figure              units (small_region)   own        adjusted    total
    ==================  =====================  =========  ==========  ============================================
    hoi_nghi.so         34                     3          -2          35
    hoi_nghi.nguoi      1750, chưa đủ          250                    2000, chưa đủ
    hoi_nghi.hai_long   136800 / 1750          80 of 250              (136800 + 20000) / 2000 = 78,4, chưa đủ
    kinh_phi.tien       40000000               1000000                41000000
    kinh_phi.dat        4,75, chưa đủ          KPS                    4,75, chưa đủ
    ==================  =====================  =========  ==========  ============================================
    """
    totals = small_region(own=OWN, adjustments=(ADJUSTED,)).totals
    assert totals == {
        "hoi_nghi.so": FieldTotal(Decimal(35), 5, 2, ((A, Decimal(14)), (D, Decimal(14))), True),
        "hoi_nghi.nguoi": FieldTotal(Decimal(2000), 4, 1, ((A, Decimal(1000)),), False),
        "hoi_nghi.hai_long": FieldTotal(Decimal("78.40"), 5, 2, ((C, Decimal("93.6")),), False),
        "kinh_phi.tien": FieldTotal(Decimal(41_000_000), 5, 2, ((A, Decimal(35_300_000)),), True),
        "kinh_phi.dat": FieldTotal(Decimal("4.75"), 4, 1, ((E, Decimal(3)),), False),
        "kinh_phi.hang": FieldTotal(None, 3, 1, ((A, Decimal(2)),), False),
    }


def test_a_layer_nobody_began_lacks_nothing() -> None:
    """Before the parent has answered anything the totals are the units', and no total is incomplete for its sake."""
    assert parent_of(REPORTS, report(PARENT, {})).totals == parent_of(REPORTS, None).totals


def test_own_figures_left_open_make_a_total_incomplete() -> None:
    """Once the parent has begun its own layer, a figure it leaves open lacks like a unit's."""
    totals = parent_of([report(A, {"hoi_nghi.so": figure("1")})], report(PARENT, {"kinh_phi.tien": figure("5")})).totals
    assert (totals["hoi_nghi.so"].total, totals["hoi_nghi.so"].complete) == (Decimal(1), False)


def test_rows_add_up_to_the_total() -> None:
    """The rows of a table are the parent's own, the units' and the adjustment's, and they add up to the total."""
    made = parent_of(REPORTS, OWN, (ADJUSTED,))
    assert [row.unit.name for row in made.rows] == [
        "Tỉnh Mây Ngàn",
        *(one.unit.name for one in REPORTS),
        "Điều chỉnh (tỉnh Mây Ngàn)",
    ]
    counted = [row.answers.get("hoi_nghi.so", NothingToReport()) for row in made.rows]
    assert sum(getattr(one, "value", 0) for one in counted) == made.totals["hoi_nghi.so"].total


def three_levels(groups: Sequence[Sequence[Report]], owns: Sequence[Report | None]) -> Consolidation:
    """A province over districts, each over one group of communes."""
    districts = [
        rolled_up(parent_of(group, own, parent=100 + number), 1)
        for number, (group, own) in enumerate(zip(groups, owns, strict=True))
    ]
    return parent_of(districts)


def test_three_levels_by_hand() -> None:
    """A province over two districts counts what every commune, every district and itself did, each once; its units are
    the districts with what they add up to.

    hoi_nghi.so: district 1 has A 14 + B 0 + own 5 = 19, district 2 has C 6 + D 14 + E 0 = 20; the province 3: 42.
    """
    district = report(unit(100, "Huyện Gió", "huyen"), {"hoi_nghi.so": figure("5")})
    made = three_levels([REPORTS[:2], REPORTS[2:]], [district, None])
    assert made.totals["hoi_nghi.so"].total == Decimal(42)
    assert [one.answers["hoi_nghi.so"] for one in made.reports] == [figure("19"), figure("20")]
    assert made.totals["hoi_nghi.so"].most[0][1] == Decimal(20)
    leaves = made.by_leaf()
    assert [one.unit for one in leaves.reports] == [A, B, C, D, E]
    assert [one.unit.name for one in leaves.before] == ["Tỉnh Mây Ngàn", "Huyện Gió"]
    assert leaves.totals["hoi_nghi.so"].total == Decimal(42)


@given(region=REGIONS, size=st.integers(1, 4), below=REGIONS)
def test_any_order_grouping_and_level(region: Drawn, size: int, below: Drawn) -> None:
    """Totals over districts in any grouping and order equal those made from everybody's raw answers at once."""
    groups = [region.shuffled[first : first + size] for first in range(0, len(region.shuffled), size)]
    own = [
        replace(below.reports[n], unit=unit(100 + n, f"Huyện {n}", "huyen")) if n < len(below.reports) else None
        for n in range(len(groups))
    ]
    everybody = [*region.reports, *(one for one in own if one is not None and one.answers)]
    at_once, grouped = parent_of(everybody).totals, three_levels(groups, own).totals
    assert {key: (one.total, one.complete) for key, one in grouped.items()} == {
        key: (one.total, one.complete) for key, one in at_once.items()
    }
