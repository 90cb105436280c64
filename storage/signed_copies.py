"""Bản đã ký: the signed copy of a submitted version, one PDF; its photographed pages until they are joined."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from storage import files
from storage.files import StoredFile
from storage.record import Record
from storage.tables import files as files_table
from storage.tables import people, signed_copies, signed_pages


@dataclass(frozen=True, slots=True)
class StoredCopy:
    """``version`` is the submission it was made of; a later copy of the same version replaces it in people's eyes."""

    id: int
    assignment_id: int
    version: int
    file_id: int
    person_name: str
    at: datetime


_COLUMNS = (
    signed_copies.c.id,
    signed_copies.c.assignment_id,
    signed_copies.c.version,
    signed_copies.c.file_id,
    people.c.name,
    signed_copies.c.at,
)
_OF = select(*_COLUMNS).join(people, people.c.id == signed_copies.c.person_id)
_LATEST = (
    _OF.where(signed_copies.c.assignment_id == bindparam("assignment")).order_by(signed_copies.c.id.desc()).limit(1)
)
_ADD = insert(signed_copies)
_MINE = (signed_pages.c.assignment_id == bindparam("assignment")) & (signed_pages.c.person_id == bindparam("person"))
_PAGES = (
    select(files_table.c.id, files_table.c.name, files_table.c.mime, files_table.c.content)
    .join(signed_pages, signed_pages.c.file_id == files_table.c.id)
    .where(_MINE)
    .order_by(signed_pages.c.message_id, signed_pages.c.id)
)
_COUNT = select(func.count()).select_from(signed_pages).where(_MINE)
_ADD_PAGE = insert(signed_pages)
_CLEAR = delete(signed_pages).where(_MINE)


def latest(connection: Connection, assignment_id: int) -> StoredCopy | None:
    row = connection.execute(_LATEST, {"assignment": assignment_id}).one_or_none()
    return None if row is None else StoredCopy(*row)


def keep(
    connection: Connection,
    assignment_id: int,
    *,
    version: int,
    name: str,
    content: bytes,
    person_id: int,
    at: datetime,
) -> int:
    """Keep the PDF as the version's signed copy; its file's id."""
    file_id = files.add(connection, name=name, mime="application/pdf", content=content, at=at)
    row = {"assignment_id": assignment_id, "version": version, "file_id": file_id, "person_id": person_id, "at": at}
    connection.execute(_ADD, row)
    return file_id


def add_page(
    connection: Connection, assignment_id: int, *, person_id: int, message_id: int, content: bytes, at: datetime
) -> None:
    """Keep one photographed page, to be joined with the others in the order they were sent."""
    file_id = files.add(connection, name="trang.jpg", mime="image/jpeg", content=content, at=at)
    row = {
        "assignment_id": assignment_id,
        "person_id": person_id,
        "message_id": message_id,
        "file_id": file_id,
        "at": at,
    }
    connection.execute(_ADD_PAGE, row)


def pages(connection: Connection, assignment_id: int, person_id: int) -> list[StoredFile]:
    """The person's pages in order."""
    rows = connection.execute(_PAGES, {"assignment": assignment_id, "person": person_id})
    return [_file(row) for row in rows]


def count_pages(connection: Connection, assignment_id: int, person_id: int) -> int:
    return connection.execute(_COUNT, {"assignment": assignment_id, "person": person_id}).scalar_one()


def clear_pages(connection: Connection, assignment_id: int, person_id: int) -> None:
    """Forget the person's pages; the files go with the next sweep."""
    connection.execute(_CLEAR, {"assignment": assignment_id, "person": person_id})


def _file(row: Record) -> StoredFile:
    return StoredFile(*row)
