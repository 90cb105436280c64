"""Nhập thay: staff above answer a unit's report in its place, on its own screens; each of them says for whom."""

from dataclasses import replace

from dialogs.changes import (
    AskAbove,
    Change,
    FinishShare,
    MarkOpened,
    Snooze,
)
from dialogs.own_changes import OWN_ASKING
from dialogs.screen import Screen, below, button, under
from dialogs.state import State, holds_text
from dialogs.turn import Turn
from dialogs.world import World

NOT_ON_BEHALF = OWN_ASKING | MarkOpened | FinishShare | AskAbove | Snooze
"""Changes nobody makes in a unit's place: its own asking and its own help."""

NOT_OFFERED = frozenset({"colleagues", "ask_colleague", "ask_again", "ask_above", "extend", "request_edit", "snooze"})
"""Buttons that lead to them."""

FOR_UNIT = "✍ Nhập thay {unit}"
DONE = "Xong nhập thay"
UNITS_OWN = "Việc này của đơn vị nên không làm thay được. Các câu đã nhập vẫn còn nguyên."


def refuses(world: World, changes: tuple[Change, ...]) -> bool:
    """Whether something among the changes is not made in a unit's place."""
    report = world.report
    return report is not None and report.task.stood_in and any(isinstance(one, NOT_ON_BEHALF) for one in changes)


def said_for_whom(before: State, turn: Turn, world: World) -> Turn:
    """The turn with the unit named above its screen and the way out below it; once left, the report is not at hand."""
    if turn.state.stands_in is None:
        left = before.stands_in is not None and turn.state.report == before.stands_in
        return replace(turn, state=replace(turn.state, report=None)) if left else turn
    report = world.report
    if turn.screen is None or report is None:
        return turn
    screen = below(FOR_UNIT.format(unit=report.task.unit.name), _offered(turn.screen))
    if not holds_text(turn.state.place):
        screen = under(screen, button(DONE, "stood_in", str(report.task.id)))
    return replace(turn, screen=screen)


def _offered(screen: Screen) -> Screen:
    """The screen without what is the unit's own to do."""
    rows = (tuple(one for one in row if one.choice.verb not in NOT_OFFERED) for row in screen.rows)
    return replace(screen, rows=tuple(row for row in rows if row))
