"""Cover details, kept per unit and form for the next document."""

from dataclasses import asdict, replace
from datetime import date

import orjson
from sqlalchemy import Connection, bindparam, select

from storage.per_dialect import PerDialect
from storage.tables import covers
from templates.cover import Cover

_GET = select(covers.c.body).where(
    covers.c.unit_id == bindparam("unit"),
    covers.c.form_id == bindparam("form"),
)
_PUT = PerDialect(
    covers,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["unit_id", "form_id"], set_={"body": insert.excluded.body}
    ),
)


def dump(cover: Cover) -> str:
    return orjson.dumps(asdict(cover)).decode()


def load(body: str) -> Cover:
    values = orjson.loads(body)
    values["posts"] = tuple(values["posts"])
    values["recipients"] = tuple(values["recipients"])
    values["day"] = date.fromisoformat(values["day"]) if values["day"] else None
    return Cover(**values)


def get(connection: Connection, unit_id: int, form_id: str) -> Cover | None:
    body = connection.execute(_GET, {"unit": unit_id, "form": form_id}).scalar()
    return None if body is None else load(body)


def put(connection: Connection, unit_id: int, form_id: str, cover: Cover) -> None:
    """Keep the cover for next time; document number and day are left out, for they are never remembered."""
    body = dump(replace(cover, number="", day=None))
    connection.execute(_PUT.on(connection), {"unit_id": unit_id, "form_id": form_id, "body": body})
