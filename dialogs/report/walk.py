"""The places of the report: a question opened, the summary and the table of contents."""

from dialogs.page import page_of
from dialogs.report import words
from dialogs.report.from_files.loading_words import LOAD
from dialogs.report.places import Asking, Contents, Summary
from dialogs.report.progress_bar import bar
from dialogs.report.questions.question import proposal, show_question
from dialogs.report.scene import Scene, asking
from dialogs.report.section_path import section_path
from dialogs.report.sharing.contributing import part_screen
from dialogs.report.submitting.sent_back import add_summary, next_remarked, remarks_at, unhandled
from dialogs.report.units_below import layer_words
from dialogs.report.units_below.below import add_layer_buttons, add_layers, is_final
from dialogs.report.warnings import open_problems
from dialogs.screen import Button, Draft, Screen, button
from dialogs.task import Task
from dialogs.turn import MarkOpened, Turn
from templates.dates import deadline_in_words, moment
from templates.form import FigureGroup, Narrative
from templates.outline import Item
from templates.table import Table
from templates.text import cut, utf16_length

PAGE = 8
"""Questions on one page of the table of contents."""

TABLES = 4
"""Tables on one row of buttons."""

LABEL = 40
"""UTF-16 units of a button that names a question."""


def resume(scene: Scene, *, fresh: bool, head: str = "") -> Turn:
    """Tiếp tục: the first remark not handled, the first unanswered question, or the summary when there is neither."""
    if scene.report.task.status == "new" and scene.report.task.share is None:
        scene = scene.also(MarkOpened())
    item = next_remarked(scene, 0) or scene.outline.next_open(0, scene.stored)
    return open_item(scene, item, fresh=fresh, head=head) if item else summary(scene, fresh=fresh, head=head)


def open_item(scene: Scene, item: Item, *, fresh: bool, head: str = "", came_from: str = "") -> Turn:
    """Show one question as it stands; a narrative with a sentence from its figures offers that.

    A question elsewhere ends the filling in of one table for itself.
    """
    if scene.table is not None and item not in scene.outline.filling(scene.table):
        scene = scene.filling(None)
    place = asking(item, scene)
    if place.mode == "ask" and isinstance(item.question, Narrative) and proposal(scene, item):
        place = Asking(place.question, "proposed")
    place = Asking(place.question, place.mode, came_from=came_from, shown=place.shown)
    return show_question(scene, item, place, head=head, fresh=fresh)


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
        draft.line(words.LOCKED_REMEDY)
    _waiting_for_time(draft, scene)
    draft.row(time_button(task))
    draft.row(button("Tải tệp Word", "preview"), as_pdf(scene))
    draft.row(button(words.NUMBER_AND_DAY, "cover_item", "number"))
    _handed_in(draft, scene)
    draft.row(button(words.WITHDRAW, "withdraw") if task.status == "submitted" else None, button(words.HOME, "home"))
    return draft.screen()


def _final_summary(draft: Draft, scene: Scene) -> Screen:
    """A consolidated report with nobody above: frozen until it is opened again."""
    draft.line(f"Báo cáo {closed_words(scene.report.task)}.")
    add_layers(draft, scene)
    draft.row(button("Tải tệp Word", "preview"), as_pdf(scene))
    draft.row(button(words.NUMBER_AND_DAY, "cover_item", "number"), button(words.SEND_SIGNED, "sign"))
    draft.row(button(layer_words.REOPEN, "withdraw"), button(words.HOME, "home"))
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


def contents(scene: Scene, page: int, *, fresh: bool = False, head: str = "") -> Turn:
    """Mục lục: every question with its state, a page at a time, each a button that goes there."""
    items = scene.outline.items
    here = page_of(items, page, PAGE)
    draft = Draft(head)
    colleagues = " · 👤 người khác điền" if scene.report.authors else ""
    draft.line(f"Mục lục · {scene.outline.form.short_title}", "bold")
    draft.line(f"Trang {here.number + 1}/{here.count}. ✅ đã trả lời · ⬜ còn trống · ⚠ cần xem lại{colleagues}")
    if any(stored.doubted for stored in scene.stored.values()):
        draft.line(words.DOUBT_LEGEND)
    if unhandled(scene, scene.report.remarks):
        draft.line(words.REMARKS_LEGEND)
    doubtful = {problem.where for problem in open_problems(scene)}
    for item in here.items:
        draft.row(item_button(scene, item, doubtful))
    draft.row(*here.row("contents"))
    tables = [table_button(scene, table) for table in scene.outline.form.tables if scene.outline.filling(table)]
    for first in range(0, len(tables), TABLES):
        draft.row(*tables[first : first + TABLES])
    if scene.report.task.share is None:
        filled = button(words.WHO_FILLED, "filled") if scene.report.authors else None
        draft.row(button(words.ASK_COLLEAGUE, "colleagues"), filled)
    draft.row(button("Tổng quan", "summary"))
    return scene.show(Contents(here.number), draft.screen(), fresh=fresh)


def table_button(scene: Scene, table: Table) -> Button:
    """ "✅ Biểu 1A": the table by its number, to be filled in for itself."""
    done = all(item.is_answered(scene.stored) for item in scene.outline.filling(table))
    return button(f"{'✅' if done else '⬜'} {cut(table.number, LABEL)}", "table", table.id)


def item_button(scene: Scene, item: Item, doubtful: set[str], verb: str = "go") -> Button:
    mark = _mark(scene, item, doubtful)
    other = " 👤" if any(scene.by_other(key) for key in scene.kept_under(item)) else ""
    return button(f"{mark} {item.index} · {cut(item_name(item), LABEL)}{other}", verb, item.question.id)


def _mark(scene: Scene, item: Item, doubtful: set[str]) -> str:
    if unhandled(scene, remarks_at(scene, item)):
        return "✍"
    if doubtful.intersection(item.keys):
        return "⚠"
    if any(key in scene.stored and scene.stored[key].doubted for key in item.keys):
        return "❓"
    return "✅" if item.is_answered(scene.stored) else "⬜"


def item_name(item: Item) -> str:
    """ "II.1.2 Công tác kiểm tra": the way to the section, and its heading or the question."""
    asks_itself = item.table is not None or item.paragraph is not None or len(item.section.questions) > 1
    text = asked_name(item) if asks_itself else item.section.heading
    return f"{section_path(item.path)} {text}"


def asked_name(item: Item) -> str:
    """The question in short; a table's figures without a header of their own by their labels."""
    question = item.question
    if not isinstance(question, FigureGroup):
        return question.question
    if item.table is not None and question.question == item.table.title:
        return "; ".join(field.label for field in question.fields)
    return question.name or question.question


def task_name(task: Task, length: int) -> str:
    """Form and unit; where both are too long it is the form that is cut, for the unit tells reports apart."""
    unit = f" – {task.unit.name}"
    return cut(task.outline.form.short_title, max(12, length - utf16_length(unit))) + unit
