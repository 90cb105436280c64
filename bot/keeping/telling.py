"""Keeping what staff send to the units below: reminders by hand, messages, and Đã đọc."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import Connection

from bot.forms.outlines import Outlines
from bot.keeping.writing import Writing
from bot.reminders.by_hand import AT_ONCE, ByHand
from bot.telegram.wire import dump_screen
from dialogs.desk.following.changes import FollowChange, MarkRead, Nudge, Tell, TellAgain
from dialogs.desk.following.followed import Below, Follow
from dialogs.desk.following.needs import READ
from dialogs.desk.telling import words
from dialogs.desk.telling.message_parts import message_parts
from dialogs.screen import Draft, Screen, button
from storage import broadcasts, nudges, outbox
from storage.nudges import StoredNudge
from storage.outbox import Note

PAUSE = timedelta(hours=1)
"""Nobody is reminded by hand twice within this without being asked for again."""


def keep_follow_change(writing: Writing, change: FollowChange) -> None:
    """Write one change and queue what it sends.  Raises PermissionError for units that are not below the person."""
    match change:
        case Nudge():
            _nudge(writing, change)
        case Tell():
            _tell(writing, change)
        case TellAgain(number):
            _tell_again(writing, number)
        case MarkRead(number):
            broadcasts.mark_read(writing.connection, number, writing.person_id, at=writing.now)


def _nudge(writing: Writing, change: Nudge) -> None:
    """Remind everybody of these reports, those of a second sender within the hour left out; of many, the first at once
    and the others a few at a time."""
    follow = _follow(writing)
    own = {unit.assignment for unit in follow.units}
    if follow.period is None or not own.issuperset(change.assignments):
        raise PermissionError("a reminder to units that are not below")
    latest = {} if change.again else nudges.latest(writing.connection, change.assignments)
    meant = [one for one in change.assignments if one not in latest or writing.now - latest[one] >= PAUSE]
    desk, at_once, later = follow.period.unit, meant[:AT_ONCE], meant[AT_ONCE:]
    told = [StoredNudge(one, desk.name, change.line) for one in at_once]
    ByHand(Outlines(), writing.world.zone).queue(writing.connection, told, writing.now)
    for reports, waiting in ((at_once, False), (later, True)):
        nudges.add(
            writing.connection,
            reports,
            person_id=writing.person_id,
            desk_id=desk.id,
            at=writing.now,
            line=change.line,
            waiting=waiting,
        )


def _tell(writing: Writing, change: Tell) -> None:
    reach = _below(writing)
    if reach.desk(change.desk) is None or not {one.id for one in reach.tree.below(change.desk)}.issuperset(
        change.units
    ):
        raise PermissionError("a message to units that are not below")
    told = _told(writing.connection, change.units, writing.person_id)
    number = broadcasts.add(
        writing.connection,
        unit_id=change.desk,
        person_id=writing.person_id,
        body=change.text,
        at=writing.now,
        readers={person: unit for person, (unit, _) in told.items()},
    )
    screens = _screens(number, reach.tree.by_id[change.desk].name, change.text)
    _queue(writing, [chat for _, chat in told.values()], screens)


def _told(connection: Connection, units: Iterable[int], sender: int) -> dict[int, tuple[int, int]]:
    """By person the unit they are told for, and their chat; each once, the sender not."""
    wanted, found = set(units), dict[int, tuple[int, int]]()
    for unit, person, chat in broadcasts.reachable(connection):
        if unit in wanted and person != sender:
            found.setdefault(person, (unit, chat))
    return found


def _tell_again(writing: Writing, number: int) -> None:
    """The message once more to those who have not read it; of two who ask at once, one is enough."""
    follow, before = _follow(writing), writing.now - PAUSE
    message = follow.message
    if message is None or message.id != number:
        raise PermissionError("a message of another desk")
    if not broadcasts.mark_reminded(writing.connection, number, at=writing.now, before=before):
        return
    screens = _screens(number, message.desk.name, message.text, head=words.NOT_READ_YET)
    left = [one for one in broadcasts.readers(writing.connection, number) if one.read_at is None]
    _queue(writing, [one.telegram_id for one in left if one.blocked_at is None], screens)


def _screens(number: int, desk: str, text: str, head: str = "") -> list[Screen]:
    """The message as its parts; the last one carries Đã đọc."""
    parts = message_parts(text)
    made: list[Screen] = []
    for index, part in enumerate(parts, 1):
        draft = Draft()
        if head and index == 1:
            draft.line(head).line()
        count = words.PART.format(number=index, count=len(parts)) if len(parts) > 1 else ""
        draft.line(words.HEADING.format(desk=desk) + count, "bold").line().line(part)
        if index == len(parts):
            draft.line().line(words.PRESS_READ, "italic").row(button(words.READ, READ, str(number)))
        made.append(draft.screen())
    return made


def _queue(writing: Writing, chats: Iterable[int], screens: Iterable[Screen]) -> None:
    bodies = [dump_screen(screen) for screen in screens]
    outbox.add_notes(writing.connection, [Note(chat, body) for chat in chats for body in bodies], at=writing.now)


def _follow(writing: Writing) -> Follow:
    if writing.world.follow is None:
        raise LookupError("a change of the desk needs a desk")
    return writing.world.follow


def _below(writing: Writing) -> Below:
    found = _follow(writing).below
    if found is None:
        raise LookupError("a message needs the units below")
    return found
