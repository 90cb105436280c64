"""What staff decide while they follow the units below, and Đã đọc."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nudge:
    """Gửi nhắc: remind these reports' people now, with a line of one's own."""

    assignments: tuple[int, ...]
    line: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Tell:
    """Xác nhận gửi: a message of the desk's to these units."""

    desk: int
    units: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class TellAgain:
    """Remind those who have not read a message."""

    broadcast: int


@dataclass(frozen=True, slots=True)
class MarkRead:
    """Đã đọc."""

    broadcast: int


FollowChange = Nudge | Tell | TellAgain | MarkRead
