"""What is pressed in the report at hand: which part of the conversation a button belongs to."""

from dataclasses import replace

from dialogs.report import snoozing, words
from dialogs.report.answers import answering, placing, undo
from dialogs.report.asking_above import extending, requesting
from dialogs.report.contents import PAGE, contents
from dialogs.report.from_files import importing, loading
from dialogs.report.from_files.places import Importing, Loading
from dialogs.report.onward import fill_table, mark_whole_fixed, walk_remarks
from dialogs.report.places import Asking, InRow, Placing, Reading, Undoing
from dialogs.report.prepared import beside, old_form, preview, workbook
from dialogs.report.present import present_report
from dialogs.report.questions.glance import glance, table_at, use_earlier
from dialogs.report.scene import Scene
from dialogs.report.sharing import colleagues
from dialogs.report.sharing.contributing import OFFICERS_ONLY, finish
from dialogs.report.sharing.filled import filled
from dialogs.report.submitting import cover, signing, submit
from dialogs.report.summary import summary
from dialogs.report.units_below import passages, refreshing, sources
from dialogs.report.walk import open_item, resume
from dialogs.screen import Choice
from dialogs.turn import Turn


def pressed(scene: Scene, choice: Choice) -> Turn:
    """A button of any of the report's screens."""
    if scene.report.task.share is not None and choice.verb in OFFICERS_ONLY:
        return present_report(scene, head=words.OFFICERS_ONLY, fresh=False)
    looked = _looking(scene, choice)
    if looked is not None:
        return looked
    if not scene.report.task.is_open:
        return summary(scene, fresh=False)
    turn = colleagues.pressed(scene, choice) or _changing(scene, choice)
    return turn or present_report(scene, head=words.STALE, fresh=False)


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
            return beside(scene, "pdf", words.PREPARING_PDF, fresh=False)
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


def _changing(scene: Scene, choice: Choice) -> Turn | None:
    """Buttons of a report in the unit's own hands; None for one that has no place here."""
    if choice.verb in sources.SOURCE_VERBS:
        return sources.pressed(scene, choice)
    if choice.verb in passages.PASSAGE_VERBS:
        return passages.pressed(scene, choice)
    turn = _going(scene, choice) or _handing_in(scene, choice) or _deciding_on_held(scene, choice)
    if turn is not None or isinstance(scene.state.place, Loading):
        return turn
    return _beside_questions(scene, choice) or _at_question(scene, choice)


def _going(scene: Scene, choice: Choice) -> Turn | None:
    """Buttons that go somewhere in the report, or bring it up to date."""
    match choice:
        case Choice("resume", _):
            return resume(scene, fresh=False)
        case Choice("go", (question,)) if question in scene.outline.by_question:
            return open_item(scene, scene.outline.by_question[question], fresh=False)
        case Choice("remarks", _):
            return walk_remarks(scene)
        case Choice("fixed_whole", _):
            return mark_whole_fixed(scene)
        case Choice("contents", args):
            return contents(scene, _page(args, _present_page(scene)))
        case Choice("refresh_layer", _):
            return refreshing.refresh(scene)
        case Choice("load", _):
            return loading.ask_for_file(scene, fresh=False)
        case _:
            return None


def _handing_in(scene: Scene, choice: Choice) -> Turn | None:
    """Buttons of the list before submitting, and of the cover."""
    match choice:
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
        case _:
            return None


def _deciding_on_held(scene: Scene, choice: Choice) -> Turn | None:
    """What waits for a decision is stored, placed or undone: a text, a file, the last change."""
    match scene.state.place, choice:
        case Undoing() as place, Choice("undo", _):
            return undo.undo(scene, place)
        case Placing() as place, Choice("place", (question,)) if question in scene.outline.by_question:
            return answering.placed(scene, place, question)
        case Placing() as place, Choice("place_report", _):
            return placing.turn_page(scene, place, 0)
        case Placing() as place, Choice("place_page", args):
            return placing.turn_page(scene, place, _page(args))
        case Importing() as place, Choice("import_page", args):
            return importing.show(scene, replace(place, page=_page(args)), fresh=False)
        case Importing() as place, Choice("import_store", _):
            return importing.store(scene, place)
        case Loading() as place, _:
            return loading.pressed(scene, place, choice)
        case _:
            return None


def _beside_questions(scene: Scene, choice: Choice) -> Turn | None:
    """The workbook, who answered what, the end of a colleague's part, a table for itself."""
    match choice:
        case Choice("workbook", _):
            return workbook(scene)
        case Choice("filled", args):
            return filled(scene, _page(args))
        case Choice("finish_part", args) if scene.report.task.share is not None:
            return finish(scene, sure=args == ("yes",))
        case Choice("table", (name,)):
            return _table(scene, name)
        case _:
            return None


def _at_question(scene: Scene, choice: Choice) -> Turn | None:
    """Buttons of the question at hand, of its text or of its table."""
    match scene.state.place, choice:
        case Reading() as place, Choice("read_page", args):
            return answering.turn_reading_page(scene, place, _page(args))
        case Asking() as place, Choice("glance" | "fill" | "table_earlier", args):
            return _of_table(scene, place, choice.verb, args)
        case (Asking() | InRow()) as place, _ if place.question in scene.outline.by_question:
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
