"""The other yardstick: an aiogram-dialog bot of the same conversation length, which keeps everything in memory.

`python -m tests.bench.dialog_bot ADDRESS TOKEN QUESTIONS`, run by the interpreter of an environment of its own
(`tests.bench.environment`): aiogram and this project want different versions of pydantic.
"""

import asyncio
import sys
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage, SimpleEventIsolation
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo
from aiogram_dialog.widgets.text import Const, Format

QUESTIONS = int(sys.argv[3]) if __name__ == "__main__" else 1


class Walk(StatesGroup):
    """The list of reports, and a question."""

    reports = State()
    question = State()


async def answered(message: Message, _input: MessageInput, manager: DialogManager) -> None:
    """Keep what was said and go on; after the last question back to the list."""
    data = manager.dialog_data
    number = data.get("number", 1)
    data.setdefault("answers", {})[str(number)] = message.text
    data["number"] = number + 1
    if number >= QUESTIONS:
        data["number"] = 1
        await manager.switch_to(Walk.reports)


async def shown(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What a question's screen says."""
    data = dialog_manager.dialog_data
    number = data.get("number", 1)
    before = data.get("answers", {}).get(str(number - 1), "")
    return {"number": number, "of": QUESTIONS, "before": f"Đã lưu: {before[:80]}" if before else "Mời anh/chị trả lời."}


async def begin(_message: Message, dialog_manager: DialogManager) -> None:
    """The list of reports, from the beginning."""
    await dialog_manager.start(Walk.reports, mode=StartMode.RESET_STACK)


async def stay(*_: Any) -> None:
    """A button nobody presses here."""


def dialog() -> Dialog:
    """Two windows: the list, and the question with the buttons ours has."""
    return Dialog(
        Window(
            Const("Báo cáo của anh/chị"),
            SwitchTo(Const("▶ Tiếp tục"), id="go", state=Walk.question),
            state=Walk.reports,
        ),
        Window(
            Format("{before}\n\ncâu {number}/{of}\nNội dung của mục này trong kỳ báo cáo."),
            Row(
                Button(Const("Không có"), id="none", on_click=stay), Button(Const("Để sau"), id="later", on_click=stay)
            ),
            Row(Button(Const("Câu trước"), id="back", on_click=stay), Button(Const("Mục lục"), id="list")),
            MessageInput(answered),
            getter=shown,
            state=Walk.question,
        ),
    )


async def main() -> None:
    """Serve until ended."""
    address, token = sys.argv[1:3]
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(address)))
    dispatcher = Dispatcher(storage=MemoryStorage(), events_isolation=SimpleEventIsolation())
    dispatcher.message.register(begin, Command("baocao"))
    dispatcher.include_router(dialog())
    setup_dialogs(dispatcher)
    await dispatcher.start_polling(bot, polling_timeout=25)


if __name__ == "__main__":
    asyncio.run(main())
