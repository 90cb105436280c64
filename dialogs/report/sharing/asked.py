"""Who helps with a report already, as the officers see it."""

from dataclasses import replace

from dialogs.report import words
from dialogs.report.open_report import Contributor
from dialogs.report.scene import Scene
from dialogs.report.sharing import sharing_words
from dialogs.report.sharing.filled_by import called, moment
from dialogs.report.sharing.places import Colleagues
from dialogs.report.sharing.portions import in_short
from dialogs.screen import Draft, button
from dialogs.turn import Turn
from templates.dates import short_day
from templates.text import cut


def listed(scene: Scene, *, fresh: bool = False, head: str = "") -> Turn:
    """Everybody asked, with how far they are, and what can be done about each."""
    known = scene.report.colleagues
    now, before = (known.now, known.before) if known else ((), ())
    draft = headed(scene, head)
    for number, one in enumerate(now, 1):
        draft.line(f"{number}. {standing_of(scene, one)}")
    if not now:
        draft.line(sharing_words.NOBODY_ASKED)
    for number, one in enumerate(now, 1):
        if not one.id:
            continue
        who = f"{number}. {cut(name_of(one), 28)}"
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


def headed(scene: Scene, head: str) -> Draft:
    draft = Draft(head)
    name = f"{scene.outline.form.short_title} · {scene.report.task.unit.name}"
    return draft.line("Người phối hợp", "bold").line(name).line()


def standing_of(scene: Scene, one: Contributor) -> str:
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


def name_of(one: Contributor) -> str:
    if one.author is None:
        return "mã chưa dùng"
    return one.author.name or sharing_words.A_COLLEAGUE


def with_asked(scene: Scene, now: tuple[Contributor, ...], before: tuple[Contributor, ...]) -> Scene:
    """The scene after others were asked, or no longer are."""
    known = scene.report.colleagues
    if known is None:
        return scene
    return replace(scene, report=replace(scene.report, colleagues=replace(known, now=now, before=before)))
