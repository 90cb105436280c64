"""The consolidating screen of a period that somebody withdraws meanwhile."""

from pathlib import Path

from sqlalchemy import select, update

from bot.demo.seeding import seed
from bot.forms.outlines import Outlines
from bot.loading.earlier import EarlierAnswers
from bot.loading.loader import Loader
from bot.settings import Settings
from dialogs.desk.places import Consolidating
from dialogs.event import Pressed
from dialogs.needs import needs
from dialogs.screen import Choice
from dialogs.state import State
from dialogs.step import step
from storage import people, roles
from storage.engines import new_engine
from storage.migrate import migrate
from storage.tables import assignments
from templates.loader import load_forms
from tests.review.three_levels import NOW, ZONE

STAFF = 77
FORMS = load_forms(Settings(bot_token=None).forms_dir)


def test_the_other_periods_are_offered(tmp_path: Path) -> None:
    """A press on the screen of a period that no unit has any more shows the periods there still are."""
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    migrate(url)
    engine = new_engine(url)
    with engine.begin() as connection:
        forms = {"dan-van-kheo-nam": FORMS["dan-van-kheo-nam"]}
        region = seed(connection, forms, count=3, seed=3, zone=ZONE, now=NOW)
        person = people.create(connection, STAFF, at=NOW, name="Cán bộ")
        roles.grant(connection, person, region.parent.id, "district", at=NOW)
        gone = connection.execute(select(assignments.c.period_id).order_by(assignments.c.id.desc())).scalars().first()
        connection.execute(update(assignments).where(assignments.c.period_id == gone).values(state="recalled"))
        state, event = State(None, Consolidating(gone or 0, region.parent.id)), Pressed(Choice("basis", ("drafts",)))
        world = Loader(Outlines(), EarlierAnswers(), ZONE).world(connection, STAFF, needs(state, event), NOW)
        turn = step(state, event, world)
    engine.dispose()
    assert turn.screen is not None
    assert "Anh/chị chọn kỳ báo cáo:" in turn.screen.text
    assert [button.choice.verb for button in turn.screen.buttons] == ["consolidate", "home"]
