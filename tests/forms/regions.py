"""Made-up units and periods for the tests of forms."""

from datetime import UTC, date, datetime

from templates.period import Letter, Period
from templates.unit import Unit, derived_bodies


def unit(name: str, parent: Unit | None = None) -> Unit:
    """A unit whose bodies follow from its name; its level is its name's first word."""
    bodies = derived_bodies(name, parent.name if parent else None)
    return Unit(1, "X", name, name.split(maxsplit=1)[0].lower(), parent.id if parent else None, **bodies)


def period(start: date, end: date, letter: Letter | None = None) -> Period:
    return Period(start, end, datetime(end.year, end.month, end.day, 10, tzinfo=UTC), letter)


PROVINCE = unit("Tỉnh Sông Lớn")
DISTRICT = unit("Huyện Sông Bé", PROVINCE)
COMMUNE = unit("Xã Sông Vàng", PROVINCE)

SPRING_2025 = period(date(2025, 1, 1), date(2025, 6, 30))
AUTUMN_2025 = period(date(2025, 7, 1), date(2025, 12, 31))
SPRING_2026 = period(date(2025, 12, 1), date(2026, 5, 25))
YEAR_2026 = period(date(2026, 1, 1), date(2026, 11, 30))
