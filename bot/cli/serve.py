"""``baocao run``: the bot on Telegram (or any Bot API)."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Coroutine
from typing import Any

from bot.cli.failure import CommandFailed
from bot.settings import DATABASE_FILE, Settings


def run(settings: Settings) -> None:
    """Serve Telegram where there is a token; without one, the sandbox, unless real data stand in its way."""
    if settings.bot_token is None:
        if (settings.data_dir / DATABASE_FILE).exists() or settings.database_url:
            raise CommandFailed(
                f"Chưa có BOT_TOKEN, mà {settings.data_dir}/ đang giữ dữ liệu thật. "
                "Đặt BOT_TOKEN trong .env để chạy bot, hoặc đổi DATA_DIR để chạy thử."
            )
        from bot.sandbox.command import sandbox  # noqa: PLC0415 - not needed to serve Telegram

        sandbox(settings)
        return
    # The library then gives spans of time as timedelta, as its next release will.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    asyncio.run(_serve(settings, settings.bot_token.get_secret_value()))


async def _serve(settings: Settings, token: str) -> None:
    from bot.app import App  # noqa: PLC0415 - the library reads its settings when it loads
    from bot.first_start import first_code  # noqa: PLC0415
    from bot.telegram.inbox import TokenRefused  # noqa: PLC0415
    from storage.migrate import migrate  # noqa: PLC0415

    await asyncio.to_thread(migrate, settings.database)
    app = App(settings, token=token, api_url=settings.bot_api_url, url=settings.database)
    code = await app.database.do(first_code)
    if code:
        print(f"Mã mời người quản trị đầu tiên (dùng một lần, trong 14 ngày): {code}", flush=True)
    try:
        await until_stopped(app.run(lambda: print("Trợ lý báo cáo đã sẵn sàng.", file=sys.stderr, flush=True)))
    except TokenRefused as error:
        raise CommandFailed("Telegram không nhận BOT_TOKEN này. Lấy lại token ở BotFather.") from error


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run until SIGTERM or SIGINT asks to stop."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task
