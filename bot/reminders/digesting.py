"""The day's digest on its way to the staff of each desk: claimed once for each person and working day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import Connection

from bot.forms.outlines import Outlines
from bot.reminders.desk_days import Desk, load_desks, staff
from bot.reminders.digest import digest
from bot.telegram.wire import dump_screen
from storage import digests, units
from storage.roles import Member
from templates.office_hours import OfficeHours

FROM = time(16, 30)
"""Local time from which a working day's digest goes out; one missed for the rest of the day is not made up for."""


@dataclass(frozen=True, slots=True)
class Digesting:
    """Claims and queues digests; ``outlines`` tell what the reports are called, ``hours`` are the office's."""

    outlines: Outlines
    hours: OfficeHours

    def is_time(self, now: datetime) -> bool:
        """Whether a digest may go out at ``now`` (aware)."""
        return self.hours.may_disturb(now) and now.astimezone(self.hours.zone).time() >= FROM

    def is_owed(self, connection: Connection, now: datetime) -> bool:
        """Whether anybody's digest of today has not been settled, nothing written."""
        return self.is_time(now) and bool(self._missing(connection, now))

    def queue_due(self, connection: Connection, now: datetime) -> int:
        """Settle today's digest of everybody who has none yet; how many had something to say."""
        missing = self._missing(connection, now) if self.is_time(now) else []
        if not missing:
            return 0
        desks = load_desks(connection, self.outlines, now, self.hours)
        return sum(self._settle(connection, member, (desks[number] for number in own), now) for member, own in missing)

    def _missing(self, connection: Connection, now: datetime) -> list[tuple[Member, list[int]]]:
        parents = {unit.parent_id for unit in units.all_units(connection) if unit.parent_id is not None}
        found = staff(connection, sorted(parents))
        claimed = digests.claimed(connection, found, self.hours.local_day(now))
        return [each for person, each in found.items() if person not in claimed]

    def _settle(self, connection: Connection, member: Member, desks: Iterable[Desk], now: datetime) -> bool:
        last = digests.last_at(connection, member.person_id)
        screen = digest([desk.since(last) for desk in desks], now, self.hours.zone)
        body = dump_screen(screen) if screen is not None else None
        claimed = digests.claim(
            connection,
            member.person_id,
            self.hours.local_day(now),
            chat_id=member.telegram_id,
            body=body,
            at=now,
        )
        return claimed and body is not None
