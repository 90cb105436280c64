"""An answer as it is kept: its columns, and its one JSON form in history and submissions."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from storage.pieces import StoredPiece
from templates.answers import Answer, Day, Figure, Kept, NothingToReport, Prose, ReportedApart, Rows


class StoredAnswer(NamedTuple):
    """``kept``: a warning was confirmed (``reason`` "" = none given); ``copied``: last period's text unchanged.

    ``source`` is the id of the last message it came from, 0 if none; ``doubted``: marked to be checked again;
    ``on_behalf``: entered by staff above in the unit's place.  A tuple, because a whole report of them is read at every
    message.
    """

    answer: Answer
    reason: str
    kept: bool
    copied: bool
    person_id: int
    at: datetime
    revision: int
    source: int = 0
    doubted: bool = False
    on_behalf: bool = False


Packed = tuple[str, str | None, str | None]
"""kind, number, body: the columns an answer's value stands in."""


def pack(answer: Answer) -> Packed:
    match answer:
        case Figure(value):
            return "figure", str(value), None
        case Prose(text):
            return "prose", None, text
        case NothingToReport():
            return "nothing", None, None
        case ReportedApart():
            return "apart", None, None
        case Rows(rows):
            return "rows", None, orjson.dumps([dict(row) for row in rows]).decode()
        case Day(value):
            return "day", None, value.isoformat()
        case Kept():
            return "kept", None, None


def unpack(kind: str, number: str | None, body: str | None) -> Answer:
    """The answer in these columns; ValueError for a kind this program does not know."""
    match kind:
        case "figure":
            return _figure(number or "0")
        case "prose":
            return Prose(body or "")
        case "nothing":
            return NothingToReport()
        case "apart":
            return ReportedApart()
        case "rows":
            return Rows(tuple(orjson.loads(body or "[]")))
        case "day":
            return Day(date.fromisoformat(body or ""))
        case "kept":
            return Kept()
    raise ValueError(f"unknown kind of answer: {kind}")


@lru_cache(maxsize=1 << 16)
def _figure(number: str) -> Figure:
    """A figure, one object for all of a whole country's reports: most figures are small and come again and again."""
    return Figure(Decimal(number))


def plain(stored: StoredAnswer) -> dict[str, Any]:
    """What JSON can hold of it."""
    kind, number, body = pack(stored.answer)
    return {
        "kind": kind,
        "number": number,
        "body": body,
        "reason": stored.reason,
        "kept": stored.kept,
        "copied": stored.copied,
        "person_id": stored.person_id,
        "at": stored.at.isoformat(),
        "revision": stored.revision,
        "source": stored.source,
        "doubted": stored.doubted,
        "on_behalf": stored.on_behalf,
    }


def from_plain(values: dict[str, Any]) -> StoredAnswer:
    return StoredAnswer(
        unpack(values["kind"], values["number"], values["body"]),
        values["reason"],
        values["kept"],
        values["copied"],
        values["person_id"],
        datetime.fromisoformat(values["at"]),
        values["revision"],
        values["source"],
        values.get("doubted", False),
        values.get("on_behalf", False),
    )


def dump_change(stored: StoredAnswer | None, pieces: Sequence[StoredPiece]) -> str | None:
    """One side of a change: the answer with its pieces; None for no answer."""
    if stored is None:
        return None
    return orjson.dumps(plain(stored) | {"pieces": [tuple(piece) for piece in pieces]}).decode()


def load_change(side: str | None) -> tuple[StoredAnswer | None, tuple[StoredPiece, ...]]:
    if side is None:
        return None, ()
    values = orjson.loads(side)
    return from_plain(values), tuple(StoredPiece(*piece) for piece in values["pieces"])
