"""``baocao run``: the bot on Telegram (or any Bot API)."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
from collections.abc import Coroutine
from typing import Any

from bot.cli.failure import CommandFailed
from bot.cli.opened import prepared
from bot.settings import DATABASE_FILE, Settings
from templates.faults import FormFaults
from templates.loader import load_forms


def run(settings: Settings) -> None:
    """Serve Telegram where there is a token; without one, the sandbox, unless real data stand in its way."""
    if settings.bot_token is None:
        if (settings.data_dir / DATABASE_FILE).exists():
            raise CommandFailed(
                f"Chưa có BOT_TOKEN, mà {settings.data_dir}/ đang giữ dữ liệu thật. "
                "Đặt BOT_TOKEN trong .env để chạy bot, hoặc đổi DATA_DIR để chạy thử."
            )
        from bot.sandbox.command import sandbox  # noqa: PLC0415 - not needed to serve Telegram

        sandbox(settings)
        return
    prepared(settings)
    _refuse_bad_forms(settings)
    # The library then gives spans of time as timedelta, as its next release will.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    asyncio.run(_serve(settings, settings.bot_token.get_secret_value()))


def _refuse_bad_forms(settings: Settings) -> None:
    """A form with faults stops the start: whoever keeps the forms hears of it now, not at the next assignment."""
    try:
        load_forms(settings.forms_dir)
    except FormFaults as faults:
        raise CommandFailed(f"Mẫu báo cáo có lỗi:\n{faults}") from faults


async def _serve(settings: Settings, token: str) -> None:
    from bot.app import App  # noqa: PLC0415 - the library reads its settings when it loads
    from bot.invitations.first_code import first_code  # noqa: PLC0415
    from bot.telegram.inbox import TokenRefused  # noqa: PLC0415

    _leave_alone_what_stays()
    app = App(settings, token=token, api_url=settings.bot_api_url, url=settings.database)
    code = await app.database.do(first_code)
    if code:
        print(f"Mã mời người quản trị đầu tiên (dùng một lần, trong 14 ngày): {code}", flush=True)
    try:
        await until_stopped(app.run(lambda: print("Trợ lý báo cáo đã sẵn sàng.", file=sys.stderr, flush=True)))
    except OSError as error:
        raise CommandFailed(
            f"Không mở được địa chỉ để lắng nghe ({error.strerror}). Xem lại WEBHOOK_LISTEN và HTTP_LISTEN."
        ) from error
    except TokenRefused as error:
        raise CommandFailed("Telegram không nhận BOT_TOKEN này. Lấy lại token ở BotFather.") from error


def _leave_alone_what_stays() -> None:
    """Keep the garbage collector from walking through everything that was loaded, many times a second.

    Nearly all that a turn makes is freed by its reference count; what is left may wait a little longer.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run until SIGTERM or SIGINT asks to stop."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, task.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await task
