"""The stage of a fault: the bot in this process, or the real process where the fault is the machine's."""

import os

# The library reads this when it loads, as the program sees to before it starts.
os.environ.setdefault("PTB_TIMEDELTA", "1")

from tests.promises.staged import bot, server, stage

__all__ = ["bot", "server", "stage"]
