"""A colleague sees and changes the sections they were asked for, and nothing else, whatever they do."""

import random
import re
import typing
from functools import partial

import pytest

from bot import roles
from dialogs.changes import ReportChange
from dialogs.event import Pressed
from dialogs.needs import needs
from dialogs.report.sharing.contributing import OFFICERS_ONLY
from dialogs.screen import Choice
from dialogs.state import Home, State
from dialogs.step import step
from storage import answers, assignments, submissions
from storage.database import Database
from templates.answers import Answer
from tests.colleagues.office import UNIT, Office
from tests.conversations.chat_file import Entry
from tests.conversations.preparing import unit_called

WHOLE = f"mau-ngan, 2026-07-01 đến 2026-12-31, hạn 2026-11-25 17:00, {UNIT}"
SECRET = "Bài riêng của cán bộ xã, không nhờ ai."
OWN = frozenset({"muc_ii.han_che", "muc_ii.nguyen_nhan"})
COMMANDS = ("/baocao", "/nop", "/xemtruoc", "/hoantac", "/huy", "/trogiup", "/tiendo", "/tonghop", "/giao", "/duyet")
STEPS = 120

OTHERWISE_DECIDED = frozenset(
    {
        "Join",
        "NameSelf",
        "WrongCode",
        "HandOver",
        "ReplyBelow",
        "MakeGeneral",
        "AnswerExtension",
        "UndoBatch",
        "FinishShare",
        "Snooze",
        "StopJob",
    }
)
"""Changes that are no matter of the whole report at hand, or reach no further than what was loaded: a reminder put
off is one's own."""


@pytest.fixture
def office(database: Database) -> Office:
    """A report with an answer in every section; the colleague has joined for section II."""
    lines = (f"muc_i.noi_dung = {SECRET}", "hoi_nghi.so = 7123", "muc_ii.han_che = Bài chung.")
    made = Office(
        database,
        (
            Entry("người", f"xã = cán bộ {UNIT}"),
            Entry("người", "giúp"),
            Entry("giao", WHOLE),
            Entry("đã trả lời", "\n".join((WHOLE, *lines))),
        ),
    )
    for press in ("/baocao", "[Tiếp tục]", "[Mục lục]", "[Nhờ phối hợp]", "[☐ II HẠN CHẾ]", "[Lập đường liên kết]"):
        made.does("xã", press)
    for what in ("/start MA-1", "[Đúng]", "Người được nhờ, công an xã"):
        made.does("giúp", what)
    return made


def _answers(office: Office) -> dict[str, Answer]:
    report = office.read(lambda db: assignments.of_units(db, [unit_called(db, UNIT).id])[0].id)
    return office.read(lambda db: {key: one.answer for key, one in answers.all_answers(db, report).items()})


@pytest.mark.parametrize("seed", [1, 2])
def test_no_press_command_or_message_reaches_further(office: Office, seed: int) -> None:
    """Every button, command, text, file and forged press of a colleague leaves the other sections as they were."""
    dice = random.Random(seed)
    before = {key: answer for key, answer in _answers(office).items() if key not in OWN}
    for number in range(STEPS):
        bubble = office.live("giúp")
        labels = [label for label, _ in bubble.buttons] if bubble else []
        said = f"Bài viết thứ {number} của người được nhờ."
        forged = f"(nút giả {dice.randrange(90)}.{dice.randrange(9)})"
        acts = [*(f"[{label}]" for label in labels), said, "12; 34", dice.choice(COMMANDS), forged]
        office.does("giúp", dice.choice(acts))
    after = _answers(office)
    assert {key: answer for key, answer in after.items() if key not in OWN} == before
    assert SECRET not in office.seen["giúp"]
    assert "7.123" not in office.seen["giúp"]
    assert re.search(r"câu \d/2", office.seen["giúp"])
    assert not re.search(r"câu \d+/(?!2\b)\d", office.seen["giúp"])
    assert not office.read(lambda db: submissions.latest(db, 1))


def test_buttons_of_the_whole_report_are_declined(office: Office) -> None:
    """Were a button of the officers' ever pressed in a colleague's chat, it would change nothing and start nothing."""
    loader, phone = office.stage.loader, office.phones["giúp"]
    for verb in sorted(OFFICERS_ONLY):
        event, state = Pressed(Choice(verb, ())), State(1, Home())
        wanted = needs(state, event)
        world = office.read(partial(loader.world, chat_id=phone.chat_id, needs=wanted, now=office.stage.now))
        decided = step(state, event, world)
        assert not decided.changes, verb
        assert not decided.jobs, verb


def test_every_kind_of_change_has_its_place() -> None:
    """A new kind of change is either the officers' alone or decided where it is loaded: nobody forgets to say which."""
    kinds = {kind.__name__ for kind in _kinds(ReportChange)}
    answering = {"PutAnswer", "RemoveAnswer", "AskAbove"}
    of_the_whole = {kind.__name__ for kind in typing.get_args(roles.OF_THE_WHOLE)}
    known = OTHERWISE_DECIDED | answering | of_the_whole
    review = {"MarkViewed", "AddRemark", "DropRemark", "SendBack", "Accept", "Reopen", "AnswerRequest", "SendSigned"}
    assert kinds - known - review - {"MarkFixed"} == set()


def _kinds(union: object) -> set[type]:
    parts = typing.get_args(union)
    return set().union(*(_kinds(part) for part in parts)) if parts else {typing.cast("type", union)}
