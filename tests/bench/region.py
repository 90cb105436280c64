"""The region the figures are taken in: made-up communes, each with an officer who has joined, in one SQLite file."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.clock import now
from bot.demo.seeding import seed
from bot.settings import Settings
from storage import people, roles
from storage.database import open_database
from storage.migrate import migrate
from templates.loader import load_forms

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICER, STAFF = 2001, 1001
SEED = 11


@dataclass(frozen=True, slots=True)
class BenchRegion:
    """`officers` are the accounts of people with a report before them; `staff` consolidates."""

    folder: Path
    url: str
    officers: tuple[int, ...]
    staff: int


def make_region(folder: Path, communes: int, *, untouched: int) -> BenchRegion:
    """Last year's reports are in; in the present period the first `untouched` communes have done nothing yet."""
    folder.mkdir(parents=True)
    url = f"sqlite:///{folder / 'baocao.sqlite3'}"
    migrate(url)
    forms = load_forms(Settings(data_dir=folder).forms_dir)

    def work(connection: Connection) -> tuple[int, ...]:
        made = seed(connection, forms, count=communes, seed=SEED, zone=ZONE, now=now(), untouched=untouched)
        _join(connection, STAFF, made.parent.id, "district")
        officers = range(OFFICER, OFFICER + untouched)
        for account, commune in zip(officers, made.communes, strict=False):
            _join(connection, account, commune.id, "officer")
        return tuple(officers)

    with open_database(url, workers=1) as database:
        return BenchRegion(folder, url, database.run(work).result(), STAFF)


def _join(connection: Connection, account: int, unit: int, role: str) -> None:
    person = people.create(connection, account, at=now(), name="Cán bộ", title="cán bộ báo cáo")
    roles.grant(connection, person, unit, role, at=now())
