"""``baocao demo``: a made-up region to try out and to measure with."""

import argparse

from sqlalchemy import Connection

from bot.cli.failure import CommandFailed
from bot.cli.opened import on_database
from bot.clock import now
from bot.demo.seeding import seed
from bot.settings import Settings
from storage import units
from templates.loader import load_forms


def demo(settings: Settings, options: argparse.Namespace) -> None:
    """Fill an empty database with a region; refuses one that has units."""
    forms = load_forms(settings.forms_dir)

    def work(connection: Connection) -> str:
        if units.count(connection):
            raise CommandFailed("Cơ sở dữ liệu đã có đơn vị nên không tạo vùng mẫu. Hãy dùng cơ sở dữ liệu trống.")
        made = seed(connection, forms, count=options.units, seed=options.seed, zone=settings.zone, now=now())
        return made.parent.name

    name = on_database(settings, work)
    print(f"Đã tạo {name} với {options.units} đơn vị và {len(forms)} mẫu báo cáo, kỳ trước đã nộp.")
