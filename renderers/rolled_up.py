"""A consolidated report as one report: what the unit above reads of it and counts."""

from renderers.consolidation import Consolidation
from renderers.narrative_texts import NarrativeTexts
from templates.answers import Answer, Figure, NothingToReport, Prose, Rows
from templates.form import Narrative
from templates.report import Report
from templates.table import ColumnType, Table
from templates.unit import in_running_text


def rolled_up(consolidation: Consolidation, version: int | None) -> Report:
    """The report of ``consolidation``: its figures are the totals, its texts the parent's own with what it picked.

    ``within`` keeps what people answered, so that totals above are made anew from that and never added.
    """
    answers = {**_own(consolidation), **_totals(consolidation), **_texts(consolidation), **_records(consolidation)}
    return Report(
        consolidation.form,
        consolidation.unit,
        consolidation.period,
        consolidation.cover,
        answers,
        version,
        within=consolidation.layers or (_empty(consolidation),),
    )


def _empty(consolidation: Consolidation) -> Report:
    """Nobody has answered anything: a report without answers, which makes totals above incomplete."""
    return Report(consolidation.form, consolidation.unit, consolidation.period, consolidation.cover, {}, part="own")


def _own(consolidation: Consolidation) -> dict[str, Answer]:
    return dict(consolidation.own.answers) if consolidation.own is not None else {}


def _totals(consolidation: Consolidation) -> dict[str, Answer]:
    return {key: Figure(one.total) for key, one in consolidation.totals.items() if one.total is not None}


def _texts(consolidation: Consolidation) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for _, question in consolidation.form.questions():
        if isinstance(question, Narrative):
            said = [f"{in_running_text(pick.unit.name)}: {pick.text}" for pick in consolidation.picks_of(question.id)]
            own = _own(consolidation).get(question.id)
            if said:
                found[question.id] = Prose("\n".join([*(own.paragraphs if isinstance(own, Prose) else ()), *said]))
            elif own is None and _all_nothing(consolidation.texts[question.id]):
                found[question.id] = NothingToReport()
    for table in consolidation.form.tables:
        found |= _cells(consolidation, table)
    return found


def _all_nothing(texts: NarrativeTexts) -> bool:
    return bool(texts.nothing) and not (texts.passages or texts.apart or texts.unanswered)


def _cells(consolidation: Consolidation, table: Table) -> dict[str, Answer]:
    """The texts of a table's row, each line with its unit."""
    found: dict[str, Answer] = {}
    for column in table.columns:
        texts = consolidation.texts.get(table.key(column))
        if column.type is not ColumnType.text or texts is None:
            continue
        own = _own(consolidation).get(table.key(column))
        lines = list(own.paragraphs) if isinstance(own, Prose) else []
        for passage in texts.passages:
            names = ", ".join(in_running_text(unit.name) for unit in passage.units)
            lines += [f"{names}: {line}" for line in passage.paragraphs]
        if lines:
            found[table.key(column)] = Prose("\n".join(lines))
    return found


def _records(consolidation: Consolidation) -> dict[str, Answer]:
    """What the parent chose of each list, else everything its units gave."""
    tables = {table.id: table for table in consolidation.form.tables}
    found: dict[str, Answer] = {}
    for key, given in consolidation.records.items():
        chosen = consolidation.chosen(tables[key]) if key in tables else None
        rows = tuple(row for _, row in (chosen if chosen is not None else given.records()))
        if rows:
            found[key] = Rows(rows)
        elif given.nothing and not given.unanswered:
            found[key] = NothingToReport()
    return found
