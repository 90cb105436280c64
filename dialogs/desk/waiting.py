"""What waits for the staff's answer: units' questions, and requests for more time, the oldest first."""

from dialogs import words
from dialogs.desk import matter_words
from dialogs.report.one_line import one_line
from dialogs.report.walk import page_row
from dialogs.screen import Button, Draft, button
from dialogs.state import State, Waiting
from dialogs.turn import Turn
from dialogs.world import World
from templates.text import cut

PAGE = 6
"""Of them on one page."""

LONGEST = 160
"""UTF-16 units of one line."""


def waiting_list(world: World, state: State, page: int, *, fresh: bool, head: str = "") -> Turn:
    """One page of the list, each a button that opens it."""
    entries = _entries(world)
    pages = max(1, (len(entries) + PAGE - 1) // PAGE)
    page = min(max(page, 0), pages - 1)
    draft = Draft()
    if head:
        draft.line(head).line()
    draft.line(matter_words.WAITING if entries else matter_words.NOTHING_WAITING, "bold")
    here = entries[page * PAGE : (page + 1) * PAGE]
    for line, _ in here:
        draft.line(cut(one_line(line), LONGEST))
    for _, opening in here:
        draft.row(opening)
    draft.row(*page_row(page, pages, "waiting"))
    draft.row(button(words.HOME_BUTTON, "home"))
    return Turn(State(state.report, Waiting(page)), draft.screen(), fresh)


def _entries(world: World) -> list[tuple[str, Button]]:
    found = []
    for number, one in enumerate(world.matters.inquiries, 1):
        asked = one.text or one.subject.partition("\n")[2]
        opening = button(f"❔ {number} · {cut(one.unit.name, 40)}", "reply", str(one.id))
        found.append((f"❔ {number}. {one.unit.name}: {asked}", opening))
    return found


def waiting_button(world: World) -> Button | None:
    """ "3 câu hỏi chờ trả lời", where anything waits."""
    count = len(world.matters.inquiries)
    return button(matter_words.WAITING_QUESTIONS.format(count=count), "waiting", "0") if count else None
