"""What stands against a merger or a split, in one sentence; the chat and the command line ask alike."""

from collections.abc import Iterator

from dialogs.desk.changes import Regroup
from dialogs.desk.regrouping import words
from templates.dates import short_day
from templates.lineage import Lineage
from templates.text import ascii_slug
from templates.unit import Unit
from templates.unit_tree import UnitTree

MOST = 120
"""Characters of a unit's name."""


def fault(tree: UnitTree, lineage: Lineage, change: Regroup) -> str:
    """The first thing that is wrong, "" where nothing is."""
    return next(_faults(tree, lineage, change), "")


def _faults(tree: UnitTree, lineage: Lineage, change: Regroup) -> Iterator[str]:
    before = [tree.by_id[number] for number in change.before]
    if len(before) > 1 and change.splits:
        yield words.TOO_FEW
    if len(before) == 1 and not change.splits:
        yield words.TOO_FEW
    for unit in before:
        yield from unit_faults(tree, lineage, unit, before[0])
        began = lineage.began(unit.id)
        if began is not None and change.day <= began:
            yield words.TOO_EARLY.format(unit=unit.name, day=short_day(began))
    yield from _name_faults(tree, change)


def unit_faults(tree: UnitTree, lineage: Lineage, unit: Unit, first: Unit) -> Iterator[str]:
    """What keeps one unit out of it."""
    ended = lineage.ended(unit.id)
    if ended is not None:
        yield words.ENDED.format(unit=unit.name, day=short_day(ended))
    if unit.parent_id is None:
        yield words.NO_PARENT.format(unit=unit.name)
    if unit.parent_id != first.parent_id:
        yield words.OTHER_PARENT.format(unit=unit.name, other=first.name)
    if any(lineage.ended(child.id) is None for child in tree.children(unit.id)):
        yield words.HAS_BELOW.format(unit=unit.name)


def _name_faults(tree: UnitTree, change: Regroup) -> Iterator[str]:
    names = [heir.name for heir in change.after if not heir.unit]
    taken = {ascii_slug(unit.name) for unit in tree.units if unit.parent_id == tree.by_id[change.before[0]].parent_id}
    for number, name in enumerate(names):
        if len(name) > MOST or not ascii_slug(name):
            yield words.BAD_NAME.format(name=name[:40], most=MOST)
        if name in names[:number]:
            yield words.NAMED_TWICE.format(name=name)
        if ascii_slug(name) in taken:
            yield words.NAME_TAKEN.format(name=name)
    for heir in change.after:
        if not heir.unit and heir.code in tree.by_code:
            yield words.CODE_TAKEN.format(code=heir.code)
