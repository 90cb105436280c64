"""Nhờ phối hợp, for the unit's officers: who helps with the report, and choosing what to ask somebody for."""

from dataclasses import replace

from dialogs.changes import AskAgain, ReopenShare, StopAsking
from dialogs.report import words
from dialogs.report.open_report import Contributor
from dialogs.report.scene import Scene
from dialogs.report.sharing import sharing_words
from dialogs.report.sharing.asked import headed, listed, standing_of, with_asked
from dialogs.report.sharing.inviting import choose, make_link, toggle
from dialogs.report.sharing.places import Colleagues, Inviting
from dialogs.report.summary import summary
from dialogs.screen import Choice, button
from dialogs.turn import Turn


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


def ask_again(scene: Scene) -> Turn:
    """Nhờ như kỳ trước: the same people for the same sections; they know the bot, so no code is needed."""
    known = scene.report.colleagues
    if known is None or not known.before:
        return listed(scene)
    ids = tuple(one.id for one in known.before)
    fresh = tuple(replace(one, id=0, done=False, active=None, expires=None) for one in known.before)
    scene = with_asked(scene.also(AskAgain(ids)), (*known.now, *fresh), ())
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
        return listed(
            with_asked(scene.also(StopAsking(number)), rest, known.before), head=f"✅ {sharing_words.STOPPED}"
        )
    now = tuple(replace(other, done=False) if other.id == number else other for other in known.now)
    return listed(with_asked(scene.also(ReopenShare(number)), now, known.before), head=f"✅ {sharing_words.REOPENED}")


def _confirm_stop(scene: Scene, one: Contributor) -> Turn:
    draft = headed(scene, "").line(standing_of(scene, one)).line(sharing_words.CONFIRM_STOP)
    draft.row(button(sharing_words.STOP_ASKING, "stop", str(one.id)), button(words.BACK, "colleagues"))
    return scene.show(Colleagues(), draft.screen(), fresh=False)


def present(scene: Scene, place: Colleagues | Inviting, *, fresh: bool, head: str) -> Turn:
    """The screen at hand again."""
    if scene.report.colleagues is None:
        return summary(scene, fresh=fresh, head=head)
    if isinstance(place, Inviting):
        return choose(scene, place, fresh=fresh, head=head)
    return listed(scene, fresh=fresh, head=head)
