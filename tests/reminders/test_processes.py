"""Several real processes look at once, as replicas do: everything that is due is claimed, and nothing twice."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.forms.outlines import Outlines
from bot.keeping.assigning import keep_form
from bot.reminders.digesting import Digesting
from bot.reminders.sending import Reminding
from storage import giving, people, roles, units
from storage.database import open_database
from storage.tables import outbox
from templates.loader import load_forms
from templates.office_hours import OfficeHours
from templates.period import Period
from templates.unit import derived_bodies
from tests.databases import database_url

__all__ = ["database_url"]

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FORM = load_forms(Path(__file__).parents[2] / "templates" / "forms")["dan-van-kheo-nam"]
UNITS = 40
STAFF = 3
TOGETHER = 7
"""Reports claimed in one transaction."""


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026, local time."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def settle(connection: Connection) -> None:
    """A province with three people at its desk, above forty communes with an officer and a report each."""
    top, *below = (_unit(connection, number) for number in range(UNITS + 1))
    for number, unit in enumerate(below):
        officer = people.create(connection, 100 + number, at=at(2, 9))
        roles.grant(connection, officer, unit, "officer", at=at(2, 9))
    for number in range(STAFF):
        roles.grant(connection, people.create(connection, 1 + number, at=at(2, 9)), top, "district", at=at(2, 9))
    giving.give(
        connection,
        form_id=FORM.form.id,
        form_version_id=keep_form(connection, FORM, at(2, 9)),
        period=Period(date(2026, 1, 1), date(2026, 12, 31), at(20, 17)),
        unit_ids=below,
        at=at(2, 9),
    )


def _unit(connection: Connection, number: int) -> int:
    name, level = ("Xã Sông Vàng", "xa") if number else ("Tỉnh Ngàn Sao", "tinh")
    parent = units.by_code(connection, "0")
    return units.keep(
        connection,
        code=str(number),
        name=name,
        level=level,
        parent_id=parent.id if parent else None,
        position=number,
        **derived_bodies(name, None),
    )


def look(url: str) -> int:
    """One process's tick on the last day, some reports at a time; how many messages it queued."""
    hours, now = OfficeHours(ZONE), at(20, 16, 30)
    reminding, digesting = Reminding(Outlines(), hours), Digesting(Outlines(), hours)
    with open_database(url, workers=1) as database:
        waiting = database.read(lambda connection: reminding.waiting(connection, now)).result()
        chunks = [waiting[first : first + TOGETHER] for first in range(0, len(waiting), TOGETHER)]
        claims = [
            database.run(lambda connection, only=only: reminding.queue_due(connection, now, only)) for only in chunks
        ]
        digests = database.run(lambda connection: digesting.queue_due(connection, now))
        return sum(claim.result() for claim in (*claims, digests))


def test_three_processes_claim_everything_once(database_url: str) -> None:
    """Each officer has one reminder and each of the staff one digest, whoever came first."""
    with open_database(database_url, workers=1) as database:
        database.run(settle).result()
        with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as processes:
            queued = list(processes.map(look, 3 * [database_url]))
        assert sum(queued) == UNITS + STAFF
        chats = database.read(lambda connection: list(connection.execute(select(outbox.c.chat_id)).scalars())).result()
    assert Counter(chats) == Counter([*range(1, STAFF + 1), *range(100, 100 + UNITS)])
