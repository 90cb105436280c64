"""Files that are made while the conversation goes on: the report in Word or PDF, and its tables as a workbook."""

from dataclasses import replace

from dialogs.report import words
from dialogs.report.present import present_report
from dialogs.report.scene import Scene
from dialogs.report.summary import as_pdf
from dialogs.screen import under
from dialogs.turn import Job, Turn


def preview(scene: Scene, *, fresh: bool) -> Turn:
    """/xemtruoc: the Word file as it stands, sent when it is ready; the screen stays where it was."""
    turn = beside(scene, "preview", words.PREPARING, fresh=fresh)
    wanted = as_pdf(scene)
    if wanted is None or turn.screen is None or wanted in turn.screen.buttons:
        return turn
    return replace(turn, screen=under(turn.screen, wanted))


def beside(scene: Scene, kind: str, line: str, *, fresh: bool, **also: str | int) -> Turn:
    """The present screen with a line on the file that is being made for this report; ``also`` goes with its job."""
    turn = present_report(scene, head=f"⏳ {line}", fresh=fresh)
    return replace(turn, jobs=(Job(kind, {"assignment": scene.report.task.id, **also}),))


def old_form(scene: Scene, version: int) -> Turn:
    """The Word file as the version before asked it, with what is no longer asked."""
    return beside(scene, "preview", words.PREPARING, fresh=True, version=version)


def workbook(scene: Scene) -> Turn:
    """Tải biểu Excel: the tables as a workbook to fill in, with what is stored already; a colleague's part alone."""
    part = {} if scene.report.task.share is None else {"questions": ",".join(scene.outline.by_question)}
    return beside(scene, "workbook", words.PREPARING_WORKBOOK, fresh=False, **part)
