"""Two people in one report: nobody's answer is ever replaced by somebody who was not shown it."""

import itertools
import random
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from storage import assignments, changes, people
from storage.changes import StoredChange
from storage.database import Database
from storage.stored_answer import pack
from tests.colleagues.office import UNIT, Office
from tests.conversations.chat_file import Entry
from tests.conversations.preparing import unit_called

STEPS = 60
PEOPLE = ("xã", "đồng nghiệp")
AVOIDED = re.compile(r"Xác nhận nộp|Nộp|Nhờ|Bàn giao|Đơn vị của tôi|Hỏi cấp trên|gia hạn|Nạp|PDF|Xem trước|Tải")
"""Buttons that lead out of the report."""

_TOKEN = re.compile(r"\d{4,}")


def _said(dice: random.Random, token: int) -> str:
    """Something to say: a figure, several, or a text, each with a number nobody else ever says."""
    return dice.choice(
        [f"{token}", f"{token}; {token}", f"Bài viết số {token} của tôi về việc này.", f"Mô hình số {token}"]
    )


def _acts(dice: random.Random, form: str, tokens: Iterator[int]) -> tuple[str, str]:
    """What one person does next: most often a press or an answer."""
    who = dice.choice(PEOPLE)
    kind = dice.random()
    if kind < 0.45:
        return who, ""
    if kind < 0.85:
        return who, _said(dice, next(tokens))
    if kind < 0.9:
        return who, "/hoantac"
    if kind < 0.95 and form == "mau-bieu":
        return who, f"(biểu Excel)\nBiểu 1!A9 = {next(tokens)}\nBiểu 1!C9 = {next(tokens)}\nBiểu 1!D9 = 7"
    return who, "/baocao"


def _tokens(side: object) -> set[str]:
    return set(_TOKEN.findall(" ".join(str(part) for part in pack(side)))) if side is not None else set()


def _unseen(shown: str, ids: dict[int, str], one: StoredChange) -> set[str]:
    """What a change took away of a colleague's answer without its maker having been shown it; ``shown`` is all they
    had seen before."""
    before = one.before.stored
    if before is None or before.person_id == one.person_id or before.person_id not in ids:
        return set()
    lost = _tokens(before.answer) - _tokens(one.after.stored.answer if one.after.stored else None)
    return {token for token in lost if token not in shown.replace(".", "")}


class Watched:
    """Two people acting in turn; every change is held against what its maker had been shown."""

    def __init__(self, database: Database, form: str) -> None:
        people_ = (Entry("người", f"{who} = cán bộ {UNIT}") for who in PEOPLE)
        given = Entry("giao", f"{form}, 2026-07-01 đến 2026-12-31, hạn 2026-11-25 17:00, {UNIT}")
        self.office = Office(database, (*people_, given))
        self.report = self.office.read(lambda db: assignments.of_units(db, [unit_called(db, UNIT).id])[0].id)
        self.ids = self.office.read(lambda db: _people(db, self.office))
        self.known = 0
        self.replaced = 0

    def act(self, who: str, what: str) -> None:
        shown = self.office.seen[who]
        self.office.does(who, what)
        history = self.office.read(lambda db: changes.of_assignment(db, self.report))
        for one in history[self.known :]:
            assert not _unseen(shown, self.ids, one), (who, what, one)
            before = one.before.stored
            self.replaced += before is not None and before.person_id != one.person_id
        self.known = len(history)

    def labels(self, who: str) -> list[str]:
        bubble = self.office.live(who)
        return [label for label, _ in bubble.buttons if not AVOIDED.search(label)] if bubble else []

    def presses_any(self, who: str, dice: random.Random) -> None:
        labels = self.labels(who)
        if labels:
            self.act(who, f"[{dice.choice(labels)}]")

    def meet(self, dice: random.Random, tokens: Iterator[int]) -> None:
        """Both open the same question; one answers it, then the other acts on what they saw before."""
        page = dice.choice(["✅", "⬜"])
        for who in PEOPLE:
            self.act(who, "/baocao")
            for wanted in ("▶", "Mục lục", page):
                found = next((label for label in self.labels(who) if label.startswith(wanted)), None)
                if found is not None:
                    self.act(who, f"[{found}]")
        first, second = dice.sample(PEOPLE, 2)
        said = _said(dice, next(tokens))
        self.act(first, said)
        if dice.random() < 0.5:
            self.act(second, _said(dice, next(tokens)))
        else:
            self.presses_any(second, dice)


@pytest.mark.parametrize(("form", "seed"), [("mau-bieu", 1), ("mau-bieu", 2), ("mau-ngan", 3), ("mau-van-ban", 4)])
def test_nothing_is_replaced_unseen(database: Database, form: str, seed: int) -> None:
    """Whatever two people press, type, upload and undo in turn, who replaces an answer was shown it before."""
    watched = Watched(database, form)
    dice, tokens = random.Random(seed), itertools.count(1001)
    for _ in range(STEPS):
        if dice.random() < 0.25:
            watched.meet(dice, tokens)
        who, what = _acts(dice, form, tokens)
        if what:
            watched.act(who, what)
        else:
            watched.presses_any(who, dice)
    assert watched.replaced, "nobody ever met a colleague's answer: the test says nothing"


def _people(connection: Connection, office: Office) -> dict[int, str]:
    found = {name: people.by_telegram_id(connection, phone.chat_id) for name, phone in office.phones.items()}
    return {person.id: name for name, person in found.items() if person is not None}
