"""What a consolidating unit's report counts of its units: now, and in each version it handed in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, delete, insert, select

from storage.record import Record
from storage.tables import frozen_layers, layers
from templates.adjustment import Adjustment
from templates.pick import Pick
from templates.unit import Unit

Sources = tuple[tuple[int, int], ...]
"""Submitted versions: (assignment, version)."""


@dataclass(frozen=True, slots=True)
class Layer:
    """``at`` is when it was last brought up to date."""

    sources: Sources
    at: datetime


@dataclass(frozen=True, slots=True)
class FrozenLayer:
    """What one version counts, picked and adjusted."""

    sources: Sources
    picks: tuple[Pick, ...]
    adjustments: tuple[Adjustment, ...]


_THIS = layers.c.assignment_id == bindparam("assignment")
_GET = select(layers.c.sources, layers.c.at).where(_THIS)
_DROP = delete(layers).where(_THIS)
_ADD = insert(layers)
_FROZEN = select(frozen_layers.c.sources, frozen_layers.c.picks, frozen_layers.c.adjustments).where(
    frozen_layers.c.assignment_id == bindparam("assignment"), frozen_layers.c.version == bindparam("number")
)
_FROZEN_OF = select(
    frozen_layers.c.sources,
    frozen_layers.c.picks,
    frozen_layers.c.adjustments,
    frozen_layers.c.assignment_id,
    frozen_layers.c.version,
).where(frozen_layers.c.assignment_id.in_(bindparam("assignments", expanding=True)))
_FREEZE = insert(frozen_layers)


def get(connection: Connection, assignment_id: int) -> Layer | None:
    """What the report counts now; None before it was ever brought up to date."""
    row = connection.execute(_GET, {"assignment": assignment_id}).one_or_none()
    return None if row is None else Layer(_sources(row[0]), row[1])


def put(connection: Connection, assignment_id: int, sources: Sources, *, person_id: int, at: datetime) -> None:
    """Count these from now on."""
    connection.execute(_DROP, {"assignment": assignment_id})
    row = {"assignment_id": assignment_id, "sources": _dump(sources), "person_id": person_id, "at": at}
    connection.execute(_ADD, row)


def frozen(connection: Connection, assignment_id: int, version: int) -> FrozenLayer | None:
    """What a version counts; None where it counts nobody but the unit itself."""
    row = connection.execute(_FROZEN, {"assignment": assignment_id, "number": version}).one_or_none()
    return None if row is None else _frozen(row)


def frozen_of(connection: Connection, assignment_ids: Collection[int]) -> dict[tuple[int, int], FrozenLayer]:
    """The same for many assignments, by (assignment, version)."""
    rows = connection.execute(_FROZEN_OF, {"assignments": list(assignment_ids)})
    return {(row[3], row[4]): _frozen(row) for row in rows}


def freeze(connection: Connection, assignment_id: int, version: int, layer: FrozenLayer) -> None:
    """Keep what a version counts, for good."""
    row = {
        "assignment_id": assignment_id,
        "version": version,
        "sources": _dump(layer.sources),
        "picks": _dump(layer.picks),
        "adjustments": _dump({**_plain(one), "amount": str(one.amount)} for one in layer.adjustments),
    }
    connection.execute(_FREEZE, row)


def _frozen(row: Record) -> FrozenLayer:
    picks = (Pick(**{**one, "unit": Unit(**one["unit"])}) for one in orjson.loads(row[1]))
    adjusted = (Adjustment(**{**one, "amount": Decimal(one["amount"])}) for one in orjson.loads(row[2]))
    return FrozenLayer(_sources(row[0]), tuple(picks), tuple(adjusted))


def _sources(text: str) -> Sources:
    return tuple((int(assignment), int(version)) for assignment, version in orjson.loads(text))


def _plain(one: Adjustment) -> dict[str, Any]:
    return {"id": one.id, "key": one.key, "reason": one.reason, "person": one.person}


def _dump(values: Iterable[Any]) -> str:
    return orjson.dumps(list(values)).decode()
