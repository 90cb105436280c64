"""The report conversation as one: which part of it an event belongs to."""

from dataclasses import replace

from dialogs.event import Edited, Pasted, Said, SentReport, SentTable
from dialogs.report import snoozing, words
from dialogs.report.answers import answering, placing, rows, undo
from dialogs.report.asking_above import extending, requesting
from dialogs.report.asking_above.places import Extending, Requesting
from dialogs.report.from_files import importing, loading, loading_words, pasting
from dialogs.report.from_files.places import AwaitingReport, Importing, Loading
from dialogs.report.onward import fill_table, mark_whole_fixed, walk_remarks
from dialogs.report.places import Asking, Contents, InRow, Placing, Reading, Snoozing, Undoing
from dialogs.report.questions.glance import glance, table_at, use_earlier
from dialogs.report.questions.question import question_screen
from dialogs.report.scene import Scene
from dialogs.report.sharing import colleagues
from dialogs.report.sharing.contributing import OFFICERS_ONLY, finish
from dialogs.report.sharing.filled import filled
from dialogs.report.sharing.places import Colleagues, Filled, Inviting
from dialogs.report.submitting import cover, signing, submit
from dialogs.report.submitting.places import CoverSheet, Signing, Submitting
from dialogs.report.units_below import passage_words, passages, refreshing, sources
from dialogs.report.units_below.places import Passages, Sources
from dialogs.report.walk import PAGE, as_pdf, contents, open_item, resume, summary
from dialogs.screen import Choice, below, under
from dialogs.turn import Job, Turn
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
        return present(scene, head=words.MARKED_SECRET, fresh=True)
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
        return passages.show(scene, place, fresh=True, head=passage_words.PICK_HELP_ROWS)
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
    """Whether any message is a text here: a cover detail, a question to the parent, one more of a text that waits."""
    place = scene.state.place
    inquires = isinstance(place, Asking) and place.mode == "inquiring"
    return inquires or isinstance(place, CoverSheet | Placing | Extending) or secrecy_mark(event.text)


def _asked(scene: Scene) -> Item | None:
    """The question a message would answer."""
    place = scene.state.place
    open_here = place.question if isinstance(place, Asking | InRow) else ""
    return scene.outline.by_question.get(scene.world.reply_question or open_here)


def _closed(scene: Scene) -> Turn:
    """What was sent cannot be stored: the report is not open."""
    task = scene.report.task
    remedy = words.NOT_OPEN_REMEDY if task.status == "submitted" else ""
    status = words.LOCKED if task.locked else words.STATUS[task.status]
    return summary(scene, fresh=True, head=words.NOT_OPEN.format(status=status, remedy=remedy))


def edited(scene: Scene, event: Edited) -> Turn:
    """An edited message changes the answer it gave while the report is open; else one kind line."""
    if secrecy_mark(event.text):
        return present(scene, head=words.MARKED_SECRET, fresh=False)
    turn = answering.edited(scene, event) if scene.report.task.is_open else None
    return turn or present(scene, head=words.EDIT_UNKNOWN, fresh=False)


def pressed(scene: Scene, choice: Choice) -> Turn:
    """A button of any of the report's screens."""
    if scene.report.task.share is not None and choice.verb in OFFICERS_ONLY:
        return present(scene, head=words.OFFICERS_ONLY, fresh=False)
    looked = _looking(scene, choice)
    if looked is not None:
        return looked
    if not scene.report.task.is_open:
        return summary(scene, fresh=False)
    turn = colleagues.pressed(scene, choice) or _changing(scene, choice)
    return turn or present(scene, head=words.STALE, fresh=False)


def _looking(scene: Scene, choice: Choice) -> Turn | None:
    """Buttons that change no answer; they work on a submitted report too."""
    match choice:
        case Choice("summary", _):
            return summary(scene, fresh=False)
        case Choice("preview", _):
            return preview(scene, fresh=False)
        case Choice("old_form", (_, version)):
            return old_form(scene, int(version))
        case Choice("pdf", _) if scene.world.pdf:
            return _beside(scene, "pdf", words.PREPARING_PDF, fresh=False)
        case Choice("to_sign", _) if scene.report.below is not None:
            return refreshing.to_sign(scene, line=words.PREPARING)
        case Choice("withdraw", _):
            return submit.withdraw(scene)
        case Choice("request_edit", _):
            return requesting.ask(scene, fresh=False)
        case Choice("sign" | "join_pages" | "drop_pages" as verb, _):
            return _sign(scene, verb)
        case Choice("cover_item", ("number",)):
            return cover.ask(scene, "number")
        case Choice("extend" | "extend_to", _):
            return extending.pressed(scene, choice)
        case Choice("snooze" | "snooze_until", _):
            return snoozing.pressed(scene, choice)
        case _:
            return None


