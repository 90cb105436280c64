"""A province with two districts and a commune each, people at all of them, and one report handed in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.forms.outlines import Outlines
from bot.invitations.links import Links
from bot.keeping.applying import apply
from bot.keeping.writing import Writing
from bot.loading.earlier import EarlierAnswers
from bot.loading.loader import Loader
from dialogs.event import Event
from dialogs.needs import needs
from dialogs.state import State
from dialogs.step import step
from dialogs.turn import Turn
from storage import giving, people, roles, units
from storage.seeding import SeededReport, add_reports
from templates.answers import Answer, NothingToReport, Prose
from templates.cover import Cover
from templates.period import Period
from tests.conversations.preparing import keep_form

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 16, 1, tzinfo=UTC)
COVER = Cover("ỦY BAN", "ỦY BAN", "Ủy ban", "BC-UBND", "Mẫu", "TM.", ("CHỦ TỊCH",), "", ("Lưu.",))
SECRET = "Bài riêng của xã, không ai ở nơi khác được đọc."

TREE = {"TINH": "", "HUYEN-A": "TINH", "HUYEN-B": "TINH", "XA": "HUYEN-A", "XA-CHI-EM": "HUYEN-A", "XA-KHAC": "HUYEN-B"}
"""Units by code, each with its parent's."""

PEOPLE = {
    "cán bộ xã": (1, "XA", "officer"),
    "cán bộ xã chị em": (2, "XA-CHI-EM", "officer"),
    "huyện A": (3, "HUYEN-A", "district"),
    "huyện B": (4, "HUYEN-B", "district"),
    "tỉnh": (5, "TINH", "district"),
    "quản trị": (6, "", "admin"),
    "quản trị huyện B": (7, "HUYEN-B", "admin"),
    "đã thôi việc": (8, "HUYEN-A", "district"),
}
"""Telegram account, unit and role of everybody."""


@dataclass
class Region:
    """``report`` is XA's, handed in as version 1; ``ids`` are the units'."""

    connection: Connection
    ids: dict[str, int]
    report: int

    def act(self, who: str, event: Event, state: State | None = None) -> Turn:
        """One step of somebody's, loaded and kept as the bot does."""
        state = state or State()
        loader = Loader(Outlines(), EarlierAnswers(), ZONE)
        world = loader.world(self.connection, PEOPLE[who][0], needs(state, event), NOW)
        turn = step(state, event, world)
        apply(Writing(self.connection, world, "b", Links()), turn)
        return turn


def settled(connection: Connection) -> Region:
    ids: dict[str, int] = {}
    for code, parent in TREE.items():
        ids[code] = _unit(connection, code, ids.get(parent))
    for account, code, role in PEOPLE.values():
        person = people.create(connection, account, at=NOW, name=f"Người {account}")
        roles.grant(connection, person, ids.get(code), role, at=NOW)
    gone = people.by_telegram_id(connection, PEOPLE["đã thôi việc"][0])
    assert gone is not None
    roles.revoke(connection, gone.id, ids["HUYEN-A"], "district", at=NOW)
    return Region(connection, ids, _report(connection, ids["XA"]))


def _unit(connection: Connection, code: str, parent: int | None) -> int:
    return units.keep(
        connection,
        code=code,
        name=code.title(),
        level="xa" if code.startswith("XA") else "huyen",
        parent_id=parent,
        party_body="",
        party_superior="",
        state_body="",
        place="",
    )


def _report(connection: Connection, unit: int) -> int:
    version = keep_form(connection, "mau-ngan", NOW)
    window = Period(date(2026, 1, 1), date(2026, 6, 30), datetime(2026, 11, 25, 10, tzinfo=UTC))
    _, (report,) = giving.give(
        connection, form_id="mau-ngan", form_version_id=version, period=window, unit_ids=[unit], at=NOW
    )
    answers: dict[str, Answer] = {"muc_i.noi_dung": Prose(SECRET), "muc_ii.han_che": NothingToReport()}
    add_reports(connection, [SeededReport(report, version, answers, COVER)], person_id=1, at=NOW)
    return report
