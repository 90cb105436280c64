"""Guessed invitation codes: five wrong ones within an hour and the account's codes are not looked at for an hour."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot import notices
from dialogs.world import World
from storage import join_attempts

WRONG_CODES = 5
PAUSE = timedelta(hours=1)
"""Within which the wrong codes are counted, and how long none is taken after the last of them."""


def paused_until(wrong: Sequence[datetime], now: datetime) -> datetime | None:
    """When codes are taken again, None where they are; ``wrong`` are the last wrong ones, the newest first."""
    if len(wrong) < WRONG_CODES or wrong[0] - wrong[WRONG_CODES - 1] >= PAUSE:
        return None
    until = wrong[0] + PAUSE
    return until if now < until else None


def pause_of(connection: Connection, telegram_id: int, now: datetime) -> datetime | None:
    """When the account's codes are taken again; None where they are taken now."""
    return paused_until(join_attempts.latest(connection, telegram_id, WRONG_CODES), now)


def count_wrong(connection: Connection, world: World) -> None:
    """Note a wrong code; the one that brings the pause is told to the administrators, once."""
    join_attempts.add(connection, world.chat, at=world.now)
    until = pause_of(connection, world.chat, world.now)
    if until is not None:
        notices.codes_guessed(connection, world, WRONG_CODES, until)
