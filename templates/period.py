"""A reporting period (kỳ báo cáo): the data window, the deadline and the guiding letter."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """The guiding letter (công văn) an assignment answers: "Công văn số …, ngày … của … về …"."""

    number: str
    day: date
    issuer: str
    subject: str


@dataclass(frozen=True, slots=True)
class Period:
    """``start`` and ``end`` are inclusive local dates; ``deadline`` is an aware instant.

    ``lock``, where one is set, is the instant after which a unit can only read and ask for more time; a deadline given
    to one unit alone moves its lock along.
    """

    start: date
    end: date
    deadline: datetime
    letter: Letter | None = None
    lock: datetime | None = None

    def is_locked(self, now: datetime) -> bool:
        return self.lock is not None and now > max(self.lock, self.deadline)
