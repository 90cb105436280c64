"""What was done about a unit's reports beside answering them, each as one select that /nhatky puts in its line of time.

Questions to the staff above and what was answered, requests for more time, deadlines moved, requests to change what
was handed in, signed copies, reminders by hand.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    String,
    bindparam,
    cast,
    literal,
    null,
    select,
)

from storage.tables import (
    Instant,
    assignments,
    deadline_moves,
    edit_requests,
    extensions,
    inquiries,
    nudges,
    periods,
    signed_copies,
)

STATE, ANSWER, DEED = 1, 0, 2
"""What kind of line a row is."""

Value = ColumnElement[Any]
_NO_TEXT, _NO_NUMBER, _NO_MOMENT = cast(null(), String), cast(null(), Integer), cast(null(), Instant)
_OWN = cast(null(), Boolean)


def lines_of(source: FromClause, kind: int, by: Value, at: Value, **said: Value) -> Select[Any]:
    """One kind of line of a unit's reports, in the columns all kinds share; what a kind does not say is NULL.

    ``cause`` names a deed; ``before`` and ``after`` are stored answers or states, ``since`` and ``until`` deadlines,
    ``subject`` the question that was meant, ``on_behalf`` whether it was done in the unit's place.
    """
    return (
        select(
            literal(kind).label("kind"),
            source.c.id,
            source.c.assignment_id,
            by.label("person_id"),
            at.label("at"),
            said.get("before", _NO_TEXT).label("before"),
            said.get("after", _NO_TEXT).label("after"),
            said.get("version", _NO_NUMBER).label("version"),
            said.get("what", _NO_TEXT).label("what"),
            said.get("cause", _NO_TEXT).label("cause"),
            said.get("subject", _NO_TEXT).label("subject"),
            said.get("since", _NO_MOMENT).label("since"),
            said.get("until", _NO_MOMENT).label("until"),
            said.get("on_behalf", _OWN).label("on_behalf"),
        )
        .select_from(source.join(assignments, assignments.c.id == source.c.assignment_id).join(periods))
        .where(assignments.c.unit_id == bindparam("unit"), periods.c.tried_by.is_(None))
    )


def _deed(
    name: str, source: FromClause, by: Value | None = None, at: Value | None = None, **said: Value
) -> Select[Any]:
    by, at = source.c.person_id if by is None else by, source.c.at if at is None else at
    return lines_of(source, DEED, by, at, cause=literal(name), **said)


_answered = {"by": extensions.c.answered_by, "at": extensions.c.answered_at, "since": extensions.c.deadline}
_is_answered = extensions.c.answered_by.is_not(None)

DEEDS = (
    _deed("asked", inquiries, what=inquiries.c.body, subject=inquiries.c.subject),
    _deed(
        "replied",
        inquiries,
        inquiries.c.replied_by,
        inquiries.c.replied_at,
        what=inquiries.c.reply,
        subject=inquiries.c.subject,
    ).where(inquiries.c.replied_at.is_not(None)),
    _deed("general", inquiries, inquiries.c.general_by, inquiries.c.general_at, subject=inquiries.c.subject).where(
        inquiries.c.general_at.is_not(None)
    ),
    _deed(
        "wished",
        extensions,
        what=extensions.c.reason,
        since=extensions.c.deadline,
        until=extensions.c.wished,
    ),
    _deed("granted", extensions, until=extensions.c.until, **_answered).where(
        _is_answered, extensions.c.granted.is_(True)
    ),
    _deed("refused", extensions, **_answered).where(_is_answered, extensions.c.granted.is_(False)),
    _deed("moved", deadline_moves, since=deadline_moves.c.before, until=deadline_moves.c.after),
    _deed("edit_wished", edit_requests, version=edit_requests.c.version, what=edit_requests.c.reason),
    _deed(
        "edit_refused",
        edit_requests,
        edit_requests.c.answered_by,
        edit_requests.c.answered_at,
        version=edit_requests.c.version,
        what=edit_requests.c.reply,
    ).where(edit_requests.c.answered_by.is_not(None), edit_requests.c.granted.is_(False)),
    _deed("signed", signed_copies, version=signed_copies.c.version),
    _deed("nudged", nudges, what=nudges.c.line),
)
