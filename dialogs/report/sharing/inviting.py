"""Choosing what to ask a colleague for, and the invitation that is forwarded to them."""

from dataclasses import replace

from dialogs.changes import AskColleague
from dialogs.page import page_of
from dialogs.report import words
from dialogs.report.open_report import Contributor
from dialogs.report.scene import Scene
from dialogs.report.sharing import sharing_words
from dialogs.report.sharing.asked import headed, listed, with_asked
from dialogs.report.sharing.places import Inviting
from dialogs.report.sharing.portions import portions
from dialogs.screen import button
from dialogs.turn import Turn
from templates.dates import moment as day_and_hour
from templates.text import cut

PAGE = 8
"""Sections and tables on one page."""

LABEL = 44
"""UTF-16 units of a button."""


def choose(scene: Scene, place: Inviting, *, fresh: bool = False, head: str = "") -> Turn:
    """Sections and tables to choose from, a page at a time; a tap takes one, another tap leaves it."""
    offered = portions(scene.outline)
    here = page_of(offered, place.page, PAGE)
    draft = headed(scene, head).line(sharing_words.CHOOSE_PORTIONS)
    chosen = [portion for portion in offered if portion.id in place.chosen]
    if chosen:
        draft.line().line("Đã chọn: " + "; ".join(cut(portion.name, 60) for portion in chosen) + ".")
    if here.count > 1:
        draft.line(f"Trang {here.number + 1}/{here.count}.")
    for portion in here.items:
        mark = "☑" if portion.id in place.chosen else "☐"
        draft.row(button(f"{mark} {cut(portion.name, LABEL)}", "portion", portion.id))
    draft.row(*here.row("portion_page"))
    draft.row(button(f"{sharing_words.MAKE_LINK} ({len(chosen)} mục)", "make_link") if chosen else None)
    draft.row(button(words.BACK, "summary"))
    return scene.show(replace(place, page=here.number), draft.screen(), fresh=fresh)


def toggle(scene: Scene, place: Inviting, name: str) -> Turn:
    """Take or leave one section or table."""
    left = tuple(one for one in place.chosen if one != name)
    known = {portion.id for portion in portions(scene.outline)}
    taken = (*place.chosen, name) if name in known and name not in place.chosen else left
    return choose(scene, replace(place, chosen=taken))


def make_link(scene: Scene, place: Inviting) -> Turn:
    """The invitation for what was chosen: its link comes in a message of its own, ready to be forwarded."""
    chosen = [portion for portion in portions(scene.outline) if portion.id in place.chosen]
    questions = frozenset().union(*(portion.questions for portion in chosen))
    if not questions:
        return choose(scene, place)
    in_order = tuple(item.question.id for item in scene.outline.items if item.question.id in questions)
    letter = _letter(scene, [portion.name for portion in chosen])
    asked = _with_new(scene, in_order)
    return listed(asked.also(AskColleague(in_order, letter)), head=f"✅ {sharing_words.LINK_MADE}")


def _letter(scene: Scene, names: list[str]) -> str:
    """What is forwarded to the colleague: unit, report, sections, deadline, link."""
    task = scene.report.task
    lines = [sharing_words.LETTER.format(unit=task.unit.name, form=scene.outline.form.title)]
    lines += [f"– {cut(name, 120)}" for name in names]
    lines += [f"Hạn nộp báo cáo: {day_and_hour(task.period.deadline, scene.world.zone)}.", "{link}"]
    return "\n".join(lines)


def _with_new(scene: Scene, questions: tuple[str, ...]) -> Scene:
    """The scene with a request just made, as the list will show it."""
    known = scene.report.colleagues
    if known is None:
        return scene
    expires = scene.world.now + sharing_words.LINK_LIVES
    made = Contributor(0, None, frozenset(questions), False, expires, None)
    return with_asked(scene, (*known.now, made), known.before)
