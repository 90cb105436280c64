"""The Bot API methods the bot uses, by name; those about messages stand in `sending.py`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox import sending
from bot.sandbox.chat import Json
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.files import DOWNLOAD_LIMIT
from bot.sandbox.params import Params
from bot.sandbox.telegram import Telegram

Method = Callable[[Telegram, Params], Any]

CALLBACK_TEXT_LIMIT = 200
_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_updates(telegram: Telegram, params: Params) -> list[Json]:
    """getUpdates, the one method that may wait."""
    allowed = params.json("allowed_updates")
    if isinstance(allowed, list):
        telegram.updates.allow(allowed)
    limit = min(100, max(1, params.integer("limit", 100)))
    seconds = min(50, max(0, params.integer("timeout")))
    return await telegram.updates.fetch(params.integer("offset"), limit, seconds)


def get_me(telegram: Telegram, params: Params) -> Json:
    """getMe."""
    return {
        **telegram.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_webhook(telegram: Telegram, params: Params) -> bool:
    """setWebhook: updates are delivered there, and getUpdates is refused."""
    url = params.text("url")
    if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    allowed = params.json("allowed_updates")
    if isinstance(allowed, list):
        telegram.updates.allow(allowed)
    if params.flag("drop_pending_updates"):
        telegram.updates.drop()
    connections = params.integer("max_connections", 40)
    telegram.updates.set_webhook(
        {"url": url, "secret_token": secret, "max_connections": connections, "allowed_updates": allowed or []}
    )
    return True


def delete_webhook(telegram: Telegram, params: Params) -> bool:
    """deleteWebhook."""
    if params.flag("drop_pending_updates"):
        telegram.updates.drop()
    telegram.updates.set_webhook({"url": ""})
    return True


def get_webhook_info(telegram: Telegram, params: Params) -> Json:
    """getWebhookInfo."""
    return {
        **{name: value for name, value in telegram.updates.webhook.items() if name != "secret_token"},
        "has_custom_certificate": False,
        "pending_update_count": len(telegram.updates),
    }


def answer_callback_query(telegram: Telegram, params: Params) -> bool:
    """answerCallbackQuery."""
    text = params.text("text")
    if len(text) > CALLBACK_TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    if not telegram.answer_query(params.text("callback_query_id"), text, params.flag("show_alert")):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    return True


def get_file(telegram: Telegram, params: Params) -> Json:
    """getFile: gives a download path, but not for what is larger than 20 MB."""
    file = telegram.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {**file.json(), "file_path": telegram.files.open_path(file)}


def set_my_commands(telegram: Telegram, params: Params) -> bool:
    """setMyCommands for one scope."""
    commands = params.json("commands")
    if not isinstance(commands, list) or len(commands) > 100:
        raise bad_request("can't parse commands list")
    for command in commands:
        if not _COMMAND.fullmatch(str(command.get("command", ""))):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    telegram.commands[_scope(telegram, params)] = [
        {"command": c["command"].lstrip("/"), "description": c["description"]} for c in commands
    ]
    telegram.tell({"kind": "commands"})
    return True


def get_my_commands(telegram: Telegram, params: Params) -> list[Json]:
    """getMyCommands of exactly one scope."""
    return telegram.commands.get(_scope(telegram, params), [])


def delete_my_commands(telegram: Telegram, params: Params) -> bool:
    """deleteMyCommands of one scope."""
    telegram.commands.pop(_scope(telegram, params), None)
    telegram.tell({"kind": "commands"})
    return True


def set_chat_menu_button(telegram: Telegram, params: Params) -> bool:
    """setChatMenuButton: stored; chat 0 is the default for all."""
    telegram.menu_buttons[params.integer("chat_id")] = params.json("menu_button") or {"type": "default"}
    return True


def get_chat_menu_button(telegram: Telegram, params: Params) -> Json:
    """getChatMenuButton."""
    default = telegram.menu_buttons.get(0, {"type": "default"})
    return telegram.menu_buttons.get(params.integer("chat_id"), default)


def _scope(telegram: Telegram, params: Params) -> str:
    scope = params.json("scope") or {"type": "default"}
    kind = str(scope.get("type", ""))
    language = f"/{params.text('language_code')}" if params.text("language_code") else ""
    if kind == "chat":
        try:
            chat_id = int(scope["chat_id"])
        except (KeyError, TypeError, ValueError):
            raise bad_request("chat_id is empty") from None
        if chat_id not in telegram.chats:
            raise ApiError(400, "Bad Request: chat not found")
        return f"chat:{chat_id}{language}"
    if kind not in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators"):
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return f"{kind}{language}"


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": sending.edit_message_text,
    "editMessageReplyMarkup": sending.edit_message_reply_markup,
    "deleteMessage": sending.delete_message,
    "answerCallbackQuery": answer_callback_query,
    "getFile": get_file,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
