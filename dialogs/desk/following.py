"""/tiendo: who is where in a period, the worst first, as short text."""

from dialogs.desk.periods import choose_period, period_line
from dialogs.report.walk import page_row
from dialogs.report.words import STATUS
from dialogs.screen import Draft, button
from dialogs.state import Following, State
from dialogs.turn import Turn
from dialogs.world import DeskPeriod, Task, World
from templates.dates import deadline_in_words

PAGE = 20
"""Units on one page."""


def follow(world: World, state: State, place: Following, *, fresh: bool, head: str = "") -> Turn:
    """The chosen period's units; the period is asked first when there are several."""
    period = next((p for p in world.periods if (p.id, p.unit.id) == (place.period, place.unit)), None)
    if period is None and len(world.periods) == 1:
        period = world.periods[0]
    if period is None:
        return choose_period(world, state, Following(), "follow", fresh=fresh, head=head)
    pages = max(1, (len(period.tasks) + PAGE - 1) // PAGE)
    page = min(max(place.page, 0), pages - 1)
    draft = Draft()
    if head:
        draft.line(head).line()
    _summary(draft, world, period)
    for task in sorted(period.tasks, key=urgency)[page * PAGE : (page + 1) * PAGE]:
        draft.line(_line(world, task))
    draft.row(*page_row(page, pages, "follow_page"))
    draft.row(
        button("Cập nhật", "follow", str(period.id), str(period.unit.id)),
        button("Tổng hợp", "consolidate", str(period.id), str(period.unit.id)),
    )
    draft.row(button("Kỳ khác", "following") if len(world.periods) > 1 else None, button("Về đầu", "home"))
    return Turn(State(state.report, Following(period.id, period.unit.id, page)), draft.screen(), fresh)


def _summary(draft: Draft, world: World, period: DeskPeriod) -> None:
    sent = sum(not task.is_open for task in period.tasks)
    late = sum(is_late(world, task) for task in period.tasks)
    draft.line(period_line(period), "bold")
    draft.line(f"Hạn nộp: {deadline_in_words(world.now, period.period.deadline, world.zone)}")
    draft.line(f"Đã nộp {sent}/{len(period.tasks)} đơn vị" + (f", quá hạn {late}." if late else ".")).line()


def is_late(world: World, task: Task) -> bool:
    return task.is_open and task.period.deadline < world.now


def urgency(task: Task) -> tuple[bool, float, str]:
    """Sort key: not in before in, the least done first."""
    return (not task.is_open, task.done / task.asked if task.asked else 1.0, task.unit.code)


def status_words(task: Task) -> str:
    return status_in_words(task.status, task.done, task.asked)


def status_in_words(status: str, done: int, asked: int) -> str:
    """ "đang làm (40 %)" for a report with ``done`` of ``asked`` questions answered."""
    if status in {"working", "returned"} and asked:
        return f"{STATUS[status]} ({100 * done // asked} %)"
    return STATUS[status]


def _line(world: World, task: Task) -> str:
    mark = "🔴" if is_late(world, task) else "✅" if not task.is_open else "🟡" if task.done else "⚪"
    late = " – quá hạn" if is_late(world, task) else ""
    return f"{mark} {task.unit.name}: {status_words(task)}{late}"
