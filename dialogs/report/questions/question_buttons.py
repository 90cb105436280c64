"""The buttons of a question's screen, in every state it can be in."""

from dialogs.report import words
from dialogs.report.asking_above.inquiry_lines import has_more
from dialogs.report.one_line import EXCERPT, one_line, short_label
from dialogs.report.places import Asking
from dialogs.report.questions import question_words
from dialogs.report.questions.elsewhere import elsewhere_buttons
from dialogs.report.questions.standing_screen import add_standing_buttons
from dialogs.report.scene import Scene
from dialogs.report.submitting.sent_back import fixed_button
from dialogs.report.units_below.below import below_buttons
from dialogs.report.warnings import open_problems
from dialogs.screen import Button, Draft, button
from templates.answers import Day, Figure, Prose, ReportedApart
from templates.blank_reading import counts
from templates.blanks import BlankGroup
from templates.form import Group
from templates.outline import Item
from templates.rows import RowList
from templates.standing import StandingText


def add_buttons(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    """What can be done here: the question's own buttons, then those of every question."""
    if scene.asked_outside(item):
        apart = reported_apart(scene, item)
        draft.row(button(words.NEXT, "next") if apart else button(question_words.APART, "apart"))
        draft.row(button(words.LATER, "later") if not apart else None)
    elif isinstance(item.question, Group):
        if place.mode == "doubting":
            _choose_doubt(draft, scene, item.question)
            return
        _figure_buttons(draft, scene, item, place)
    elif isinstance(item.question, RowList):
        draft.row(*_keep_buttons(scene, item))
        _checked_buttons(draft, scene, item)
    elif isinstance(item.question, StandingText):
        add_standing_buttons(draft, scene, item, item.question, place)
    elif item.paragraph is not None and place.mode in {"ask", "stored"}:
        _paragraph_buttons(draft, scene, item)
        return
    else:
        _narrative_buttons(draft, scene, item, place)
    if place.mode in {"short", "choosing", "picking"}:
        return
    draft.row(*below_buttons(scene, item))
    draft.row(fixed_button(scene, item))
    page = scene.list_page(item.question.id)
    draft.row(button(question_words.TO_LIST, "submit", str(page)) if page is not None else None)
    if item.table is not None or scene.table is not None:
        draft.row(button(words.GLANCE, "glance"), button(words.WORKBOOK, "workbook"))
    previous = scene.outline.before(item)
    draft.row(
        button(question_words.PREVIOUS, "go", previous.question.id) if previous else None,
        button(words.CONTENTS, "contents"),
        button(question_words.APART, "apart")
        if not scene.asked_outside(item) and not reported_apart(scene, item)
        else None,
    )
    draft.row(button(question_words.ALL_REPLIES, "inquiries") if has_more(scene, item) else None)
    draft.row(
        button(question_words.ASK_ABOVE, "ask_above") if scene.report.task.unit.parent_id else None,
        _doubt_button(scene, item, place),
    )


def _doubt_button(scene: Scene, item: Item, place: Asking) -> Button | None:
    """Cần kiểm tra lại where something unmarked is stored; at a warning it stands beside Giữ số này."""
    marked = [scene.stored[key].doubted for key in item.keys if key in scene.stored]
    if all(marked) or scene.asked_outside(item) or place.mode not in {"ask", "stored", "warned"}:
        return None
    if isinstance(item.question, Group) and _is_warned(scene, item):
        return None
    if place.field in scene.stored:
        return button(question_words.DOUBT, "doubt", place.field) if not scene.stored[place.field].doubted else None
    return button(question_words.DOUBT, "doubt")


def _is_warned(scene: Scene, item: Item) -> bool:
    """Whether the answer is complete and odd, and nothing in it is wrong."""
    problems = open_problems(scene, item)
    return bool(problems) and item.is_answered(scene.stored) and not any(problem.blocks for problem in problems)


def _checked_buttons(draft: Draft, scene: Scene, item: Item) -> None:
    """One tap takes a mark off."""
    marked = [key for key in item.keys if key in scene.stored and scene.stored[key].doubted]
    if isinstance(item.question, Group) and len(item.keys) > 1:
        for field in item.question.fields:
            if field.id in marked:
                draft.row(button(f"{question_words.CHECKED}: {short_label(field.label)}", "checked", field.id))
    elif marked:
        draft.row(button(question_words.CHECKED, "checked", marked[0]))


def _choose_doubt(draft: Draft, scene: Scene, group: Group) -> None:
    """The unmarked figures of a group, one of which is meant."""
    fields = [field for field in group.fields if field.id in scene.stored and not scene.stored[field.id].doubted]
    buttons = [button(f"❓ {short_label(field.label)}", "doubt", field.id) for field in fields]
    draft.rows(buttons, 2)
    draft.row(button(words.CANCEL, "go", group.id))


def reported_apart(scene: Scene, item: Item) -> bool:
    """Whether the whole question was answered by the office's own channel."""
    return all(key in scene.stored and isinstance(scene.stored[key].answer, ReportedApart) for key in item.keys)


def _keep_buttons(scene: Scene, item: Item) -> tuple[Button, ...]:
    """Giữ số này at an odd text or list, alone or with a line that says why."""
    if not _is_warned(scene, item):
        return ()
    return button(words.KEEP, "keep"), button(question_words.KEEP_WHY, "keep_why")


def _figure_buttons(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    if place.mode == "choosing":
        draft.row(button(question_words.REPLACE, "replace"), button(words.DROP, "drop"))
        return
    problems = open_problems(scene, item)
    answered = item.is_answered(scene.stored)
    if _is_warned(scene, item):
        odd = [scene.stored[problem.where] for problem in problems if problem.where in scene.stored]
        marked = all(stored.doubted for stored in odd)
        draft.row(button(words.KEEP, "keep"), button(question_words.DOUBT, "doubt_odd") if not marked else None)
    elif answered and not problems:
        draft.row(button(words.NEXT, "next"))
    some = any(key in scene.stored for key in item.keys)
    _checked_buttons(draft, scene, item)
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
        _section_button(scene, item) if not answered else None,
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


def _narrative_buttons(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
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
            draft.row(button(words.NEXT, "next"), *_keep_buttons(scene, item))
            _checked_buttons(draft, scene, item)
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
            draft.row(_section_button(scene, item))


def _paragraph_buttons(draft: Draft, scene: Scene, item: Item) -> None:
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


def _section_button(scene: Scene, item: Item) -> Button | None:
    """ "Không có cho cả mục" where the section, or the one above, has more than one open question.

    A standing text stands whatever its blanks are, so there it is not offered.
    """
    if isinstance(item.question, BlankGroup) or scene.outline.within(item.section)[0] is not item:
        return None
    still = [other for other in scene.outline.within(item.section) if not other.is_answered(scene.stored)]
    return button(question_words.NOTHING_IN_SECTION, "nothing_section") if len(still) > 1 else None


def _copy_button(scene: Scene, item: Item) -> Button | None:
    has = isinstance(scene.report.earlier.get(item.question.id), Prose)
    return button(words.COPY_EARLIER, "copy") if has else None


def _read_button(scene: Scene, item: Item, *, earlier: bool) -> Button | None:
    key = item.question.id
    answer = scene.report.earlier.get(key) if earlier else (scene.stored[key].answer if key in scene.stored else None)
    if not isinstance(answer, Prose) or len(one_line(answer.text)) <= EXCERPT:
        return None
    return button(question_words.READ_EARLIER if earlier else question_words.READ_ALL, "read", "1" if earlier else "")
