"""/nhatky: who changed or did what in a unit's reports, the newest first; values kept out of the chat are not shown."""

from collections.abc import Iterator

from dialogs.deed_words import DEEDS
from dialogs.desk.assigning.unit_choice import unit_labels
from dialogs.log import AnswerLine, DeedLine, Line, StateLine
from dialogs.marks import ON_BEHALF
from dialogs.page import page_of, page_row
from dialogs.report.naming import item_name
from dialogs.report.one_line import one_line, shown
from dialogs.report.words import STATUS
from dialogs.screen import Draft, button
from dialogs.state import Journal, State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.world import World
from templates.answers import Answer
from templates.dates import moment
from templates.text import cut
from templates.unit_tree import called

VERBS = frozenset({"journal", "journal_unit", "journal_units"})

LINES = 8
"""Changes on one screen."""

UNITS = 10
"""Units on one screen."""

NAME, VALUE, NOTE = 70, 90, 150
"""UTF-16 units of a question's name, an answer and a reason."""

TITLE = "Nhật ký"
CHOOSE = "Anh/chị xem nhật ký của đơn vị nào?"
NOTHING = "Chưa có thay đổi nào."
NO_UNIT = "Anh/chị chưa phụ trách đơn vị nào nên chưa có nhật ký để xem."
PAGE_OF = "Trang {page}/{count}; gõ một phần tên đơn vị để tìm."
NO_SUCH_UNIT = "Không có đơn vị nào tên như “{words}”. Anh/chị gõ lại một phần tên."
OTHER_UNIT = "Đơn vị khác"
APART = "(phần không xem qua chat)"
NO_NAME = "(chưa có tên)"
SAME = "giữ nguyên"
NO_ANSWER = "chưa trả lời"


def show_journal(world: World, state: State, place: Journal, *, fresh: bool, head: str = "") -> Turn:
    """One page of a unit's changes; the unit is asked first when there are several."""
    log = world.log
    if log is None or log.unit is None:
        return _units(world, state, place, fresh=fresh, head=head)
    draft = Draft(head)
    draft.line(f"{TITLE} · {log.unit.name}", "bold").line(f"Trang {place.page + 1}, mới nhất trước.")
    if not log.lines:
        draft.line().line(NOTHING)
    for line in log.lines:
        draft.line()
        for part in _written(world, line):
            draft.line(part)
    draft.row(*page_row(place.page, place.page + 1 + log.more, "journal"))
    draft.row(button(OTHER_UNIT, "journal_units", "0") if len(log.units) > 1 else None, TO_HOME)
    return Turn(State(state.report, Journal(log.unit.id, place.page)), draft.screen(), fresh)


def said(world: World, state: State, text: str) -> Turn | None:
    """A part of a name finds the unit; None where there are no several to choose from."""
    if world.log is None or len(world.log.units) < 2:
        return None
    return _units(world, state, Journal(words=text.strip()), fresh=True, head="")


def _units(world: World, state: State, place: Journal, *, fresh: bool, head: str) -> Turn:
    units = world.log.units if world.log is not None else ()
    found = called(units, place.words) if place.words else units
    if not found and place.words:
        head, place, found = NO_SUCH_UNIT.format(words=cut(place.words, 40)), Journal(), units
    here = page_of(found, place.page, UNITS)
    draft = Draft(head)
    draft.line(CHOOSE if units else NO_UNIT, "bold")
    if here.count > 1:
        draft.line(PAGE_OF.format(page=here.number + 1, count=here.count))
    labels = unit_labels(here.items)
    for unit in here.items:
        draft.row(button(labels[unit.id], "journal_unit", str(unit.id)))
    draft.row(*here.row("journal_units"))
    draft.row(button(OTHER_UNIT, "journal_units", "0", "whole") if place.words else None, TO_HOME)
    return Turn(State(state.report, Journal(0, here.number, place.words)), draft.screen(), fresh)


def _written(world: World, line: Line) -> Iterator[str]:
    for_unit = f" ({ON_BEHALF})" if isinstance(line, StateLine | AnswerLine) and line.on_behalf else ""
    yield f"{moment(line.at, world.zone)}/{line.at.astimezone(world.zone).year} · {line.by or NO_NAME}{for_unit}"
    if isinstance(line, StateLine):
        version = f" (bản {line.version})" if line.version else ""
        yield f"   {line.title}: {STATUS.get(line.before, line.before)} → {STATUS.get(line.after, line.after)}{version}"
        if line.note:
            yield f"   “{cut(one_line(line.note), NOTE)}”"
        return
    if isinstance(line, DeedLine):
        yield from _done(world, line)
        return
    undone = " (hoàn tác)" if line.undone else ""
    yield f"   {line.outline.form.short_title} · {cut(_name(line), NAME)}{undone}"
    yield f"   {APART if line.apart else _changed(line)}"


def _done(world: World, line: DeedLine) -> Iterator[str]:
    version = f" (bản {line.version})" if line.version else ""
    yield f"   {line.title}: {DEEDS[line.deed]}{version}{_days(world, line)}"
    if line.subject:
        yield f"   {cut(one_line(line.subject), NOTE)}"
    if line.text:
        yield f"   “{cut(one_line(line.text), NOTE)}”"


def _days(world: World, line: DeedLine) -> str:
    """The deadline before and after; where it stays, nothing."""
    if line.since is None or line.until is None:
        return ""
    return f": {moment(line.since, world.zone)} → {moment(line.until, world.zone)}"


def _changed(line: AnswerLine) -> str:
    """What it was → what it is, with the reason given; where only its marks changed, that it stayed."""
    now = _value(line, line.after)
    told = f"{SAME} {now}" if line.before == line.after else f"{_value(line, line.before)} → {now}"
    return told + (f" – vì: {cut(one_line(line.reason), NOTE)}" if line.reason else "")


def _name(line: AnswerLine) -> str:
    field, item = line.outline.asked.get(line.key), line.outline.by_stored_key.get(line.key)
    if field is not None:
        return field.label
    return item_name(item) if item is not None else line.key


def _value(line: AnswerLine, answer: Answer | None) -> str:
    return NO_ANSWER if answer is None else cut(shown(answer, line.outline.asked.get(line.key)), VALUE)
