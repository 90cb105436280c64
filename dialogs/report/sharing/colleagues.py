"""Nhờ phối hợp, for the unit's officers: who helps with the report, and choosing what to ask somebody for."""

from dataclasses import replace

from dialogs.page import page_of
from dialogs.report import words
from dialogs.report.open_report import Contributor
from dialogs.report.scene import Scene
from dialogs.report.sharing import sharing_words
from dialogs.report.sharing.filled_by import called, moment
from dialogs.report.sharing.places import Colleagues, Inviting
from dialogs.report.sharing.portions import in_short, portions
from dialogs.report.summary import summary
from dialogs.screen import Choice, Draft, button
from dialogs.turn import AskAgain, AskColleague, ReopenShare, StopAsking, Turn
from templates.dates import moment as day_and_hour
from templates.dates import short_day
from templates.text import cut

PAGE = 8
"""Sections and tables on one page."""

LABEL = 44
"""UTF-16 units of a button."""


def pressed(scene: Scene, choice: Choice) -> Turn | None:
    """A button about colleagues; None when it is none of these."""
    place = scene.state.place
    match choice:
        case Choice("colleagues", _):
            return opened(scene)
        case Choice("ask_colleague", _):
            return choose(scene, Inviting())
        case Choice("ask_again", _):
            return ask_again(scene)
        case Choice("stop_asking" | "reopen_share" | "stop", (number,)):
            return _one(scene, choice.verb, int(number))
        case Choice("portion", (name,)) if isinstance(place, Inviting):
            return toggle(scene, place, name)
        case Choice("portion_page", (page,)) if isinstance(place, Inviting):
            return choose(scene, replace(place, page=int(page)))
        case Choice("make_link", _) if isinstance(place, Inviting):
            return make_link(scene, place)
        case _:
            return None


def opened(scene: Scene) -> Turn:
    """Who helps already; where nobody does, what to ask somebody for."""
    known = scene.report.colleagues
    if known is None or not (known.now or known.before):
        return choose(scene, Inviting())
    return listed(scene)


def listed(scene: Scene, *, fresh: bool = False, head: str = "") -> Turn:
    """Everybody asked, with how far they are, and what can be done about each."""
    known = scene.report.colleagues
    now, before = (known.now, known.before) if known else ((), ())
    draft = _headed(scene, head)
    for number, one in enumerate(now, 1):
        draft.line(f"{number}. {_told(scene, one)}")
    if not now:
        draft.line(sharing_words.NOBODY_ASKED)
    for number, one in enumerate(now, 1):
        if not one.id:
            continue
        who = f"{number}. {cut(_name(one), 28)}"
        draft.row(
            button(f"{sharing_words.ASK_TO_REOPEN}: {who}", "reopen_share", str(one.id)) if one.done else None,
            button(f"{sharing_words.STOP_ASKING}: {who}", "stop_asking", str(one.id)),
        )
    if before:
        again = f"{sharing_words.ASK_AGAIN} ({len(before)} người)"
        draft.row(button(again, "ask_again"))
    draft.row(button(words.ASK_COLLEAGUE, "ask_colleague"))
    draft.row(button(words.WHO_FILLED, "filled"), button(words.BACK, "summary"))
    return scene.show(Colleagues(), draft.screen(), fresh=fresh)


def _headed(scene: Scene, head: str) -> Draft:
    draft = Draft(head)
    name = f"{scene.outline.form.short_title} · {scene.report.task.unit.name}"
    return draft.line("Người phối hợp", "bold").line(name).line()


def _told(scene: Scene, one: Contributor) -> str:
    """ "anh/chị Cán bộ A – công an: II.1; Biểu 1A; đang làm 3/8 câu, lần cuối 14:05 20/11"."""
    parts = in_short(scene.outline, one.questions)
    if one.author is None:
        until = short_day(one.expires.astimezone(scene.world.zone).date()) if one.expires else ""
        return f"Đã mời, chưa vào: {parts}; mã dùng được đến {until}."
    items = [item for item in scene.outline.items if item.question.id in one.questions]
    done = sum(item.is_answered(scene.stored) for item in items)
    state = "✅ xong phần mình" if one.done else "đang làm"
    last = f", lần cuối {moment(scene, one.active)}" if one.active else ""
    return f"{called(one.author)}: {parts}; {state} ({done}/{len(items)} câu{last})."


def _name(one: Contributor) -> str:
    if one.author is None:
        return "mã chưa dùng"
    return one.author.name or sharing_words.A_COLLEAGUE


def choose(scene: Scene, place: Inviting, *, fresh: bool = False, head: str = "") -> Turn:
    """Sections and tables to choose from, a page at a time; a tap takes one, another tap leaves it."""
    offered = portions(scene.outline)
    here = page_of(offered, place.page, PAGE)
    draft = _headed(scene, head).line(sharing_words.CHOOSE_PORTIONS)
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
    return _with(scene, (*known.now, made), known.before)


def _with(scene: Scene, now: tuple[Contributor, ...], before: tuple[Contributor, ...]) -> Scene:
    known = scene.report.colleagues
    if known is None:
        return scene
    return replace(scene, report=replace(scene.report, colleagues=replace(known, now=now, before=before)))


def ask_again(scene: Scene) -> Turn:
    """Nhờ như kỳ trước: the same people for the same sections; they know the bot, so no code is needed."""
    known = scene.report.colleagues
    if known is None or not known.before:
        return listed(scene)
    ids = tuple(one.id for one in known.before)
    fresh = tuple(replace(one, id=0, done=False, active=None, expires=None) for one in known.before)
    scene = _with(scene.also(AskAgain(ids)), (*known.now, *fresh), ())
    return listed(scene, head=f"✅ {sharing_words.ASKED_AGAIN.format(count=len(ids))}")


def _one(scene: Scene, verb: str, number: int) -> Turn:
    """Thôi nhờ, after a confirmation, or Nhờ xem lại, for one colleague."""
    known = scene.report.colleagues
    one = next((one for one in known.now if one.id == number), None) if known else None
    if known is None or one is None:
        return listed(scene)
    if verb == "stop_asking":
        return _confirm_stop(scene, one)
    if verb == "stop":
        rest = tuple(other for other in known.now if other.id != number)
        return listed(_with(scene.also(StopAsking(number)), rest, known.before), head=f"✅ {sharing_words.STOPPED}")
    now = tuple(replace(other, done=False) if other.id == number else other for other in known.now)
    return listed(_with(scene.also(ReopenShare(number)), now, known.before), head=f"✅ {sharing_words.REOPENED}")


def _confirm_stop(scene: Scene, one: Contributor) -> Turn:
    draft = _headed(scene, "").line(_told(scene, one)).line(sharing_words.CONFIRM_STOP)
    draft.row(button(sharing_words.STOP_ASKING, "stop", str(one.id)), button(words.BACK, "colleagues"))
    return scene.show(Colleagues(), draft.screen(), fresh=False)


def present(scene: Scene, place: Colleagues | Inviting, *, fresh: bool, head: str) -> Turn:
    """The screen at hand again."""
    if scene.report.colleagues is None:
        return summary(scene, fresh=fresh, head=head)
    if isinstance(place, Inviting):
        return choose(scene, place, fresh=fresh, head=head)
    return listed(scene, fresh=fresh, head=head)
