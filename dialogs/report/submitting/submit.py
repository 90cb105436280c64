"""Nộp: what is missing or doubtful, each a button that goes there; then the confirmation."""

from dataclasses import replace

from dialogs.changes import PutAnswer, Submit, Withdraw
from dialogs.page import page_of
from dialogs.report import words
from dialogs.report.places import Asking, Summary
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene
from dialogs.report.submitting import submitting_words
from dialogs.report.submitting.findings import Finding, Kind, finding_button, findings
from dialogs.report.submitting.places import Submitting
from dialogs.report.submitting.sent_back import on_the_whole, remark_line, unhandled
from dialogs.report.summary import as_pdf, summary
from dialogs.report.units_below import layer_words
from dialogs.report.units_below.below import add_failing_buttons, add_layers, is_final
from dialogs.report.walk import open_item
from dialogs.report.warnings import open_problems
from dialogs.screen import Draft, Screen, button
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from templates.answers import Answer, Kept, NothingToReport
from templates.form import Group
from templates.outline import Item
from templates.standing import StandingText

PAGE = 6
"""Findings listed on one screen."""


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
    found = findings(scene)
    here = page_of(found, page, PAGE)
    draft = Draft(head)
    act = layer_words.FINALISE if is_final(scene) else "Nộp báo cáo"
    draft.line(f"{act}: {scene.outline.form.title}", "bold").line(scene.report.task.unit.name).line()
    _explain(draft, scene, found)
    for finding in here.items:
        for line in finding.lines:
            draft.line(line)
    for finding in here.items:
        draft.row(finding_button(finding))
    draft.row(*here.row("submit"))
    draft.row(button(submitting_words.NOTHING_FOR_REST, "submit_nothing") if _of_kind(found, "missing") else None)
    confirm_label = layer_words.CONFIRM_FINALISE if is_final(scene) else submitting_words.CONFIRM_SUBMIT
    draft.row(button(confirm_label, "submit_confirm") if not any(one.blocks for one in found) else None)
    draft.row(button(words.PREVIEW, "preview"), button(words.COVER, "cover"))
    add_failing_buttons(draft, scene)
    draft.row(button(words.BACK, "summary"))
    return draft.screen()


def _of_kind(found: tuple[Finding, ...], kind: Kind) -> list[Finding]:
    return [finding for finding in found if finding.kind == kind]


def _explain(draft: Draft, scene: Scene, found: tuple[Finding, ...]) -> None:
    """How much of each kind there is, and whether it can be submitted."""
    missing = [finding.item for finding in _of_kind(found, "missing")]
    if missing:
        draft.line(f"Còn {len(missing)} câu bắt buộc chưa trả lời. Anh/chị bấm vào từng câu để trả lời.")
    optional = sum(not item.is_answered(scene.stored) for item in scene.outline.items if item not in missing)
    if optional:
        draft.line(f"Còn {optional} câu không bắt buộc để trống; không trả lời cũng nộp được.")
    faults = len(_of_kind(found, "fault"))
    if faults:
        draft.line(submitting_words.FAULT_COUNT.format(count=faults))
    advice = sum(not finding.blocks for finding in found)
    if advice:
        draft.line(submitting_words.ADVICE.format(count=advice))
    for remark in unhandled(scene, on_the_whole(scene)):
        draft.line(remark_line(scene, remark))
    add_layers(draft, scene)
    if is_final(scene) and not any(finding.blocks for finding in found):
        draft.line(layer_words.COMPLETE)
    elif not any(finding.blocks for finding in found):
        draft.line("Báo cáo đã đủ. Bấm Xác nhận nộp: báo cáo được gửi lên cấp trên và anh/chị nhận lại tệp Word.")


def jump(scene: Scene, question: str, key: str) -> Turn:
    """Go to a finding: its question, or the very figure, from where the walk comes back to this page of the list."""
    place = scene.state.place
    back = place.page if isinstance(place, Submitting) else None
    came = Asking(question, back=back)
    scene = replace(scene, state=replace(scene.state, place=came))
    item = scene.outline.by_question[question]
    if scene.asked_outside(item) or not isinstance(item.question, Group) or key not in scene.stored:
        return open_item(scene, item, fresh=False)
    asked = Asking(question, "stored", field=key)
    return show_question(scene, item, asked, fresh=False)


def nothing_for_rest(scene: Scene) -> Turn:
    """Không có cho các mục còn trống: every unanswered required answer is không phát sinh."""
    scene = scene.put(*(PutAnswer(key, _settled(item), ()) for item, key in _missing(scene)))
    return listing(scene, fresh=False, head="✅ Đã ghi “không phát sinh” cho các mục còn trống.")


def _missing(scene: Scene) -> list[tuple[Item, str]]:
    """Every required answer that is not there."""
    items = unanswered_required(scene)
    return [(item, key) for item in items for key in item.required_keys if key not in scene.stored]


def _settled(item: Item) -> Answer:
    """What an untouched question counts as: a standing text stands, the rest is không phát sinh."""
    return Kept() if isinstance(item.question, StandingText) else NothingToReport()


def confirm(scene: Scene) -> Turn:
    """Xác nhận nộp, unless something has come to stand in the way meanwhile."""
    if not scene.report.task.is_open or blocked(scene):
        return listing(scene, fresh=False)
    version = (scene.report.task.version or 0) + 1
    if is_final(scene):
        return _finalise(scene, version)
    draft = Draft().line(submitting_words.SUBMITTED_NOTE.format(version=version), "bold")
    draft.line(submitting_words.UNIT_TOLD if scene.report.task.stood_in else submitting_words.STAFF_TOLD)
    draft.row(as_pdf(scene))
    draft.row(button(words.NUMBER_AND_DAY, "cover_item", "number"))
    draft.row(button(words.WITHDRAW, "withdraw"), TO_HOME)
    return scene.also(Submit()).show(Summary(), draft.screen(), fresh=False)


def _finalise(scene: Scene, version: int) -> Turn:
    """Chốt báo cáo: frozen, with nobody above to be told."""
    draft = Draft().line(layer_words.FINALISED.format(version=version), "bold").line(layer_words.FINALISED_AFTER)
    draft.row(as_pdf(scene))
    draft.row(button(words.NUMBER_AND_DAY, "cover_item", "number"))
    draft.row(button(layer_words.REOPEN, "withdraw"), TO_HOME)
    return scene.also(Submit()).show(Summary(), draft.screen(), fresh=False)


def withdraw(scene: Scene) -> Turn:
    """Thu hồi, while nobody above has opened it."""
    if not scene.report.may_be_withdrawn:
        return summary(scene, fresh=False, head=words.CANNOT_WITHDRAW)
    task = replace(scene.report.task, status="working")
    scene = replace(scene.also(Withdraw()), report=replace(scene.report, task=task))
    return summary(scene, fresh=False, head=f"✅ {layer_words.REOPENED if is_final(scene) else words.WITHDRAWN}")
