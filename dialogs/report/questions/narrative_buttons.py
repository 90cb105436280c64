"""The buttons of a narrative, and of an opened paragraph of a standing text."""

from dialogs.report import words
from dialogs.report.one_line import EXCERPT, one_line
from dialogs.report.places import Asking
from dialogs.report.questions import question_words
from dialogs.report.questions.settling_buttons import add_checked_buttons, keep_buttons, section_button
from dialogs.report.scene import Scene
from dialogs.screen import Button, Draft, button
from templates.answers import Prose
from templates.outline import Item


def add_narrative_buttons(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    """What can be done with the text that stands, the one that came, or the sentence that is proposed."""
    match place.mode:
        case "short":
            draft.row(button(question_words.SAVE, "save"), button(words.DROP, "drop"))
        case "choosing":
            draft.row(button(question_words.MERGE, "merge"), button(question_words.REPLACE, "replace"))
            draft.row(button(words.DROP, "drop"))
        case "adding" | "rewriting":
            draft.row(button(words.CANCEL, "drop"))
        case "proposed":
            draft.row(button(words.NEXT, "take"), button(question_words.OWN_WORDS, "own"))
            draft.row(button(question_words.NOTHING, "nothing"), button(words.LATER, "later"))
            draft.row(_copy_button(scene, item), _read_button(scene, item, earlier=True))
        case _ if item.question.id in scene.stored:
            draft.row(button(words.NEXT, "next"), *keep_buttons(scene, item))
            add_checked_buttons(draft, scene, item)
            is_text = bool(scene.text_of(item.question.id))
            draft.row(
                button(question_words.ADD, "add") if is_text else None,
                button(question_words.REWRITE, "rewrite"),
                button(question_words.CLEAR, "clear"),
            )
            copied = scene.stored[item.question.id].copied
            draft.row(
                _read_button(scene, item, earlier=False),
                _read_button(scene, item, earlier=True) if not copied else None,
            )
        case _:
            draft.row(button(question_words.NOTHING, "nothing"), button(words.LATER, "later"))
            draft.row(_copy_button(scene, item), _read_button(scene, item, earlier=True))
            draft.row(section_button(scene, item))


def add_paragraph_buttons(draft: Draft, scene: Scene, item: Item) -> None:
    """An opened paragraph: rewrite it by a message, drop it, or take the form's own back."""
    key = item.question.id
    back = scene.outline.standing(item).question.id
    if key not in scene.stored:
        draft.row(button(question_words.DROP_PARAGRAPH, "nothing"), _copy_button(scene, item))
        draft.row(button(question_words.TO_TEXT, "go", back))
        return
    draft.row(button(words.NEXT, "next"))
    draft.row(
        button(question_words.ADD, "add") if scene.text_of(key) else None,
        button(question_words.REWRITE, "rewrite"),
        button(question_words.AS_BEFORE, "clear"),
    )
    draft.row(_read_button(scene, item, earlier=False))


def _copy_button(scene: Scene, item: Item) -> Button | None:
    has = isinstance(scene.report.earlier.get(item.question.id), Prose)
    return button(words.COPY_EARLIER, "copy") if has else None


def _read_button(scene: Scene, item: Item, *, earlier: bool) -> Button | None:
    key = item.question.id
    answer = scene.report.earlier.get(key) if earlier else (scene.stored[key].answer if key in scene.stored else None)
    if not isinstance(answer, Prose) or len(one_line(answer.text)) <= EXCERPT:
        return None
    return button(question_words.READ_EARLIER if earlier else question_words.READ_ALL, "read", "1" if earlier else "")
