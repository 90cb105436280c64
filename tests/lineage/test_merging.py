"""The answers of several units as those of one."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from renderers.field_totals import field_total
from renderers.merging import Merged, merged_answers, merged_history
from templates.answers import Answer, Answers, Day, Figure, NothingToReport, Prose, ReportedApart, Rows
from templates.report import Report
from tests.consolidation.small_region import COVER, FORM, PERIOD, REPORTS, A, B, C

FIGURES = {field.id: field for field in FORM.fields()}
TEXT = "muc_i_1.noi_dung"


def reports(*answers: Answers) -> list[Report]:
    return [Report(FORM, unit, PERIOD, COVER, own) for unit, own in zip((A, B, C), answers, strict=False)]


def test_figures_follow_their_rules() -> None:
    """Counts are summed, a rate is weighted, what no rule carries is asked anew."""
    first: Answers = {
        "hoi_nghi.so": Figure(Decimal(3)),
        "hoi_nghi.nguoi": Figure(Decimal(300)),
        "hoi_nghi.hai_long": Figure(Decimal(90)),
        "kinh_phi.hang": Figure(Decimal(1)),
    }
    second: Answers = {
        "hoi_nghi.so": NothingToReport(),
        "hoi_nghi.nguoi": Figure(Decimal(100)),
        "hoi_nghi.hai_long": Figure(Decimal(50)),
        "kinh_phi.hang": Figure(Decimal(2)),
    }
    assert merged_answers(FORM, reports(first, second)) == {
        "hoi_nghi.so": Merged(Figure(Decimal(3))),
        "hoi_nghi.nguoi": Merged(Figure(Decimal(400))),
        "hoi_nghi.hai_long": Merged(Figure(Decimal(80))),
    }


def test_the_four_states_stay_apart() -> None:
    """Nothing everywhere is nothing; a figure that some have not given is kept, and says whose is lacking."""
    nothing, apart = NothingToReport(), ReportedApart()
    assert merged_answers(FORM, reports({"hoi_nghi.so": nothing}, {"hoi_nghi.so": nothing})) == {
        "hoi_nghi.so": Merged(nothing)
    }
    assert merged_answers(FORM, reports({"hoi_nghi.so": apart}, {"hoi_nghi.so": apart})) == {
        "hoi_nghi.so": Merged(apart)
    }
    for other in ({}, {"hoi_nghi.so": apart}):
        found = merged_answers(FORM, reports({"hoi_nghi.so": Figure(Decimal(2))}, other))["hoi_nghi.so"]
        assert found.answer == Figure(Decimal(2))
        assert found.to_check
    assert merged_answers(FORM, reports({TEXT: nothing}, {})) == {}


def test_texts_stand_under_their_units_names() -> None:
    """One under another, each headed by its unit, to be looked at; a text that all share stands once."""
    found = merged_answers(FORM, reports({TEXT: Prose("Bài một.\nThêm.")}, {}, {TEXT: Prose("Bài ba.")}))[TEXT]
    first, last = (unit.name[:1].lower() + unit.name[1:] for unit in (A, C))
    assert found.answer == Prose(f"(từ {first})\nBài một.\nThêm.\n(từ {last})\nBài ba.")
    assert found.to_check
    same = {TEXT: Prose("Như nhau.")}
    assert merged_answers(FORM, reports(same, same)) == {TEXT: Merged(Prose("Như nhau."))}


def test_rows_follow_one_another_and_days_are_not_guessed() -> None:
    """Rows are kept even where they are alike; different days are left open."""
    one: Answers = {"ds": Rows(({"ten": "x"},)), "ngay": Day(date(2026, 1, 1))}
    two: Answers = {"ds": Rows(({"ten": "x"},)), "ngay": Day(date(2026, 1, 2))}
    assert merged_answers(FORM, reports(one, two)) == {"ds": Merged(Rows(({"ten": "x"}, {"ten": "x"})))}


def test_a_history_has_no_halves_and_no_merged_texts() -> None:
    """A figure counts only where all gave it; texts only where there is one predecessor that was no larger."""
    full: Answers = {"hoi_nghi.so": Figure(Decimal(2)), TEXT: Prose("Bài.")}
    assert merged_history(FORM, reports(full, full)) == {"hoi_nghi.so": Figure(Decimal(4))}
    assert merged_history(FORM, reports(full, {})) == {}
    assert merged_history(FORM, reports(full)) == full
    assert merged_history(FORM, reports(full), divided=True) == {TEXT: Prose("Bài.")}


figures = st.one_of(
    st.none(),
    st.just(NothingToReport()),
    st.just(ReportedApart()),
    st.decimals(0, 100, places=2).map(Figure),
)


@given(st.lists(st.dictionaries(st.sampled_from(sorted(FIGURES)), figures), min_size=2, max_size=3))
def test_a_merged_figure_is_the_consolidated_one(drawn: list[dict[str, Answer | None]]) -> None:
    """Whatever the units answered, the one figure is the total of theirs, and is to be checked when that lacks any."""
    own = reports(*({key: answer for key, answer in one.items() if answer is not None} for one in drawn))
    found = merged_answers(FORM, own)
    for key, field in FIGURES.items():
        total, merged = field_total(field, own), found.get(key)
        if merged is None or isinstance(merged.answer, NothingToReport | ReportedApart):
            assert total.total in (None, 0)
            continue
        assert merged.answer == Figure(total.total or Decimal(0))
        assert bool(merged.to_check) is not total.complete


def test_reports_of_a_region_can_be_merged() -> None:
    """The region worked out by hand: its sums are the figures of one unit."""
    found = merged_answers(FORM, list(REPORTS))
    assert found["hoi_nghi.so"] == Merged(Figure(Decimal(34)))
    assert found["kinh_phi.tien"] == Merged(Figure(Decimal(40_000_000)))
