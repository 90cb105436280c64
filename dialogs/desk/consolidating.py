"""/tonghop: how many are in and who is missing, whose answers count, and the output."""

from dataclasses import replace
from typing import Literal

from dialogs.desk.following.board import status_words
from dialogs.desk.periods import choose_period, period_line, window
from dialogs.desk.places import Consolidating
from dialogs.screen import Draft, Screen, button
from dialogs.state import State
from dialogs.task import Task
from dialogs.to_home import TO_HOME
from dialogs.turn import Job, Turn
from dialogs.words import PROGRESS
from dialogs.world import DeskPeriod, World
from templates.text import cut

Basis = Literal["accepted", "submitted", "drafts"]

BASES: dict[Basis, str] = {"accepted": "Đã tiếp nhận", "submitted": "Đã nộp", "drafts": "Cả bản nháp"}

OUTPUTS = {"docx": "Word", "xlsx": "Excel", "both": "Cả hai", "zip": "Từng đơn vị (.zip)", "sign": "Bản để ký"}

NO_SUCH_FORM = "Chưa giao kỳ báo cáo nào của mẫu “{form}”. Anh/chị chọn trong danh sách."

MISSING_SHOWN = 25
"""Missing units named on the screen."""


def counts(task: Task, basis: Basis) -> bool:
    """Whether a unit's answers count: an accepted report, one that is in, or one with any answer.

    A report taken back or sent back is not in, whatever version it once had.
    """
    if basis == "accepted":
        return task.status == "accepted"
    return not task.is_open or (basis == "drafts" and task.status in {"working", "returned"})


def consolidate(world: World, state: State, place: Consolidating, *, fresh: bool, head: str = "") -> Turn:
    """The desk's screen for one period; the period is asked first when there are several."""
    period = _period(world, place)
    if period is None:
        if place.form and not place.period:
            head = "\n".join(filter(None, (head, NO_SUCH_FORM.format(form=cut(place.form, 60)))))
        return choose_period(world, state, place, "consolidate", fresh=fresh, head=head)
    place = replace(place, period=period.id, unit=period.unit.id)
    return Turn(State(state.report, place), _screen(period, place, head), fresh)


def _period(world: World, place: Consolidating) -> DeskPeriod | None:
    chosen = next((p for p in world.periods if (p.id, p.unit.id) == (place.period, place.unit)), None)
    if chosen is not None or place.period:
        return chosen
    wanted = [p for p in world.periods if not place.form or p.outline.form.id == place.form]
    if place.form and wanted:
        return max(wanted, key=lambda p: p.period.end)
    return wanted[0] if len(wanted) == 1 else None


def _screen(period: DeskPeriod, place: Consolidating, head: str) -> Screen:
    draft = Draft(head)
    draft.line(f"Tổng hợp: {period_line(period)}", "bold").line(f"Số liệu {window(period)}").line()
    missing = [task for task in period.tasks if not counts(task, place.basis)]
    draft.line(
        f"{len(period.tasks) - len(missing)}/{len(period.tasks)} đơn vị được tính ({BASES[place.basis].lower()})."
    )
    if missing:
        draft.line("Còn thiếu:")
    for task in missing[:MISSING_SHOWN]:
        draft.line(f"– {task.unit.name}: {status_words(task)}")
    if len(missing) > MISSING_SHOWN:
        draft.line(f"và {len(missing) - MISSING_SHOWN} đơn vị khác.")
    draft.line().line("Chọn bản được tính, rồi chọn tệp cần lấy.")
    draft.row(
        *(button(("✅ " if basis == place.basis else "") + label, "basis", basis) for basis, label in BASES.items())
    )
    draft.row(*(button(OUTPUTS[output], "output", output) for output in ("docx", "xlsx", "both")))
    draft.row(button(OUTPUTS["sign"], "output", "sign"), button(OUTPUTS["zip"], "output", "zip"))
    draft.row(button(PROGRESS, "follow", str(period.id), str(period.unit.id)), TO_HOME)
    return draft.screen()


def set_basis(world: World, state: State, place: Consolidating, basis: str) -> Turn:
    chosen = next((known for known in BASES if known == basis), place.basis)
    return consolidate(world, state, replace(place, basis=chosen), fresh=False)


def start(world: World, state: State, place: Consolidating, output: str) -> Turn:
    """Start the work; the screen stays usable while it runs."""
    period = _period(world, place)
    if period is None or output not in OUTPUTS:
        return consolidate(world, state, place, fresh=False)
    turn = consolidate(world, state, place, fresh=False, head=f"⏳ Đang làm: {OUTPUTS[output]}. Xong Trợ lý gửi ngay.")
    job = Job("consolidate", {"period": period.id, "unit": period.unit.id, "basis": place.basis, "output": output})
    return replace(turn, jobs=(job,))
