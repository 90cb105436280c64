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
    from storage.archive import NotRestorable  # noqa: PLC0415 - seldom needed
    from storage.backup import restore as read  # noqa: PLC0415

    try:
        with options.path.open("rb"):
            pass  # a file that is not there is told apart from a database that is not
        with usable(settings):
            read(options.path, settings.database)
    except NotRestorable as error:
        raise CommandFailed(
            f"Không phục hồi được từ {options.path}: tệp không phải bản sao lưu dùng được, hoặc cơ sở dữ liệu đã có "
            f"dữ liệu ({error})."
        ) from error
    except OSError as error:
        raise CommandFailed(f"Không đọc được {options.path}: {error.strerror}.") from error
    print("Đã phục hồi xong.")
