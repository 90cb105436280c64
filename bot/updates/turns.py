"""One update handled: loaded, stepped and kept in a single transaction, then told what is to be sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from secrets import token_hex

from sqlalchemy import Connection

from bot import roles
from bot.invitations.links import Links
from bot.keeping.applying import apply
from bot.keeping.extending import Extending
from bot.keeping.helping import Helping
from bot.keeping.writing import ReportClosed, Writing
from bot.loading.loader import Loader
from bot.loading.person import load_person
from bot.telegram import wire
from bot.telegram.incoming import Press
from bot.telegram.sent_file import AtHand
from bot.updates.events import event_of
from dialogs.changes import AskAbove, Join, ReplyBelow, StopJob, Submit, Withdraw, WrongCode
from dialogs.desk.changes import OfficeChange, RevokeRole
from dialogs.desk.following.changes import FollowChange
from dialogs.desk.office_needs import form_parts, takes_any_file, takes_units
from dialogs.event import Event, SentTable
from dialogs.needs import needs
from dialogs.report.places import Asking, InRow
from dialogs.report.submitting.places import Signing
from dialogs.review_changes import Accept, AnswerRequest, KeepSigned, Reopen, RequestEdit, SendBack, SendSigned
from dialogs.screen import Draft
from dialogs.state import State, dump, load
from dialogs.step import step
from dialogs.turn import Turn
from dialogs.words import FAILED
from storage import chats, inbox, people
from storage.chats import Chat

AT_REST = dump(State())

TELLING = (
    Submit
    | Withdraw
    | Join
    | WrongCode
    | AskAbove
    | ReplyBelow
    | SendBack
    | Accept
    | Reopen
    | AnswerRequest
    | SendSigned
    | RequestEdit
    | KeepSigned
    | Helping
    | Extending
)
"""Changes that send somebody a message."""


@dataclass(frozen=True, slots=True)
class Handled:
    """What is left to do after the commit: the ``chat`` whose screen is to be shown, if it changed, and a toast."""

    chat: Chat | None
    toast: str = ""
    jobs: bool = False
    notices: bool = False
    menus: tuple[int, ...] = ()
    """Chats of people who have just taken a role or lost one, which may bring another command menu."""

    @property
    def changed(self) -> bool:
        """Whether the person is to see another screen."""
        return self.chat is not None


@dataclass(frozen=True, slots=True)
class Turns:
    """Handles inbox rows with one loader; ``links`` make the codes of invitations."""

    loader: Loader
    links: Links = field(default_factory=Links)

    def handle(
        self, connection: Connection, row_id: int, chat_id: int, what: Event | Press, now: datetime, *, sent: int | None
    ) -> Handled:
        """Take one step and keep it, unless another process has; ``sent`` is the newest screen revision that was begun
        to be sent, None where nobody here can tell."""
        chat = self._chat(connection, chat_id, now)
        if not inbox.finish(connection, row_id, at=now):
            return Handled(None)
        event, fresh = event_of(connection, chat, what, sent)
        turn = self._step(connection, chat, event, now)
        if fresh is not None:
            turn = replace(turn, fresh=fresh)
        changed = _save(connection, chat, turn, now)
        tells = any(isinstance(change, TELLING | OfficeChange | FollowChange) for change in turn.changes)
        tells = tells or (turn.state.stands_in is not None and bool(turn.changes))
        menus = tuple(_menus(connection, chat_id, turn))
        works = bool(turn.jobs) or any(isinstance(change, StopJob) for change in turn.changes)
        return Handled(changed, turn.toast, works or tells, works or tells, menus)

    def takes_units(self, connection: Connection, chat_id: int) -> bool:
        """Whether a workbook sent now is a table of units."""
        chat = chats.get(connection, chat_id)
        return chat is not None and takes_units(load(chat.state))

    def form_parts(self, connection: Connection, chat_id: int) -> tuple[tuple[str, int], ...] | None:
        """The files of a form that came so far, where an administrator sends one; None where a file is for another
        thing."""
        chat = chats.get(connection, chat_id)
        parts = form_parts(load(chat.state)) if chat is not None else None
        person = load_person(connection, chat_id) if parts is not None else None
        return parts if person is not None and roles.is_administrator(person) else None

    def takes_any_file(self, connection: Connection, chat_id: int) -> bool:
        """Whether a file sent now is kept as it is: the guiding letter."""
        chat = chats.get(connection, chat_id)
        return chat is not None and takes_any_file(load(chat.state))

    def at_hand(self, connection: Connection, chat_id: int, now: datetime) -> AtHand | None:
        """What a file or a table sent now would be for."""
        chat = chats.get(connection, chat_id)
        state = load(chat.state) if chat is not None else State()
        report = self.loader.world(connection, chat_id, needs(state, SentTable({})), now).report
        if report is None:
            return None
        question = state.place.question if isinstance(state.place, Asking | InRow) else ""
        item = report.task.outline.by_question.get(question)
        table = state.table or (item.table.id if item is not None and item.table is not None else "")
        return AtHand(report.task, table, isinstance(state.place, Signing))

    def fail(self, connection: Connection, row_id: int, chat_id: int, fault: str, now: datetime) -> Handled:
        """Set an update aside that could not be handled, and say so kindly."""
        chat = self._chat(connection, chat_id, now)
        if not inbox.fail(connection, row_id, fault, at=now):
            return Handled(None)
        turn = Turn(_readable(chat.state), Draft().line(FAILED).screen(), fresh=True)
        return Handled(_save(connection, chat, turn, now))

    def _chat(self, connection: Connection, chat_id: int, now: datetime) -> Chat:
        chat = chats.lock(connection, chat_id)
        if chat is None:
            chats.create(connection, chat_id, state=AT_REST.decode(), at=now)
            chat = chats.lock(connection, chat_id)
        if chat is None:
            raise LookupError("a chat that was just created")
        return chat

    def _step(self, connection: Connection, chat: Chat, event: Event, now: datetime) -> Turn:
        """Step on what stands now; again if the report was closed in between."""
        state = load(chat.state)
        for last in (False, True):
            world = self.loader.world(connection, chat.chat_id, needs(state, event), now)
            turn = step(state, event, world)
            try:
                shelf = self.loader.office.shelf if self.loader.office else None
                apply(Writing(connection, world, token_hex(8), self.links, shelf), turn)
            except ReportClosed:
                if last:
                    raise
                continue
            return turn
        raise AssertionError("unreachable")


def _readable(stored: str) -> State:
    """The state; home where this program cannot read it."""
    try:
        return load(stored)
    except ValueError:
        return State()


def _save(connection: Connection, chat: Chat, turn: Turn, now: datetime) -> Chat | None:
    """Keep state and wanted screen; the chat as it then stands, None where its screen stays as it is."""
    wanted = wire.dump_screen(turn.screen) if turn.screen is not None else None
    if wanted is not None and not turn.fresh and wanted == chat.wanted:
        wanted = None
    state = dump(turn.state).decode()
    if not chats.save_turn(
        connection, chat.chat_id, expected=chat.revision, state=state, at=now, wanted=wanted, fresh=turn.fresh
    ):
        raise LookupError("the chat's revision moved while it was held")
    return chats.after_turn(chat, state=state, at=now, wanted=wanted, fresh=turn.fresh) if wanted is not None else None


def _menus(connection: Connection, chat_id: int, turn: Turn) -> Iterator[int]:
    """Chats whose command menu may be another after the turn."""
    for change in turn.changes:
        if isinstance(change, Join):
            yield chat_id
        elif isinstance(change, RevokeRole) and (person := people.get(connection, change.person)) is not None:
            yield person.telegram_id
