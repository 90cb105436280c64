"""Whether somebody may still have a file that was made for them: rights are read anew when it is to be sent.

Between asking for a file and its arrival lie seconds of work, and hours when Telegram is away: a role may be gone by
then.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bot import roles
from bot.loading.desks import is_below
from bot.loading.person import person_of
from dialogs.person import Person
from storage import assignments, units
from templates.unit_tree import UnitTree

NOT_ANY_MORE = "Anh/chị không còn quyền nhận tệp này nên Trợ lý không gửi. Gõ /baocao để xem việc đang mở."


def may_receive(connection: Connection, telegram_id: int, kind: str, params: Mapping[str, Any], now: datetime) -> bool:
    """Whether the person may have the file of a job of that kind at ``now``; ``params`` are the job's."""
    person = person_of(connection, telegram_id)
    if person is None:
        return False
    if "assignment" in params:
        return _of_report(connection, person, kind, params, now)
    if "units" in params:
        wanted = {int(number) for number in str(params["units"]).split(",")}
        every = UnitTree(tuple(units.all_units(connection)))
        return wanted <= roles.managed(person, UnitTree(tuple(roles.governed(person, every))))
    if "unit" in params:
        unit = units.get(connection, int(params["unit"]))
        if unit is None:
            return False
        own = roles.is_administrator(person) or unit.id in roles.desk_units(person)
        return own or (kind == "picture" and is_below(connection, person, unit))
    return roles.has_office(person)


def _of_report(connection: Connection, person: Person, kind: str, params: Mapping[str, Any], now: datetime) -> bool:
    """A report's own people get its files, a contributor the workbook of their part, the desk above what it reads."""
    held = assignments.get_full(connection, int(params["assignment"]))
    if held is None:
        return False
    access = roles.access(person, held, now)
    if access is None:
        return held.tried_by is None and roles.may_follow(person, held.unit)
    if access.share is None:
        return True
    return kind == "workbook" and set(str(params.get("questions", "")).split(",")) <= access.share.questions
