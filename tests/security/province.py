"""A province of three tiers with everybody a unit can have, reports open and handed in, and matters between them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from storage import (
    answers,
    assignments,
    contributors,
    edit_requests,
    extensions,
    giving,
    inquiries,
    people,
    remarks,
    roles,
    submissions,
    units,
)
from templates.answers import Prose
from templates.cover import Cover
from templates.period import Period
from tests.conversations.preparing import keep_form

NOW = datetime(2026, 11, 16, 1, tzinfo=UTC)
COVER = Cover("ỦY BAN", "ỦY BAN", "Ủy ban", "BC-UBND", "Mẫu", "TM.", ("CHỦ TỊCH",), "", ("Lưu.",))

TREE = {"TINH": "", "HUYEN-A": "TINH", "HUYEN-B": "TINH", "XA": "HUYEN-A", "XA-CHI-EM": "HUYEN-A", "XA-KHAC": "HUYEN-B"}
"""Units by code, each with its parent's."""
REPORTING = ("XA", "XA-CHI-EM", "HUYEN-A", "HUYEN-B", "XA-KHAC")

PEOPLE = {
    "người lạ": (90, ()),
    "đã thôi việc": (91, ()),
    "cán bộ xã": (1, (("XA", "officer"),)),
    "người phối hợp": (2, ()),
    "cán bộ huyện A": (3, (("HUYEN-A", "officer"),)),
    "tổng hợp huyện A": (4, (("HUYEN-A", "district"),)),
    "tổng hợp tỉnh": (5, (("TINH", "district"),)),
    "quản trị huyện A": (6, (("HUYEN-A", "admin"),)),
    "quản trị": (7, (("", "admin"),)),
    "cán bộ nơi khác": (8, (("XA-CHI-EM", "officer"), ("HUYEN-B", "officer"), ("XA-KHAC", "officer"))),
}
"""Telegram account and posts of everybody; the last one fills in what the others ask about."""

ASKED = "muc_ii.han_che"
"""What the colleague was asked to answer."""
WHOLE = "muc_i.noi_dung"


def secret(unit: str) -> str:
    """What stands in a unit's reports and nowhere else."""
    return f"Bài-riêng-{unit.replace('-', '')}."


def part(unit: str) -> str:
    """What the colleague of that unit may read."""
    return f"Phần-nhờ-{unit.replace('-', '')}."


@dataclass(frozen=True, slots=True)
class Target:
    """A unit with one open report and one handed in, and everything that hangs on them, by id."""

    unit: int
    parent: int
    period: int
    open: int
    submitted: int
    inquiry: int
    extension: int
    remark: int
    contributor: int
    person: int

    @property
    def reports(self) -> tuple[int, int]:
        return self.open, self.submitted


def settled(connection: Connection) -> dict[str, Target]:
    """Everything of the province, by unit."""
    ids: dict[str, int] = {}
    for code, parent in TREE.items():
        ids[code] = _unit(connection, code, ids.get(parent))
    accounts = {name: _person(connection, name, ids) for name in PEOPLE if name != "người lạ"}
    for unit, role in (("XA", "officer"), ("HUYEN-A", "district")):
        roles.grant(connection, accounts["đã thôi việc"], ids[unit], role, at=NOW)
        roles.revoke(connection, accounts["đã thôi việc"], ids[unit], role, at=NOW)
    given = [_given(connection, [ids[code] for code in REPORTING], half) for half in (1, 7)]
    writers = {"XA": "cán bộ xã", "HUYEN-A": "cán bộ huyện A"}
    found = {}
    for place, code in enumerate(REPORTING):
        writer = accounts[writers.get(code, "cán bộ nơi khác")]
        reports = given[1][1][place], given[0][1][place]
        found[code] = _filled(connection, code, (ids[code], ids[TREE[code]]), given[0][0], reports, writer)
    details = {"created_by": accounts["cán bộ xã"], "at": NOW, "person_id": accounts["người phối hợp"]}
    contributors.add(connection, found["XA"].open, [ASKED], **details)
    return found


def _unit(connection: Connection, code: str, parent: int | None) -> int:
    level = "xa" if code.startswith("XA") else "huyen"
    bodies = dict.fromkeys(("party_body", "party_superior", "state_body", "place"), "")
    return units.keep(connection, code=code, name=f"Đơn vị {code}", level=level, parent_id=parent, **bodies)


def _person(connection: Connection, name: str, ids: dict[str, int]) -> int:
    account, posts = PEOPLE[name]
    person = people.create(connection, account, at=NOW, name=f"Người {account}")
    for unit, role in posts:
        roles.grant(connection, person, ids.get(unit), role, at=NOW)
    return person


def _given(connection: Connection, unit_ids: list[int], month: int) -> tuple[int, list[int]]:
    version = keep_form(connection, "mau-ngan", NOW)
    end = date(2026, 6, 30) if month == 1 else date(2026, 12, 31)
    window = Period(date(2026, month, 1), end, datetime(2026, 12, 25, 10, tzinfo=UTC))
    number, _ = giving.give(
        connection, form_id="mau-ngan", form_version_id=version, period=window, unit_ids=unit_ids, at=NOW
    )
    by_unit = {one.unit.id: one.id for one in assignments.of_period(connection, number)}
    return number, [by_unit[unit] for unit in unit_ids]


def _filled(
    connection: Connection,
    code: str,
    place: tuple[int, int],
    period: int,
    reports: tuple[int, int],
    writer: int,
) -> Target:
    done = {"person_id": writer, "at": NOW}
    for report in reports:
        answers.put(connection, report, WHOLE, Prose(secret(code)), batch="1", **done)
        answers.put(connection, report, ASKED, Prose(part(code)), batch="1", **done)
    submissions.freeze(connection, reports[1], cover=COVER, person_id=writer, at=NOW)
    inquiry = inquiries.add(
        connection, reports[0], question=WHOLE, subject="Câu", present="", body=secret(code), **done
    )
    due = {"deadline": NOW, "wished": NOW + timedelta(days=30)}
    extension = extensions.add(connection, reports[0], subject="Báo cáo", reason=secret(code), **due, **done)
    edit_requests.add(connection, reports[1], version=1, reason=secret(code), **done)
    remark = remarks.add(connection, reports[1], version=1, key=WHOLE, body="Góp ý", **done)
    asked = contributors.add(connection, reports[0], [ASKED], created_by=writer, at=NOW)
    return Target(*place, period, *reports, inquiry, extension, remark, asked, writer)
