"""What came, as the event it is for the chat as it stands: whose button it was, and whether its screen was seen."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.telegram import wire
from bot.telegram.incoming import Press
from dialogs.event import Event, Pasted, Pressed, PressedStale, Said, SentReport
from storage import outbox
from storage.chats import Chat


def event_of(connection: Connection, chat: Chat, what: Event | Press, sent: int | None) -> tuple[Event, bool | None]:
    """The event of what came, and whether its screen must be sent anew whatever the step says."""
    if isinstance(what, Press):
        return _pressed(connection, chat, what)
    said = what.said if isinstance(what, Pasted | SentReport) else what
    if isinstance(said, Said):
        said = replace(said, seen=not _unseen(chat, said.message_id, sent))
        return replace(what, said=said) if isinstance(what, Pasted | SentReport) else said, None
    return what, None


def _unseen(chat: Chat, message_id: int, sent: int | None) -> bool:
    """Whether a message was sent before the wanted screen could be seen."""
    begun = chat.shown_revision if sent is None else sent
    shown = _stands_once(chat) and chat.shown_message_id is not None
    earlier = shown and begun == chat.wanted_revision and message_id < (chat.shown_message_id or 0)
    return begun < chat.wanted_revision or earlier


def _pressed(connection: Connection, chat: Chat, press: Press) -> tuple[Event, bool | None]:
    """The choice behind a button, if it belongs to this chat's live screen or to a notice in this chat."""
    prefix, _, index = press.data.partition(".")
    if prefix.startswith("n") and prefix[1:].isdecimal():
        row = outbox.get(connection, int(prefix[1:]))
        if row is not None and row.chat_id == chat.chat_id and row.message_id in {press.message_id, None}:
            choice = wire.chosen(wire.load_screen(row.body), index)
            if choice is not None:
                return Pressed(choice), True
        return PressedStale(), True
    live = prefix.isdecimal() and int(prefix) == chat.wanted_revision and chat.wanted is not None
    if live and chat.wanted is not None and (not _stands_once(chat) or press.message_id == chat.shown_message_id):
        choice = wire.chosen(wire.load_screen(chat.wanted), index)
        if choice is not None:
            return Pressed(choice), None
    return PressedStale(), True


def _stands_once(chat: Chat) -> bool:
    """Whether the wanted screen is known to be that one message and no other.

    A copy whose arrival nobody noted is as good as the one that was noted: it asks the same, and so do its buttons.
    """
    return chat.shown_revision == chat.wanted_revision and not wire.is_repeated(chat.shown_digest or "")
