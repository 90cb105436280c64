"""The present answers of an assignment."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from storage.history import COLUMNS, Mark, Standing, read_answer, standing, take_away, write
from storage.pieces import PieceLike, StoredPiece
from storage.pieces import kept as kept_pieces
from storage.pieces import load as load_pieces
from storage.stored_answer import StoredAnswer
from storage.tables import answer_messages, answers
from templates.answers import Answer

_WIDTH = len(COLUMNS)
_ALL = select(*COLUMNS, answers.c.key).where(answers.c.assignment_id == bindparam("assignment"))
_PIECES = select(answers.c.pieces).where(
    answers.c.assignment_id == bindparam("assignment"), answers.c.key == bindparam("this_key")
)
_BY_MESSAGE = (
    select(answer_messages.c.assignment_id, answer_messages.c.key)
    .where(answer_messages.c.chat_id == bindparam("chat"), answer_messages.c.message_id == bindparam("message"))
    .order_by(answer_messages.c.assignment_id, answer_messages.c.key)
)


def all_answers(connection: Connection, assignment_id: int) -> dict[str, StoredAnswer]:
    """Every answer of the assignment by key, without the messages they came from."""
    rows = connection.execute(_ALL, {"assignment": assignment_id})
    return {row[_WIDTH]: read_answer(row) for row in rows}


def pieces(connection: Connection, assignment_id: int, key: str) -> tuple[StoredPiece, ...]:
    """The messages one answer was made from, in the order they were given."""
    return load_pieces(connection.execute(_PIECES, {"assignment": assignment_id, "this_key": key}).scalar())


def by_message(connection: Connection, chat_id: int, message_id: int) -> list[tuple[int, str]]:
    """(assignment, key) of the answers that message is a source of."""
    rows = connection.execute(_BY_MESSAGE, {"chat": chat_id, "message": message_id})
    return [(assignment_id, key) for assignment_id, key in rows]


def put(
    connection: Connection,
    assignment_id: int,
    key: str,
    answer: Answer,
    *,
    person_id: int,
    at: datetime,
    batch: str,
    cause: str = "answer",
    pieces: Iterable[PieceLike] | None = None,
    reason: str = "",
    kept: bool = False,
    copied: bool = False,
    doubted: bool = False,
    on_behalf: bool = False,
    expected: int | None = None,
) -> int | None:
    """Keep the answer and its line of history; its new revision.

    ``batch`` names what is undone together (one update); ``pieces`` None leaves the sources as they are.
    None, and nothing written, where the report is closed or the stored answer's revision is not
    ``expected`` (0 = no answer yet; None = whatever stands).
    """
    before = standing(connection, assignment_id, key)
    if expected not in (None, before.revision):
        return None
    sources = before.pieces if pieces is None else kept_pieces(pieces)
    stored = StoredAnswer(answer, reason, kept, copied, person_id, at, 0, doubted=doubted, on_behalf=on_behalf)
    if pieces is None and before.stored is not None and before.stored.answer == answer:
        # An answer that is only marked stays its author's.
        own = before.stored
        stored = stored._replace(person_id=own.person_id, at=own.at, on_behalf=own.on_behalf)
    mark = Mark(assignment_id, key, person_id, at, cause, batch, on_behalf)
    return write(connection, mark, before, Standing(stored, sources))


def remove(
    connection: Connection,
    assignment_id: int,
    key: str,
    *,
    person_id: int,
    at: datetime,
    batch: str,
    cause: str = "remove",
    on_behalf: bool = False,
    expected: int | None = None,
) -> bool:
    """Take the answer away, leaving a line of history; False, and nothing written, as for ``put`` or if none stands."""
    before = standing(connection, assignment_id, key)
    if before.stored is None or expected not in (None, before.revision):
        return False
    mark = Mark(assignment_id, key, person_id, at, cause, batch, on_behalf)
    return write(connection, mark, before, Standing()) is not None


def set_aside(
    connection: Connection, assignment_id: int, key: str, *, person_id: int, at: datetime, batch: str, cause: str
) -> None:
    """Let an answer go because the report's form changed, open or handed in, leaving a line of history."""
    before = standing(connection, assignment_id, key)
    if before.stored is not None:
        take_away(connection, Mark(assignment_id, key, person_id, at, cause, batch), before)
