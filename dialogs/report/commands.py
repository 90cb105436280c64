"""Commands that act on the report last opened."""

from dialogs.report import words
from dialogs.report.answers import undo
from dialogs.report.prepared import preview
from dialogs.report.present import present_report
from dialogs.report.scene import Scene
from dialogs.report.submitting import submit
from dialogs.report.summary import summary
from dialogs.turn import Turn


def commanded(scene: Scene, name: str) -> Turn:
    """A command that acts on the report last opened."""
    match name:
        case "xemtruoc" if scene.report.task.share is not None:
            return present_report(scene, head=words.NO_PREVIEW, fresh=True)
        case "nop" if scene.report.task.share is not None:
            return summary(scene, head=words.OFFICERS_ONLY, fresh=True)
        case "xemtruoc":
            return preview(scene, fresh=True)
        case "nop":
            return submit.listing(scene, fresh=True)
        case _:
            return undo.propose_undo(scene) or present_report(scene, head=words.NOTHING_TO_UNDO, fresh=True)
