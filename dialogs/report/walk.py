"""Opening a question: the one where the walk goes on, or one that was chosen."""

from dialogs.changes import MarkOpened
from dialogs.report.places import Asking
from dialogs.report.questions.narrative_lines import proposal
from dialogs.report.questions.question import show_question
from dialogs.report.scene import Scene, asking
from dialogs.report.submitting.sent_back import next_remarked
from dialogs.report.summary import summary
from dialogs.turn import Turn
from templates.form import Narrative
from templates.outline import Item


def resume(scene: Scene, *, fresh: bool, head: str = "") -> Turn:
    """Tiếp tục: the first remark not handled, the first unanswered question, or the summary when there is neither."""
    task = scene.report.task
    if task.status == "new" and task.share is None and not task.stood_in:
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
