"""Versions of report forms as they were when assigned; a kept version never changes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from storage.tables import form_versions


@dataclass(frozen=True, slots=True)
class FormVersion:
    """``definition`` is the form file, the templates are Word files, each byte for byte; ``sha256`` is over all."""

    id: int
    form_id: str
    sha256: str
    definition: bytes
    unit_template: bytes
    consolidated_template: bytes


_COLUMNS = (
    form_versions.c.id,
    form_versions.c.form_id,
    form_versions.c.sha256,
    form_versions.c.definition,
    form_versions.c.unit_template,
    form_versions.c.consolidated_template,
)
_KNOWN = select(form_versions.c.id).where(form_versions.c.sha256 == bindparam("hash"))
_ADD = insert(form_versions).returning(form_versions.c.id)
_GET = select(*_COLUMNS).where(form_versions.c.id == bindparam("version"))


def keep(
    connection: Connection,
    *,
    form_id: str,
    sha256: str,
    definition: bytes,
    unit_template: bytes,
    consolidated_template: bytes,
    at: datetime,
) -> int:
    """The id of this version, added where no version has its hash yet."""
    known = connection.execute(_KNOWN, {"hash": sha256}).scalar()
    if known is not None:
        return int(known)
    row = {
        "form_id": form_id,
        "sha256": sha256,
        "definition": definition,
        "unit_template": unit_template,
        "consolidated_template": consolidated_template,
        "created_at": at,
    }
    return int(connection.execute(_ADD, row).scalar_one())


def get(connection: Connection, version_id: int) -> FormVersion | None:
    row = connection.execute(_GET, {"version": version_id}).one_or_none()
    return None if row is None else FormVersion(*row)
