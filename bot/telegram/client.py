"""The Bot API client: the library's, over our transport, with raw updates."""

from collections.abc import Sequence
from typing import Any

from telegram import Bot

from bot.telegram.transport import Transport


class Client(Bot):
    """The library's client, started without a call to Telegram so that polling begins at once."""

    async def initialize_requests(self) -> None:
        for request in self._request:
            await request.initialize()

    async def shutdown_requests(self) -> None:
        for request in self._request:
            await request.shutdown()

    async def raw_updates(self, offset: int | None, seconds: int, kinds: Sequence[str]) -> list[dict[str, Any]]:
        """getUpdates as plain JSON: the library's own refuses a whole batch for one update it cannot parse."""
        call = {"offset": offset, "timeout": seconds, "limit": 100, "allowed_updates": list(kinds)}
        updates = await self._post("getUpdates", call, read_timeout=seconds + 5)
        return updates if isinstance(updates, list) else []


def client(token: str, api_url: str, proxy: str | None) -> Client:
    """A client of the Bot API at ``api_url``."""
    return Client(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=Transport(proxy=proxy),
        get_updates_request=Transport(read_timeout=35, proxy=proxy),
    )
