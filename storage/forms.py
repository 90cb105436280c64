"""Versions of report forms: drafts, and published ones, which never change."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.tables import form_versions, people, periods


@dataclass(frozen=True, slots=True)
class FormVersion:
    """``definition`` is the form file, the templates are Word files, each byte for byte; ``sha256`` is over all.

    ``published_at`` is None for a draft; ``uploaded_by`` is who sent it in the chat, None for a form of the folder.
    """

    id: int
    form_id: str
    sha256: str
    definition: bytes
    unit_template: bytes
    consolidated_template: bytes
    published_at: datetime | None
    uploaded_by: int | None


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version as lists show it; ``uploader`` is the name of who sent it in the chat, "" for a form of the folder."""

    id: int
    form_id: str
    sha256: str
    created_at: datetime
    published_at: datetime | None
    uploaded_by: int | None
    uploader: str


_COLUMNS = (
    form_versions.c.id,
    form_versions.c.form_id,
    form_versions.c.sha256,
    form_versions.c.definition,
    form_versions.c.unit_template,
    form_versions.c.consolidated_template,
    form_versions.c.published_at,
    form_versions.c.uploaded_by,
)
_THIS = form_versions.c.id == bindparam("version")
_KNOWN = select(form_versions.c.id).where(form_versions.c.sha256 == bindparam("hash"))
_ADD = insert(form_versions).returning(form_versions.c.id)
_GET = select(*_COLUMNS).where(_THIS)
_PUBLISH = (
    update(form_versions).where(_THIS, form_versions.c.published_at.is_(None)).values(published_at=bindparam("moment"))
)
_DRAFT = select(form_versions.c.id).where(_THIS, form_versions.c.published_at.is_(None)).with_for_update()
_DELETE = delete(form_versions).where(_THIS)
_LINES = (
    select(
        form_versions.c.id,
        form_versions.c.form_id,
        form_versions.c.sha256,
        form_versions.c.created_at,
        form_versions.c.published_at,
        form_versions.c.uploaded_by,
        people.c.name,
    )
    .outerjoin(people, people.c.id == form_versions.c.uploaded_by)
    .order_by(form_versions.c.form_id, form_versions.c.published_at, form_versions.c.id)
)
_USES = select(periods.c.form_version_id).where(periods.c.tried_by.is_(None)).distinct()


def keep(
    connection: Connection,
    *,
    form_id: str,
    sha256: str,
    definition: bytes,
    unit_template: bytes,
    consolidated_template: bytes,
    at: datetime,
    draft_by: int | None = None,
) -> int:
    """The id of this version, added where no version has its hash yet.

    It is published, unless it is somebody's draft (``draft_by``); a draft that is kept otherwise becomes published.
    """
    known = connection.execute(_KNOWN, {"hash": sha256}).scalar()
    if known is not None:
        if draft_by is None:
            publish(connection, known, at=at)
        return int(known)
    row = {
        "form_id": form_id,
        "sha256": sha256,
        "definition": definition,
        "unit_template": unit_template,
        "consolidated_template": consolidated_template,
        "created_at": at,
        "published_at": at if draft_by is None else None,
        "uploaded_by": draft_by,
    }
    return int(connection.execute(_ADD, row).scalar_one())


def get(connection: Connection, version_id: int) -> FormVersion | None:
    row = connection.execute(_GET, {"version": version_id}).one_or_none()
    return None if row is None else FormVersion(*row)


def lines(connection: Connection) -> list[VersionLine]:
    """Every version without its files, by form; within one, drafts aside, in the order they were published."""
    return [VersionLine(*row[:6], row[6] or "") for row in connection.execute(_LINES)]


def used(connection: Connection) -> frozenset[int]:
    """The versions periods stand on."""
    return frozenset(connection.scalars(_USES))


def publish(connection: Connection, version_id: int, *, at: datetime) -> bool:
    """Phát hành: from now on it can be given; False where it was published already."""
    return connection.execute(_PUBLISH, {"version": version_id, "moment": at}).rowcount == 1


def drop_draft(connection: Connection, version_id: int) -> bool:
    """Forget a draft whose try-outs are gone; False where it was published."""
    if connection.execute(_DRAFT, {"version": version_id}).scalar() is None:
        return False
    connection.execute(_DELETE, {"version": version_id})
    return True
