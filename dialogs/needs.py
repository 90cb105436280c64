"""What a step will want to look at, said before it runs: a pure function of the state and the event."""

from dataclasses import dataclass, replace

from dialogs.desk.following.needs import READ, FollowNeeds, concerns_following, follow_needs, is_following
from dialogs.desk.following.places import Following, Nudging, Telling
from dialogs.desk.matters.places import Granting, Replying, Waiting
from dialogs.desk.office_needs import OfficeNeeds, concerns_office, is_office, office_needs
from dialogs.desk.places import Consolidating
from dialogs.desk.review.conversation import LEADING_ON, LISTING, NAMING
from dialogs.desk.review.conversation import VERBS as REVIEW_VERBS
from dialogs.desk.review.places import Bulk, Queue, Reviewing
from dialogs.desk.staff_step import DESK_VERBS, EXTENSION_VERBS, MATTER_VERBS
from dialogs.desk.stopping import job_to_stop
from dialogs.event import Commanded, Edited, Event, Pasted, Pressed, PressedStale, Said, SentReport
from dialogs.handover import HANDOVER_VERBS
from dialogs.journal import VERBS as JOURNAL_VERBS
from dialogs.report.asking_above.places import Extending, Requesting
from dialogs.report.places import Asking, Placing, Undoing
from dialogs.report.sharing.places import Colleagues, Inviting
from dialogs.report.submitting.places import CoverSheet, Signing
from dialogs.report.units_below.places import Sources
from dialogs.state import Choosing, Confirming, Desk, Home, Journal, Naming, State, holds_text
from dialogs.step import REPORT_COMMANDS

COVER_VERBS = frozenset({"cover", "cover_item", "submit_confirm"})
"""Buttons behind which the cover is shown or frozen with a submission."""

COLLEAGUE_VERBS = frozenset({"colleagues", "ask_colleague", "ask_again", "stop_asking", "stop", "reopen_share"})
"""Buttons of the screens that show who helps with the report."""


@dataclass(frozen=True, slots=True)
class Needs:
    """``report``: that assignment; where it is None, ``sole`` takes the one open report there is and ``nearest``
    the one with the nearest deadline.

    ``tasks``: all reports of the person's units; ``pieces``: sources of these answers; ``reply_to`` and ``edited``:
    message ids to look up, which may name another report unless ``stay`` (a text waits in this one);
    ``periods``: the desk's periods; ``cover``: the report's cover details; ``colleagues``: who helps with it;
    ``inquiry``, ``extension``: that matter of a unit's; ``above``: whether a message to the staff above would reach
    anybody; ``office``: what the office desk looks at;
    ``unit_officers``: the officers of the person's own units and of these.
    """

    report: int | None = None
    stay: bool = False
    sole: bool = False
    nearest: bool = False
    tasks: bool = False
    undoable: bool = False
    pieces: tuple[str, ...] = ()
    reply_to: int | None = None
    edited: int | None = None
    code: str = ""
    code_hash: str = ""
    periods: bool = False
    period: int | None = None
    """The only one of ``periods`` that is looked at, where one is chosen."""
    cover: bool = True
    colleagues: bool = False
    source_path: tuple[int, ...] = ()
    """The way down to the unit whose part of a total is followed."""
    inquiry: int | None = None
    extension: int | None = None
    above: bool = False
    office: OfficeNeeds | None = None
    follow: FollowNeeds | None = None
    """What is looked at of the units below."""
    review: int | None = None
    """The report to be checked."""
    queue: bool = False
    odd: bool = False
    """Whether the queue is wanted with what is odd about each report."""
    log: tuple[int, int] | None = None
    """The unit (0 = none chosen) and page of /nhatky."""
    unit_officers: tuple[int, ...] | None = None
    tryout: int = 0
    """The form's version whose try-out by the person is the report."""
    job: int | None = None
    """The person's own work whose button was pressed."""
    stands_in: int | None = None
    """The report that is answered in its unit's place."""


