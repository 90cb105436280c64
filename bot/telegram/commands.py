"""The command menu: each role sees its own commands."""

import logging

from sqlalchemy import Connection
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.upkeep.surely import looked_up
from storage import contributors, people, roles
from storage.database import Database

log = logging.getLogger(__name__)

OFFICER = (
    ("baocao", "Các báo cáo phải làm"),
    ("xemtruoc", "Xem bản Word lúc này"),
    ("nop", "Xem còn thiếu gì và nộp"),
    ("hoantac", "Hoàn tác thay đổi vừa rồi"),
    ("nhatky", "Ai đã sửa gì"),
    ("trogiup", "Cách dùng"),
    ("huy", "Rời việc đang mở"),
)
CONTRIBUTOR = tuple(command for command in OFFICER if command[0] not in {"xemtruoc", "nop"})
"""What concerns a whole report is left out."""

DESK = (
    ("duyet", "Báo cáo chờ duyệt"),
    ("tiendo", "Đơn vị nào làm đến đâu"),
    ("nhac", "Nhắc các đơn vị quá hạn"),
    ("thongbao", "Gửi thông báo, xem ai đã đọc"),
    ("tonghop", "Báo cáo tổng hợp Word, Excel"),
    ("giao", "Giao báo cáo, đổi hạn, rút"),
    ("donvi", "Đơn vị, người, mã mời"),
    ("moi", "Mời người vào một đơn vị"),
)


ADMIN = (("mau", "Mẫu báo cáo và các bản"),)
"""What administrators of everything have besides."""


async def publish_commands(bot: Bot, database: Database) -> None:
    """Tell Telegram the menus: everybody's, and the longer one of consolidating staff and administrators."""
    try:
        await bot.set_my_commands(_commands(OFFICER), scope=BotCommandScopeAllPrivateChats())
        whole = await looked_up(database, whole_chats)
        for chat_id in await looked_up(database, desk_chats):
            await publish_desk(bot, chat_id, whole=chat_id in whole)
    except TelegramError as error:
        log.warning("the command menu could not be set: %s", type(error).__name__)


async def publish_desk(bot: Bot, chat_id: int, *, whole: bool) -> None:
    """The desk's menu; ``whole``: of an administrator of everything."""
    menu = (*DESK, *(ADMIN if whole else ()), *OFFICER)
    await bot.set_my_commands(_commands(menu), scope=BotCommandScopeChat(chat_id))


async def publish_own(bot: Bot, database: Database, chat_id: int) -> None:
    """The menu of somebody who has just taken a role or lost one; everybody's where they have no longer or shorter."""
    try:
        if chat_id in await looked_up(database, desk_chats):
            await publish_desk(bot, chat_id, whole=chat_id in await looked_up(database, whole_chats))
        elif await looked_up(database, lambda connection: only_helps(connection, chat_id)):
            await bot.set_my_commands(_commands(CONTRIBUTOR), scope=BotCommandScopeChat(chat_id))
        else:
            await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id))
    except TelegramError as error:
        log.warning("the command menu could not be set: %s", type(error).__name__)


def only_helps(connection: Connection, chat_id: int) -> bool:
    """Whether the person was asked to help with somebody's report and has no post of their own."""
    person = people.by_telegram_id(connection, chat_id)
    return person is not None and not person.roles and bool(contributors.shares(connection, person.id))


def desk_chats(connection: Connection) -> list[int]:
    """Chats of everybody with a desk."""
    found = [*roles.holders(connection, "district"), *roles.holders(connection, "admin")]
    return sorted({member.telegram_id for member in found})


def whole_chats(connection: Connection) -> frozenset[int]:
    """Chats of the administrators of everything."""
    return frozenset(one.telegram_id for one in roles.holders(connection, "admin") if one.unit_id is None)


def _commands(menu: tuple[tuple[str, str], ...]) -> list[BotCommand]:
    return [BotCommand(name, description) for name, description in menu]
