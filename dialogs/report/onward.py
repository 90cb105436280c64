"""Going on from a question: to the next open one of the report, or of the table that is filled in for itself, or back
to the list before submitting the person came from."""

from dialogs.report.glance import glance
from dialogs.report.scene import Scene
from dialogs.report.submit import listing
from dialogs.report.walk import open_item, summary
from dialogs.turn import Turn
from templates.outline import Item
from templates.table import Table


def move_on(scene: Scene, item: Item, *, fresh: bool, head: str = "", came_from: str = "") -> Turn:
    """Go on to the next unanswered question behind this one; after the last comes the summary, or the whole table.

    A question that was opened from the list before submitting leads back there.
    """
    page = scene.list_page(item.question.id)
    if page is not None:
        return listing(scene, page, fresh=fresh, head=head)
    table = scene.table
    if table is not None:
        following = _next_in(scene, table, item.index)
        if following is None:
            return glance(scene, item, table, fresh=fresh, head=head)
    else:
        following = scene.outline.next_open(item.index, scene.stored)
    if following is None:
        return summary(scene, fresh=fresh, head=head)
    return open_item(scene, following, fresh=fresh, head=head, came_from=came_from)


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
