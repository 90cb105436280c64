"""The yardstick: a bare python-telegram-bot echo bot on its default transport, which stores nothing.

`python -m tests.bench.echo ADDRESS TOKEN`.
"""

import os
import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what was said."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def main() -> None:
    """Echo until ended."""
    address, token = sys.argv[1:]
    application: Application[Any, Any, Any, Any, Any, Any] = (
        Application.builder().token(token).base_url(f"{address}/bot").base_file_url(f"{address}/file/bot").build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    main()
