"""The screen of whatever place in the report a person stands at."""

from dialogs.report import snoozing
from dialogs.report.answers import answering, rows
from dialogs.report.answers.editing import still_here
from dialogs.report.asking_above import extending, requesting
from dialogs.report.asking_above.places import Extending, Requesting
from dialogs.report.contents import contents
from dialogs.report.from_files import importing, loading
from dialogs.report.from_files.places import AwaitingReport, Importing, Loading
from dialogs.report.places import Asking, Contents, InRow, Placing, Reading, Snoozing
from dialogs.report.scene import Scene
from dialogs.report.sharing import colleagues
from dialogs.report.sharing.filled import filled
from dialogs.report.sharing.places import Colleagues, Filled, Inviting
from dialogs.report.submitting import cover, signing, submit
from dialogs.report.submitting.places import CoverSheet, Signing, Submitting
from dialogs.report.summary import summary
from dialogs.report.units_below import passage_screens, sources
from dialogs.report.units_below.places import Passages, Sources
from dialogs.turn import Turn


def present_report(scene: Scene, *, head: str, fresh: bool) -> Turn:
    """The place the person is at, shown again with a line above it."""
    turn = _while_open(scene, head=head, fresh=fresh) if scene.report.task.is_open else None
    return turn or _always(scene, head=head, fresh=fresh)


def _while_open(scene: Scene, *, head: str, fresh: bool) -> Turn | None:
    """Places that only a report in the unit's own hands has; None at any other."""
    known = scene.outline.by_question
    match scene.state.place:
        case Placing() as place:
            return still_here(scene, place, head, fresh=fresh)
        case InRow(question) as place if question in known:
            return rows.present(scene, known[question], place, fresh=fresh, head=head)
        case Asking(question) as place if question in known:
            return still_here(scene, place, head, fresh=fresh)
        case Importing() as place:
            return importing.show(scene, place, fresh=fresh, head=head)
        case Sources() as place if scene.report.below is not None:
            return sources.show(scene, place, fresh=fresh, head=head)
        case Passages() as place if scene.report.below is not None:
            return passage_screens.show(scene, place, fresh=fresh, head=head)
        case AwaitingReport():
            return loading.ask_for_file(scene, fresh=fresh, head=head)
        case Loading() as place:
            return loading.present(scene, place, fresh=fresh, head=head)
        case Contents(page):
            return contents(scene, page, fresh=fresh, head=head)
        case Colleagues() | Inviting() as place:
            return colleagues.present(scene, place, fresh=fresh, head=head)
        case CoverSheet() as place if scene.report.cover:
            return cover.present(scene, place, fresh=fresh, head=head)
        case _:
            return None


def _always(scene: Scene, *, head: str, fresh: bool) -> Turn:
    """Places that a report in the parent's hands has too; where the person stands at none of them, the summary."""
    match scene.state.place:
        case Submitting(page):
            return submit.listing(scene, page, fresh=fresh, head=head)
        case CoverSheet(item) as place if scene.report.cover and item:
            return cover.present(scene, place, fresh=fresh, head=head)
        case Extending() as place:
            return extending.show(scene, place, fresh=fresh, head=head)
        case Requesting():
            return requesting.ask(scene, fresh=fresh, head=head)
        case Signing():
            return signing.ask(scene, fresh=fresh, head=head)
        case Snoozing():
            return snoozing.choose(scene, fresh=fresh, head=head)
        case Filled(page):
            return filled(scene, page, fresh=fresh, head=head)
        case Reading(question) as place if question in scene.outline.by_question:
            return answering.read_again(scene, place, fresh=fresh, head=head)
        case _:
            return summary(scene, fresh=fresh, head=head)
