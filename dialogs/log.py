"""What /nhatky is made of: changes of state and of answers, what else was done, and whose they may be."""

from dataclasses import dataclass
from datetime import datetime

from templates.answers import Answer
from templates.outline import Outline
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class StateLine:
    """A change of a report's state."""

    at: datetime
    by: str
    title: str
    before: str
    after: str
    version: int | None
    note: str
    on_behalf: bool = False


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A change of one answer; ``apart``: what it was and is may not be seen here; ``reason`` stands beside it now."""

    at: datetime
    by: str
    outline: Outline
    key: str
    before: Answer | None
    after: Answer | None
    apart: bool
    undone: bool
    reason: str = ""
    on_behalf: bool = False


@dataclass(frozen=True, slots=True)
class DeedLine:
    """Anything else that was done about a report: asked above, answered, a deadline moved, a signed copy sent …

    ``deed`` is its name in ``dialogs.deed_words``; ``subject`` the question it was about, ``text`` what was said.
    """

    at: datetime
    by: str
    title: str
    deed: str
    text: str = ""
    subject: str = ""
    version: int | None = None
    since: datetime | None = None
    until: datetime | None = None


Line = StateLine | AnswerLine | DeedLine


@dataclass(frozen=True, slots=True)
class Log:
    """What the person may look at: the units, and one page of the chosen one's changes (None while none is chosen)."""

    units: tuple[Unit, ...]
    unit: Unit | None = None
    lines: tuple[Line, ...] = ()
    more: bool = False
