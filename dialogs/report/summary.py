"""Tổng quan: where the report stands as a whole, while it is the unit's and after it was handed in."""

from dialogs.report import words
from dialogs.report.from_files.loading_words import LOAD
from dialogs.report.places import Summary
from dialogs.report.progress_bar import bar
from dialogs.report.scene import Scene
from dialogs.report.sharing.contributing import part_screen
from dialogs.report.submitting.sent_back import add_summary
from dialogs.report.units_below import layer_words
from dialogs.report.units_below.below import add_layer_buttons, add_layers, is_final
from dialogs.report.warnings import open_problems
from dialogs.screen import Button, Draft, Screen, button
from dialogs.task import Task
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from templates.dates import deadline_in_words, moment


def summary(scene: Scene, *, fresh: bool, head: str = "") -> Turn:
    return scene.show(Summary(), summary_screen(scene, head), fresh=fresh)


def summary_screen(scene: Scene, head: str = "") -> Screen:
    """Where the report stands as a whole, with Xem trước and Nộp; for a contributor their part of it."""
    task = scene.report.task
    if task.share is not None:
        return part_screen(scene, head)
    draft = Draft(head)
    draft.line(scene.outline.form.title, "bold").line(task.unit.name)
    draft.line(f"Hạn nộp: {deadline_in_words(scene.world.now, task.period.deadline, scene.world.zone)}").line()
    if not task.is_open:
        return _closed_summary(draft, scene)
    done, total = scene.outline.answered(scene.stored), len(scene.outline.items)
    problems = {problem.where for problem in open_problems(scene, finished=True)}
    draft.line(f"{bar(done, total)} Đã trả lời {done}/{total} câu.")
    add_summary(draft, scene)
    add_layers(draft, scene)
    if problems:
        draft.line(f"⚠ {len(problems)} chỗ cần xem lại.")
    doubts = sum(stored.doubted for stored in scene.stored.values())
    if doubts:
        draft.line(f"❓ {words.DOUBTS_COUNT.format(count=doubts)}.")
    _waiting_for_time(draft, scene)
    if done == total and not problems:
        draft.line(words.ALL_THERE.format(act=_submit_label(scene).lower()))
    elif done == total:
        draft.line(words.COMPLETE_WITH_DOUBTS.format(act=_submit_label(scene), done=_submit_label(scene).lower()))
    else:
        draft.line(words.NOT_ALL_THERE.format(act=_submit_label(scene)))
    if done < total:
        draft.row(button(words.CONTINUE, "resume", str(task.id)))
    draft.row(button(words.PREVIEW, "preview"), button(_submit_label(scene), "submit"))
    add_layer_buttons(draft, scene)
    draft.row(button(words.CONTENTS, "contents"), button(words.COVER, "cover"))
    draft.row(button(words.ASK_COLLEAGUE, "colleagues"), button(LOAD, "load"))
    draft.row(time_button(task))
    return draft.screen()


def _submit_label(scene: Scene) -> str:
    return layer_words.FINALISE if is_final(scene) else words.SUBMIT


def _closed_summary(draft: Draft, scene: Scene) -> Screen:
    task = scene.report.task
    if is_final(scene) and task.status == "submitted":
        return _final_summary(draft, scene)
    draft.line(f"Báo cáo {closed_words(task)}.")
    add_layers(draft, scene)
    if task.locked:
        draft.line(words.LOCKED_FOR_UNIT if task.stood_in else words.LOCKED_REMEDY)
    _waiting_for_time(draft, scene)
    draft.row(time_button(task))
    draft.row(button("Tải tệp Word", "preview"), as_pdf(scene))
    draft.row(button(words.NUMBER_AND_DAY, "cover_item", "number"))
    _handed_in(draft, scene)
    draft.row(button(words.WITHDRAW, "withdraw") if scene.report.may_be_withdrawn else None, TO_HOME)
    return draft.screen()


def _final_summary(draft: Draft, scene: Scene) -> Screen:
    """A consolidated report with nobody above: frozen until it is opened again."""
    draft.line(f"Báo cáo {closed_words(scene.report.task)}.")
    add_layers(draft, scene)
    draft.row(button("Tải tệp Word", "preview"), as_pdf(scene))
    draft.row(button(words.NUMBER_AND_DAY, "cover_item", "number"), button(words.SEND_SIGNED, "sign"))
    draft.row(button(layer_words.REOPEN, "withdraw"), TO_HOME)
    return draft.screen()


def _handed_in(draft: Draft, scene: Scene) -> None:
    """What can follow a submission: a signed copy, and a request to edit once somebody above has opened it."""
    task, request, signed = scene.report.task, scene.report.request, scene.report.signed
    if task.status in {"new", "opened", "working", "returned"}:
        return
    if signed is not None:
        when = moment(signed.at, scene.world.zone)
        draft.line(f"🖊 {words.SIGNED_MARK}, gửi {when}.")
    draft.row(button(words.SEND_SIGNED, "sign"))
    if task.status == "submitted":
        return
    if request is not None and request.granted is None:
        draft.line(words.REQUEST_WAITS)
        return
    if request is not None and request.granted is False:
        draft.line(words.REQUEST_REFUSED.format(reply=request.reply))
    draft.row(button(words.REQUEST_EDIT, "request_edit"))


def _waiting_for_time(draft: Draft, scene: Scene) -> None:
    """What the unit has asked for and is not answered."""
    if scene.report.extension is not None:
        draft.line(words.TIME_WAITING.format(day=moment(scene.report.extension.wished, scene.world.zone)))


def time_button(task: Task, *args: str, name: str = "") -> Button | None:
    """Đề nghị gia hạn, where the report is the unit's to write, locked or not, and somebody is above."""
    writes = task.status in {"new", "opened", "working", "returned"}
    if not writes or task.share is not None or task.unit.parent_id is None:
        return None
    return button(words.ASK_TIME + name, "extend", *args)


def as_pdf(scene: Scene) -> Button | None:
    """Xem PDF, where PDF can be made: phones show it well, and Word badly."""
    return button(words.AS_PDF, "pdf") if scene.world.pdf else None


def closed_words(task: Task) -> str:
    """ "đã nộp (bản 1)", "đã khoá (đang làm)": why a report cannot be changed."""
    if task.locked:
        return f"{words.LOCKED} ({words.STATUS[task.status]})"
    final = task.status == "submitted" and task.unit.parent_id is None
    status = layer_words.STATUS_FINAL if final else words.STATUS[task.status]
    return status + (f" (bản {task.version})" if task.version else "")
