"""Files on their way in or out, and signed copies, kept in the database because replicas share no disk."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, insert, or_, select

from storage.tables import files, outbox, periods, signed_copies, signed_pages


@dataclass(frozen=True, slots=True)
class StoredFile:
    id: int
    name: str
    mime: str
    content: bytes


_ADD = insert(files).returning(files.c.id)
_GET = select(files.c.id, files.c.name, files.c.mime, files.c.content).where(files.c.id == bindparam("file"))
_needed = exists().where(outbox.c.file_id == files.c.id, outbox.c.state.in_(("new", "sending")))
_signed = or_(*(exists().where(table.c.file_id == files.c.id) for table in (signed_pages, signed_copies)))
_is_letter = exists().where(periods.c.letter_file_id == files.c.id)
_OLD = select(files.c.id).where(files.c.created_at < bindparam("before"), ~_needed, ~_signed, ~_is_letter)
_DELETE = delete(files).where(files.c.id.in_(bindparam("files", expanding=True)))


def add(connection: Connection, *, name: str, mime: str, content: bytes, at: datetime) -> int:
    row = {"name": name, "mime": mime, "content": content, "created_at": at}
    return int(connection.execute(_ADD, row).scalar_one())


def get(connection: Connection, file_id: int) -> StoredFile | None:
    row = connection.execute(_GET, {"file": file_id}).one_or_none()
    return None if row is None else StoredFile(*row)


def remove(connection: Connection, file_id: int) -> None:
    """Forget a file at once."""
    connection.execute(_DELETE, {"files": [file_id]})


def prune(connection: Connection, before: datetime) -> int:
    """Delete files kept before that instant that no message still has to carry and that are neither signed copies nor
    guiding letters; how many."""
    old = list(connection.scalars(_OLD, {"before": before}))
    if old:
        connection.execute(_DELETE, {"files": old})
    return len(old)
