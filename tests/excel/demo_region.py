"""Consolidations of made-up regions over the shipped forms."""

from datetime import UTC, date, datetime
from pathlib import Path

import templates
from bot.demo.answers import plausible_answers
from bot.demo.region import region
from renderers.consolidation import Consolidation, Missing, consolidate
from templates.binding import bind, cover_defaults
from templates.form import ReportForm
from templates.loader import load_forms
from templates.period import Period
from templates.report import Report

PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31), datetime(2026, 11, 25, 10, tzinfo=UTC))
HALF_YEAR = Period(date(2026, 1, 1), date(2026, 6, 30), datetime(2026, 5, 31, 10, tzinfo=UTC))
PERIODS = {"so-ket-dan-van-6-thang": HALF_YEAR}
"""The period of a form that is not about ``PERIOD``."""

SHIPPED = ("dan-van-kheo-nam", "dan-chu-co-so-6-thang", "so-ket-dan-van-6-thang", "tong-ket-dan-van-nhiem-ky")


def shipped_form(form_id: str) -> ReportForm:
    """A shipped form, bound to its period."""
    folder = Path(templates.__file__).parent / "forms" / form_id
    return bind(load_forms(folder)[form_id].form, PERIODS.get(form_id, PERIOD))


def demo_consolidation(form: ReportForm, units: int, seed: int) -> Consolidation:
    """``units`` communes with full reports, and one more that is not in."""
    parent, late, *communes = region(units + 1, seed)
    period = PERIODS.get(form.id, PERIOD)
    reports = [
        Report(form, unit, period, cover_defaults(form, unit, parent), plausible_answers(form, unit, seed), version=1)
        for unit in communes
    ]
    cover = cover_defaults(form, parent, None, consolidated=True)
    missing = [Missing(late, "chưa bắt đầu")]
    return consolidate(form, parent, period, cover, "Đã nộp", reports, missing)
