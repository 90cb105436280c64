"""Who still gets a file when it is to be sent: every kind of job × everybody × every unit, on both databases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.loading.receiving import may_receive
from storage.engines import new_engine
from tests.databases import database_url
from tests.security.offered import JOBS
from tests.security.province import ASKED, NOW, PEOPLE, REPORTING, WHOLE, Target, settled
from tests.security.test_matrix import MAY

__all__ = ["database_url"]


@dataclass(frozen=True, slots=True)
class Province:
    connection: Connection
    targets: Mapping[str, Target]

    def receives(self, who: str, kind: str, **params: Any) -> bool:
        return may_receive(self.connection, PEOPLE[who][0], kind, params, NOW)


@pytest.fixture
def province(database_url: str) -> Iterator[Province]:
    engine = new_engine(database_url)
    with engine.begin() as connection:
        yield Province(connection, settled(connection))
    engine.dispose()


def of_report(kind: str) -> bool:
    return JOBS.get(kind, "report") == "report"


def test_files_of_a_report(province: Province) -> None:
    """Those who may read a report get its files and letters; a contributor gets the workbook of their own part."""
    for who in MAY:
        for code in REPORTING:
            right, target = MAY[who].get(code, "nothing"), province.targets[code]
            for kind in (*filter(of_report, JOBS), "letter", "signed_copy"):
                whole = province.receives(who, kind, assignment=target.open)
                assert whole == (right in {"checks", "writes"}), (who, code, kind)
            part = province.receives(who, "workbook", assignment=target.open, questions=ASKED)
            assert part == (right in {"checks", "writes", "part"}), (who, code)
            more = province.receives(who, "workbook", assignment=target.open, questions=f"{ASKED},{WHOLE}")
            assert more == (right in {"checks", "writes"}), (who, code)
            handed_in = province.receives(who, "workbook", assignment=target.submitted, questions=ASKED)
            assert handed_in == (right in {"checks", "writes"}), (who, code)


def test_files_of_a_desk(province: Province) -> None:
    """What is made of a parent's units goes to its own desk; the progress picture to the desks above it too."""
    parent = province.targets["XA"].parent
    got = {
        kind: {who for who in PEOPLE if province.receives(who, kind, unit=parent, period=1)}
        for kind in ("consolidate", "picture")
    }
    own = {"tổng hợp huyện A", "quản trị huyện A", "quản trị"}
    assert got == {"consolidate": own, "picture": own | {"tổng hợp tỉnh"}}


def test_workbooks_of_units_and_codes(province: Province) -> None:
    """Codes go to whoever may invite to every one of the units; the table of units to whoever has an office."""
    near, far = (str(province.targets[code].unit) for code in ("XA", "XA-KHAC"))
    invites = {who for who in PEOPLE if province.receives(who, "invitations", units=near)}
    assert invites == {"tổng hợp huyện A", "tổng hợp tỉnh", "quản trị huyện A", "quản trị"}
    both = {who for who in PEOPLE if province.receives(who, "invitations", units=f"{near},{far}")}
    assert both == {"tổng hợp tỉnh", "quản trị"}
    tables = {who for who in PEOPLE if province.receives(who, "unit_sheet")}
    assert tables == {"tổng hợp huyện A", "tổng hợp tỉnh", "quản trị huyện A", "quản trị"}


def test_what_is_gone_is_nobodys(province: Province) -> None:
    """A report or a unit that is not there any more gives nobody anything."""
    for who in PEOPLE:
        assert not province.receives(who, "preview", assignment=10**6)
        assert not province.receives(who, "consolidate", unit=10**6, period=1)


def test_every_kind_of_job_is_decided(province: Province) -> None:
    """A kind of job added without a right of its own is refused to strangers, whatever it carries."""
    target = province.targets["XA"]
    shapes: tuple[dict[str, Any], ...] = ({}, {"assignment": target.open}, {"unit": target.parent, "period": 1})
    for kind in JOBS:
        for who in ("người lạ", "đã thôi việc"):
            assert not any(province.receives(who, kind, **shape) for shape in shapes)
