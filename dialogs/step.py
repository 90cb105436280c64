"""One step of any conversation: what a person did, at the place they stand, becomes a turn."""

from dataclasses import replace

from dialogs import handover, joining, journal, standing_in, trying, words
from dialogs.changes import FinishShare, PutAnswer, RemoveAnswer, UndoBatch
from dialogs.desk.following.needs import FOLLOW_VERBS, concerns_following
from dialogs.desk.matters import granting
from dialogs.desk.office_needs import OFFICE_VERBS, concerns_office
from dialogs.desk.office_step import office_step
from dialogs.desk.places import Consolidating
from dialogs.desk.review.places import Queue
from dialogs.desk.staff_step import DESK_VERBS, EXTENSION_VERBS, MATTER_VERBS, desk_pressed, followed, matter_pressed
from dialogs.desk.stopping import is_under_way, job_to_stop, stopped
from dialogs.desk.stopping import said as said_of_job
from dialogs.desk.telling.readers import mark_read
from dialogs.event import Commanded, Edited, Event, Pressed, Said, SentTable
from dialogs.handover import HANDOVER_VERBS
from dialogs.home import home
from dialogs.present import present, show_desk
from dialogs.report import buttons, commands
from dialogs.report import words as report_words
from dialogs.report.from_files.places import Importing, Loading
from dialogs.report.naming import task_name
from dialogs.report.places import Asking, Summary
from dialogs.report.present import present_report
from dialogs.report.scene import Scene
from dialogs.report.summary import summary
from dialogs.report.walk import open_item, resume
from dialogs.screen import Choice, Draft, button
from dialogs.sent import sent
from dialogs.state import Choosing, Confirming, Journal, Naming, State, holds_text
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.world import World

ANSWERING = PutAnswer | RemoveAnswer | UndoBatch
"""Changes of answers."""

REPORT_COMMANDS = frozenset({"xemtruoc", "nop", "hoantac"})
OPENING = frozenset(
    {"resume", "open", "home", "choose", "at", "waiting", "extend", "snooze", "snooze_until", "stand_in"}
)
LEADING_AWAY = OPENING | DESK_VERBS | FOLLOW_VERBS | MATTER_VERBS | EXTENSION_VERBS | OFFICE_VERBS
"""Buttons that would leave a text behind which still waits for the person's decision."""


def step(state: State, event: Event, world: World) -> Turn:
    """A pure function of the state, the event and what was loaded; whatever comes, it answers with a turn.

    A contributor who answers again after saying that their part was finished has it open again.
    """
    turn = _within_reach(state, event, world)
    return standing_in.said_for_whom(state, turn, world)


def _within_reach(state: State, event: Event, world: World) -> Turn:
    """The turn without what a try-out, or who stands in for a unit, leaves to others."""
    turn = _step(_settled(state, world), event, world)
    if standing_in.refuses(world, turn.changes):
        return present(state, world, head=standing_in.UNITS_OWN, fresh=turn.fresh)
    if _tried(world) and any(isinstance(change, trying.NOT_TRIED) for change in turn.changes):
        return present(state, world, head=trying.ONLY_TRIED, fresh=turn.fresh)
    share = world.report.task.share if world.report is not None else None
    if share is None or not share.done or not any(isinstance(change, ANSWERING) for change in turn.changes):
        return turn
    return replace(turn, changes=(*turn.changes, FinishShare(done=False)))


def _tried(world: World) -> bool:
    return world.report is not None and world.report.task.tried


def _settled(state: State, world: World) -> State:
    """The state without what a newer version of the form does not ask any more."""
    report = world.report
    if report is None or report.task.id != state.report:
        return state
    known, place = report.task.outline, state.place
    if isinstance(place, Importing | Loading) and any(read.key not in known.by_key for read in place.values):
        return replace(state, place=Summary())
    if isinstance(place, Asking) and place.came_from and place.came_from not in known.by_question:
        return replace(state, place=replace(place, came_from=""))
    return state


def _step(state: State, event: Event, world: World) -> Turn:
    if (entered := _entering(state, event, world)) is not None:
        return entered
    job = job_to_stop(event)
    if job is not None:
        turn = present(state, world, head=said_of_job(world.job), fresh=True)
        return stopped(turn, job) if is_under_way(world.job) else turn
    if world.shut and not (isinstance(event, Commanded) and event.name not in REPORT_COMMANDS):
        return _shut(world, event)
    if _leaves_text(state, event) and world.report is not None:
        return present_report(Scene(world, state, world.report), head=words.HOLDING, fresh=True)
    if concerns_office(state, event):
        return office_step(state, event, world)
    if concerns_following(event):
        return followed(state, event, world)
    match event:
        case Pressed(Choice("told_read", (number,))):
            return mark_read(state, int(number))
        case Commanded(name, argument):
            return _commanded(state, world, name, argument)
        case Pressed(choice):
            return _pressed(state, world, choice)
        case _:
            return sent(state, world, event)


