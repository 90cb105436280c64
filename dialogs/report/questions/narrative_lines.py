"""The lines of a narrative: what stands, what stood last period, and what happens to the text that came."""

from dialogs.piece import joined
from dialogs.report import words
from dialogs.report.one_line import excerpt, one_line, shown, size
from dialogs.report.open_report import Stored
from dialogs.report.places import Asking
from dialogs.report.questions import question_words
from dialogs.report.questions.standing_screen import add_paragraph
from dialogs.report.scene import Scene
from dialogs.report.sharing.filled_by import add_filled_by
from dialogs.screen import Draft
from templates.answers import NothingToReport, Prose
from templates.outline import Item
from templates.sentences import propose


def proposal(scene: Scene, item: Item) -> str | None:
    """The official sentences made from the figures before this narrative, while it has no answer.

    A consolidated report says the totals of both layers in a sentence of its own: none is proposed there.
    """
    if item.question.id in scene.stored or scene.report.below is not None:
        return None
    fields, report = scene.outline.figures, scene.report
    groups = scene.outline.sentence_groups(item)
    made = (propose(group.sentence, fields, report.figures, report.comparison) for group in groups)
    return " ".join(sentence for sentence in made if sentence) or None


def add_narrative(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    """What stands now, what stood last period, who wrote it, and how to go on."""
    key = item.question.id
    stored = scene.stored.get(key)
    earlier = scene.report.earlier.get(key)
    if item.paragraph is not None:
        add_paragraph(draft, scene, item.paragraph)
    lines = [standing_line(stored, item)] if stored else []
    copied = stored is not None and stored.copied
    if isinstance(earlier, Prose) and not copied and place.mode in {"ask", "proposed", "stored"}:
        lines.append(f"Kỳ trước ({size(earlier.text)}): {shown(earlier)}")
    elif earlier is not None and place.mode == "ask":
        lines.append(f"Kỳ trước: {shown(earlier)}.")
    if lines:
        draft.line()
    for line in lines:
        draft.line(line)
    add_filled_by(draft, scene, item)
    _mode_lines(draft, scene, item, place)


def standing_line(stored: Stored, item: Item) -> str:
    """The stored answer of a narrative on one line, with its size."""
    answer = stored.answer
    if item.paragraph is not None and isinstance(answer, NothingToReport):
        return question_words.PARAGRAPH_DROPPED
    doubt = f", {words.DOUBTED_HERE}" if stored.doubted else ""
    if isinstance(answer, Prose):
        copied = f", {question_words.UNCHANGED}" if stored.copied else ""
        return f"{question_words.PRESENT} ({size(answer.text)}{copied}{doubt}): {shown(answer)}"
    return f"{question_words.ANSWERED}: {shown(answer)}{doubt}."


def _mode_lines(draft: Draft, scene: Scene, item: Item, place: Asking) -> None:
    draft.line()
    match place.mode:
        case "proposed":
            sentence = proposal(scene, item) or ""
            draft.line(question_words.PROPOSAL).line(one_line(sentence), "blockquote").line(
                question_words.PROPOSAL_HELP
            )
        case "short" | "choosing":
            held = joined(place.held)
            draft.line(f"Tin mới ({size(held)}): “{excerpt(held)}”")
            if len(place.held) > 1:
                draft.line(f"({words.JOINED.format(count=len(place.held))})")
            draft.line(question_words.SHORT_HELP if place.mode == "short" else question_words.CHOOSING_HELP)
        case "adding":
            draft.line(question_words.ADDING_HELP)
        case "rewriting":
            draft.line(question_words.REWRITING_HELP)
        case "ask" if item.paragraph is not None:
            draft.line(question_words.PARAGRAPH_HELP)
        case "ask":
            draft.line(
                question_words.ASK_TEXT
                if item.required_keys
                else f"{question_words.OPTIONAL} {question_words.ASK_TEXT}"
            )
        case _:
            pass
