"""The sandbox server: the Bot API, the people's side and (when asked) the page, on one address.

`python -m bot.sandbox.server --listen 127.0.0.1:0` runs it alone and prints its address.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox import snapshot
from bot.sandbox.bot_api import BotApi
from bot.sandbox.chat import User
from bot.sandbox.deliveries import Deliveries
from bot.sandbox.guard import add_headers, guard
from bot.sandbox.page_api import PageApi
from bot.sandbox.people import People
from bot.sandbox.people_api import PeopleApi
from bot.sandbox.telegram import DEFAULT_TOKEN, Telegram, utc_now

SAVE_EVERY = 3.0
BODY_LIMIT = 64 * 1024 * 1024


class SandboxServer:
    """Serves one bot's Telegram. `telegram` is its state, `people` what people can do; both may be used directly.

    With `keep`, chats outlive the process in that file (saved at the end and every few seconds when they changed).
    With `page`, the page is served too and the whole server answers only that page and programs, not other web sites.
    """

    def __init__(
        self,
        people: Iterable[User] = (),
        now: Callable[[], datetime] = utc_now,
        *,
        token: str = DEFAULT_TOKEN,
        enforce_limits: bool = False,
        journal: bool = True,
        routes: Iterable[web.AbstractRouteDef] = (),
        page: PageApi | None = None,
        keep: Path | None = None,
        first_update_id: int | None = None,
        first_message_id: int | None = None,
    ) -> None:
        self.telegram = Telegram(
            people,
            now,
            token=token,
            journal=journal,
            enforce_limits=enforce_limits,
            first_update_id=first_update_id,
            first_message_id=first_message_id,
        )
        self.people = People(self.telegram)
        self.address = ""
        self._routes = list(routes)
        self._page = page
        self._keep = keep
        self._keeper: asyncio.Task[None] | None = None
        self._deliveries: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None

    @property
    def token(self) -> str:
        """The one token this server knows."""
        return self.telegram.token

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listens and returns the address ("http://127.0.0.1:40001"), the bot's BOT_API_URL."""
        if self._keep is not None:
            if self._keep.exists():
                snapshot.load(self.telegram, self._keep.read_bytes())
            self._keeper = asyncio.create_task(self._keep_saving(self._keep))
        app = web.Application(client_max_size=BODY_LIMIT, middlewares=[guard] if self._page else [])
        app.add_routes(BotApi(self.telegram).routes())
        app.add_routes(PeopleApi(self.telegram, self.people).routes())
        app.add_routes(self._routes)
        if self._page is not None:
            app.add_routes(self._page.routes(self.telegram))
            app.on_response_prepare.append(add_headers)
        self._deliveries = asyncio.create_task(Deliveries(self.telegram.updates).run())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0]
        shown = f"[{bound[0]}]" if ":" in bound[0] else bound[0]
        self.address = f"http://{shown}:{bound[1]}"
        return self.address

    async def stop(self) -> None:
        """Lets waiting calls go and stops listening."""
        if self._keep is not None and self._keeper is not None:
            self._keeper.cancel()
            await asyncio.wait({self._keeper})
            self._keeper = None
            snapshot.write(self._keep, snapshot.dump(self.telegram))
        if self._deliveries is not None:
            self._deliveries.cancel()
            await asyncio.wait({self._deliveries})
            self._deliveries = None
        self.telegram.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _keep_saving(self, path: Path) -> None:
        saved = self.telegram.seq
        while True:
            await asyncio.sleep(SAVE_EVERY)
            if self.telegram.seq != saved:
                saved = self.telegram.seq
                await asyncio.to_thread(snapshot.write, path, snapshot.dump(self.telegram))

    async def __aenter__(self) -> SandboxServer:
        await self.start()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.stop()


async def serve(host: str, port: int, **options: Any) -> None:
    """Runs a server until SIGTERM or SIGINT; prints its address first."""
    server = SandboxServer(**options)
    print(await server.start(host, port), flush=True)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(signal_number, stopping.set)
    await stopping.wait()
    await server.stop()


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="An in-memory Telegram Bot API server.")
    parser.add_argument("--listen", default="127.0.0.1:0", help="host:port; port 0 takes a free one")
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    parser.add_argument("--people", type=int, default=0, help="that many people, with ids from 1001")
    parser.add_argument("--enforce-limits", action="store_true", help="answer 429 as Telegram would")
    parser.add_argument("--no-journal", action="store_true", help="keep no record of calls")
    options = parser.parse_args(arguments)
    host, _, port = options.listen.rpartition(":")
    asyncio.run(
        serve(
            host,
            int(port),
            people=[User(1001 + n, f"Người {n + 1}") for n in range(options.people)],
            token=options.token,
            enforce_limits=options.enforce_limits,
            journal=not options.no_journal,
        )
    )


if __name__ == "__main__":
    main()
