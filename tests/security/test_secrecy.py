"""With SENSITIVE_ANSWERS=outside no sensitive value is ever shown in the chat, wherever somebody taps."""

from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import Connection, select

from bot.forms.outlines import Outlines, of_assignment
from bot.invitations.links import Links
from bot.keeping.applying import apply
from bot.keeping.assigning import keep_form
from bot.keeping.writing import Writing
from bot.loading.earlier import EarlierAnswers
from bot.loading.loader import Loader
from dialogs.event import Commanded, Event, Pressed
from dialogs.needs import needs
from dialogs.state import State, dump
from dialogs.step import step
from dialogs.turn import Turn
from storage import answers, assignments, giving, people, submissions
from storage.engines import new_engine
from storage.tables import outbox
from templates.answers import Answer, Figure, NothingToReport, Rows
from templates.loader import load_forms
from templates.period import Period
from templates.rows import RowList
from tests.conversations.preparing import ZONE
from tests.databases import database_url
from tests.security.province import COVER, NOW, Target, settled

__all__ = ["database_url"]

FORM = "so-ket-dan-van-6-thang"
FIGURE, WORDS = Decimal(987654), "Vụ-việc-không-được-ra-chat"
TRACES = ("987654", "987.654", WORDS)
OFFICER, STAFF = 1, 4
MOST = 150
"""Places visited from each beginning."""
COMMANDS = ("baocao", "nop", "hoantac", "duyet", "tiendo", "nhatky", "tonghop")


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    engine = new_engine(database_url)
    with engine.begin() as connection:
        target = settled(connection)["XA"]
        for year, state in ((2025, "in"), (2026, "open")):
            _report(connection, target, date(year, 1, 1), date(year, 6, 30), state)
        _report(connection, target, date(2024, 1, 1), date(2024, 6, 30), "in")
        yield connection
    engine.dispose()


def _report(connection: Connection, target: Target, start: date, end: date, state: str) -> None:
    """The half-year summary with every sensitive answer of it filled in, as ``baocao import`` leaves it."""
    from bot.settings import Settings

    form = load_forms(Settings(bot_token=None).forms_dir)[FORM]
    version = keep_form(connection, form, NOW)
    window = Period(start, end, datetime(2026, 12, 25, 10, tzinfo=UTC))
    _, (number,) = giving.give(
        connection, form_id=FORM, form_version_id=version, period=window, unit_ids=[target.unit], at=NOW
    )
    assignment = assignments.get_full(connection, number)
    assert assignment is not None
    outline = of_assignment(Outlines(), connection, assignment, None)
    person = people.by_telegram_id(connection, OFFICER)
    assert person is not None
    secret = outline.sensitive_keys
    assert len(secret) > 5
    for item in outline.items:
        for key in item.keys:
            answer: Answer = Figure(FIGURE) if key in outline.fields else NothingToReport()
            if isinstance(item.question, RowList):
                answer = Rows(({item.question.columns[0].id: WORDS},))
            if key in secret:
                answers.put(connection, number, key, answer, person_id=person.id, at=NOW, batch="b", doubted=True)
    if state == "in":
        submissions.freeze(connection, number, cover=COVER, person_id=person.id, at=NOW)


def _act(connection: Connection, account: int, state: State, event: Event) -> tuple[Turn, str]:
    """One step with the secret parts kept out of the chat: the turn, and everything shown or sent; all is put back."""
    loader = Loader(Outlines(), EarlierAnswers(), ZONE, sensitive_in_chat=False)
    with connection.begin_nested() as savepoint:
        world = loader.world(connection, account, needs(state, event), NOW)
        turn = step(state, event, world)
        apply(Writing(connection, world, "c", Links("bot")), turn)
        shown = " ".join(connection.scalars(select(outbox.c.body)))
        savepoint.rollback()
    if turn.screen is not None:
        shown += turn.screen.text + " ".join(button.label for button in turn.screen.buttons)
    return turn, shown


@pytest.mark.parametrize("account", [OFFICER, STAFF])
def test_no_tap_leads_to_a_sensitive_value(connection: Connection, account: int) -> None:
    """Every screen that can be reached by taps from every command, for who reports and who checks."""
    beginnings = [(State(), Commanded(name)) for name in COMMANDS]
    waiting: deque[tuple[State, Event]] = deque(beginnings)
    seen: set[bytes] = set()
    screens = 0
    while waiting and len(seen) < MOST:
        state, event = waiting.popleft()
        turn, shown = _act(connection, account, state, event)
        screens += 1
        assert not any(trace in shown for trace in TRACES), (state, event, shown)
        stored = dump(turn.state)
        if turn.screen is None or stored in seen:
            continue
        seen.add(stored)
        waiting.extend((turn.state, Pressed(button.choice)) for button in turn.screen.buttons)
    assert screens > 60
