"""Choosing a period of the units below one's own."""

from dataclasses import replace

from dialogs.desk.following.places import Following
from dialogs.desk.places import Consolidating
from dialogs.screen import Draft, button
from dialogs.state import State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.world import DeskPeriod, World
from templates.dates import short_day
from templates.text import cut

NO_PERIOD = "Chưa có kỳ báo cáo nào được giao cho các đơn vị cấp dưới."


def period_line(period: DeskPeriod) -> str:
    return f"{period.outline.form.title} · {period.unit.name}"


def window(period: DeskPeriod) -> str:
    """ "01/01/2026 - 25/5/2026"."""
    return f"{short_day(period.period.start)} - {short_day(period.period.end)}"


def choose_period(
    world: World, state: State, place: Following | Consolidating, verb: str, *, fresh: bool, head: str = ""
) -> Turn:
    """A list of periods, the newest first, each a button."""
    draft = Draft(head)
    newest = sorted(world.periods, key=lambda period: period.period.deadline, reverse=True)
    draft.line("Anh/chị chọn kỳ báo cáo:" if newest else NO_PERIOD, "bold")
    for period in newest[:20]:
        sent = sum(not task.is_open for task in period.tasks)
        name = f"{period.outline.form.short_title} · {period.unit.name} ({sent}/{len(period.tasks)})"
        draft.line(f"{name}: số liệu {window(period)}")
        draft.row(button(cut(name, 60), verb, str(period.id), str(period.unit.id)))
    draft.row(TO_HOME)
    return Turn(State(state.report, replace(place, period=0, unit=0)), draft.screen(), fresh)
