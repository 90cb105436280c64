"""What was asked above about one question, and what was answered, as its screen shows it."""

from dialogs.matters import Inquiry
from dialogs.report.asking_above import asking_words
from dialogs.report.one_line import one_line
from dialogs.report.scene import Scene
from dialogs.screen import Draft
from templates.outline import Item
from templates.text import cut, utf16_length

SHOWN = 3
"""Inquiries on the screen of their question, the latest ones."""

LONGEST = 400
"""UTF-16 units of one of them there."""


def of_item(scene: Scene, item: Item) -> list[Inquiry]:
    """The unit's own questions at this one, and what was answered to every unit, the oldest first."""
    return [one for one in scene.report.inquiries if one.question == item.question.id]


def add_inquiries(draft: Draft, scene: Scene, item: Item) -> None:
    """The latest of them, shortened; an answer before a question that still waits."""
    own = of_item(scene, item)
    if own:
        draft.gap()
    for one in sorted(own, key=lambda one: bool(one.reply))[-SHOWN:]:
        draft.line(cut(one_line(told(scene, one)), LONGEST))


def has_more(scene: Scene, item: Item) -> bool:
    """Whether the screen does not show all of it."""
    own = of_item(scene, item)
    return len(own) > SHOWN or any(utf16_length(one_line(told(scene, one))) > LONGEST for one in own)


def told(scene: Scene, one: Inquiry) -> str:
    """One inquiry: of another unit's only the answer is told."""
    if one.general:
        return asking_words.GENERAL_REPLY.format(reply=one.reply)
    if not one.reply:
        return asking_words.WAITING_REPLY.format(asked=f" “{one.text}”" if one.text else "")
    return asking_words.REPLIED.format(asked=f"Hỏi “{one.text}”. " if one.text else "", reply=one.reply)
