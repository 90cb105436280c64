"""Whom a notice about a unit's report concerns: the unit's own officers, or the staff of the unit above."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot.notices.queueing import queue
from dialogs.person import Role
from dialogs.screen import Screen
from storage import roles
from storage.roles import Member
from templates.unit import Unit


def parent_staff(connection: Connection, unit: Unit) -> list[Member]:
    """Consolidating staff of the unit directly above, each person once."""
    return roles.people_of_unit(connection, unit.parent_id, Role.district) if unit.parent_id else []


def tell_parent_staff(connection: Connection, unit: Unit, screen: Screen, *, at: datetime, **extra: Any) -> None:
    """``extra`` as for ``queue``."""
    for member in parent_staff(connection, unit):
        queue(connection, member.telegram_id, screen, at=at, **extra)


def tell_officers(connection: Connection, unit: Unit, screen: Screen, *, at: datetime) -> None:
    """The unit's own."""
    for member in roles.people_of_unit(connection, unit.id, Role.officer):
        queue(connection, member.telegram_id, screen, at=at)


def by_unit(members: Iterable[Member]) -> dict[int, list[Member]]:
    """By the id of the unit in which they have their role."""
    found: dict[int, list[Member]] = {}
    for member in members:
        found.setdefault(member.unit_id or 0, []).append(member)
    return found
