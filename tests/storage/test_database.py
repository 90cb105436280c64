"""Units of work: nothing lost, nothing half-done, neighbours left alone."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from storage.database import Database, open_database
from storage.engines import is_sqlite, new_engine
from storage.migrate import migrate

INSERT = "insert into join_attempts (telegram_id, at) values (:id, '2026-01-01 00:00:00')"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with open_database(database_url) as database:
        yield database


LONG = text("with recursive n(i) as (select 1 union all select i + 1 from n where i < 50000) select count(*) from n")
"""Some hundredths of a second of work."""


def attempt(telegram_id: int) -> Callable[[Connection], None]:
    def work(connection: Connection) -> None:
        connection.execute(text(INSERT), {"id": telegram_id})

    return work


def stored(connection: Connection) -> list[int]:
    return list(connection.scalars(text("select telegram_id from join_attempts order by telegram_id")))


def add_one(connection: Connection) -> int:
    seen = connection.execute(text("select telegram_id from join_attempts")).scalar_one()
    connection.execute(text("update join_attempts set telegram_id = :n"), {"n": seen + 1})
    return int(seen)


def test_reading_then_writing_loses_no_update(database: Database) -> None:
    """Eight threads that each read a number and write it back one higher, 100 times, add up to 800."""
    database.run(attempt(0)).result()

    def hundred(_: int) -> list[int]:
        return [database.run(add_one).result() for _ in range(100)]

    with ThreadPoolExecutor(8) as threads:
        seen = [number for numbers in threads.map(hundred, range(8)) for number in numbers]
    assert sorted(seen) == list(range(800))
    assert database.read(stored).result() == [800]


def test_a_failing_unit_leaves_its_neighbours_alone(database: Database) -> None:
    """Units handed in together: the one that raises is undone and hears why, the others are stored."""
    gate = Event()
    first = database.run(lambda _: gate.wait(10))

    def failing(connection: Connection) -> None:
        attempt(2)(connection)
        raise ArithmeticError("on purpose")

    pending = [database.run(work) for work in (attempt(1), failing, attempt(3))]
    gate.set()
    assert first.result() is True
    assert [type(one.exception()) for one in pending] == [type(None), ArithmeticError, type(None)]
    assert database.read(stored).result() == [1, 3]


def test_a_refused_statement_reaches_its_unit_alone(database: Database) -> None:
    """A broken constraint fails the unit that broke it and undoes what it had written before."""

    def twice_the_same(connection: Connection) -> None:
        attempt(7)(connection)
        connection.execute(text("insert into covers (unit_id, form_id, body) values (99, 'x', '{}')"))

    gate = Event()
    database.run(lambda _: gate.wait(10))
    refused, fine = database.run(twice_the_same), database.run(attempt(8))
    gate.set()
    assert isinstance(refused.exception(), IntegrityError)
    assert fine.exception() is None
    assert database.read(stored).result() == [8]


def test_reading_cannot_write(database: Database) -> None:
    """A unit handed to ``read`` that writes is refused and stores nothing."""
    assert isinstance(database.read(attempt(1)).exception(), DBAPIError)
    assert database.read(stored).result() == []


def test_two_units_that_block_each_other_both_finish(database: Database, database_url: str) -> None:
    """Two units that change the same rows in opposite order, at once where the database allows, are both done."""
    database.run(attempt(1)).result()
    database.run(attempt(2)).result()
    meeting = Barrier(1 if is_sqlite(database_url) else 2)
    attempts = []

    def raise_by(amount: int, *order: int) -> Callable[[Connection], None]:
        def work(connection: Connection) -> None:
            attempts.append(amount)
            for place, row in enumerate(order):
                raised = text("update join_attempts set telegram_id = telegram_id + :n where id = :id")
                connection.execute(raised, {"n": amount, "id": row})
                if place == 0 and len(attempts) <= meeting.parties:
                    meeting.wait(10)

        return work

    for one in [database.run(raise_by(10, 1, 2)), database.run(raise_by(100, 2, 1))]:
        one.result()
    assert database.read(stored).result() == [111, 112]
    assert len(attempts) > 2 or is_sqlite(database_url)


def test_a_unit_given_up_before_its_turn_is_not_run(database_url: str) -> None:
    """A unit cancelled while it waits writes nothing; one that runs already cannot be cancelled."""
    with open_database(database_url, workers=1) as database:
        gate, begun = Event(), Event()
        running = database.run(lambda _: begun.set() or gate.wait(10))
        begun.wait(10)
        waiting = database.run(attempt(1))
        assert (running.cancel(), waiting.cancel()) == (False, True)
        gate.set()
        database.run(attempt(2)).result()
        assert database.read(stored).result() == [2]


async def test_a_coroutine_that_gives_up_leaves_its_unit_undone(database_url: str) -> None:
    """A unit whose coroutine is cancelled while it waits writes nothing, and those behind it go on."""
    with open_database(database_url, workers=1) as database:
        gate, begun = Event(), Event()
        running = database.run(lambda _: begun.set() or gate.wait(10))
        await asyncio.to_thread(begun.wait, 10)
        waiting = asyncio.ensure_future(database.do(attempt(1)))
        _, pending = await asyncio.wait([waiting], timeout=0)
        waiting.cancel()
        await asyncio.wait([waiting])
        gate.set()
        await running
        await database.do(attempt(2))
        assert (pending, waiting.cancelled(), await database.read(stored)) == ({waiting}, True, [2])


async def test_coroutines_may_await(database: Database) -> None:
    """``do``, ``run`` and ``read`` give a coroutine the result, or raise what the unit raised."""
    assert await database.do(lambda _: 1) == 1
    await database.run(attempt(5))
    assert await database.read(stored) == [5]
    with pytest.raises(ZeroDivisionError):
        await database.do(lambda _: 1 // 0)


def test_closing_finishes_what_was_handed_in(database_url: str) -> None:
    """All units handed in before ``close`` are done; afterwards none is taken."""
    database = open_database(database_url)
    pending = [database.run(attempt(number)) for number in range(50)]
    database.close()
    assert all(one.done() and one.exception() is None for one in pending)
    with pytest.raises(RuntimeError):
        database.run(stored)
    with open_database(database_url) as again:
        assert again.read(stored).result() == list(range(50))


KILLED = """
import sys
from sqlalchemy import text
from storage.database import open_database

