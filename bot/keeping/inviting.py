"""Inviting somebody from the chat."""

from bot import notices
from bot.invitations.codes import keep_code
from bot.keeping.writing import Writing
from dialogs.screen import Draft


def invite(writing: Writing, unit_id: int | None, role: str, letter: str) -> int:
    """The id of a new invitation; its code goes to whoever makes it, in a message of its own, and is kept nowhere.

    ``letter`` is that message, with "{link}" where the link belongs.
    """
    code = writing.links.new_code()
    number = keep_code(writing.connection, code, unit_id=unit_id, role=role, at=writing.now, by=writing.person_id)
    screen = Draft().add(letter.replace("{link}", writing.links.line(code))).screen()
    notices.confide(writing.connection, writing.world.chat, screen, at=writing.now)
    return number
