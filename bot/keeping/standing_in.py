"""Nhập thay: a unit's people are told once for each sitting in which staff above enter its report."""

from collections.abc import Iterable
from datetime import timedelta

from bot.keeping.writing import Writing
from bot.notices import standing_in as notices
from dialogs.changes import Change, KeepEarlier, PutAnswer, RemoveAnswer, UndoBatch
from storage import stand_ins

SITTING = timedelta(hours=12)
"""Whoever goes on entering within this goes on with the same sitting."""

ENTERING = PutAnswer | RemoveAnswer | UndoBatch | KeepEarlier


def tell_once(writing: Writing, changes: Iterable[Change]) -> None:
    """Tell the unit's officers of what is entered, unless they were told of this person's not long ago."""
    if not any(isinstance(change, ENTERING) for change in changes):
        return
    since = writing.now - SITTING
    if stand_ins.told_since(writing.connection, writing.report_id, writing.person_id, since):
        return
    stand_ins.add(writing.connection, writing.report_id, writing.person_id, at=writing.now)
    notices.begun(writing.connection, writing.world)