def _entering(state: State, event: Event, world: World) -> Turn | None:
    """The way in, from a code to a name; None for whoever is in."""
    if isinstance(event, Commanded) and event.name == "start":
        return joining.started(world, state, bool(event.argument))
    if isinstance(state.place, Confirming) and not (isinstance(event, Commanded) and world.person is not None):
        return joining.confirming(world, state, event)
    if world.person is None:
        return joining.stranger(state, words.STRANGER)
    return joining.naming(world, state, event) if isinstance(state.place, Naming) else None


def _shut(world: World, event: Event) -> Turn:
    """The report the person helps with has been handed in: nothing of it is shown or stored now."""
    unstored = isinstance(event, Said | SentTable | Edited)
    head = f"{words.PART_SHUT} {words.NOT_STORED_SHUT}" if unstored else words.PART_SHUT
    return home(world, State(), fresh=not isinstance(event, Pressed), head=head)


def _leaves_text(state: State, event: Event) -> bool:
    """Whether the event would lead away from a text that still waits for the person's decision."""
    if not holds_text(state.place):
        return False
    if isinstance(event, Commanded):
        return event.name not in {"huy", "trogiup"}
    return isinstance(event, Pressed) and event.choice.verb in LEADING_AWAY


def _commanded(state: State, world: World, name: str, argument: str) -> Turn:
    if name in REPORT_COMMANDS:
        return _report_command(state, world, name)
    match name:
        case "baocao":
            return home(world, state, fresh=True)
        case "huy":
            return home(world, state, fresh=True, head=words.LEFT)
        case "trogiup":
            return present(state, world, head=_help(world), fresh=True)
        case "tonghop":
            return show_desk(state, world, Consolidating(form=argument.strip()), fresh=True)
        case "duyet":
            return show_desk(state, world, Queue(), fresh=True)
        case "nhatky":
            return journal.show_journal(world, state, Journal(), fresh=True)
        case _:
            return present(state, world, head=words.UNKNOWN_COMMAND, fresh=True)


def _help(world: World) -> str:
    lines = (*words.HELP[:4], words.HELP_DISTRICT) if world.has_desk else words.HELP
    return "\n".join(lines)


def _report_command(state: State, world: World, name: str) -> Turn:
    if world.report is not None:
        return commands.commanded(Scene(world, state, world.report), name)
    candidates = [task for task in world.tasks if task.is_open or name == "xemtruoc"]
    if not candidates:
        return home(world, state, fresh=True, head=report_words.NO_REPORT)
    draft = Draft().line(words.WHICH_REPORT, "bold")
    for task in candidates:
        draft.row(button(task_name(task, 60), "choose", str(task.id)))
    draft.row(TO_HOME)
    return Turn(State(None, Choosing(name)), draft.screen())


def _pressed(state: State, world: World, choice: Choice) -> Turn:
    if choice.verb == "home":
        return home(world, state, fresh=False)
    if choice.verb in DESK_VERBS:
        return desk_pressed(state, world, choice)
    if choice.verb in EXTENSION_VERBS:
        return granting.answer(world, state, choice)
    if choice.verb in HANDOVER_VERBS:
        return handover.pressed(world, state, choice)
    if choice.verb == "waiting" or choice.verb in MATTER_VERBS:
        return matter_pressed(state, world, choice)
    if world.report is None:
        return home(world, state, fresh=False, head=words.GONE)
    scene = Scene(world, state, world.report)
    match choice:
        case Choice("resume" | "trying" | "stand_in", _):
            return resume(scene, fresh=False) if world.report.task.is_open else summary(scene, fresh=False)
        case Choice("open", _):
            return summary(scene, fresh=False)
        case Choice("at", (_, question)) if world.report.task.is_open and question in scene.outline.by_question:
            return open_item(scene, scene.outline.by_question[question], fresh=False)
        case Choice("at", _):
            return summary(scene, fresh=False)
        case Choice("choose", _) if isinstance(state.place, Choosing):
            return commands.commanded(scene, state.place.command)
        case _:
            return buttons.pressed(scene, choice)
