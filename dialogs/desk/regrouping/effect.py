"""What a merger or a split will bring about, line by line, before anybody confirms it."""

from collections.abc import Iterable, Iterator

from dialogs.desk.changes import Regroup
from dialogs.desk.office import AffectedReport
from dialogs.desk.regrouping import words
from dialogs.report.words import STATUS
from templates.dates import short_day
from templates.lineage import runs_across
from templates.unit_tree import UnitTree


def title(tree: UnitTree, change: Regroup) -> str:
    """ "Sáp nhập Xã A, Xã B thành Xã C từ 01/7/2026"."""
    said = words.SPLITTING if change.splits else words.MERGING
    return said.format(before=_before(tree, change), after=_after(tree, change), day=short_day(change.day))


def effect_lines(tree: UnitTree, change: Regroup, reports: Iterable[AffectedReport], people: int) -> Iterator[str]:
    """Which reports stay, which become one, who moves.  ``reports`` are those of the units before."""
    known = list(reports)
    finished = [one for one in known if one.is_open and not runs_across(one.period.end, change.day)]
    across = [one for one in known if runs_across(one.period.end, change.day)]
    if finished:
        yield words.FINISHED
        yield from _by_period(tree, finished)
    if across:
        yield words.DIVIDED if change.splits else words.JOINED.format(after=_after(tree, change))
        yield from _by_period(tree, across)
        yield _how(tree, change)
    if not finished and not across:
        yield words.NO_REPORT
    if people:
        yield words.PEOPLE.format(count=people, after=_after(tree, change))
    yield words.READABLE


def _how(tree: UnitTree, change: Regroup) -> str:
    if not change.splits:
        return words.HOW_JOINED
    if any(heir.unit for heir in change.after):
        return words.GOES_ON.format(before=_before(tree, change))
    return words.HOW_DIVIDED.format(before=_before(tree, change))


def _by_period(tree: UnitTree, reports: Iterable[AffectedReport]) -> Iterator[str]:
    found: dict[int, list[AffectedReport]] = {}
    for one in reports:
        found.setdefault(one.period_id, []).append(one)
    for own in found.values():
        units = ", ".join(f"{tree.by_id[one.unit].name} ({STATUS[one.status]})" for one in own)
        yield f"– {own[0].title}, số liệu đến {short_day(own[0].period.end)}: {units}"


def _before(tree: UnitTree, change: Regroup) -> str:
    return ", ".join(tree.by_id[number].name for number in change.before)


def _after(tree: UnitTree, change: Regroup) -> str:
    return ", ".join(tree.by_id[heir.unit].name if heir.unit else heir.name for heir in change.after)
