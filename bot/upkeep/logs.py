"""Logging: one line an event, without people's text, and never a token."""

import asyncio
import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

TOKEN = re.compile(r"\b(bot)?\d{5,}:[\w-]{10,}")


class Redacted(logging.Formatter):
    """Takes whatever looks like a bot token out of every line; of a fault it shows the kind and the place only.

    What an exception says may hold what people wrote, an address with the token or an invitation code.
    """

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("<token>", super().format(record))

    def formatException(self, ei: Any) -> str:
        return "\n".join(_places(ei[1]))


class AsJson(Redacted):
    """The same as one JSON object a line, for whoever collects logs."""

    def format(self, record: logging.LogRecord) -> str:
        fields = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["fault"] = self.formatException(record.exc_info)
        return TOKEN.sub("<token>", json.dumps(fields, ensure_ascii=False))


def _places(fault: BaseException | None) -> list[str]:
    """Where a fault arose, and where the one behind it did, without what they say."""
    lines: list[str] = []
    while fault is not None:
        frames = traceback.extract_tb(fault.__traceback__)
        where = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        lines = [type(fault).__name__, *where, *lines]
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    return lines


def set_up(level: int = logging.INFO, *, as_json: bool = False) -> None:
    """Log to the standard error stream; the HTTP libraries, whose lines hold URLs, only from WARNING on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(AsJson() if as_json else Redacted("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("httpx", "httpcore", "aiohttp", "telegram", "apscheduler", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    sys.excepthook = _last_word


def _last_word(kind: type[BaseException], fault: BaseException, places: TracebackType | None) -> None:
    """What ends the process is logged like everything else."""
    logging.getLogger("bot").critical("the program failed", exc_info=(kind, fault, places))


def note_unasked(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Logs a fault that nobody waited for; asyncio's own way prints what the exception says."""
    fault = context.get("exception")
    exc_info = (type(fault), fault, fault.__traceback__) if fault is not None else None
    logging.getLogger("bot").error("%s", context.get("message", "a task failed"), exc_info=exc_info)
