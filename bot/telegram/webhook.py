"""Updates that Telegram delivers itself: each is on disk before the delivery is answered (Bot API, setWebhook)."""

import asyncio
import hmac
import logging
from dataclasses import dataclass
from urllib.parse import urlsplit

import orjson
from aiohttp import web
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.telegram import refusal
from bot.telegram.client import Client
from bot.telegram.dispatcher import Dispatcher
from bot.telegram.inbox import KINDS, MOST_WAITING, TokenRefused, received_from
from bot.telegram.refusal import Wait
from storage import inbox
from storage.database import Database

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
BODY_LIMIT = 1024 * 1024
"""Bytes of an update at most; Telegram's own are far smaller."""

CONNECTIONS = 100
"""Deliveries Telegram may have under way at a time (Bot API, setWebhook, max_connections)."""

LONGEST_PAUSE = 30.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where Telegram delivers to (``url``), where this process listens, and the secret that proves it is Telegram."""

    url: str
    host: str
    port: int
    secret: str


class Webhook:
    """Takes deliveries until cancelled.  One that cannot be kept is answered with 503: Telegram delivers it again."""

    def __init__(self, bot: Client, database: Database, dispatcher: Dispatcher, clock: Clock, address: Address) -> None:
        self._bot = bot
        self._database = database
        self._dispatcher = dispatcher
        self._clock = clock
        self._address = address
        self._stopped = False

    def stop(self) -> None:
        """Take in nothing more."""
        self._stopped = True

    async def run(self) -> None:
        """Listen, tell Telegram where, and serve; raises ``TokenRefused``, and OSError where the port is taken."""
        application = web.Application(client_max_size=BODY_LIMIT)
        application.router.add_post(urlsplit(self._address.url).path or "/", self._delivered)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._address.host, self._address.port).start()
            await self._tell_telegram()
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _tell_telegram(self) -> None:
        pause = 0.5
        while True:
            try:
                await self._bot.set_webhook(
                    self._address.url,
                    secret_token=self._address.secret,
                    allowed_updates=list(KINDS),
                    max_connections=CONNECTIONS,
                )
                return
            except InvalidToken as error:
                raise TokenRefused from error
            except TelegramError as error:
                log.error("Telegram did not take the webhook's address: %s", type(error).__name__)
                answer = refusal.read(error)
                await asyncio.sleep(answer.seconds if isinstance(answer, Wait) else pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _delivered(self, request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), self._address.secret.encode()):
            return web.Response(status=403)
        if self._stopped or self._dispatcher.waiting >= MOST_WAITING:
            return web.Response(status=503)
        try:
            update = orjson.loads(await request.read())
        except orjson.JSONDecodeError:
            return web.Response(status=400)
        return web.Response(status=200 if await self._keep(update) else 503)

    async def _keep(self, update: object) -> bool:
        """Whether the update is on disk, or needs not be."""
        received = received_from(update)
        if received is None:
            return True
        now = self._clock()
        try:
            rows = await self._database.do(lambda connection: inbox.add_many(connection, [received], at=now))
        except Exception as error:
            log.error("a delivery could not be kept: %s", type(error).__name__)
            return False
        self._dispatcher.put(rows)
        return True
