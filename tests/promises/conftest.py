"""The stage of one test: on SQLite, and where a test asks for it on both databases; or the real process."""

import os

# The library reads this when it loads, as the program sees to before it starts.
os.environ.setdefault("PTB_TIMEDELTA", "1")

from tests.databases import database_url
from tests.promises.staged import bot, server, stage

__all__ = ["bot", "database_url", "server", "stage"]
