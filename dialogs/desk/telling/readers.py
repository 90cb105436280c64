"""Who has read a message, and a reminder for those who have not."""

from dataclasses import replace
from datetime import timedelta

from dialogs.desk.following.changes import MarkRead, TellAgain
from dialogs.desk.following.followed import SentMessage, Told
from dialogs.desk.following.places import Telling
from dialogs.desk.scene import headed
from dialogs.desk.telling import words
from dialogs.page import page_of
from dialogs.report.one_line import one_line
from dialogs.screen import button
from dialogs.state import State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.world import World
from templates.dates import moment
from templates.text import cut

PAGE = 20
"""People on one page."""

TEXT = 400
"""UTF-16 units of the message above them."""

PAUSE = timedelta(hours=1)


def show_readers(world: World, state: State, one: SentMessage, page: int, *, fresh: bool, head: str = "") -> Turn:
    """Those who have not read it first."""
    here = page_of(one.readers, page, PAGE)
    draft = headed(head, f"{words.TELL} {moment(one.at, world.zone)} · {one.desk.name}")
    draft.line(f"“{cut(one_line(one.text), TEXT)}”").line()
    draft.line(words.HAS_READ.format(read=one.read, told=one.told), "bold")
    if one.reminded_at is not None:
        draft.line(words.LAST_REMINDED.format(when=moment(one.reminded_at, world.zone)))
    for reader in here.items:
        draft.line(_line(world, reader))
    draft.row(*here.row("tell", "page"))
    left = one.told - one.read
    draft.row(button(words.REMIND_READERS.format(count=left), "tell", "remind") if left else None)
    draft.row(button(words.REFRESH, "tell_sent", str(one.id)), button(words.OTHER_MESSAGES, "telling"))
    draft.row(TO_HOME)
    place = Telling("sent", one.desk.id, page=here.number, broadcast=one.id)
    return Turn(State(state.report, place), draft.screen(), fresh)


def _line(world: World, reader: Told) -> str:
    name = one_line(reader.name) or words.NO_NAME
    read = words.READ_AT.format(when=moment(reader.read_at, world.zone)) if reader.read_at else words.NOT_READ
    return f"{'✅' if reader.read_at else '⚪'} {reader.unit} · {name}: {read}"


def remind_readers(world: World, state: State, one: SentMessage) -> Turn:
    """The message again to those who have not read it, once an hour at most."""
    if one.reminded_at is not None and world.now - one.reminded_at < PAUSE:
        head = words.JUST_REMINDED.format(when=moment(one.reminded_at, world.zone))
        return show_readers(world, state, one, 0, fresh=False, head=head)
    after = replace(one, reminded_at=world.now)
    turn = show_readers(world, state, after, 0, fresh=False, head=words.REMINDED)
    return replace(turn, changes=(TellAgain(one.id),))


def mark_read(state: State, broadcast: int) -> Turn:
    """Đã đọc: noted without another screen, whatever the person is doing."""
    return Turn(state, changes=(MarkRead(broadcast),), toast=words.READ_NOTED)
