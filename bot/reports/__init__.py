"""Reports and consolidations put together from what is kept: the input of every document."""

from bot.reports.gathered import Gathered, NothingThere
from bot.reports.reports import Reports
from bot.reports.unit_reports import UnitReports

__all__ = ["Gathered", "NothingThere", "Reports", "UnitReports"]
