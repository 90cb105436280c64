"""What is sent that is neither a command nor a live button: for the desk, for the report at hand, or for nothing."""

from dialogs import words
from dialogs.desk.staff_step import said_to_desk
from dialogs.event import (
    Edited,
    Event,
    Pasted,
    PressedStale,
    Said,
    SentBadFile,
    SentPage,
    SentReport,
    SentSigned,
    SentTable,
    SentUnreadable,
)
from dialogs.home import home
from dialogs.present import present
from dialogs.report import messages
from dialogs.report import words as report_words
from dialogs.report.places import Asking, InRow
from dialogs.report.scene import Scene
from dialogs.report.submitting import signing
from dialogs.state import Desk, State
from dialogs.turn import Turn
from dialogs.world import World


def sent(state: State, world: World, event: Event) -> Turn:
    """Anything that is not a command or a live button: for the report at hand, else one helpful line."""
    scene = Scene(world, state, world.report) if world.report is not None else None
    to_desk = said_to_desk(state, world, event.said if isinstance(event, Pasted | SentReport) else event)
    if to_desk is not None:
        return to_desk
    match event:
        case Said() | Pasted() | SentReport() if scene is not None and not isinstance(state.place, Desk):
            return _taken(scene, event)
        case SentSigned() | SentPage() if scene is not None:
            return signing.sent(scene, event)
        case SentTable() if scene is not None:
            return messages.sent_table(scene, event)
        case Edited() if scene is not None:
            return messages.edited(scene, event)
        case Said() if scene is None and isinstance(state.place, Asking | InRow):
            return home(world, State(), fresh=True, head=words.GONE_SAID)
        case Said():
            return present(state, world, head=words.EXPECTS_NOTHING, fresh=True)
        case Edited():
            return present(state, world, head=report_words.EDIT_UNKNOWN, fresh=False)
        case SentUnreadable(kind):
            line = report_words.CANNOT_READ.get(kind, report_words.CANNOT_READ_OTHER)
            return present(state, world, head=line, fresh=True)
        case SentBadFile(problem):
            return present(state, world, head=f"⚠ {problem.sentence}", fresh=True)
        case PressedStale():
            return present(state, world, head=words.STALE, fresh=True)
        case _:
            return present(state, world, head=words.EXPECTS_NOTHING, fresh=True)


def _taken(scene: Scene, event: Said | Pasted | SentReport) -> Turn:
    match event:
        case Said():
            return messages.said(scene, event)
        case Pasted():
            return messages.pasted(scene, event)
        case SentReport():
            return messages.sent_report(scene, event)
