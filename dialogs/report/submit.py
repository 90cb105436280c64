"""Nộp: what is missing or doubtful, each a button that goes there; then the confirmation."""

from dataclasses import replace

from dialogs.report import words
from dialogs.report.scene import Scene
from dialogs.report.walk import as_pdf, item_button, item_name, page_row, summary
from dialogs.report.warnings import open_problems
from dialogs.screen import Draft, Screen, button
from dialogs.state import Submitting, Summary
from dialogs.turn import PutAnswer, Submit, Turn, Withdraw
from templates.answers import NothingToReport
from templates.outline import Item
from templates.problem import Problem
from templates.rows import RowList

PAGE = 6
"""Problems listed on one screen."""


def unanswered_required(scene: Scene) -> tuple[Item, ...]:
    return tuple(item for item in scene.outline.items if any(key not in scene.stored for key in item.required_keys))


def blocked(scene: Scene) -> bool:
    """Only hard faults and unanswered required questions stand in the way."""
    return bool(unanswered_required(scene)) or any(problem.blocks for problem in open_problems(scene, finished=True))


def listing(scene: Scene, page: int = 0, *, fresh: bool, head: str = "") -> Turn:
    """The list before submitting; on a complete report it already carries Xác nhận nộp."""
    if not scene.report.task.is_open:
        return summary(scene, fresh=fresh, head=head)
    return scene.show(Submitting(page), _screen(scene, page, head), fresh=fresh)


def _screen(scene: Scene, page: int, head: str) -> Screen:
    missing = unanswered_required(scene)
    problems = open_problems(scene, finished=True)
    draft = Draft()
    if head:
        draft.line(head).line()
    draft.line(f"Nộp báo cáo: {scene.outline.form.title}", "bold").line(scene.report.task.unit.name).line()
    _explain(draft, scene, missing)
    doubtful = {problem.where for problem in problems}
    for problem in problems[:PAGE]:
        draft.line(("⛔ " if problem.blocks else "⚠ ") + _told(scene, problem))
    concerned = [item for item in scene.outline.items if item in missing or doubtful.intersection(item.keys)]
    for item in concerned[page * PAGE : (page + 1) * PAGE]:
        draft.row(item_button(scene, item, doubtful))
    draft.row(*page_row(page, (len(concerned) + PAGE - 1) // PAGE, "submit"))
    draft.row(button(words.NOTHING_FOR_REST, "submit_nothing") if missing else None)
    draft.row(button(words.CONFIRM_SUBMIT, "submit_confirm") if not blocked(scene) else None)
    draft.row(button(words.PREVIEW, "preview"), button(words.COVER, "cover"))
    draft.row(button(words.BACK, "summary"))
    return draft.screen()


def _told(scene: Scene, problem: Problem) -> str:
    """A problem away from its screen: of a list's row it says which list."""
    item = scene.outline.by_key.get(problem.where)
    if item is None or not isinstance(item.question, RowList):
        return problem.sentence
    return f"{item.table.number if item.table else item_name(item)}: {problem.sentence}"


def _explain(draft: Draft, scene: Scene, missing: tuple[Item, ...]) -> None:
    if missing:
        draft.line(f"Còn {len(missing)} câu bắt buộc chưa trả lời. Anh/chị bấm vào từng câu để trả lời.")
    optional = sum(not item.is_answered(scene.stored) for item in scene.outline.items if item not in missing)
    if optional:
        draft.line(f"Còn {optional} câu không bắt buộc để trống; không trả lời cũng nộp được.")
    copied = [item_name(scene.outline.by_key[key]) for key, stored in scene.stored.items() if stored.copied]
    if copied:
        draft.line(words.COPIED_LIST.format(sections="; ".join(dict.fromkeys(copied))))
    if not blocked(scene):
        draft.line("Báo cáo đã đủ. Bấm Xác nhận nộp: báo cáo được gửi lên cấp trên và anh/chị nhận lại tệp Word.")


def nothing_for_rest(scene: Scene) -> Turn:
    """Không có cho các mục còn trống: every unanswered required answer is không phát sinh."""
    keys = [key for item in unanswered_required(scene) for key in item.required_keys if key not in scene.stored]
    scene = scene.put(*(PutAnswer(key, NothingToReport(), ()) for key in keys))
    return listing(scene, fresh=False, head="✅ Đã ghi “không phát sinh” cho các mục còn trống.")


def confirm(scene: Scene) -> Turn:
    """Xác nhận nộp, unless something has come to stand in the way meanwhile."""
    if not scene.report.task.is_open or blocked(scene):
        return listing(scene, fresh=False)
    version = (scene.report.task.version or 0) + 1
    draft = Draft().line(words.SUBMITTED_NOTE.format(version=version), "bold")
    draft.line("Cấp trên đã được báo. Chưa ai mở thì anh/chị còn thu hồi được.")
    draft.row(as_pdf(scene))
    draft.row(button(words.NUMBER_AND_DAY, "cover_item", "number"))
    draft.row(button(words.WITHDRAW, "withdraw"), button(words.HOME, "home"))
    return scene.also(Submit()).show(Summary(), draft.screen(), fresh=False)


def withdraw(scene: Scene) -> Turn:
    """Thu hồi, while nobody above has opened it."""
    if scene.report.task.status != "submitted":
        return summary(scene, fresh=False, head=words.CANNOT_WITHDRAW)
    task = replace(scene.report.task, status="working")
    scene = replace(scene.also(Withdraw()), report=replace(scene.report, task=task))
    return summary(scene, fresh=False, head=f"✅ {words.WITHDRAWN}")
