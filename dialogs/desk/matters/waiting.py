"""What waits for the staff's answer: units' questions, and requests for more time, the oldest first."""

from collections.abc import Iterator

from dialogs.desk.matters import words as matter_words
from dialogs.desk.matters.places import Waiting
from dialogs.page import page_of
from dialogs.report.one_line import one_line
from dialogs.screen import Button, Draft, button
from dialogs.state import State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.world import World
from templates.dates import moment
from templates.text import cut

PAGE = 6
"""Of them on one page."""

LONGEST = 160
"""UTF-16 units of one line."""


def waiting_list(world: World, state: State, page: int, *, fresh: bool, head: str = "") -> Turn:
    """One page of the list, each a button that opens it."""
    entries = _entries(world)
    here = page_of(entries, page, PAGE)
    draft = Draft(head)
    draft.line(matter_words.WAITING if entries else matter_words.NOTHING_WAITING, "bold")
    for line, _ in here.items:
        draft.line(cut(one_line(line), LONGEST))
    for _, opening in here.items:
        draft.row(opening)
    draft.row(*here.row("waiting"))
    draft.row(TO_HOME)
    return Turn(State(state.report, Waiting(here.number)), draft.screen(), fresh)


def _entries(world: World) -> list[tuple[str, Button]]:
    """Requests for more time first: they are answered by one tap."""
    return [*_requests(world), *_questions(world, len(world.matters.extensions) + 1)]


def _requests(world: World) -> Iterator[tuple[str, Button]]:
    for number, one in enumerate(world.matters.extensions, 1):
        day = moment(one.wished, world.zone)
        line = matter_words.TIME_LINE.format(number=number, unit=one.unit.name, day=day, reason=one.reason)
        yield line, button(f"⏳ {number} · {cut(one.unit.name, 40)}", "time_answer", str(one.id))


def _questions(world: World, first: int) -> Iterator[tuple[str, Button]]:
    for number, one in enumerate(world.matters.inquiries, first):
        asked = one.text or one.subject.partition("\n")[2]
        opening = button(f"❔ {number} · {cut(one.unit.name, 40)}", "reply", str(one.id))
        yield f"❔ {number}. {one.unit.name}: {asked}", opening


def waiting_buttons(world: World) -> tuple[Button | None, Button | None]:
    """ "3 câu hỏi chờ trả lời" and "1 đề nghị gia hạn", where there are any; both lead to the list."""
    asked, wished = len(world.matters.inquiries), len(world.matters.extensions)
    return (
        button(matter_words.WAITING_QUESTIONS.format(count=asked), "waiting", "0") if asked else None,
        button(matter_words.WAITING_EXTENSIONS.format(count=wished), "waiting", "0") if wished else None,
    )