def needs(state: State, event: Event) -> Needs:
    """The least a step on this event needs; a person's rights decide later what of it is loaded."""
    job = job_to_stop(event)
    if job is not None:
        return replace(needs(state, PressedStale()), job=job)
    if isinstance(event, Pressed) and event.choice.verb == "stand_in" and not holds_text(state.place):
        number = int(event.choice.args[0])
        return Needs(report=number, tasks=True, stands_in=number)
    found = _needs(state, event)
    return replace(found, stands_in=state.stands_in) if state.stands_in is not None else found


def _needs(state: State, event: Event) -> Needs:
    place = state.place
    if isinstance(event, Commanded) and event.name == "start":
        return Needs(code=event.argument, tasks=True)
    if isinstance(place, Confirming):
        return replace(_for_event(state, event), code_hash=place.code_hash, tasks=True)
    if isinstance(place, Naming):
        return Needs(tasks=True)
    if concerns_office(state, event):
        held = state.report if holds_text(place) else None
        return Needs(report=held, tasks=True, office=office_needs(state, event))
    if concerns_following(event):
        held = state.report if holds_text(place) or (isinstance(event, Commanded) and _holding(state)) else None
        return _at_desk(state, Needs(report=held, tasks=True, follow=follow_needs(state, event)))
    found = replace(
        _for_event(state, event),
        colleagues=_about_colleagues(state, event),
        source_path=_source_path(state, event),
    )
    found = _with_matters(state, event, found)
    if is_office(state):
        return replace(found, office=office_needs(state, event))
    return replace(found, cover=False) if _amid_questions(state, event) else found


def _about_colleagues(state: State, event: Event) -> bool:
    verb = event.choice.verb if isinstance(event, Pressed) else ""
    return verb in COLLEAGUE_VERBS or isinstance(state.place, Colleagues | Inviting)


def _source_path(state: State, event: Event) -> tuple[int, ...]:
    if isinstance(event, Pressed) and event.choice.verb == "source_unit":
        return tuple(int(number) for number in event.choice.args)
    return state.place.path if isinstance(state.place, Sources) else ()


def _with_matters(state: State, event: Event, found: Needs) -> Needs:
    """What is asked of the staff above: the question that is being answered, or who would get one."""
    place = state.place
    if isinstance(event, Pressed) and event.choice.verb in MATTER_VERBS:
        return _at_desk(state, replace(found, inquiry=int(event.choice.args[0]), tasks=True))
    if isinstance(event, Pressed) and event.choice.verb in EXTENSION_VERBS:
        return _at_desk(state, replace(found, extension=int(event.choice.args[0]), tasks=True))
    if isinstance(place, Replying):
        return replace(found, inquiry=place.inquiry, tasks=True)
    if isinstance(place, Granting):
        return replace(found, extension=place.extension, tasks=True)
    inquires = isinstance(place, Asking) and place.mode == "inquiring"
    return replace(found, above=inquires or isinstance(place, Extending))


def _amid_questions(state: State, event: Event) -> bool:
    """Whether the event belongs to the walk itself, where the cover is neither shown nor frozen."""
    if not isinstance(state.place, Asking):
        return False
    return isinstance(event, Said | Edited | Pasted | SentReport) or (
        isinstance(event, Pressed) and event.choice.verb not in COVER_VERBS
    )


def _for_event(state: State, event: Event) -> Needs:
    match event:
        case Commanded(name, _):
            return _for_command(state, name)
        case Pressed(choice):
            return _for_press(state, choice.verb, choice.args)
        case _:
            return _for_sent(state, event)


def _for_command(state: State, name: str) -> Needs:
    holding = _holding(state)
    if name in REPORT_COMMANDS:
        return Needs(report=state.report, sole=True, tasks=state.report is None, undoable=name == "hoantac")
    if name == "tonghop":
        return Needs(report=state.report if holding else None, tasks=True, periods=True)
    if name in {"duyet", "nhatky"}:
        wanted = Needs(report=state.report if holding else None, tasks=True)
        return replace(wanted, queue=True) if name == "duyet" else replace(wanted, log=(0, 0))
    return _at_desk(state, Needs(report=state.report if holding else None, tasks=True))


