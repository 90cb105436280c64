"""What a consolidating unit's report is made of besides its own answers: the units' layer and what people chose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from templates.adjustment import Adjustment
from templates.answers import Answers
from templates.pick import Pick
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class UnitText:
    """What one unit wrote under a question: paragraphs, or of a table of records its rows in words.

    ``source`` is its assignment; ``stored`` are the paragraphs as a pick keeps them.
    """

    source: int
    unit: Unit
    version: int
    paragraphs: tuple[str, ...]
    stored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One part of a total: whose it is, what it counts (None: not known), in which version, and who answered.

    ``number`` is its assignment; ``opens``: it is itself made of other units' reports.
    """

    name: str
    value: Decimal | None
    version: int | None
    person: str = ""
    number: int = 0
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Newer:
    """A unit whose version in hand (``now``) is another than the one that counts (``before``); None: none."""

    name: str
    before: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that the totals fail, and the units whose own figures fail it: (assignment, name)."""

    sentence: str
    blocks: bool
    units: tuple[tuple[int, str], ...]


class UnitsLayer(Protocol):
    """The units' reports a consolidation counts, as pure questions to them; ``own`` are the parent's own answers."""

    def sentences(self, question: str, own: Answers, adjustments: Sequence[Adjustment]) -> tuple[str, ...]:
        """The totals sentences of a group of figures, or of those in the section of a text."""

    def total(self, key: str, own: Answers, adjustments: Sequence[Adjustment]) -> Decimal | None:
        """The total of a figure."""

    def sources(self, key: str) -> tuple[Source, ...]:
        """The units' parts of a total, in unit order."""

    def texts(self, key: str) -> tuple[UnitText, ...]:
        """The units that wrote something, in unit order."""

    def failures(self, own: Answers, adjustments: Sequence[Adjustment]) -> tuple[Failure, ...]:
        """The checks that the totals fail."""


@dataclass(frozen=True, slots=True)
class OpenedUnit:
    """A unit followed down to: what its version counts of the units below it, and what it did and adjusted itself.

    ``path`` are the assignments on the way down, its own last; ``authors`` who answered its own figures, by key;
    ``people`` those who adjusted, by id.
    """

    path: tuple[int, ...]
    unit: Unit
    version: int
    layer: UnitsLayer
    own: Answers
    authors: Mapping[str, str]
    adjustments: tuple[Adjustment, ...]
    people: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Below:
    """``counted`` of ``units`` stand in the report, as of ``at`` (None: as things are now).

    ``newer`` names the units that handed in, or changed, something since; ``people`` are those who adjusted, by id.
    """

    layer: UnitsLayer
    units: int
    counted: int
    at: datetime | None
    newer: tuple[Newer, ...]
    picks: tuple[Pick, ...]
    adjustments: tuple[Adjustment, ...]
    people: Mapping[int, str]
    opened: OpenedUnit | None = None
    """The unit whose part of a total is being followed, where one is."""

    def picks_of(self, key: str) -> tuple[Pick, ...]:
        return tuple(pick for pick in self.picks if pick.key == key)

    def adjustments_of(self, key: str) -> tuple[Adjustment, ...]:
        return tuple(one for one in self.adjustments if one.key == key)
