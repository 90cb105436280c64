"""Every form that ships can be checked: all its pages, whole texts and remarks on anything in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from bot.demo.seeding import seed
from bot.forms.outlines import Outlines
from bot.invitations.links import Links
from bot.keeping.applying import apply
from bot.keeping.writing import Writing
from bot.loading.earlier import EarlierAnswers
from bot.loading.loader import Loader
from bot.settings import Settings
from dialogs.desk.review.places import Reviewing
from dialogs.event import Event, Pressed, Said
from dialogs.needs import needs
from dialogs.screen import LIMIT, Choice
from dialogs.state import State
from dialogs.step import step
from dialogs.turn import Turn
from storage import people, roles
from storage.engines import new_engine
from storage.migrate import migrate
from storage.tables import assignments
from templates.loader import load_forms
from templates.utf16 import utf16_length
from tests.review.three_levels import NOW, ZONE

STAFF = 77
FORMS = load_forms(Settings(bot_token=None).forms_dir)


@pytest.fixture(params=sorted(FORMS))
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Connection, int]]:
    """A made-up region that has handed in one form, its staff, and the first report."""
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    migrate(url)
    engine = new_engine(url)
    with engine.begin() as connection:
        forms = {request.param: FORMS[request.param]}
        region = seed(connection, forms, count=7, seed=3, zone=ZONE, now=NOW, untouched=0)
        person = people.create(connection, STAFF, at=NOW, name="Cán bộ")
        roles.grant(connection, person, region.parent.id, "district", at=NOW)
        closed = assignments.c.state.in_(("submitted", "viewed"))
        below = assignments.c.unit_id != region.parent.id
        report = connection.execute(select(assignments.c.id).where(closed, below).limit(1)).scalar_one()
        yield connection, report
    engine.dispose()


def act(connection: Connection, event: Event, state: State) -> Turn:
    world = Loader(Outlines(), EarlierAnswers(), ZONE).world(connection, STAFF, needs(state, event), NOW)
    turn = step(state, event, world)
    apply(Writing(connection, world, "b", Links()), turn)
    assert turn.screen is not None
    assert utf16_length(turn.screen.text) <= LIMIT
    labels = [button.label for button in turn.screen.buttons]
    assert len(set(labels)) == len(labels)
    return turn


def test_all_of_it_is_read(desk: tuple[Connection, int]) -> None:
    """From the head through every page, every whole text and a remark on each kind of thing, all is shown."""
    connection, report = desk
    turn = act(connection, Pressed(Choice("review", (str(report),))), State())
    turn = act(connection, Pressed(Choice("rv_section", ("0",))), turn.state)
    read = 0
    while turn.screen is not None:
        read += 1
        buttons = {button.choice.verb: button.choice for button in turn.screen.buttons}
        if "rv_text" in buttons:
            act(connection, Pressed(buttons["rv_text"]), turn.state)
        asked = act(connection, Pressed(buttons["rv_targets"]), turn.state)
        if isinstance(asked.state.place, Reviewing) and asked.state.place.view == "targets":
            assert asked.screen is not None
            target = next(one.choice for one in asked.screen.buttons if one.choice.verb == "rv_target")
            asked = act(connection, Pressed(target), asked.state)
        turn = act(connection, Said(f"Góp ý {read}", read, NOW, 8), asked.state)
        assert turn.screen is not None
        onward = [one.choice for one in turn.screen.buttons if one.label.startswith("Trang sau")]
        if not onward:
            break
        turn = act(connection, Pressed(onward[0]), turn.state)
    assert read >= 3
    back = act(connection, Pressed(Choice("rv_return")), turn.state)
    assert back.screen is not None
    assert "Xác nhận trả lại" in [button.label for button in back.screen.buttons]
