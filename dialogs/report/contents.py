"""Mục lục: every question with its state, a page at a time."""

from dialogs.page import page_of
from dialogs.report import words
from dialogs.report.naming import item_button, table_button
from dialogs.report.places import Contents
from dialogs.report.scene import Scene
from dialogs.report.submitting.sent_back import unhandled
from dialogs.report.warnings import open_problems
from dialogs.screen import Draft, button
from dialogs.turn import Turn

PAGE = 8
"""Questions on one page of the table of contents."""

TABLES = 4
"""Tables on one row of buttons."""


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
    draft.rows(tables, TABLES)
    if scene.report.task.share is None:
        filled = button(words.WHO_FILLED, "filled") if scene.report.authors else None
        draft.row(button(words.ASK_COLLEAGUE, "colleagues"), filled)
    draft.row(button("Tổng quan", "summary"))
    return scene.show(Contents(here.number), draft.screen(), fresh=fresh)
