"""What a unit reported for earlier windows before it used the bot, read from files: history, never a submission."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import orjson
from sqlalchemy import Connection, bindparam, select

from storage.per_dialect import PerDialect
from storage.stored_answer import pack, unpack
from storage.tables import loaded_reports
from templates.answers import Answer


@dataclass(frozen=True, slots=True)
class StoredReport:
    """The answers of one window, first and last day included."""

    start: date
    end: date
    answers: Mapping[str, Answer]


_PUT = PerDialect(
    loaded_reports,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["unit_id", "form_id", "start", "end"],
        set_={name: insert.excluded[name] for name in ("answers", "person_id", "at")},
    ),
)
_BEFORE = (
    select(loaded_reports.c.start, loaded_reports.c.end, loaded_reports.c.answers)
    .where(
        loaded_reports.c.unit_id == bindparam("unit"),
        loaded_reports.c.form_id == bindparam("form"),
        loaded_reports.c.end < bindparam("last", type_=loaded_reports.c.end.type),
    )
    .order_by(loaded_reports.c.end.desc(), loaded_reports.c.start.desc())
)


def put(
    connection: Connection, unit_id: int, form_id: str, report: StoredReport, *, person_id: int, at: datetime
) -> None:
    """Keep a window's report; one that was loaded for it before is replaced."""
    row = {
        "unit_id": unit_id,
        "form_id": form_id,
        "start": report.start,
        "end": report.end,
        "answers": orjson.dumps({key: pack(answer) for key, answer in report.answers.items()}).decode(),
        "person_id": person_id,
        "at": at,
    }
    connection.execute(_PUT.on(connection), row)


def before(connection: Connection, unit_id: int, form_id: str, day: date) -> list[StoredReport]:
    """Every window that ended before ``day``, the latest first."""
    rows = connection.execute(_BEFORE, {"unit": unit_id, "form": form_id, "last": day})
    return [
        StoredReport(start, end, {key: unpack(*packed) for key, packed in orjson.loads(answers).items()})
        for start, end, answers in rows
    ]
