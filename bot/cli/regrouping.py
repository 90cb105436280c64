"""``baocao units merge`` and ``baocao units split``: the effect shown first, kept once it is confirmed."""

import argparse
import secrets
import sys
from datetime import date

from sqlalchemy import Connection

from bot.cli.desk import unit_of_code
from bot.cli.failure import CommandFailed
from bot.cli.opened import on_database
from bot.cli.server_person import server_person
from bot.clock import now
from bot.forms.outlines import Outlines
from bot.keeping.affected import affected
from bot.keeping.regrouping import regroup
from bot.settings import Settings
from dialogs.desk.changes import Heir, Regroup
from dialogs.desk.regrouping.effect import effect_lines, title
from dialogs.desk.regrouping.faults import fault
from storage import lineage, roles, units
from templates.unit import Unit
from templates.unit_tree import UnitTree

YES = "có"


def merge_or_split(settings: Settings, options: argparse.Namespace) -> None:
    """Merge or split units from a day on; without ``--yes`` the effect is shown and ``có`` is waited for."""

    def look(connection: Connection) -> tuple[Regroup, list[str]]:
        change, tree = _change(connection, options), UnitTree(tuple(units.all_units(connection)))
        people = {one.person_id for number in change.before for one in roles.of_unit(connection, number)}
        reports = affected(connection, Outlines(), change.before)
        return change, [title(tree, change), *effect_lines(tree, change, reports, len(people))]

    shown, lines = on_database(settings, look)
    print("\n".join(lines))
    if not options.yes and not _confirmed():
        raise CommandFailed("Chưa xác nhận nên chưa thay đổi gì.")

    def keep(connection: Connection) -> None:
        change = _change(connection, options)
        if change != shown:
            raise CommandFailed("Đơn vị vừa được sửa ở nơi khác. Hãy chạy lại lệnh.")
        at = now()
        regroup(connection, change, by=server_person(connection, at), at=at, batch=secrets.token_hex(8))

    on_database(settings, keep)
    print("Đã ghi.")


def _confirmed() -> bool:
    print(f"Gõ “{YES}” rồi Enter để xác nhận: ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in {YES, "co"}


def _change(connection: Connection, options: argparse.Namespace) -> Regroup:
    """What the command asks for; raises ``CommandFailed`` with the first thing that is wrong."""
    codes = [code.strip() for code in options.before.split(",") if code.strip()]
    before = [unit_of_code(connection, code) for code in dict.fromkeys(codes)]
    if not before:
        raise CommandFailed("--from không có mã đơn vị nào.")
    if (len(options.after) > 1) != (options.action == "split"):
        raise CommandFailed("Sáp nhập ghi một --into; chia tách ghi từ hai --into trở lên.")
    heirs = tuple(_heir(one, before) for one in options.after)
    change = Regroup(tuple(unit.id for unit in before), heirs, _day(options.day))
    tree = UnitTree(tuple(units.all_units(connection)))
    if against := fault(tree, lineage.get(connection), change):
        raise CommandFailed(against)
    return change


def _heir(text: str, before: list[Unit]) -> Heir:
    """ "X9=Xã Mới" is a new unit, "X1" one of those before."""
    code, mark, name = (" ".join(part.split()) for part in text.partition("="))
    if mark:
        return Heir(code=code, name=name)
    same = next((unit for unit in before if unit.code == code), None)
    if same is None:
        raise CommandFailed(f"--into {code}: đơn vị mới phải ghi cả tên, ví dụ --into {code}='Xã Mới'.")
    return Heir(same.id)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandFailed(f"--day phải là ngày dạng 2026-07-01, không phải “{text}”.") from error
