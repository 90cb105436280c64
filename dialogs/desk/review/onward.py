"""Where a decision leads: to the next report that waits, or back to all of them."""

from dialogs.desk.review import words
from dialogs.desk.review.queue import in_order
from dialogs.reviewed import Waiting
from dialogs.screen import Draft, button
from dialogs.to_home import TO_HOME
from dialogs.world import World
from templates.text import cut

LABEL = 40
"""UTF-16 units of the next unit's name."""


def add_onward(draft: Draft, world: World, decided: int) -> None:
    """The next report behind the one that was decided about, the queue, and home."""
    following = _next(world, decided)
    if following is not None:
        draft.row(button(words.NEXT_REPORT.format(unit=cut(following.unit.name, LABEL)), "review", str(following.id)))
    draft.row(button(words.TO_QUEUE, "queue", "0"), TO_HOME)


def _next(world: World, decided: int) -> Waiting | None:
    """The one behind it in the queue; behind the last, the first that is left."""
    waiting = in_order(world.queue, accepted=False)
    place = next((number for number, one in enumerate(waiting) if one.id == decided), -1)
    left = [one for one in (*waiting[place + 1 :], *waiting[: max(place, 0)]) if one.id != decided]
    return left[0] if left else None
