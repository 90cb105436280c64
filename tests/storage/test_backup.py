"""Backup and restore: nothing differs, half of it is never there, and only our own archives come in."""

import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection, insert, inspect, select

from storage import (
    adjustments,
    answers,
    broadcasts,
    chats,
    contributors,
    covers,
    deadline_moves,
    digests,
    edit_requests,
    extensions,
    files,
    handovers,
    inbox,
    inquiries,
    invitations,
    jobs,
    join_attempts,
    layers,
    lineage,
    loaded_reports,
    nudges,
    outbox,
    people,
    picks,
    progress,
    remarks,
    reminders,
    signed_copies,
    snoozes,
    stand_ins,
    submissions,
)
from storage.archive import NotRestorable
from storage.assignments import get_full
from storage.backup import backup, restore
from storage.database import open_database
from storage.deadline_moves import DeadlineMove
from storage.engines import new_engine
from storage.inbox import Received
from storage.layers import FrozenLayer
from storage.loaded_reports import StoredReport
from storage.migrate import migrate
from storage.pieces import StoredPiece
from storage.progress import Counted
from storage.reminders import SentReminder
from storage.tables import metadata, units
from templates.adjustment import Adjustment
from templates.answers import Figure, Prose
from templates.lineage import Descent
from templates.pick import Pick
from tests.databases import empty_url
from tests.storage.region import COVER, NOON, after, settle, unit

__all__ = ["empty_url"]

other_url = empty_url
"""A second database, so that every kind is restored into every kind."""


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    engine = new_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def fill(url: str) -> None:
    """At least one row in every table, with awkward values in them."""
    migrate(url)
    with connected(url) as connection:
        region = settle(connection)
        unit(connection, "SAU")
        connection.execute(units.update().where(units.c.code == "TINH").values(parent_id=4))
        details = {"person_id": region.officer, "at": NOON, "batch": "1"}
        text = 'dòng 1\nDòng “2” \\ " {{ x }} 🎉'
        answers.put(connection, region.report, "y", Prose(text), pieces=[StoredPiece(7, 5, 5, text)], **details)
        answers.put(connection, region.report, "so", Figure(Decimal("12.50")), **details)
        submissions.freeze(connection, region.report, cover=COVER, person_id=region.officer, at=after(0.123))
        covers.put(connection, region.near, "mau", COVER)
        earlier = StoredReport(date(2025, 1, 1), date(2025, 6, 30), {"y": Prose(text)})
        loaded_reports.put(connection, region.near, "mau", earlier, person_id=region.officer, at=NOON)
        chats.create(connection, -7, state="{}", at=NOON, person_id=region.officer)
        inbox.add_many(connection, [Received("u1", 7, '{"a":1}')], at=NOON)
        file_id = files.add(connection, name="a", mime="b", content=bytes(range(256)), at=NOON)
        outbox.add(connection, chat_id=7, lane="reply", kind="file", body="{}", at=NOON, file_id=file_id)
        reminder = SentReminder(region.report, region.officer, "3", date(2026, 6, 27))
        reminders.claim(connection, reminder, chat_id=7, body="{}", at=NOON)
        snoozes.put(connection, region.report, region.officer, until=after(0.5))
        digests.claim(connection, region.officer, date(2026, 6, 26), chat_id=7, body="{}", at=NOON)
        lineage.add(connection, [Descent(region.near, 4, date(2026, 7, 1))])
        jobs.add(connection, kind="k", params="{}", chat_id=7, person_id=region.officer, at=NOON)
        code = invitations.create(connection, code_hash="h", unit_id=None, role="admin", at=NOON, expires_at=after(1))
        handovers.keep(connection, code, unit_id=region.near, person_id=region.officer, at=NOON)
        contributors.add(connection, region.report, ["so"], created_by=region.officer, at=NOON, invitation_id=code)
        people_role = {"person_id": region.officer, "unit_id": None, "role": "admin", "created_at": NOON}
        connection.execute(insert(metadata.tables["roles"]), people_role)
        join_attempts.add(connection, 2**52, at=NOON)
        reviewed = {"person_id": region.officer, "at": NOON}
        remarks.add(connection, region.report, version=1, key="so", body=text, **reviewed)
        edit_requests.add(connection, region.report, version=1, reason=text, **reviewed)
        inquiries.add(connection, region.report, question="y", subject=text, present="", body=text, **reviewed)
        due = {"deadline": after(1), "wished": after(2)}
        extensions.add(connection, region.report, subject="a", reason=text, **due, **reviewed)
        deadline_moves.add(connection, [DeadlineMove(region.report, after(1), after(2))], **reviewed)
        progress.keep(connection, [Counted(region.report, 2, region.form_version, 9, 2)])
        nudges.add(connection, [region.report], person_id=region.officer, desk_id=region.near, at=NOON, line=text)
        stand_ins.add(connection, region.report, region.officer, at=NOON)
        readers = {region.officer: region.near, region.colleague: region.far}
        broadcasts.add(connection, unit_id=1, person_id=region.officer, body=text, at=NOON, readers=readers)
        signed_copies.add_page(connection, region.report, message_id=2**40, content=b"\xff\xd8", **reviewed)
        signed_copies.keep(connection, region.report, version=1, name="a.pdf", content=b"%PDF", **reviewed)
        held = get_full(connection, region.report)
        assert held is not None
        pick = Pick("y", region.report, held.unit, 1, 0, text)
        adjustment = Adjustment(1, "so", Decimal("-2.50"), text, region.officer)
        picks.put(connection, region.report, pick, **reviewed)
        adjustments.add(connection, region.report, "so", Decimal("-2.50"), text, **reviewed)
        layers.put(connection, region.report, ((region.report, 1),), **reviewed)
        frozen = FrozenLayer(((region.report, 1),), (pick,), (adjustment,))
        layers.freeze(connection, region.report, 1, frozen)
        assert layers.frozen(connection, region.report, 1) == frozen
        assert adjustments.of_assignment(connection, region.report) == (adjustment,)


