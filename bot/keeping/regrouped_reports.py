"""The reports of one period when their units are merged or split: one for each unit that stands now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from renderers.merging import Merged, merged_answers, merged_texts
from storage import answers, assignments, contributors, giving, periods, states
from storage.assignments import Assignment
from storage.states import CLOSED_STATES, OPEN_STATES, RECALLED
from storage.stored_answer import StoredAnswer
from templates.binding import cover_defaults
from templates.report import Report
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class _Source:
    """A report that was there before, held until the transaction ends."""

    assignment: Assignment
    stored: Mapping[str, StoredAnswer]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Where the reports go: ``heirs`` are the units that stand now, ``by`` who decided it, ``batch`` joins the
    changes."""

    connection: Connection
    outlines: Outlines
    heirs: tuple[Unit, ...]
    by: int
    at: datetime
    batch: str

    def keep(self, before: Sequence[Assignment]) -> list[int]:
        """The reports that are worked on from now in place of those ``before``, all of one period."""
        sources = [self._source(one) for one in before]
        going_on = {one.assignment.unit.id: one.assignment.id for one in sources}
        targets = [going_on[heir.id] if heir.id in going_on else self._give(heir, sources) for heir in self.heirs]
        if len(self.heirs) == 1:
            self._join(sources, targets[0])
        elif not any(heir.id in going_on for heir in self.heirs):
            texts = merged_texts(self._reports(sources))
            for target in targets:
                self._write(target, texts, sources)
        for one in sources:
            if one.assignment.id not in targets:
                self._take_back(one.assignment)
        return targets

    def _source(self, one: Assignment) -> _Source:
        held = assignments.lock(self.connection, one.id)
        if held is None:
            raise LookupError(f"assignment {one.id}")
        return _Source(held, answers.all_answers(self.connection, one.id))

    def _join(self, sources: Sequence[_Source], target: int) -> None:
        """One report of all of them; one that was alone is left as it is."""
        contributors.move(self.connection, [one.assignment.id for one in sources], target)
        if [one.assignment.id for one in sources] == [target]:
            return
        reports = self._reports(sources)
        merged = merged_answers(reports[0].form, reports) if len(reports) > 1 else _as_they_are(reports[0])
        self._reopen(target)
        for key in answers.all_answers(self.connection, target).keys() - merged.keys():
            author = _latest(key, sources).person_id
            answers.remove(self.connection, target, key, person_id=author, at=self.at, batch=self.batch, cause="merge")
        self._write(target, merged, sources)

    def _give(self, heir: Unit, sources: Sequence[_Source]) -> int:
        """The heir's own assignment in the period: what any of those before was asked, by the latest of their days."""
        first = sources[0].assignment
        period = periods.get(self.connection, first.period_id)
        if period is None:
            raise LookupError(f"period {first.period_id}")
        scopes = [one.assignment.scope for one in sources]
        whole = any(scope is None for scope in scopes)
        giving.give(
            self.connection,
            form_id=period.form_id,
            form_version_id=period.form_version_id,
            period=period.period,
            unit_ids=[heir.id],
            at=self.at,
            desk=first.given_by,
            scopes={} if whole else {heir.id: frozenset[str]().union(*(scope or () for scope in scopes))},
        )
        (found,) = [one for one in assignments.of_units(self.connection, [heir.id]) if one.period_id == first.period_id]
        latest = max(one.assignment.period.deadline for one in sources)
        if latest != found.period.deadline:
            assignments.set_deadline(self.connection, found.id, latest)
        return found.id

    def _reopen(self, target: int) -> None:
        states.set_state(
            self.connection, target, "working", by=self.by, at=self.at, expected=CLOSED_STATES, note="sáp nhập đơn vị"
        )

    def _take_back(self, one: Assignment) -> None:
        states.set_state(
            self.connection,
            one.id,
            RECALLED,
            by=self.by,
            at=self.at,
            expected=(*OPEN_STATES, *CLOSED_STATES),
            note="chuyển sang đơn vị sau sáp nhập, chia tách",
        )

    def _reports(self, sources: Iterable[_Source]) -> list[Report]:
        return [self._report(one) for one in sources]

    def _report(self, source: _Source) -> Report:
        one = source.assignment
        outline = of_assignment(self.outlines, self.connection, one)
        kept = {key: stored.answer for key, stored in source.stored.items() if key not in outline.left_out}
        cover = cover_defaults(outline.form, one.unit, None)
        return Report(outline.form, one.unit, one.period, cover, kept, left_out=outline.left_out)

    def _write(self, target: int, merged: Mapping[str, Merged], sources: Sequence[_Source]) -> None:
        """Each answer in the name of whoever gave the latest of those it is made of."""
        for key, one in merged.items():
            latest = _latest(key, sources)
            answers.put(
                self.connection,
                target,
                key,
                one.answer,
                person_id=latest.person_id,
                at=self.at,
                batch=self.batch,
                cause="merge",
                pieces=(),
                reason=one.to_check,
                doubted=bool(one.to_check),
                on_behalf=latest.on_behalf,
            )


def _as_they_are(report: Report) -> dict[str, Merged]:
    return {key: Merged(answer) for key, answer in report.answers.items()}


def _latest(key: str, sources: Iterable[_Source]) -> StoredAnswer:
    found = [one.stored[key] for one in sources if key in one.stored]
    return max(found, key=lambda stored: stored.at)