def _sign(scene: Scene, verb: str) -> Turn:
    match verb:
        case "join_pages":
            return signing.join(scene)
        case "drop_pages":
            return signing.drop(scene)
        case _:
            return signing.ask(scene, fresh=False)


def _changing(scene: Scene, choice: Choice) -> Turn | None:  # noqa: PLR0912 - one line for each button
    place = scene.state.place
    match choice:
        case Choice("resume", _):
            return resume(scene, fresh=False)
        case Choice("go", (question,)) if question in scene.outline.by_question:
            return open_item(scene, scene.outline.by_question[question], fresh=False)
        case _ if choice.verb in sources.SOURCE_VERBS:
            return sources.pressed(scene, choice)
        case _ if choice.verb in passages.PASSAGE_VERBS:
            return passages.pressed(scene, choice)
        case Choice("refresh_layer", _):
            return refreshing.refresh(scene)
        case Choice("remarks", _):
            return walk_remarks(scene)
        case Choice("fixed_whole", _):
            return mark_whole_fixed(scene)
        case Choice("contents", args):
            return contents(scene, _page(args, _present_page(scene)))
        case Choice("submit", args):
            return submit.listing(scene, _page(args), fresh=False)
        case Choice("jump", (question, key)) if question in scene.outline.by_question:
            return submit.jump(scene, question, key)
        case Choice("submit_nothing", _):
            return submit.nothing_for_rest(scene)
        case Choice("submit_confirm", _):
            return submit.confirm(scene)
        case Choice("cover", _):
            return cover.sheet(scene, fresh=False)
        case Choice("cover_item", (item,)):
            return cover.ask(scene, item)
        case Choice("undo", _) if isinstance(place, Undoing):
            return undo.undo(scene, place)
        case Choice("place", (question,)) if isinstance(place, Placing) and question in scene.outline.by_question:
            return answering.placed(scene, place, question)
        case Choice("place_report", _) if isinstance(place, Placing):
            return placing.turn_page(scene, place, 0)
        case Choice("place_page", args) if isinstance(place, Placing):
            return placing.turn_page(scene, place, _page(args))
        case Choice("import_page", args) if isinstance(place, Importing):
            return importing.show(scene, replace(place, page=_page(args)), fresh=False)
        case Choice("import_store", _) if isinstance(place, Importing):
            return importing.store(scene, place)
        case Choice("load", _):
            return loading.ask_for_file(scene, fresh=False)
        case _ if isinstance(place, Loading):
            return loading.pressed(scene, place, choice)
        case Choice("workbook", _):
            return workbook(scene)
        case Choice("filled", args):
            return filled(scene, _page(args))
        case Choice("finish_part", args) if scene.report.task.share is not None:
            return finish(scene, sure=args == ("yes",))
        case Choice("read_page", args) if isinstance(place, Reading):
            return answering.turn_reading_page(scene, place, _page(args))
        case Choice("table", (name,)):
            return _table(scene, name)
        case Choice("glance" | "fill" | "table_earlier", args) if isinstance(place, Asking):
            return _of_table(scene, place, choice.verb, args)
        case _ if isinstance(place, Asking | InRow) and place.question in scene.outline.by_question:
            return answering.pressed(scene, place, choice)
        case _:
            return None


def _table(scene: Scene, name: str) -> Turn | None:
    found = [table for table in scene.outline.form.tables if table.id == name and scene.outline.filling(table)]
    return fill_table(scene, found[0]) if found else None


def _of_table(scene: Scene, place: Asking, verb: str, args: tuple[str, ...]) -> Turn | None:
    """The table the question at hand belongs to: looked at, copied from last period, or filled in for itself."""
    item = scene.outline.by_question.get(place.question)
    table = table_at(scene, item) if item is not None else None
    if item is None or table is None:
        return None
    match verb, args:
        case "fill", (question,) if question in scene.outline.by_question:
            return open_item(scene.filling(table), scene.outline.by_question[question], fresh=False)
        case "table_earlier", _:
            return use_earlier(scene, item, table)
        case _:
            return glance(scene, item, table, _page(args) if verb == "glance" else 0)


def _page(args: tuple[str, ...], default: int = 0) -> int:
    return int(args[0]) if args else default


def _present_page(scene: Scene) -> int:
    """The contents page the present question stands on."""
    place = scene.state.place
    if isinstance(place, Asking) and place.question in scene.outline.by_question:
        return (scene.outline.by_question[place.question].index - 1) // PAGE
    return 0


def preview(scene: Scene, *, fresh: bool) -> Turn:
    """/xemtruoc: the Word file as it stands, sent when it is ready; the screen stays where it was."""
    turn = _beside(scene, "preview", words.PREPARING, fresh=fresh)
    wanted = as_pdf(scene)
    if wanted is None or turn.screen is None or wanted in turn.screen.buttons:
        return turn
    return replace(turn, screen=under(turn.screen, wanted))


