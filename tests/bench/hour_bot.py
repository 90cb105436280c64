"""The bot with a clock of its own that begins at a moment and may run faster than the machine's.

`python -m tests.bench.hour_bot BEGIN SPEED`: an ISO moment with its offset, and how many of its seconds pass in one.
"""

import asyncio
import sys
from datetime import datetime

from bot.app import App
from bot.cli.serve import until_stopped
from bot.clock import now
from bot.settings import read_settings


async def main() -> None:
    """Serve until stopped; reminders are looked for at once."""
    begin, speed = datetime.fromisoformat(sys.argv[1]), float(sys.argv[2])
    origin, settings = now(), read_settings()
    if settings.bot_token is None:
        raise SystemExit("BOT_TOKEN is not set")
    app = App(
        settings,
        token=settings.bot_token.get_secret_value(),
        api_url=settings.bot_api_url,
        url=settings.database,
        clock=lambda: begin + (now() - origin) * speed,
    )
    await until_stopped(app.run(app.ticker.soon))


if __name__ == "__main__":
    asyncio.run(main())
