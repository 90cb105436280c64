"""Home: everything a person has to do, the nearest deadline first."""

from datetime import datetime, timedelta

from dialogs import words
from dialogs.desk.keeping.top import top_screen
from dialogs.desk.matters.waiting import waiting_buttons
from dialogs.desk.places import Keeping
from dialogs.person import Role
from dialogs.report.naming import task_name
from dialogs.report.progress_bar import bar
from dialogs.report.sharing.contributing import part_of
from dialogs.report.summary import closed_words, time_button
from dialogs.report.words import STATUS
from dialogs.screen import Draft, Screen, button
from dialogs.state import Home, State
from dialogs.task import Task
from dialogs.turn import Turn
from dialogs.world import World
from templates.dates import deadline_in_words

SHOWN_FOR = timedelta(days=60)
"""How long after its deadline a report that was handed in stays on the list."""

LABEL = 48
"""UTF-16 units of a button that names a report."""


def home(world: World, state: State, *, fresh: bool, head: str = "") -> Turn:
    if world.setting_up:
        return Turn(State(state.report, Keeping(step="top", setting_up=True)), top_screen(head), fresh)
    return Turn(State(state.report, Home()), home_screen(world, head), fresh)


def home_screen(world: World, head: str = "") -> Screen:
    """Open reports with deadline, progress and one big button each; then what is submitted; then the desk."""
    draft = Draft(head)
    draft.line(words.HOME, "bold")
    tasks = in_order(world.tasks, world.now)
    if not tasks:
        draft.line(words.NO_TASKS if not world.has_desk else "Anh/chị theo dõi và tổng hợp báo cáo của các đơn vị.")
    for task in tasks:
        _task(draft, world, task, several=len(tasks) > 1)
    if world.person is not None and world.person.holds(Role.officer):
        draft.row(button(words.MY_UNIT, "own_units"))
    if world.has_desk:
        reports = world.matters.reports
        draft.row(*waiting_buttons(world))
        draft.row(
            button(words.REVIEW + (f" ({reports})" if reports else ""), "queue", "0"),
            button(words.PROGRESS, "following"),
            button(words.CONSOLIDATE, "consolidating"),
        )
    return draft.screen()


def in_order(tasks: tuple[Task, ...], now: datetime) -> list[Task]:
    """Open reports by deadline, then the others, the latest first; those long handed in are left out."""
    still = sorted((task for task in tasks if task.is_open), key=lambda task: task.period.deadline)
    handed_in = [task for task in tasks if not task.is_open and task.period.deadline > now - SHOWN_FOR]
    rest = sorted(handed_in, key=lambda task: task.period.deadline, reverse=True)
    return [*still, *rest]


def _task(draft: Draft, world: World, task: Task, *, several: bool) -> None:
    draft.line()
    draft.line(task.outline.form.title, "bold")
    when = deadline_in_words(world.now, task.period.deadline, world.zone)
    if task.share is not None:
        _share(draft, task, when, several=several)
        return
    if not task.is_open:
        draft.line(f"{task.unit.name} · {closed_words(task)}{_marks(task)}")
        draft.row(button("📄 " + task_name(task, LABEL), "open", str(task.id)))
        _more_time(draft, task, several=several)
        return
    returned = f" · {_returned(task)}" if task.status == "returned" else ""
    draft.line(f"{task.unit.name} · {when}{returned}{_marks(task)}")
    draft.line(f"{bar(task.done, task.asked)} ({task.done}/{task.asked} câu)")
    label = f"{words.CONTINUE}: {task_name(task, LABEL)}" if several else words.CONTINUE
    draft.row(button("▶ " + label, "resume", str(task.id)))
    if task.period.deadline < world.now:
        _more_time(draft, task, several=several)


def _more_time(draft: Draft, task: Task, *, several: bool) -> None:
    """Who is late, or locked out, can ask for more time from here."""
    draft.row(time_button(task, str(task.id), name=f": {task_name(task, LABEL)}" if several else ""))


def _share(draft: Draft, task: Task, when: str, *, several: bool) -> None:
    """A part of another person's report: closed while the report is handed in."""
    if not task.is_open:
        draft.line(f"{task.unit.name} · {words.PART_CLOSED.format(status=closed_words(task))}")
        return
    finished = task.share is not None and task.share.done
    draft.line(f"{task.unit.name} · {when}{words.PART_FINISHED_MARK if finished else ''}")
    draft.line(f"{words.YOUR_PART}: {part_of(task)}.")
    draft.line(f"{bar(task.done, task.asked)} ({task.done}/{task.asked} câu)")
    name = f": {task_name(task, LABEL)}" if several else ""
    if finished or task.done == task.asked:
        draft.row(button(f"📄 {words.OPEN_PART}{name}", "open", str(task.id)))
    else:
        draft.row(button(f"▶ {words.CONTINUE}{name}", "resume", str(task.id)))


def _marks(task: Task) -> str:
    return f" · {task.marks}" if str(task.marks) else ""


def _returned(task: Task) -> str:
    return STATUS[task.status] + (f", {task.remarks} góp ý" if task.remarks else "")
