"""Buttons that settle how an answer stands: kept though it is odd, no longer doubted, none in the whole section."""

from dialogs.report import words
from dialogs.report.one_line import short_label
from dialogs.report.questions import question_words
from dialogs.report.scene import Scene
from dialogs.report.warnings import open_problems
from dialogs.screen import Button, Draft, button
from templates.answers import ReportedApart
from templates.blanks import BlankGroup
from templates.form import Group
from templates.outline import Item


def is_warned(scene: Scene, item: Item) -> bool:
    """Whether the answer is complete and odd, and nothing in it is wrong."""
    problems = open_problems(scene, item)
    return bool(problems) and item.is_answered(scene.stored) and not any(problem.blocks for problem in problems)


def add_checked_buttons(draft: Draft, scene: Scene, item: Item) -> None:
    """One tap takes a mark off."""
    marked = [key for key in item.keys if key in scene.stored and scene.stored[key].doubted]
    if isinstance(item.question, Group) and len(item.keys) > 1:
        for field in item.question.fields:
            if field.id in marked:
                draft.row(button(f"{question_words.CHECKED}: {short_label(field.label)}", "checked", field.id))
    elif marked:
        draft.row(button(question_words.CHECKED, "checked", marked[0]))


def reported_apart(scene: Scene, item: Item) -> bool:
    """Whether the whole question was answered by the office's own channel."""
    return all(key in scene.stored and isinstance(scene.stored[key].answer, ReportedApart) for key in item.keys)


def keep_buttons(scene: Scene, item: Item) -> tuple[Button, ...]:
    """Giữ số này at an odd text or list, alone or with a line that says why."""
    if not is_warned(scene, item):
        return ()
    return button(words.KEEP, "keep"), button(question_words.KEEP_WHY, "keep_why")


def section_button(scene: Scene, item: Item) -> Button | None:
    """ "Không có cho cả mục" where the section, or the one above, has more than one open question.

    A standing text stands whatever its blanks are, so there it is not offered.
    """
    if isinstance(item.question, BlankGroup) or scene.outline.within(item.section)[0] is not item:
        return None
    still = [other for other in scene.outline.within(item.section) if not other.is_answered(scene.stored)]
    return button(question_words.NOTHING_IN_SECTION, "nothing_section") if len(still) > 1 else None
