"""``baocao person``: what is kept about one person, written to a file or taken away."""

import argparse
import os
from pathlib import Path

import orjson
from sqlalchemy import Connection

from bot.cli.failure import CommandFailed
from bot.cli.opened import on_database
from bot.clock import now
from bot.settings import Settings
from storage import people, personal_data, roles


def person(settings: Settings, options: argparse.Namespace) -> None:
    """Export or forget, as the command line says."""
    if options.action == "export":
        _export(settings, options.who, options.out)
    else:
        _forget(settings, options.who)


def _export(settings: Settings, who: str, path: Path) -> None:
    found = on_database(settings, lambda connection: personal_data.export(connection, _found(connection, who)))
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            file.write(orjson.dumps(found, option=orjson.OPT_INDENT_2))
    except OSError as error:
        raise CommandFailed(f"Không ghi được {path}: {error.strerror}.") from error
    print(f"Đã ghi {path}.")


def _forget(settings: Settings, who: str) -> None:
    def work(connection: Connection) -> None:
        number = _found(connection, who)
        if {one.person_id for one in roles.holders(connection, "admin") if one.unit_id is None} == {number}:
            raise CommandFailed("Đây là người quản trị duy nhất. Mời một người quản trị khác rồi hãy xoá.")
        personal_data.forget(connection, number, at=now())

    on_database(settings, work)
    print("Đã xoá tên, tài khoản, vai trò và hội thoại của người này; báo cáo của đơn vị giữ nguyên.")


def _found(connection: Connection, who: str) -> int:
    """The id of the person with that account or that name."""
    if who.isdecimal():
        known = people.by_telegram_id(connection, int(who))
        found = [(known.id, known.telegram_id, known.title)] if known else []
    else:
        found = people.named(connection, who)
    if not found:
        raise CommandFailed(f"Trợ lý không giữ gì về {who}.")
    if len(found) > 1:
        accounts = "".join(f"\n  {account}  {title}" for _, account, title in found)
        raise CommandFailed(f"Có {len(found)} người tên {who}; hãy ghi số tài khoản:{accounts}")
    return found[0][0]
