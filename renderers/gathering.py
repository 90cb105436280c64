"""The rows many units gave for one list: each unit's own, who had nothing, and who is silent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from templates.answers import NothingToReport, ReportedApart, Rows
from templates.report import Report
from templates.unit import Unit

Record = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All units' rows of one list or table of records, in unit order."""

    rows: tuple[tuple[Unit, tuple[Record, ...]], ...]
    nothing: tuple[Unit, ...]
    apart: tuple[Unit, ...]
    unanswered: tuple[Unit, ...]

    def records(self) -> Iterator[tuple[Unit, Record]]:
        """Every row with its unit."""
        for unit, rows in self.rows:
            for row in rows:
                yield unit, row


def gathered(key: str, reports: Sequence[Report]) -> Gathered:
    """The rows kept under ``key`` in ``reports`` (in unit order); a list without rows counts as nothing to report.

    Units for which it is không áp dụng are in none of the groups.
    """
    rows: list[tuple[Unit, tuple[Record, ...]]] = []
    nothing: list[Unit] = []
    apart: list[Unit] = []
    unanswered: list[Unit] = []
    for report in reports:
        if key in report.left_out:
            continue
        match report.answers.get(key):
            case Rows(own) if own:
                rows.append((report.unit, own))
            case Rows() | NothingToReport():
                nothing.append(report.unit)
            case ReportedApart():
                apart.append(report.unit)
            case _:
                unanswered.append(report.unit)
    return Gathered(tuple(rows), tuple(nothing), tuple(apart), tuple(unanswered))
