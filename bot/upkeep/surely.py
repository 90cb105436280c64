"""A unit of work that waits for a database that is away: locked by another process, full, or being restarted."""

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError

from storage.database import Database

log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSES = (0.2, 1.0, 5.0, 15.0)
"""Seconds between tries; the last is repeated."""


async def surely(database: Database, work: Callable[[Connection], T]) -> T:
    """Run a unit of work, again and again while the database itself fails; raises what ``work`` raises."""
    tries = 0
    while True:
        try:
            return await database.do(work)
        except SQLAlchemyError as error:
            if not may_pass(error):
                raise
            log.error("the database does not answer: %s", type(error).__name__)
            await asyncio.sleep(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1


def may_pass(error: SQLAlchemyError) -> bool:
    """Whether the database may answer later."""
    return isinstance(error, OperationalError | InterfaceError)
