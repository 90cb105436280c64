"""What is sent to the report at hand: which part of the conversation a message or a file belongs to."""

from dataclasses import replace

from dialogs.event import Edited, Pasted, Said, SentReport, SentTable
from dialogs.report import words
from dialogs.report.answers import answering, editing, placing
from dialogs.report.asking_above import extending, requesting
from dialogs.report.asking_above.places import Extending, Requesting
from dialogs.report.from_files import importing, loading, loading_words, pasting
from dialogs.report.from_files.places import Loading
from dialogs.report.places import Asking, InRow, Placing
from dialogs.report.present import present_report
from dialogs.report.scene import Scene
from dialogs.report.submitting import cover, signing
from dialogs.report.submitting.places import CoverSheet, Signing
from dialogs.report.summary import summary
from dialogs.report.units_below import passage_screens, passage_words, passages, sources
from dialogs.report.units_below.places import Passages, Sources
from dialogs.screen import below
from dialogs.turn import Turn
from templates.outline import Item
from templates.problem import Problem
from templates.rows import RowList
from templates.text import secrecy_mark


def said(scene: Scene, event: Said) -> Turn:
    """A message: to a cover detail, to a question, or to be placed."""
    turn = _said(scene, event)
    if not event.beside or turn.screen is None:
        return turn
    return replace(turn, screen=below(words.CAPTION_ONLY, turn.screen))


def _said(scene: Scene, event: Said) -> Turn:
    if secrecy_mark(event.text):
        return present_report(scene, head=words.MARKED_SECRET, fresh=True)
    place = scene.state.place
    if isinstance(place, CoverSheet) and place.item and scene.report.cover is not None:
        return cover.said(scene, place, event.text)
    if isinstance(place, Signing):
        return signing.ask(scene, fresh=True, head=f"⚠ {Problem('not_signed_file').sentence}")
    if isinstance(place, Requesting):
        return requesting.said(scene, event.text)
    if isinstance(place, Extending) and not scene.world.reply_question:
        return extending.said(scene, place, event.text)
    if not scene.report.task.is_open:
        return _closed(scene)
    elsewhere = not isinstance(place, Asking | InRow) or scene.state.report != scene.report.task.id
    if isinstance(place, Passages) and not _named_elsewhere(scene):
        return _said_at_passages(scene, place, event)
    if isinstance(place, Sources) and not _named_elsewhere(scene) and scene.report.below is not None:
        return _said_at_sources(scene, place, event)
    if scene.world.reply_question and elsewhere:
        place = Asking(scene.world.reply_question)
    if isinstance(place, Asking | InRow) and place.question in scene.outline.by_question:
        return answering.said(scene, place, event)
    if isinstance(place, Loading):
        return loading.present(scene, place, fresh=True, head=loading_words.DECIDE_FIRST)
    return placing.hold(scene, event)


def _named_elsewhere(scene: Scene) -> bool:
    """Whether the message answers the question of a notice, or the place belongs to another report."""
    return bool(scene.world.reply_question) or scene.state.report != scene.report.task.id


def _said_at_passages(scene: Scene, place: Passages, event: Said) -> Turn:
    """Numbers pick; any other text is the parent's own answer to the question."""
    picked = passages.said(scene, place, event.text)
    if picked is not None:
        return picked
    if place.question not in scene.outline.by_question:
        return placing.hold(scene, event)
    if isinstance(scene.outline.by_question[place.question].question, RowList):
        return passage_screens.show(scene, place, fresh=True, head=passage_words.PICK_HELP_ROWS)
    return answering.said(scene, passages.own_text(scene, place), event)


def _said_at_sources(scene: Scene, place: Sources, event: Said) -> Turn:
    """An adjustment where one is waited for; else an answer to the question the sources belong to."""
    if place.adjusting or place.question not in scene.outline.by_question:
        return sources.said(scene, place, event.text)
    item = scene.outline.by_question[place.question]
    return answering.said(scene, Asking(place.question, shown=scene.fingerprint(item)), event)


def pasted(scene: Scene, event: Pasted) -> Turn:
    """A message with a table in it: a text where a text is asked, else figures."""
    elsewhere = event.table is not None and event.report != scene.report.task.id
    if _waits_for_text(scene, event.said) or not scene.report.task.is_open or elsewhere:
        return said(scene, event.said)
    item = _asked(scene)
    return pasting.pasted(scene, event, item) or said(scene, pasting.as_said(event, item))


def sent_report(scene: Scene, event: SentReport) -> Turn:
    """A Word file: a whole report where it is one, else a text like any other."""
    elsewhere = event.report != scene.report.task.id
    if _waits_for_text(scene, event.said) or not scene.report.task.is_open or elsewhere:
        return said(scene, event.said)
    return loading.sent(scene, event, _asked(scene)) or said(scene, event.said)


def _waits_for_text(scene: Scene, event: Said) -> bool:
    """Whether any message is a text here: a cover detail, a question above, a reason, one more of a text that waits."""
    place = scene.state.place
    says = isinstance(place, Asking) and place.mode in {"inquiring", "reasoning"}
    return says or isinstance(place, CoverSheet | Placing | Extending) or secrecy_mark(event.text)


def _asked(scene: Scene) -> Item | None:
    """The question a message would answer."""
    place = scene.state.place
    open_here = place.question if isinstance(place, Asking | InRow) else ""
    return scene.outline.by_question.get(scene.world.reply_question or open_here)


def _closed(scene: Scene) -> Turn:
    """What was sent cannot be stored: the report is not open."""
    task = scene.report.task
    remedy = words.NOT_OPEN_REMEDY if scene.report.may_be_withdrawn else ""
    status = words.LOCKED if task.locked else words.STATUS[task.status]
    return summary(scene, fresh=True, head=words.NOT_OPEN.format(status=status, remedy=remedy))


def edited(scene: Scene, event: Edited) -> Turn:
    """An edited message changes the answer it gave while the report is open; else one kind line."""
    if secrecy_mark(event.text):
        return present_report(scene, head=words.MARKED_SECRET, fresh=False)
    turn = editing.edited(scene, event) if scene.report.task.is_open else None
    return turn or present_report(scene, head=words.EDIT_UNKNOWN, fresh=False)


def sent_table(scene: Scene, event: SentTable) -> Turn:
    """A filled workbook, or a pasted table."""
    if not scene.report.task.is_open:
        return _closed(scene)
    return importing.sent(scene, event)