database = open_database(sys.argv[1])
for number in range(1000):
    insert = text("insert into join_attempts (telegram_id, at) values (:n, '2026-01-01 00:00:00')")
    database.run(lambda connection: connection.execute(insert, {"n": number}) and None).result()
    print(number, flush=True)
"""


@pytest.mark.parametrize("confirmed", [1, 7, 30])
def test_what_was_promised_survives_a_kill(database_url: str, confirmed: int) -> None:
    """A process killed right after a promise was kept leaves every promised row behind, and none half-written."""
    child = subprocess.Popen([sys.executable, "-c", KILLED, database_url], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    for _ in range(confirmed):
        child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    heard = confirmed + len(child.stdout.read().splitlines())
    child.stdout.close()
    child.wait()
    with open_database(database_url) as database:
        found = database.read(stored).result()
    assert found[:heard] == list(range(heard))
    assert found == list(range(len(found)))


def test_a_failed_commit_fails_the_whole_batch(tmp_path: Path) -> None:
    """Where the commit cannot be made, every unit of it hears so and nothing is stored; the next ones work."""
    url = f"sqlite:///{tmp_path}/full.db"
    migrate(url)
    with open_database(url) as database:
        size = database.run(lambda connection: connection.execute(text("pragma page_count")).scalar_one()).result()
        database.run(lambda connection: connection.execute(text(f"pragma max_page_count={size + 5}")) and None).result()
        gate = Event()
        database.run(lambda _: gate.wait(10))

        def too_much(connection: Connection) -> None:
            blob = {"name": "x", "mime": "x", "content": b"x" * 500_000, "at": "2026-01-01 00:00:00"}
            insert = "insert into files (name, mime, content, created_at) values (:name, :mime, :content, :at)"
            connection.execute(text(insert), blob)

        pending = [database.run(work) for work in (attempt(1), too_much, attempt(2))]
        gate.set()
        failed = [one.exception() is not None for one in pending]
        kept = database.read(stored).result()
        assert failed[1]
        assert kept == [number for number, bad in ((1, failed[0]), (2, failed[2])) if not bad]
        database.run(attempt(3)).result()
        assert database.read(stored).result() == [*kept, 3]


def test_a_unit_that_ends_the_transaction_fails_its_batch(tmp_path: Path) -> None:
    """Should the transaction be gone after a unit, nobody of its batch is told of success, and the next ones work."""
    url = f"sqlite:///{tmp_path}/ended.db"
    migrate(url)
    with open_database(url) as database:
        gate = Event()
        database.run(lambda _: gate.wait(10))
        broken = [database.run(attempt(1)), database.run(lambda connection: connection.exec_driver_sql("ROLLBACK"))]
        gate.set()
        assert all(one.exception() is not None for one in broken)
        database.run(attempt(2)).result()
        assert database.read(stored).result() == [2]


def test_sqlite_waits_for_the_disk(tmp_path: Path) -> None:
    """SQLite runs as agreed: write-ahead log, full synchronising, foreign keys, a patient lock."""
    engine = new_engine(f"sqlite:///{tmp_path}/pragmas.db")
    with engine.begin() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        values = [connection.exec_driver_sql(f"pragma {name}").scalar() for name in pragmas]
    engine.dispose()
    assert values == ["wal", 2, 1, 10_000]


def test_a_second_writer_finds_its_place(tmp_path: Path) -> None:
    """A worker or the command line writes again and again beside a bot that never stops writing."""
    url = f"sqlite:///{tmp_path}/busy.db"
    migrate(url)
    resting = Event()

    def busy(connection: Connection) -> None:
        if not resting.is_set():
            database.run(busy)
        connection.execute(text("update units set name = name"))
        connection.execute(LONG)

    second = new_engine(url)
    with open_database(url) as database:
        database.run(busy)
        for number in range(5):
            with second.begin() as connection:
                attempt(number)(connection)
        resting.set()
        assert database.read(stored).result() == list(range(5))
    second.dispose()


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///:memory:"])
def test_other_databases_are_refused(url: str) -> None:
    """A URL of a database that keeps no promises is refused at the door."""
    with pytest.raises(ValueError, match=r"database|file"):
        open_database(url)


@pytest.mark.parametrize("url", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"])
def test_both_spellings_of_postgresql_are_understood(url: str) -> None:
    """Hosting providers write postgres://, the manual postgresql://; both mean the same."""
    assert not is_sqlite(url)
