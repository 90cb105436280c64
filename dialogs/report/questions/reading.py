"""Xem đủ: a whole text, a page at a time."""

from dialogs.report import words
from dialogs.report.naming import item_name
from dialogs.report.places import Reading
from dialogs.report.scene import Scene
from dialogs.screen import Draft, button
from dialogs.text_page import text_page
from dialogs.turn import Turn
from templates.answers import Prose
from templates.outline import Item
from templates.text import cut

NAME = 100
"""UTF-16 units of the question's name above its text."""


def read(scene: Scene, item: Item, page: int, *, earlier: bool, fresh: bool = False, head: str = "") -> Turn:
    """One page of the stored text, or of last period's."""
    answer = scene.report.earlier.get(item.question.id) if earlier else None
    text = answer.text if isinstance(answer, Prose) else scene.text_of(item.question.id)
    here = text_page(text, page)
    draft = Draft(head)
    draft.line(cut(item_name(item), NAME), "bold")
    draft.line(("Bài kỳ trước" if earlier else "Bài đã lưu") + f", trang {here.number + 1}/{here.count}").line()
    draft.line(here.items[0])
    draft.row(*here.row("read_page"))
    draft.row(button(words.BACK, "go", item.question.id))
    return scene.show(Reading(item.question.id, here.number, earlier), draft.screen(), fresh=fresh)
