"""A small scripted bot for the sandbox's own tests: repeats what it hears, with two buttons and files sent back."""

from __future__ import annotations

from typing import Any

import aiohttp

BUTTONS = {
    "inline_keyboard": [
        [{"text": "Đồng ý", "callback_data": "yes"}, {"text": "Thôi", "callback_data": "no"}],
    ]
}
COMMANDS = [
    {"command": "baocao", "description": "Báo cáo của anh/chị"},
    {"command": "trogiup", "description": "Trợ giúp"},
]


async def echo(address: str, token: str) -> None:
    """Polls and answers until cancelled."""
    async with aiohttp.ClientSession() as session:
        bot = _Echo(session, f"{address}/bot{token}")
        await bot.call("setMyCommands", commands=COMMANDS)
        offset = 0
        while True:
            for update in await bot.call("getUpdates", offset=offset, timeout=30):
                offset = max(offset, update["update_id"] + 1)
                await bot.handle(update)


class _Echo:
    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self._session = session
        self._base = base

    async def call(self, method: str, **params: Any) -> Any:
        async with self._session.post(f"{self._base}/{method}", json=params) as response:
            return (await response.json()).get("result")

    async def handle(self, update: dict[str, Any]) -> None:
        if query := update.get("callback_query"):
            await self._pressed(query)
        elif edited := update.get("edited_message"):
            await self._say(edited, f"Đã sửa: {edited.get('text')}")
        elif message := update.get("message"):
            await self._heard(message)

    async def _pressed(self, query: dict[str, Any]) -> None:
        await self.call("answerCallbackQuery", callback_query_id=query["id"], text="Đã bấm")
        message = query["message"]
        where = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        await self.call("editMessageText", **where, text="<b>Anh/chị đã bấm</b>", parse_mode="HTML")

    async def _heard(self, message: dict[str, Any]) -> None:
        if document := message.get("document"):
            await self.call("sendDocument", chat_id=message["chat"]["id"], document=document["file_id"])
            return
        about = message.get("reply_to_message", {}).get("text")
        text = message.get("text", "?")
        await self._say(message, f"Đã nghe: {text[:3000]}" + (f" (về: {about})" if about else ""), BUTTONS)

    async def _say(self, message: dict[str, Any], text: str, markup: dict[str, Any] | None = None) -> None:
        await self.call("sendMessage", chat_id=message["chat"]["id"], text=text, reply_markup=markup)
