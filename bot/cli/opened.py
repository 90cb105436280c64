"""The database as a command uses it: created or migrated first, and plain words where it cannot be used."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError

from bot.cli.failure import CommandFailed
from bot.settings import Settings
from storage.database import open_database
from storage.migrate import migrate

T = TypeVar("T")

_OF_THE_WORLD = (DatabaseError, InterfaceError, OperationalError)
"""What a server, a disk or another program brings about; other database errors are faults of this program."""


def on_database(settings: Settings, work: Callable[[Connection], T]) -> T:
    """Create or migrate the database, then run one unit of work on it."""
    with usable(settings), open_database(prepared(settings), workers=1) as database:
        return database.run(work).result()


def prepared(settings: Settings) -> str:
    """The URL of the database, which now has the present schema; raises ``CommandFailed``."""
    with usable(settings):
        migrate(settings.database)
    return settings.database


@contextmanager
def usable(settings: Settings) -> Iterator[None]:
    """What the database or its disk refuses becomes ``CommandFailed``; the URL, which may hold a password, is not
    repeated."""
    place = "DATABASE_URL" if settings.database_url else f"{settings.data_dir}/"
    try:
        yield
    except OSError as error:
        raise CommandFailed(f"Không dùng được cơ sở dữ liệu ở {place}: {error.strerror or error}.") from error
    except (DatabaseError, InterfaceError) as error:
        if type(error) not in _OF_THE_WORLD:
            raise
        reason = str(error.orig).strip().partition("\n")[0]
        raise CommandFailed(
            f"Không dùng được cơ sở dữ liệu ở {place}: {reason}. Kiểm tra máy chủ, quyền ghi và chỗ trống trên đĩa."
        ) from error
