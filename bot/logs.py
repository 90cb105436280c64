"""Logging: one line an event, without people's text, and never a token."""

import logging
import re
import sys

TOKEN = re.compile(r"\b(bot)?\d{5,}:[\w-]{10,}")


class Redacted(logging.Formatter):
    """Takes whatever looks like a bot token out of every line, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("<token>", super().format(record))


def set_up(level: int = logging.INFO) -> None:
    """Log to the standard error stream; the HTTP libraries, whose lines hold URLs, only from WARNING on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacted("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("httpx", "httpcore", "aiohttp", "telegram", "apscheduler", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
