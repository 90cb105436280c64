"""What processes of one database keep to themselves: held by one at a time, free again when that one is gone."""

from __future__ import annotations

import asyncio

from sqlalchemy import create_engine, text

from storage.engines import is_sqlite
from storage.holds import Alone, Among, Hold, open_holds


async def test_one_at_a_time(database_url: str) -> None:
    """On PostgreSQL the second process waits until the first lets go; on SQLite there is no second."""
    first, second = open_holds(database_url), open_holds(database_url)
    assert await first.take(Hold.chat, 7)
    assert first.shared is not is_sqlite(database_url)
    assert await second.take(Hold.chat, 7) is isinstance(second, Alone)
    assert await second.take(Hold.chat, 8)
    assert await second.take(Hold.screen, 7)
    await first.release(Hold.chat, 7)
    await second.wait_for(Hold.chat, 7)
    first.close()
    second.close()


async def test_whoever_is_gone_holds_nothing(database_url: str) -> None:
    """A process that ended, or whose connection was cut by the server, is not among the living any more."""
    if is_sqlite(database_url):
        assert await Alone().numbers(Hold.process) is None
        return
    first, second = Among(database_url), Among(database_url)
    large = (1 << 55) - 1
    assert await first.take(Hold.process, large)
    assert await second.take(Hold.process, 2)
    assert await first.numbers(Hold.process) == {large, 2}
    second.close()
    async with asyncio.timeout(10):
        # The server notes the end of a session a moment after it.
        while await first.numbers(Hold.process) != {large}:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        others = "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
        connection.execute(text(f"{others} and datname = current_database()"))
    engine.dispose()
    assert await first.numbers(Hold.process) is None
    assert await first.numbers(Hold.process) == frozenset()
    assert await first.take(Hold.process, large)
    assert await first.numbers(Hold.process) == {large}
    first.close()
