"""Workbooks about units: the table to fill in, and invitations for every unit without people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.invitations.links import Links
from bot.jobs.documents import EXCEL, Made
from dialogs.words import ROLES
from storage import units
from templates.unit import Unit
from templates.unit_tree import UnitTree


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code that is in the workbook and has to be kept, as its hash, before that is sent."""

    code: str
    unit_id: int
    role: str


def units_book(connection: Connection) -> Made:
    """The table of units, with those there are."""
    from renderers.excel.unit_sheets import unit_sheet  # noqa: PLC0415 - slow to load, not needed to start

    known = UnitTree(tuple(units.all_units(connection))).in_order()
    return Made("MAU-don-vi.xlsx", EXCEL, unit_sheet(known), "Điền xong, anh/chị gửi lại tệp này vào đây.")


def invitations_book(connection: Connection, params: dict[str, Any]) -> tuple[Made, tuple[NewCode, ...]]:
    """A new code for each of the units, and for each of a unit's roles: whoever has units below consolidates too."""
    from renderers.excel.unit_sheets import InvitationLine, invitation_sheet  # noqa: PLC0415

    links, until = Links(str(params.get("bot", ""))), str(params.get("until", ""))
    tree = UnitTree(tuple(units.all_units(connection)))
    wanted = {int(number) for number in str(params["units"]).split(",")}
    codes = tuple(_codes((unit for unit in tree.in_order() if unit.id in wanted), tree, links))
    lines = []
    for one in codes:
        unit, said = tree.by_id[one.unit_id], links.line(one.code)
        message = f"Mã mời {ROLES[one.role]} của {unit.name}. {' '.join(said.split())}"
        lines.append(InvitationLine(unit.name, ROLES[one.role], said.rpartition("\n")[2], until, message))
    caption = "Mỗi mã dùng một lần. Tệp này là chìa khoá vào hệ thống: gửi từng dòng cho đúng người rồi xoá tệp."
    return Made("MA-MOI.xlsx", EXCEL, invitation_sheet(lines), caption), codes


def _codes(found: Iterable[Unit], tree: UnitTree, links: Links) -> Iterator[NewCode]:
    for unit in found:
        if tree.children(unit.id):
            yield NewCode(links.new_code(), unit.id, "district")
        yield NewCode(links.new_code(), unit.id, "officer")
