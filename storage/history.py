"""Writing an answer together with its line of history: the one way an answer ever changes."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, case, delete, func, insert, select, update

from storage import transitions
from storage.pieces import StoredPiece
from storage.pieces import dump as dump_pieces
from storage.pieces import load as load_pieces
from storage.record import Record
from storage.states import IS_OPEN
from storage.stored_answer import StoredAnswer, dump_change, pack, unpack
from storage.tables import Instant, answer_messages, answers, assignments, changes


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at a key: the answer, if any, and the messages it was made from."""

    stored: StoredAnswer | None = None
    pieces: tuple[StoredPiece, ...] = ()

    @property
    def revision(self) -> int:
        """0 = no answer."""
        return self.stored.revision if self.stored else 0


@dataclass(frozen=True, slots=True)
class Mark:
    """Who changes what, when and why; ``batch`` names what is undone together.

    ``on_behalf``: in the unit's place, as staff above it.
    """

    assignment_id: int
    key: str
    person_id: int
    at: datetime
    cause: str
    batch: str
    on_behalf: bool = False


COLUMNS = (
    answers.c.kind,
    answers.c.number,
    answers.c.body,
    answers.c.reason,
    answers.c.kept,
    answers.c.copied,
    answers.c.person_id,
    answers.c.at,
    answers.c.revision,
    answers.c.source,
    answers.c.doubted,
    answers.c.on_behalf,
)
"""An answer's columns in the order ``read_answer`` takes them."""

_WIDTH = len(COLUMNS)
_THIS = (answers.c.assignment_id == bindparam("assignment")) & (answers.c.key == bindparam("this_key"))
_READ = select(*COLUMNS, answers.c.pieces).where(_THIS)
_ADVANCE = (
    update(assignments)
    .where(assignments.c.id == bindparam("assignment"), IS_OPEN)
    .values(
        revision=assignments.c.revision + 1,
        touched_at=bindparam("moment"),
        first_seen_at=func.coalesce(assignments.c.first_seen_at, bindparam("moment", type_=Instant)),
        state=case((assignments.c.state == "returned", "returned"), else_="working"),
    )
    .returning(assignments.c.revision, assignments.c.state)
)
_INSERT = insert(answers)
_UPDATE = (
    update(answers)
    .where(_THIS)
    .values({column.name: bindparam(f"new_{column.name}") for column in (*COLUMNS, answers.c.pieces)})
)
_DELETE = delete(answers).where(_THIS)
_FORGET = delete(answer_messages).where(
    answer_messages.c.assignment_id == bindparam("assignment"), answer_messages.c.key == bindparam("this_key")
)
_REMEMBER = insert(answer_messages)
_LOG = insert(changes)


def read_answer(row: Record) -> StoredAnswer:
    """The answer in a row that begins with ``COLUMNS``."""
    kind, number, body, reason, *rest = row[:_WIDTH]
    return StoredAnswer(unpack(kind, number, body), reason or "", *rest)


def standing(connection: Connection, assignment_id: int, key: str) -> Standing:
    row = connection.execute(_READ, {"assignment": assignment_id, "this_key": key}).one_or_none()
    return Standing() if row is None else Standing(read_answer(row), load_pieces(row[_WIDTH]))


def write(
    connection: Connection, mark: Mark, before: Standing, after: Standing, *, undone_at: datetime | None = None
) -> int | None:
    """Put ``after`` where ``before`` stands; the revision it got, None where the report is closed.

    Revisions are drawn from the assignment, so that one never names two contents; the assignment's row is
    also what two writers meet at.  ``undone_at`` makes the line of history one that cannot be undone.
    """
    advance = {"assignment": mark.assignment_id, "moment": mark.at}
    advanced = connection.execute(_ADVANCE, advance).one_or_none()
    if advanced is None:
        return None
    revision = advanced.revision
    if revision == 1:
        _begin(connection, mark, advanced.state)
    if after.stored is not None:
        after = replace(after, stored=after.stored._replace(revision=revision, source=_source(after.pieces)))
    _replace(connection, mark, before, after)
    if after.pieces != before.pieces:
        _remember(connection, mark, before, after)
    connection.execute(_LOG, _line(mark, before, after, undone_at))
    return int(revision)


def take_away(connection: Connection, mark: Mark, before: Standing) -> None:
    """Let an answer go whatever the report's state; what was handed in is frozen and keeps it."""
    gone = Standing()
    _replace(connection, mark, before, gone)
    _remember(connection, mark, before, gone)
    connection.execute(_LOG, _line(mark, before, gone, None))


def _begin(connection: Connection, mark: Mark, state: str) -> None:
    """The very first answer takes the report from chưa xem or chưa bắt đầu to đang làm."""
    before = transitions.last(connection, mark.assignment_id)
    transitions.record(
        connection,
        mark.assignment_id,
        before=before.after if before else "new",
        after=state,
        person_id=mark.person_id,
        at=mark.at,
        on_behalf=mark.on_behalf,
    )


def _replace(connection: Connection, mark: Mark, before: Standing, after: Standing) -> None:
    this = {"assignment": mark.assignment_id, "this_key": mark.key}
    if after.stored is None:
        connection.execute(_DELETE, this)
        return
    values = _values(after.stored, after.pieces)
    if before.stored is None:
        connection.execute(_INSERT, {"assignment_id": mark.assignment_id, "key": mark.key, **values})
    else:
        connection.execute(_UPDATE, this | {f"new_{name}": value for name, value in values.items()})


def _remember(connection: Connection, mark: Mark, before: Standing, after: Standing) -> None:
    if before.pieces:
        connection.execute(_FORGET, {"assignment": mark.assignment_id, "this_key": mark.key})
    messages = {(piece.chat, piece.message) for piece in after.pieces if piece.message}
    rows = [
        {"chat_id": chat, "message_id": message, "assignment_id": mark.assignment_id, "key": mark.key}
        for chat, message in sorted(messages)
    ]
    if rows:
        connection.execute(_REMEMBER, rows)


def _values(stored: StoredAnswer, pieces: tuple[StoredPiece, ...]) -> dict[str, object]:
    kind, number, body = pack(stored.answer)
    return {
        "kind": kind,
        "number": number,
        "body": body,
        "pieces": dump_pieces(pieces) if pieces else None,
        "reason": stored.reason or None,
        "kept": stored.kept,
        "copied": stored.copied,
        "person_id": stored.person_id,
        "at": stored.at,
        "revision": stored.revision,
        "source": stored.source,
        "doubted": stored.doubted,
        "on_behalf": stored.on_behalf,
    }


def _line(mark: Mark, before: Standing, after: Standing, undone_at: datetime | None) -> dict[str, object]:
    return {
        "assignment_id": mark.assignment_id,
        "key": mark.key,
        "before": dump_change(before.stored, before.pieces),
        "after": dump_change(after.stored, after.pieces),
        "person_id": mark.person_id,
        "at": mark.at,
        "undone_at": undone_at,
        "cause": mark.cause,
        "batch": mark.batch,
        "on_behalf": mark.on_behalf,
    }


def _source(pieces: tuple[StoredPiece, ...]) -> int:
    return max((piece.message for piece in pieces), default=0)
