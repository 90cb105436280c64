"""Going on from a question: to the next open one of the report, or of the table that is filled in for itself, or back
to the list before submitting the person came from."""

from dialogs.report import words
from dialogs.report.questions.glance import glance
from dialogs.report.scene import Scene
from dialogs.report.submitting.sent_back import fixed, next_remarked, on_the_whole, remarks_at, unhandled
from dialogs.report.submitting.submit import listing
from dialogs.report.summary import summary
from dialogs.report.walk import open_item
from dialogs.turn import Turn
from templates.outline import Item
from templates.table import Table


def move_on(scene: Scene, item: Item, *, fresh: bool, head: str = "", came_from: str = "") -> Turn:
    """Go on to the next unanswered question behind this one; after the last comes the summary, or the whole table.

    A question that was opened from the list before submitting leads back there, a paragraph to its standing text.
    """
    if item.paragraph is not None:
        return open_item(scene, scene.outline.standing(item), fresh=fresh, head=head)
    page = scene.list_page(item.question.id)
    if page is not None:
        return listing(scene, page, fresh=fresh, head=head)
    table = scene.table
    if table is not None:
        following = _next_in(scene, table, item.index)
        if following is None:
            return glance(scene, item, table, fresh=fresh, head=head)
    else:
        following = _next_of_all(scene, item)
    if following is None:
        return summary(scene, fresh=fresh, head=head)
    return open_item(scene, following, fresh=fresh, head=head, came_from=came_from)


def _next_of_all(scene: Scene, item: Item) -> Item | None:
    """From a remarked question the walk goes on to the next remark; from any other to the next open one."""
    if remarks_at(scene, item):
        return next_remarked(scene, item.index)
    return scene.outline.next_open(item.index, scene.stored) or next_remarked(scene, 0)


def walk_remarks(scene: Scene) -> Turn:
    """Go to the first question with a remark not handled."""
    item = next_remarked(scene, 0)
    return open_item(scene, item, fresh=False) if item is not None else summary(scene, fresh=False)


def mark_fixed(scene: Scene, item: Item) -> Turn:
    """Đã sửa: the remarks at this question are done, and the walk goes on to the next."""
    scene = fixed(scene, remarks_at(scene, item))
    left = unhandled(scene, scene.report.remarks) or scene.report.task.share is not None
    return move_on(scene, item, fresh=False, head=words.MARKED_FIXED if left else words.REMARKS_HANDLED)


def mark_whole_fixed(scene: Scene) -> Turn:
    """Đã sửa for what was said about the report as a whole."""
    scene = fixed(scene, on_the_whole(scene))
    return summary(scene, fresh=False, head=words.MARKED_FIXED)


def fill_table(scene: Scene, table: Table, *, head: str = "") -> Turn:
    """Fill in one table for itself: its first open question, or the whole of it where none is open."""
    scene = scene.filling(table)
    item = _next_in(scene, table, 0)
    if item is not None:
        return open_item(scene, item, fresh=False, head=head)
    return glance(scene, scene.outline.filling(table)[-1], table, head=head)


def _next_in(scene: Scene, table: Table, after: int) -> Item | None:
    items = scene.outline.filling(table)
    return next((item for item in items if item.index > after and not item.is_answered(scene.stored)), None)
