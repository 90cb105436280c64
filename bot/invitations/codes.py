"""Invitation codes: made at random, kept only as their hash."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection

from storage import invitations

CODE_LIVES = timedelta(days=14)
CODE_BYTES = 24
"""Random bytes of an invitation code: 192 bits, 32 characters of a deep link."""


def new_code() -> str:
    return secrets.token_urlsafe(CODE_BYTES)


def code_hash(code: str) -> str:
    """How an invitation code is kept: never itself."""
    return hashlib.sha256(code.encode()).hexdigest()


def keep_code(
    connection: Connection,
    code: str,
    *,
    unit_id: int | None,
    role: str,
    at: datetime,
    by: int | None = None,
    lives: timedelta = CODE_LIVES,
) -> int:
    """The id of a new invitation; ``by`` is who makes it, None for the command line."""
    return invitations.create(
        connection,
        code_hash=code_hash(code),
        unit_id=unit_id,
        role=role,
        at=at,
        expires_at=at + lives,
        created_by=by,
    )


def new_invitation(
    connection: Connection, unit_id: int | None, role: str, at: datetime, *, lives: timedelta = CODE_LIVES
) -> str:
    """The code of an invitation made on the server."""
    code = new_code()
    keep_code(connection, code, unit_id=unit_id, role=role, at=at, lives=lives)
    return code
