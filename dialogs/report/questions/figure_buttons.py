"""The buttons of a group of figures or other blanks."""

from dialogs.report import words
from dialogs.report.one_line import short_label
from dialogs.report.places import Asking
from dialogs.report.questions import question_words
from dialogs.report.questions.elsewhere import elsewhere_buttons
from dialogs.report.questions.settling_buttons import add_checked_buttons, is_warned, section_button
from dialogs.report.scene import Scene
from dialogs.report.warnings import open_problems
from dialogs.screen import Draft, button
from templates.answers import Day, Figure, Prose
from templates.blank_reading import counts
from templates.blanks import BlankGroup
from templates.form import Group
from templates.outline import Item


def add_doubt_choice(draft: Draft, scene: Scene, group: Group) -> None:
    """The unmarked figures of a group, one of which is meant."""
    fields = [field for field in group.fields if field.id in scene.stored and not scene.stored[field.id].doubted]
    buttons = [button(f"❓ {short_label(field.label)}", "doubt", field.id) for field in fields]
    draft.rows(buttons, 2)
    draft.row(button(words.CANCEL, "go", group.id))


def add_figure_buttons(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    """Settling what is odd, correcting one value, filling what is open, and leaving it for later."""
    if place.mode == "choosing":
        draft.row(button(question_words.REPLACE, "replace"), button(words.DROP, "drop"))
        return
    problems = open_problems(scene, item)
    answered = item.is_answered(scene.stored)
    if is_warned(scene, item):
        odd = [scene.stored[problem.where] for problem in problems if problem.where in scene.stored]
        marked = all(stored.doubted for stored in odd)
        draft.row(button(words.KEEP, "keep"), button(question_words.DOUBT, "doubt_odd") if not marked else None)
    elif answered and not problems:
        draft.row(button(words.NEXT, "next"))
    some = any(key in scene.stored for key in item.keys)
    add_checked_buttons(draft, scene, item)
    _correct_buttons(draft, scene, item, place)
    for other in elsewhere_buttons(scene, item):
        draft.row(other)
    if not answered:
        draft.row(
            button(question_words.NOTHING, "nothing") if not some or isinstance(item.question, BlankGroup) else None,
            button(question_words.FILL_ZERO, "zero") if len(item.keys) > 1 and _only_figures(scene, item) else None,
        )
        missing = [key for key in item.keys if key not in scene.stored]
        has_earlier = any(isinstance(scene.report.earlier.get(key), Figure | Prose | Day) for key in missing)
        draft.row(button(words.USE_EARLIER, "earlier") if has_earlier else None)
    draft.row(button(question_words.PAST, "past") if any(key in scene.report.history for key in item.keys) else None)
    draft.row(
        button(words.LATER, "later") if not answered or problems else None,
        button(question_words.CLEAR, "clear") if some else None,
        section_button(scene, item) if not answered else None,
    )


def _only_figures(scene: Scene, item: Item) -> bool:
    """Whether all that is still open may be 0."""
    return all(counts(scene.outline.asked[key]) for key in item.keys if key not in scene.stored)


def _correct_buttons(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    """A tap on a figure of an answered group corrects that one alone."""
    if not isinstance(item.question, Group) or len(item.keys) < 2 or not item.is_answered(scene.stored):
        return
    buttons = [
        button(f"✏ {short_label(field.label)}", "correct", field.id)
        for field in item.question.fields
        if field.id != place.field
    ]
    draft.rows(buttons, 2)