def contents(url: str) -> dict[str, list[tuple[Any, ...]]]:
    with connected(url) as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for table in metadata.sorted_tables
        }


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """An archive of a filled SQLite database."""
    fill(f"sqlite:///{tmp_path}/source.db")
    backup(f"sqlite:///{tmp_path}/source.db", tmp_path / "saved.zip")
    return tmp_path / "saved.zip"


def test_a_round_trip_changes_nothing(empty_url: str, other_url: str, tmp_path: Path) -> None:
    """Backed up and restored into the same or the other kind of database, every value of every table is the same."""
    if empty_url == other_url:
        other_url = f"{other_url}-restored" if other_url.startswith("sqlite") else other_url
    fill(empty_url)
    backup(empty_url, tmp_path / "saved.zip")
    restore(tmp_path / "saved.zip", other_url)
    before = contents(empty_url)
    assert all(before.values())
    assert contents(other_url) == before


def test_life_goes_on_after_a_restore(saved: Path, other_url: str) -> None:
    """New rows in a restored database get ids of their own."""
    restore(saved, other_url)
    with connected(other_url) as connection:
        assert people.create(connection, 555, at=NOON) == 3
        assert files.add(connection, name="c", mime="d", content=b"", at=NOON) == 4


def record_attempt(telegram_id: int, connection: Connection) -> None:
    join_attempts.add(connection, telegram_id, at=NOON)


def test_a_backup_is_taken_while_others_write(tmp_path: Path) -> None:
    """A backup beside a writer holds one instant: every row up to some moment, none after it."""
    url = f"sqlite:///{tmp_path}/busy.db"
    migrate(url)
    with open_database(url) as database:
        pending = [database.run(partial(record_attempt, number)) for number in range(300)]
        backup(url, tmp_path / "busy.zip")
        for one in pending:
            one.result()
    restore(tmp_path / "busy.zip", f"sqlite:///{tmp_path}/restored.db")
    ids = [row[0] for row in contents(f"sqlite:///{tmp_path}/restored.db")["join_attempts"]]
    assert ids == list(range(1, len(ids) + 1))


def test_a_backup_is_its_owners_alone(saved: Path) -> None:
    """The archive holds people's words: nobody else on the machine may read it, and no half file lies beside it."""
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert sorted(path.name for path in saved.parent.glob("saved*")) == ["saved.zip"]


