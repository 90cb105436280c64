"""A unit of work that waits for a database that is away: locked by another process, full, or being restarted."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from itertools import chain, repeat
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError

from storage.database import Database

log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSES = (0.2, 1.0, 2.0, 5.0)
"""Seconds between tries; the last is repeated."""


async def surely(database: Database, work: Callable[[Connection], T]) -> T:
    """Run a unit of work, again and again while the database itself fails; raises what ``work`` raises."""
    return await _until_done(lambda: database.do(work))


async def looked_up(database: Database, query: Callable[[Connection], T]) -> T:
    """The same for what only reads."""
    return await _until_done(lambda: database.read(query))


async def _until_done(attempt: Callable[[], Awaitable[T]]) -> T:
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            return await attempt()
        except SQLAlchemyError as error:
            if not may_pass(error):
                raise
            log.error("the database does not answer: %s", type(error).__name__)
            await asyncio.sleep(pause)
    raise AssertionError("unreachable")


def patiently(work: Callable[[], T]) -> T:
    """The same for a process that has nothing else to do meanwhile."""
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            return work()
        except SQLAlchemyError as error:
            if not may_pass(error):
                raise
            log.error("the database does not answer: %s", type(error).__name__)
            time.sleep(pause)
    raise AssertionError("unreachable")


def may_pass(error: SQLAlchemyError) -> bool:
    """Whether the database may answer later."""
    return isinstance(error, OperationalError | InterfaceError)
