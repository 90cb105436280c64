"""What units bring before the staff above them: questions, and requests for more time."""

from dataclasses import dataclass
from datetime import datetime

from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Hỏi cấp trên: a question about one question of a report.

    ``subject`` says which report and question, ``present`` what was answered there ("" = nothing to show), ``text``
    what the officer wants to know.  ``reply`` is "" while nobody has answered; ``general``: it is for every unit.
    """

    id: int
    report: int
    unit: Unit
    question: str
    subject: str
    present: str
    text: str
    at: datetime
    asked_by: str
    reply: str
    replied_by: str
    general: bool


@dataclass(frozen=True, slots=True)
class Extension:
    """Đề nghị gia hạn: ``wished`` instead of ``deadline``; ``granted`` None while nobody has answered.

    Answered by nobody ("") it was replaced by a newer request of the unit's.
    """

    id: int
    report: int
    unit: Unit
    subject: str
    deadline: datetime
    wished: datetime
    reason: str
    at: datetime
    asked_by: str
    granted: bool | None
    until: datetime | None
    answered_by: str


@dataclass(frozen=True, slots=True)
class Matters:
    """What of it a step may see at the desk: the one at hand, and all that wait for the person's answer.

    ``replied``: the message at hand replies to the notice of ``inquiry``.
    """

    inquiry: Inquiry | None = None
    extension: Extension | None = None
    inquiries: tuple[Inquiry, ...] = ()
    extensions: tuple[Extension, ...] = ()
    replied: bool = False
    reports: int = 0
    """Reports that wait for a decision."""

    @property
    def waiting(self) -> int:
        return len(self.inquiries) + len(self.extensions)
