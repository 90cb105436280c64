"""A made-up region for database tests: a province with communes, people in it and one assigned report."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from storage import assignments, forms, giving, people, units
from templates.cover import Cover
from templates.period import Letter, Period

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30), datetime(2026, 6, 30, 10, tzinfo=UTC))
LETTER = Letter("12-CV/TU", date(2026, 5, 4), "Tỉnh ủy Mẫu", "báo cáo sáu tháng")
COVER = Cover("ĐẢNG BỘ", "ĐẢNG ỦY", "Đảng ủy", "BC/ĐU", "Mẫu", "T/M", ("BÍ THƯ",), "", ("Như trên,", "Lưu VP."))


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def unit(connection: Connection, code: str, parent_id: int | None = None, position: int = 0) -> int:
    return units.keep(
        connection,
        code=code,
        name=f"Xã {code}",
        level="xa",
        parent_id=parent_id,
        party_body=f"ĐẢNG ỦY {code}",
        party_superior="ĐẢNG BỘ",
        state_body=f"ỦY BAN {code}",
        place=code,
        position=position,
    )


def form_version(connection: Connection, form_id: str = "mau", sha256: str = "aa") -> int:
    return forms.keep(
        connection,
        form_id=form_id,
        sha256=sha256,
        definition=b"id: mau",
        unit_template=b"\x00word",
        consolidated_template=b"\x01word",
        at=NOON,
    )


@dataclass(frozen=True)
class Region:
    """Ids of what ``settle`` made."""

    province: int
    near: int
    far: int
    officer: int
    colleague: int
    form_version: int
    period: int
    report: int
    far_report: int


def settle(connection: Connection) -> Region:
    province = unit(connection, "TINH")
    near, far = unit(connection, "GAN", province, 1), unit(connection, "XA", province, 2)
    officer = people.create(connection, 1001, at=NOON, name="Cán bộ")
    colleague = people.create(connection, 1002, at=NOON)
    version = form_version(connection)
    period, (report, far_report) = giving.give(
        connection, form_id="mau", form_version_id=version, period=PERIOD, unit_ids=[near, far], at=NOON
    )
    return Region(province, near, far, officer, colleague, version, period, report, far_report)


def state_of(connection: Connection, assignment_id: int) -> str:
    found = assignments.get_full(connection, assignment_id)
    assert found is not None
    return found.state
