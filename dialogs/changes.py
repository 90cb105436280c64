"""What a step decides to keep: of a report, of the person, of what units and staff ask one another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dialogs.desk.changes import OfficeChange
from dialogs.desk.following.changes import FollowChange
from dialogs.layer_changes import LayerChange
from dialogs.piece import Piece
from dialogs.review_changes import AfterwardsChange, ReviewChange
from templates.answers import Answer
from templates.cover import Cover


@dataclass(frozen=True, slots=True)
class PutAnswer:
    """Keep an answer.  ``pieces`` None leaves its sources as they are (for example when only a reason is added)."""

    key: str
    answer: Answer
    pieces: tuple[Piece, ...] | None = None
    reason: str = ""
    kept: bool = False
    copied: bool = False
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class RemoveAnswer:
    key: str


@dataclass(frozen=True, slots=True)
class UndoBatch:
    """Put back what the answers of one's own last change were before it."""

    batch: str


@dataclass(frozen=True, slots=True)
class MarkOpened:
    """The officer has opened the report: chưa xem becomes chưa bắt đầu."""


@dataclass(frozen=True, slots=True)
class Submit:
    """Freeze the report's answers as its next version, tell the parent's staff and return the Word file."""


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Thu hồi: take a submission back that nobody above has opened."""


@dataclass(frozen=True, slots=True)
class PutCover:
    """Keep the cover details of the unit and form (number and day excepted)."""

    cover: Cover


@dataclass(frozen=True, slots=True)
class NumberDocument:
    """Keep document number and day (ISO, "" = a gap) for this report alone."""

    number: str
    day: str


@dataclass(frozen=True, slots=True)
class KeepEarlier:
    """Keep what the unit reported for an earlier window, loaded from a file: history, never a submission."""

    start: date
    end: date
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Join:
    """Use the invitation: the person gets its role."""

    code_hash: str


@dataclass(frozen=True, slots=True)
class WrongCode:
    """A code was sent that never was one: it counts against whoever guesses."""


@dataclass(frozen=True, slots=True)
class AskColleague:
    """Nhờ phối hợp: an invitation to answer these questions; ``letter`` is what the maker gets to forward, with
    ``{link}`` where the link goes."""

    questions: tuple[str, ...]
    letter: str


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Nhờ như kỳ trước: these requests of the report before hold for this one too."""

    contributors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StopAsking:
    """Take a request to a colleague back."""

    contributor: int


@dataclass(frozen=True, slots=True)
class ReopenShare:
    """A colleague who had finished is asked to look again."""

    contributor: int


@dataclass(frozen=True, slots=True)
class FinishShare:
    """Xong phần tôi; ``done`` false where the part is open again."""

    done: bool


@dataclass(frozen=True, slots=True)
class HandOver:
    """Bàn giao: an invitation that puts whoever uses it in this person's place at the unit; ``letter`` as above."""

    unit: int
    person: int
    letter: str


@dataclass(frozen=True, slots=True)
class NameSelf:
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Snooze:
    """Nhắc sau: the person's reminders of this report wait until then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class AskAbove:
    """Hỏi cấp trên: send a question about one of the report's to the parent's staff; fields as in ``Inquiry``."""

    question: str
    subject: str
    present: str
    text: str


@dataclass(frozen=True, slots=True)
class ReplyBelow:
    """Answer a unit's question; its officers are told.

    ``more`` is a further part of an answer just given, ``text`` then the whole.
    """

    inquiry: int
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class MakeGeneral:
    """Giải đáp chung: the reply is shown to every unit at that question."""

    inquiry: int


@dataclass(frozen=True, slots=True)
class AskExtension:
    """Đề nghị gia hạn: ask the parent's staff for ``wished`` instead of ``deadline``."""

    subject: str
    deadline: datetime
    wished: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerExtension:
    """Grant a unit the deadline ``until``, or with None refuse; its officers are told."""

    extension: int
    until: datetime | None


@dataclass(frozen=True, slots=True)
class StopJob:
    """Huỷ: end the person's own work that waits or goes on beside the chat."""

    job: int


ReportChange = (
    PutAnswer
    | RemoveAnswer
    | UndoBatch
    | MarkOpened
    | Submit
    | Withdraw
    | PutCover
    | NumberDocument
    | Join
    | WrongCode
    | NameSelf
    | Snooze
    | AskColleague
    | AskAgain
    | StopAsking
    | ReopenShare
    | FinishShare
    | HandOver
    | AskAbove
    | ReplyBelow
    | MakeGeneral
    | AskExtension
    | AnswerExtension
    | KeepEarlier
    | StopJob
    | ReviewChange
    | AfterwardsChange
    | LayerChange
)

Change = ReportChange | OfficeChange | FollowChange
