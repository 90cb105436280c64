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
    """``start`` and ``end`` are inclusive local dates; ``deadline`` is an aware instant."""

    start: date
    end: date
    deadline: datetime
    letter: Letter | None = None
