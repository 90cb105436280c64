"""What /nhatky shows, loaded for whoever may see it: officers their own units, staff the units below theirs."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from dialogs.journal import LINES
from dialogs.log import AnswerLine, DeedLine, Line, Log, StateLine
from storage import assignments, forms, journal
from storage.assignments import Assignment
from storage.changes import UNDO
from storage.journal import AnswerEntry, DeedEntry, Entry, StateEntry
from storage.stored_answer import StoredAnswer
from templates.answers import Answer
from templates.outline import Outline
from templates.rows import RowList
from templates.unit import Unit


def load_log(
    connection: Connection,
    outlines: Outlines,
    units: tuple[Unit, ...],
    wanted: int,
    page: int,
    *,
    sensitive_in_chat: bool,
) -> Log:
    """One page of the wanted unit's changes, if it is among ``units``; the only one is taken unasked."""
    unit = next((one for one in units if one.id == wanted), None)
    if unit is None and len(units) == 1:
        unit = units[0]
    if unit is None:
        return Log(units)
    entries = journal.of_unit(connection, unit.id, skip=page * LINES, most=LINES + 1)
    known = {one.id: one for one in _reports(connection, entries)}
    lines = tuple(
        _line(connection, outlines, known[entry.assignment_id], entry, hide=not sensitive_in_chat)
        for entry in entries[:LINES]
    )
    return Log(units, unit, lines, len(entries) > LINES)


def _reports(connection: Connection, entries: Iterable[Entry]) -> list[Assignment]:
    found = (assignments.get_full(connection, number) for number in {entry.assignment_id for entry in entries})
    return [one for one in found if one is not None]


def _line(connection: Connection, outlines: Outlines, report: Assignment, entry: Entry, *, hide: bool) -> Line:
    outline = of_assignment(outlines, connection, report)
    if isinstance(entry, AnswerEntry):
        outline = _asking(connection, outlines, report, entry.key) or outline
    if isinstance(entry, StateEntry):
        title = outline.form.short_title
        return StateLine(
            entry.at, entry.person_name, title, entry.before, entry.after, entry.version, entry.note, entry.on_behalf
        )
    if isinstance(entry, DeedEntry):
        return _deed(outline.form.short_title, entry)
    apart = hide and _is_sensitive(outline, entry)
    before, after = (None, None) if apart else (_answer(entry.before), _answer(entry.after))
    undone = entry.cause == UNDO
    reason = entry.after.reason if entry.after is not None and not apart else ""
    return AnswerLine(
        entry.at, entry.person_name, outline, entry.key, before, after, apart, undone, reason, entry.on_behalf
    )


def _deed(title: str, entry: DeedEntry) -> DeedLine:
    subject = entry.subject.partition("\n")[2]
    said = (entry.text, subject, entry.version, entry.since, entry.until)
    return DeedLine(entry.at, entry.person_name, title, entry.deed, *said)


def _asking(connection: Connection, outlines: Outlines, report: Assignment, key: str) -> Outline | None:
    """The report's outline, or where it asks this no longer, that of the latest version which did."""
    own = of_assignment(outlines, connection, report)
    if key in own.by_stored_key:
        return own
    others = (line.id for line in reversed(forms.lines(connection)) if line.form_id == report.form_id)
    found = (of_assignment(outlines, connection, replace(report, form_version_id=number)) for number in others)
    return next((outline for outline in found if key in outline.by_stored_key), None)


def _is_sensitive(outline: Outline, entry: AnswerEntry) -> bool:
    """A list still open stands under a key of its own, no less sensitive."""
    lists = {item.question.open_key: item.question.id for item in outline.items if isinstance(item.question, RowList)}
    return lists.get(entry.key, entry.key) in outline.sensitive_keys


def _answer(stored: StoredAnswer | None) -> Answer | None:
    return stored.answer if stored is not None else None
