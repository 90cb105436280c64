"""Whole reports put in at once, many at a time: made-up regions, and nothing else needs to be this fast."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import orjson
from sqlalchemy import Connection, insert, update

from storage import covers
from storage.stored_answer import StoredAnswer, pack, plain
from storage.tables import answers, assignments, submissions
from templates.answers import Answer
from templates.cover import Cover


@dataclass(frozen=True, slots=True)
class SeededReport:
    """Answers of one assignment; with a cover they are also submitted as version 1 in that state."""

    assignment_id: int
    form_version_id: int
    answers: Mapping[str, Answer]
    cover: Cover | None = None
    state: str = "submitted"


def add_reports(connection: Connection, reports: Iterable[SeededReport], *, person_id: int, at: datetime) -> None:
    """Put the reports into assignments that have no answers yet; no history is written."""
    for report in reports:
        rows = [_row(report.assignment_id, key, answer, person_id, at) for key, answer in report.answers.items()]
        if rows:
            connection.execute(insert(answers), rows)
        this = update(assignments).where(assignments.c.id == report.assignment_id)
        if report.cover is None:
            connection.execute(this.values(state="working" if rows else "new", touched_at=at))
            continue
        connection.execute(insert(submissions), _submission(report, report.cover, person_id, at))
        connection.execute(this.values(state=report.state, submitted_version=1, submitted_at=at, touched_at=at))


def _row(assignment_id: int, key: str, answer: Answer, person_id: int, at: datetime) -> dict[str, object]:
    kind, number, body = pack(answer)
    return {
        "assignment_id": assignment_id,
        "key": key,
        "kind": kind,
        "number": number,
        "body": body,
        "person_id": person_id,
        "at": at,
        "revision": 1,
    }


def _submission(report: SeededReport, cover: Cover, person_id: int, at: datetime) -> dict[str, object]:
    stored = {
        key: plain(StoredAnswer(answer, "", False, False, person_id, at, 1)) for key, answer in report.answers.items()
    }
    return {
        "assignment_id": report.assignment_id,
        "version": 1,
        "at": at,
        "person_id": person_id,
        "form_version_id": report.form_version_id,
        "answers": orjson.dumps(stored).decode(),
        "cover": covers.dump(cover),
    }
