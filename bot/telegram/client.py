"""The Bot API client: the library's, over our transport, with raw updates and short ways for what is called most.

The short ways give and take plain JSON: building and reading the library's objects is most of a call's cost.
"""

from collections.abc import Sequence
from typing import Any

from telegram import Bot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.telegram.transport import Transport

Json = dict[str, Any]


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

    async def say(self, chat_id: int, text: str, entities: list[Json] | None, keyboard: Json | None) -> int:
        """sendMessage; the new message's id."""
        values = {"chat_id": chat_id, "text": text, "entities": entities, "reply_markup": keyboard}
        sent = await self._call("sendMessage", values)
        return int(sent["message_id"])

    async def change(
        self, chat_id: int, message_id: int, text: str, entities: list[Json] | None, keyboard: Json | None
    ) -> None:
        """editMessageText."""
        message = {"chat_id": chat_id, "message_id": message_id}
        await self._call("editMessageText", {**message, "text": text, "entities": entities, "reply_markup": keyboard})

    async def strip(self, chat_id: int, message_id: int) -> None:
        """editMessageReplyMarkup: the message loses its buttons."""
        await self._call("editMessageReplyMarkup", {"chat_id": chat_id, "message_id": message_id})

    async def answer_press(self, callback_id: str, toast: str) -> None:
        """answerCallbackQuery."""
        await self._call("answerCallbackQuery", {"callback_query_id": callback_id, "text": toast or None})

    async def _call(self, method: str, values: Json) -> Any:
        given = [RequestParameter(name, value, None) for name, value in values.items() if value is not None]
        return await self.request.post(f"{self.base_url}/{method}", RequestData(given))


def client(token: str, api_url: str, proxy: str | None) -> Client:
    """A client of the Bot API at ``api_url``."""
    return Client(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=Transport(proxy=proxy),
        get_updates_request=Transport(read_timeout=35, proxy=proxy),
    )