def _holding(state: State) -> bool:
    """Whether the place belongs to the report at hand."""
    return not isinstance(state.place, Home | Confirming | Naming | Choosing | Desk) and not is_office(state)


def _at_desk(state: State, found: Needs) -> Needs:
    """What the place is drawn from, where it belongs to the desk."""
    match state.place:
        case Following() | Nudging() | Telling() if found.follow is None:
            return replace(found, follow=follow_needs(state, None))
        case Consolidating() | Waiting() | Replying():
            return replace(found, periods=True)
        case Queue():
            return replace(found, queue=True)
        case Bulk():
            return replace(found, queue=True, odd=True)
        case Reviewing(report):
            return replace(found, review=report)
        case Journal(unit, page):
            return replace(found, log=(unit, page))
        case _:
            return found


def _chosen(state: State, verb: str) -> int | None:
    """The period a press on the screen of one is about; with hundreds of units the others take a while to list."""
    here = state.place if isinstance(state.place, Consolidating) else Consolidating()
    return here.period or None if verb in {"basis", "output"} else None


def _for_press(state: State, verb: str, args: tuple[str, ...]) -> Needs:
    if verb == "home":
        return Needs(report=state.report, tasks=True)
    if verb == READ:
        return Needs()
    if verb in DESK_VERBS and holds_text(state.place):
        return Needs(report=state.report, tasks=True)
    if verb in REVIEW_VERBS:
        return _for_review(state, verb, args)
    if verb in JOURNAL_VERBS:
        return Needs(tasks=True, log=_log(state, verb, args))
    if verb == "waiting":
        return Needs(tasks=True)
    if verb in DESK_VERBS:
        return Needs(tasks=True, periods=True, period=_chosen(state, verb))
    if verb in HANDOVER_VERBS:
        return Needs(tasks=True, unit_officers=tuple(int(number) for number in args[:1]))
    if verb == "place_report":
        return Needs(report=int(args[0]) if args else state.report, tasks=True)
    if verb == "trying":
        return Needs(tasks=True, tryout=int(args[0]))
    if verb in {"resume", "open", "choose", "at", "extend", "old_form", "snooze", "snooze_until"}:
        undoable = verb == "choose"
        named = int(args[0]) if args and not holds_text(state.place) else state.report
        return Needs(report=named, tasks=True, undoable=undoable)
    return Needs(
        report=state.report,
        tasks=state.report is None or isinstance(state.place, Placing),
        undoable=isinstance(state.place, Undoing),
        pieces=_pieces(state),
    )


def _for_review(state: State, verb: str, args: tuple[str, ...]) -> Needs:
    if verb in LISTING:
        return Needs(tasks=True, queue=True, odd=verb in {"bulk", "bulk_confirm"})
    if verb in NAMING and args:
        return Needs(tasks=True, review=int(args[0]), queue=verb in LEADING_ON)
    return replace(_at_desk(state, Needs(tasks=True)), queue=verb in LEADING_ON)


def _log(state: State, verb: str, args: tuple[str, ...]) -> tuple[int, int]:
    number = int(args[0]) if args else 0
    if verb == "journal" and isinstance(state.place, Journal):
        return state.place.unit, number
    return (number, 0) if verb == "journal_unit" else (0, number)


def _for_sent(state: State, event: Event) -> Needs:
    said = event.said if isinstance(event, Pasted | SentReport) else event
    found = Needs(
        report=state.report,
        nearest=not isinstance(state.place, CoverSheet | Extending | Requesting | Signing) and state.stands_in is None,
        tasks=state.report is None or not isinstance(state.place, Asking),
        pieces=_pieces(state),
        stay=holds_text(state.place),
        reply_to=said.reply_to if isinstance(said, Said) and not holds_text(state.place) else None,
        edited=event.message_id if isinstance(event, Edited) else None,
    )
    if is_following(state):
        found = replace(found, follow=follow_needs(state, said))
    return _at_desk(state, found)


def _pieces(state: State) -> tuple[str, ...]:
    place = state.place
    return (place.question,) if isinstance(place, Asking) else ()
