"""What a step decides about a report that was handed in: by the parent's staff, and by the unit."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class MarkViewed:
    """The parent's staff have opened the submission: cấp trên đang xem."""


@dataclass(frozen=True, slots=True)
class AddRemark:
    """Collect a remark on a question, a figure or ("") the whole report under review."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class DropRemark:
    remark: int


@dataclass(frozen=True, slots=True)
class SendBack:
    """Trả lại with the remarks collected; ``deadline`` None leaves the unit's as it is."""

    deadline: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accept:
    """Tiếp nhận these versions, by assignment; one that has moved on meanwhile is left as it is."""

    reports: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reopen:
    """Mở lại an accepted report: it is in the parent's hands again, undecided."""


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """Cho sửa, or a refusal with a line; ``deadline`` is given where the lock date has passed."""

    granted: bool
    reply: str = ""
    deadline: datetime | None = None


@dataclass(frozen=True, slots=True)
class SendSigned:
    """Send the signed copy of the report under review to this chat."""


@dataclass(frozen=True, slots=True)
class MarkFixed:
    """Đã sửa: these remarks on the report at hand are done."""

    remarks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RequestEdit:
    """Xin sửa lại: ask the parent to let the report at hand be changed."""

    reason: str


@dataclass(frozen=True, slots=True)
class KeepSigned:
    """Keep a PDF as the signed copy of the report at hand."""

    content: bytes


@dataclass(frozen=True, slots=True)
class KeepPage:
    """Keep one photographed page of the signed copy."""

    content: bytes
    message_id: int


@dataclass(frozen=True, slots=True)
class DropPages:
    """Forget the photographed pages."""


ReviewChange = MarkViewed | AddRemark | DropRemark | SendBack | Accept | Reopen | AnswerRequest | SendSigned
"""What the parent's staff decide about a report under review."""

AfterwardsChange = MarkFixed | RequestEdit | KeepSigned | KeepPage | DropPages
"""What the unit does about a report that was handed in."""
