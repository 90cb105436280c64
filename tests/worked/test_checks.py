"""The rules of a form on the province's totals: which fail, and which units stand behind each."""

from dataclasses import replace
from decimal import Decimal

from bot.loading.units_layer import CountedUnits
from templates.answers import Figure, Rows
from templates.outline import Outline
from tests.worked.region import PROVINCE, region
from tests.worked.table import A, B, C, D

FORM = "so-ket-dan-van-6-thang"
PLACES = (A, B, C, D)


def failing(**changed: int) -> list[tuple[str, tuple[int, ...]]]:
    """The failing rules of the totals with the units behind them, after C's figures (``bieu_1a__x=3``) changed."""
    made = region(FORM)
    given = {name.replace("__", "."): Figure(Decimal(value)) for name, value in changed.items()}
    reports = dict(zip(PLACES, made.reports, strict=True))
    reports[C] = replace(reports[C], answers={**reports[C].answers, **given})
    own = made.own
    assert own is not None
    outline = Outline(made.form, PROVINCE.level)
    layer = CountedUnits(own, outline, reports, made.missing, None, {}, frozenset())
    found = layer.failures(own.answers, ())
    return [(one.sentence.split(":")[0].split(".")[0], tuple(number for number, _ in one.units)) for one in found]


def test_totals_that_hold_name_nobody() -> None:
    """Of the province's totals as they are, no rule fails."""
    assert failing() == []


def test_a_blocking_rule_names_the_unit_behind_it() -> None:
    """More letters settled than came in: the rule fails on the total, and the one unit whose own figures fail it is
    named."""
    assert failing(bieu_1a__don_gq_co_so=40) == [
        ("Biểu 1A, Cấp xã", (C,)),
        ("Số đơn, thư còn tồn đọng khác số gửi đến trừ số đã giải quyết", (C,)),
    ]


def test_lists_count_on_totals_too() -> None:
    """A document more than the annex lists: over all units together the number and the lines differ."""
    assert [units for sentence, units in failing(bieu_1a__vb_co_so=2) if sentence == "Biểu 1A"] == [(C,)]
    assert isinstance(region(FORM).reports[2].answers["muc_ii_1_2.phu_luc"], Rows)
