"""Ai đã điền: who answered which questions, and when."""

from collections.abc import Iterator
from datetime import datetime

from dialogs.marks import ON_BEHALF
from dialogs.report import words
from dialogs.report.scene import Scene
from dialogs.report.sharing import sharing_words
from dialogs.report.sharing.filled_by import called, moment
from dialogs.report.sharing.places import Filled
from dialogs.screen import Draft, button
from dialogs.text_page import text_page
from dialogs.turn import Turn

Filler = tuple[int, bool]
"""A person, and whether they answered in the unit's place."""


def filled(scene: Scene, page: int, *, fresh: bool = False, head: str = "") -> Turn:
    """One page of the list, a paragraph for each person, the latest first."""
    here = text_page("\n".join(_lines(scene)) or sharing_words.NOBODY_ANSWERED, page)
    draft = Draft(head)
    draft.line(f"{words.WHO_FILLED} · {scene.outline.form.short_title}", "bold")
    draft.line(scene.report.task.unit.name).line().line(here.items[0])
    draft.row(*here.row("filled"))
    draft.row(button(words.CONTENTS, "contents"), button(words.BACK, "summary"))
    return scene.show(Filled(here.number), draft.screen(), fresh=fresh)


def _lines(scene: Scene) -> Iterator[str]:
    latest: dict[Filler, datetime] = {}
    numbers: dict[Filler, list[int]] = {}
    for item in scene.outline.items:
        for key in scene.kept_under(item):
            stored = scene.stored.get(key)
            if stored is None or stored.at is None:
                continue
            who = stored.person, stored.on_behalf
            latest[who] = max(stored.at, latest.get(who, stored.at))
            own = numbers.setdefault(who, [])
            if item.index not in own:
                own.append(item.index)
    for who, at in sorted(latest.items(), key=lambda one: one[1], reverse=True):
        yield f"– {_called(scene, *who)}: câu {_runs(numbers[who])}; lần cuối {moment(scene, at)}."


def _called(scene: Scene, person: int, on_behalf: bool) -> str:
    own = scene.world.person is not None and scene.world.person.id == person
    if own:
        return f"anh/chị (chính mình{f', {ON_BEHALF}' if on_behalf else ''})"
    return called(scene.report.authors.get(person), on_behalf=on_behalf)


def _runs(numbers: list[int]) -> str:
    """ "1–3, 7" for 1, 2, 3 and 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
