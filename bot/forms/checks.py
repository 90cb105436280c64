"""What is checked of a report form besides its definition: that its Word templates can be filled."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from bot.demo.answers import plausible_answers
from renderers.consolidation import consolidate
from templates.binding import bind, cover_defaults
from templates.form import ReportForm
from templates.loader import CONSOLIDATED_TEMPLATE, UNIT_TEMPLATE, LoadedForm
from templates.outline import Outline
from templates.period import Period
from templates.report import Report
from templates.table import Column
from templates.unit import Unit, derived_bodies


def most_asked(form: ReportForm) -> int:
    """How many questions a unit is asked, those of the tables among them; of levels asked differently, the most."""
    own = {level for column in _columns(form) for level in column.levels}
    own |= {level for field in form.fields() for level in field.levels}
    return max(len(Outline(form, level).items) for level in own or {""})


def _columns(form: ReportForm) -> Iterator[Column]:
    for table in form.tables:
        yield from table.columns


def template_faults(loaded: LoadedForm) -> Iterator[str]:
    """What keeps the form's Word templates from being filled: both are tried with made-up answers."""
    from renderers.word.consolidated import consolidated_report  # noqa: PLC0415 - slow to load
    from renderers.word.unit_report import unit_report  # noqa: PLC0415

    report, above = _tried(loaded)
    whole = consolidate(report.form, above, report.period, report.cover, "Đã nộp", [report])
    attempts: dict[str, Callable[[], bytes]] = {
        UNIT_TEMPLATE: lambda: unit_report(report, loaded.unit_template),
        CONSOLIDATED_TEMPLATE: lambda: consolidated_report(whole, loaded.consolidated_template),
    }
    for name, attempt in attempts.items():
        try:
            attempt()
        except Exception as error:  # a template may be any file at all
            said = f"{type(error).__name__}: {error}".strip(": ")
            yield f"{loaded.form.id}/{name}: không điền được mẫu Word này. Sửa lại trong Word ({said})."


def _tried(loaded: LoadedForm) -> tuple[Report, Unit]:
    """A report with every answer, and the unit above."""
    period = Period(date(2026, 1, 1), date(2026, 6, 30), datetime(2026, 6, 10, tzinfo=UTC))
    form = bind(loaded.form, period)
    above = Unit(1, "T", "Tỉnh Mẫu", "tinh", None, **derived_bodies("Tỉnh Mẫu", None))
    unit = Unit(2, "X", "Xã Mẫu", "xa", 1, **derived_bodies("Xã Mẫu", "Tỉnh Mẫu"))
    answers = plausible_answers(form, unit, 1)
    return Report(form, unit, period, cover_defaults(form, unit, above), answers, 1), above
