"""``baocao backup`` and ``baocao restore``."""

import argparse

from bot.cli.failure import CommandFailed
from bot.cli.opened import prepared, usable
from bot.settings import Settings


def backup(settings: Settings, options: argparse.Namespace) -> None:
    """A consistent copy of everything, also while the bot runs."""
    from storage.backup import backup as write  # noqa: PLC0415 - seldom needed

    url = prepared(settings)
    try:
        write(url, options.path)
    except OSError as error:
        raise CommandFailed(f"Không ghi được {options.path}: {error.strerror}.") from error
    print(f"Đã sao lưu vào {options.path}. Tệp này chứa toàn bộ dữ liệu, hãy cất nơi an toàn.")


def restore(settings: Settings, options: argparse.Namespace) -> None:
    """Bring a backup into an empty database."""
    from storage.archive import NotEmpty, NotRestorable  # noqa: PLC0415 - seldom needed
    from storage.backup import restore as read  # noqa: PLC0415

    try:
        with options.path.open("rb"):
            pass  # a file that is not there is told apart from a database that is not
        with usable(settings):
            read(options.path, settings.database)
    except NotEmpty as error:
        raise CommandFailed(
            f"Không phục hồi được từ {options.path}: cơ sở dữ liệu đã có dữ liệu. Hãy phục hồi vào cơ sở dữ liệu trống."
        ) from error
    except NotRestorable as error:
        raise CommandFailed(
            f"Không phục hồi được từ {options.path}: tệp không phải bản sao lưu, đã hỏng, hoặc của phiên bản khác."
        ) from error
    except OSError as error:
        raise CommandFailed(f"Không đọc được {options.path}: {error.strerror}.") from error
    print("Đã phục hồi xong.")
