"""Who may hand a unit's post over: its officers and the staff above it, and nobody else."""

from functools import partial

import pytest

from dialogs.changes import HandOver
from dialogs.event import Pressed
from dialogs.needs import needs
from dialogs.screen import Choice
from dialogs.state import Home, State
from dialogs.step import step
from storage import people
from storage.database import Database
from tests.colleagues.office import UNIT, Office
from tests.conversations.chat_file import Entry
from tests.conversations.preparing import unit_called

WHO = {
    "xã": f"cán bộ {UNIT}",
    "cùng đơn vị": f"cán bộ {UNIT}",
    "tỉnh": "tổng hợp Tỉnh Ngàn Sao",
    "quản trị": "quản trị",
    "xã khác": "cán bộ Xã Rừng Sóng Bạc",
    "tổng hợp xã khác": "tổng hợp Xã Rừng Sóng Bạc",
}
MAY = {"xã", "cùng đơn vị", "tỉnh", "quản trị"}


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database, tuple(Entry("người", f"{name} = {post}") for name, post in WHO.items()))


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("verb", ["handover", "handover_make"])
def test_who_may_hand_a_post_over(office: Office, who: str, verb: str) -> None:
    """The same button, whoever's chat it stood in: only the unit's officers and those above make a code."""
    unit = office.read(lambda db: unit_called(db, UNIT).id)
    officer = office.read(lambda db: people.by_telegram_id(db, office.phones["xã"].chat_id))
    assert officer is not None
    state, event = State(None, Home()), Pressed(Choice(verb, (str(unit), str(officer.id))))
    loaded = partial(
        office.stage.loader.world, chat_id=office.phones[who].chat_id, needs=needs(state, event), now=office.stage.now
    )
    decided = step(state, event, office.read(loaded))
    assert any(isinstance(change, HandOver) for change in decided.changes) == (who in MAY and verb == "handover_make")
    assert decided.screen is not None
    named = "Cán bộ xã –" in decided.screen.text or "thôi làm cán bộ báo cáo" in decided.screen.text
    assert named == (who in MAY and (verb == "handover" or who not in {"xã"}))
