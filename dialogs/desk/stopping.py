"""Huỷ: work that goes on beside the chat is stopped by whoever asked for it."""

from dialogs.changes import StopJob
from dialogs.event import Event, Pressed
from dialogs.screen import Button, Screen, button
from dialogs.turn import Turn

STOP = "Huỷ"

WAITS = "⏳ Tổng hợp: đang chờ đến lượt…"
STOPPED = "⛔ Đã huỷ việc tổng hợp. Không có tệp nào được gửi; các báo cáo vẫn còn nguyên."

TOO_LATE = {
    "done": "Việc tổng hợp này đã xong trước khi anh/chị bấm Huỷ; tệp đã gửi hoặc đang đến.",
    "failed": "Việc tổng hợp này đã dừng từ trước, không cần huỷ nữa.",
    "cancelled": "Việc tổng hợp này đã huỷ rồi.",
}
UNKNOWN = "Không còn việc tổng hợp nào ở nút này, nên không có gì để huỷ."

_VERB = "stop_job"


def stop_button(job: int) -> Button:
    """The button below the line of a job under way."""
    return button(STOP, _VERB, str(job))


def waiting_line(job: int) -> Screen:
    """The line that stands in the chat from the moment the work was asked for."""
    return Screen(WAITS, (), ((stop_button(job),),))


def job_to_stop(event: Event) -> int | None:
    """The job whose button was pressed; None for any other event."""
    is_stop = isinstance(event, Pressed) and event.choice.verb == _VERB
    return int(event.choice.args[0]) if is_stop and isinstance(event, Pressed) else None


def stopped(turn: Turn, job: int) -> Turn:
    """``turn`` with the job stopped."""
    return Turn(turn.state, turn.screen, turn.fresh, (StopJob(job),), toast=STOP)


def said(state: str | None) -> str:
    """What there is to say of a job in that state; None where it is not the person's."""
    if state is None:
        return UNKNOWN
    return TOO_LATE.get(state, STOPPED)


def is_under_way(state: str | None) -> bool:
    """Whether a job in that state can still be stopped."""
    return state in {"new", "running"}
