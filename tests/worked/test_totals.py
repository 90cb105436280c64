"""Our totals against those worked out by hand."""

import pytest

from tests.worked.region import SHIPPED, region
from tests.worked.table import A, D, worked


@pytest.mark.parametrize("form_id", SHIPPED)
def test_every_total_is_the_one_worked_out_by_hand(form_id: str) -> None:
    """Each figure of each form comes to the total written beside it, and is complete where nothing lacks."""
    lines = worked(form_id).lines
    totals = region(form_id).totals
    assert {key: (one.total, one.complete) for key, one in totals.items() if key in {line.key for line in lines}} == {
        line.key: (line.total, line.is_complete if line.total is not None else totals[line.key].complete)
        for line in lines
    }
    assert {one.total for key, one in totals.items() if key not in {line.key for line in lines}} <= {None}


@pytest.mark.parametrize("form_id", SHIPPED)
def test_how_many_answered_and_who_has_nothing(form_id: str) -> None:
    """Units with a figure, and those whose figure is zero or nothing, are those one counts in the table."""
    totals = region(form_id).totals
    for line in worked(form_id).lines:
        given = [amount for place in range(A, D + 1) if (amount := line.amount(place)) is not None]
        total = totals[line.key]
        assert (total.answered, total.nothing) == (len(given), given.count(0)), line.key
        assert [value for _, value in total.most] == [max(given)] * given.count(max(given)) if any(given) else True
