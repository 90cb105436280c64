"""Reports made with an older version of the form, consolidated by field id and kind."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from renderers.alike import older
from renderers.consolidation import consolidate
from templates.answers import Figure
from templates.form import ReportForm
from tests.consolidation.small_region import COVER, FORM, PARENT, PERIOD, REPORTS, A, B, C


def newer() -> ReportForm:
    """The small form with one figure more, one fewer and one that became a text's neighbour of another kind."""
    plain: dict[str, Any] = FORM.model_dump(mode="json")
    group = plain["sections"][0]["sections"][0]["questions"][0]
    group["fields"] = [field for field in group["fields"] if field["id"] != "hoi_nghi.hai_long"]
    group["fields"].append({"id": "hoi_nghi.so_to", "label": "Số tổ", "unit": "tổ"})
    group["fields"][1]["kind"] = "decimal"
    group["sentence"] = ""
    return ReportForm.model_validate(plain)


def test_mixed_versions_consolidate_by_field_id() -> None:
    """A figure both versions ask sums over all units; a new one, or one of another kind, says how many lack it."""
    form = newer()
    new = replace(
        REPORTS[2],
        form=form,
        answers={**REPORTS[2].answers, "hoi_nghi.so_to": Figure(Decimal(5)), "hoi_nghi.nguoi": Figure(Decimal("7.5"))},
    )
    whole = consolidate(form, PARENT, PERIOD, COVER, "Đã nộp", [REPORTS[0], REPORTS[1], new])
    summed, added, changed = (whole.totals[key] for key in ("hoi_nghi.so", "hoi_nghi.so_to", "hoi_nghi.nguoi"))
    assert (summed.total, summed.answered, summed.complete) == (Decimal(20), 3, True)
    assert (added.total, added.answered, added.complete) == (Decimal(5), 1, False)
    assert (changed.total, changed.answered, changed.complete) == (Decimal("7.5"), 1, False)
    assert "hoi_nghi.hai_long" not in whole.totals
    assert all("hoi_nghi.hai_long" not in report.answers for report in whole.reports[:2])


def test_who_sent_an_older_version_is_told() -> None:
    """Each unit with an older version is named with how many figures of the present one it lacks."""
    form = newer()
    reports = [REPORTS[0], REPORTS[1], replace(REPORTS[2], form=form)]
    assert [(report.unit, lacks) for report, lacks in older(form, reports)] == [(A, 2), (B, 2)]
    assert older(FORM, REPORTS) == []
    assert [report.unit for report, _ in older(FORM, reports)] == [C]