def _beside(scene: Scene, kind: str, line: str, *, fresh: bool) -> Turn:
    """The present screen with a line on the file that is being made for this report."""
    turn = present(scene, head=f"⏳ {line}", fresh=fresh)
    return replace(turn, jobs=(Job(kind, {"assignment": scene.report.task.id}),))


def old_form(scene: Scene, version: int) -> Turn:
    """The Word file as the version before asked it, with what is no longer asked."""
    turn = present(scene, head=f"⏳ {words.PREPARING}", fresh=True)
    return replace(turn, jobs=(Job("preview", {"assignment": scene.report.task.id, "version": version}),))


def workbook(scene: Scene) -> Turn:
    """Tải biểu Excel: the tables as a workbook to fill in, with what is stored already."""
    turn = _beside(scene, "workbook", words.PREPARING_WORKBOOK, fresh=False)
    if scene.report.task.share is None:
        return turn
    questions = ",".join(scene.outline.by_question)
    return replace(turn, jobs=(Job("workbook", {"assignment": scene.report.task.id, "questions": questions}),))


def sent_table(scene: Scene, event: SentTable) -> Turn:
    """A filled workbook, or a pasted table."""
    if not scene.report.task.is_open:
        return _closed(scene)
    return importing.sent(scene, event)


def present(scene: Scene, *, head: str, fresh: bool) -> Turn:
    """The place the person is at, shown again with a line above it."""
    place = scene.state.place
    if isinstance(place, Placing) and scene.report.task.is_open:
        return placing.ask(scene, place, fresh=fresh, head=head)
    if isinstance(place, InRow) and place.question in scene.outline.by_question and scene.report.task.is_open:
        return rows.present(scene, scene.outline.by_question[place.question], place, fresh=fresh, head=head)
    if isinstance(place, Asking) and place.question in scene.outline.by_question and scene.report.task.is_open:
        item = scene.outline.by_question[place.question]
        place = replace(place, shown=scene.fingerprint(item))
        return scene.show(place, question_screen(scene, item, place, head=head), fresh=fresh)
    if isinstance(place, Importing) and scene.report.task.is_open:
        return importing.show(scene, place, fresh=fresh, head=head)
    if isinstance(place, Sources) and scene.report.task.is_open and scene.report.below is not None:
        return sources.show(scene, place, fresh=fresh, head=head)
    if isinstance(place, Passages) and scene.report.task.is_open and scene.report.below is not None:
        return passages.show(scene, place, fresh=fresh, head=head)
    if isinstance(place, AwaitingReport) and scene.report.task.is_open:
        return loading.ask_for_file(scene, fresh=fresh, head=head)
    if isinstance(place, Loading) and scene.report.task.is_open:
        return loading.present(scene, place, fresh=fresh, head=head)
    if isinstance(place, Contents) and scene.report.task.is_open:
        return contents(scene, place.page, fresh=fresh, head=head)
    if isinstance(place, Colleagues | Inviting) and scene.report.task.is_open:
        return colleagues.present(scene, place, fresh=fresh, head=head)
    return _present_also_closed(scene, head=head, fresh=fresh)


def _present_also_closed(scene: Scene, *, head: str, fresh: bool) -> Turn:
    """Places that a report in the parent's hands has too."""
    place = scene.state.place
    if isinstance(place, Submitting):
        return submit.listing(scene, place.page, fresh=fresh, head=head)
    if isinstance(place, CoverSheet) and scene.report.cover and (place.item or scene.report.task.is_open):
        return cover.present(scene, place, fresh=fresh, head=head)
    if isinstance(place, Extending):
        return extending.show(scene, place, fresh=fresh, head=head)
    if isinstance(place, Requesting):
        return requesting.ask(scene, fresh=fresh, head=head)
    if isinstance(place, Signing):
        return signing.ask(scene, fresh=fresh, head=head)
    if isinstance(place, Snoozing):
        return snoozing.choose(scene, fresh=fresh, head=head)
    if isinstance(place, Filled):
        return filled(scene, place.page, fresh=fresh, head=head)
    if isinstance(place, Reading) and place.question in scene.outline.by_question:
        return answering.read_again(scene, place, fresh=fresh, head=head)
    return summary(scene, fresh=fresh, head=head)


def commanded(scene: Scene, name: str) -> Turn:
    """A command that acts on the report last opened."""
    match name:
        case "xemtruoc" if scene.report.task.share is not None:
            return present(scene, head=words.NO_PREVIEW, fresh=True)
        case "nop" if scene.report.task.share is not None:
            return summary(scene, head=words.OFFICERS_ONLY, fresh=True)
        case "xemtruoc":
            return preview(scene, fresh=True)
        case "nop":
            return submit.listing(scene, fresh=True)
        case _:
            return undo.propose_undo(scene) or present(scene, head=words.NOTHING_TO_UNDO, fresh=True)