def test_a_failed_backup_leaves_the_old_one(saved: Path, tmp_path: Path) -> None:
    """Backing up a database without our tables is refused, and the archive of that name stays as it was."""
    old = saved.read_bytes()
    with pytest.raises(ValueError, match="schema"):
        backup(f"sqlite:///{tmp_path}/nothing.db", saved)
    assert saved.read_bytes() == old
    assert sorted(path.name for path in saved.parent.glob("saved*")) == ["saved.zip"]


def test_a_database_that_holds_anything_is_refused(saved: Path, empty_url: str) -> None:
    """Restoring over a single row is refused and changes nothing."""
    migrate(empty_url)
    with connected(empty_url) as connection:
        unit(connection, "CO")
    before = contents(empty_url)
    with pytest.raises(NotRestorable, match="not empty"):
        restore(saved, empty_url)
    assert contents(empty_url) == before


Parts = dict[str, bytes]


def rewritten(saved: Path, change: Callable[[Parts], None]) -> Path:
    with zipfile.ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    forged = saved.with_name("forged.zip")
    with zipfile.ZipFile(forged, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return forged


def manifest_with(**values: object) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts["manifest.json"] = orjson.dumps(orjson.loads(parts["manifest.json"]) | values)

    return change


def part_with(name: str, content: bytes) -> Callable[[Parts], None]:
    return lambda parts: parts.update({name: content})


PEOPLE = "tables/people.jsonl"


@pytest.mark.parametrize(
    "change",
    [
        part_with("../outside.txt", b"x"),
        part_with("/etc/cron.d/x", b"x"),
        part_with("tables/secrets.jsonl", b"x"),
        lambda parts: parts.pop(PEOPLE),
        lambda parts: parts.pop("manifest.json"),
        manifest_with(product="something else"),
        manifest_with(revision="0000"),
        manifest_with(columns={}),
        manifest_with(rows={}),
        manifest_with(rows=7),
        part_with("manifest.json", b"[]"),
        part_with("manifest.json", b"{"),
        part_with(PEOPLE, b""),
        part_with(PEOPLE, b"{}\n"),
        part_with(PEOPLE, b"[1]\n"),
        part_with(PEOPLE, b"not json\n"),
        part_with(PEOPLE, b'[1,1001,"","","yesterday",null]\n[2,1002,"","","2026-06-01T12:00:00+00:00",null]\n'),
        part_with(PEOPLE, b'[1,1001,null,"","2026-06-01T12:00:00+00:00",null]\n[2,5,"","",null,null]\n'),
        part_with("tables/units.jsonl", b'[1,"A","A","xa",1,"","","","",0]\n'),
    ],
)
def test_a_foreign_or_damaged_archive_is_refused(saved: Path, other_url: str, change: Callable[[Parts], None]) -> None:
    """Paths leading out, missing or strange parts, another schema, damaged rows: refused, and not a row stays."""
    with pytest.raises(NotRestorable):
        restore(rewritten(saved, change), other_url)
    with connected(other_url) as connection:
        tables = inspect(connection).get_table_names()
    assert tables == [] or not any(contents(other_url).values())


def test_a_file_that_is_no_archive_is_refused(saved: Path, tmp_path: Path) -> None:
    """A text file, a cut archive and one with flipped bytes are refused; a missing file is said to be missing."""
    whole = saved.read_bytes()
    target = f"sqlite:///{tmp_path}/target.db"
    with zipfile.ZipFile(saved) as archive:
        start = archive.getinfo("tables/files.jsonl").header_offset + 100
    for content in (b"hello", whole[: len(whole) // 2], whole[:start] + b"\xff\x00\xff" + whole[start + 3 :]):
        saved.write_bytes(content)
        with pytest.raises(NotRestorable):
            restore(saved, target)
    with pytest.raises(FileNotFoundError):
        restore(tmp_path / "none.zip", target)


def test_an_archive_that_unpacks_beyond_measure_is_refused(saved: Path, tmp_path: Path) -> None:
    """A small file that would unpack to more than allowed is refused before anything is unpacked."""
    bomb = rewritten(saved, part_with(PEOPLE, b"0" * 5_000_000))
    assert bomb.stat().st_size < 50_000
    with pytest.raises(NotRestorable, match="more than 1000000 bytes"):
        restore(bomb, f"sqlite:///{tmp_path}/target.db", largest=1_000_000)
    assert not (tmp_path / "target.db").exists()
