"""The Bot API methods that put messages into chats, change them and take them away."""

from __future__ import annotations

from typing import Any

from bot.sandbox.chat import Chat, Json
from bot.sandbox.entities import formatted
from bot.sandbox.errors import bad_request, forbidden, too_many_requests
from bot.sandbox.files import StoredFile, picture_size
from bot.sandbox.keyboard import check_markup
from bot.sandbox.params import Params
from bot.sandbox.telegram import Telegram
from bot.sandbox.text import CAPTION_LIMIT, MESSAGE_LIMIT, utf16_len

DELETE_WITHIN = 48 * 3600
PHOTO_LIMIT = 10 * 1024 * 1024


def send_message(telegram: Telegram, params: Params) -> Json:
    """sendMessage."""
    chat = _chat(telegram, params)
    content = _text(params)
    return _send(telegram, chat, params, content)


def send_document(telegram: Telegram, params: Params) -> Json:
    """sendDocument: an upload or the id of a file already on the server."""
    chat = _chat(telegram, params)
    caption = _caption(params)
    file = _file(telegram, params, "document")
    return _send(telegram, chat, params, {"document": file.document(), **caption})


def send_photo(telegram: Telegram, params: Params) -> Json:
    """sendPhoto."""
    chat = _chat(telegram, params)
    caption = _caption(params)
    file = _file(telegram, params, "photo")
    if len(file.data) > PHOTO_LIMIT:
        raise bad_request("file is too big")
    if picture_size(file.data) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return _send(telegram, chat, params, {"photo": file.photo(), **caption})


def send_chat_action(telegram: Telegram, params: Params) -> bool:
    """sendChatAction: people see it for a moment, nothing is stored."""
    chat = _chat(telegram, params)
    action = params.text("action")
    if not action:
        raise bad_request("wrong parameter action in request")
    telegram.tell({"kind": "action", "chat_id": chat.id, "action": action})
    return True


def edit_message_text(telegram: Telegram, params: Params) -> Json:
    """editMessageText; a keyboard not given again goes away."""
    chat, message = _own_message(telegram, params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    content = _text(params)
    content = _marked(params, content)
    return _edit(telegram, chat, message, content, ("text", "entities", "reply_markup"))


def edit_message_reply_markup(telegram: Telegram, params: Params) -> Json:
    """editMessageReplyMarkup; without a keyboard the present one goes away."""
    chat, message = _own_message(telegram, params)
    return _edit(telegram, chat, message, _marked(params, {}), ("reply_markup",))


def delete_message(telegram: Telegram, params: Params) -> bool:
    """deleteMessage: in private chats the bot may delete anything younger than 48 hours."""
    chat = _chat(telegram, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if telegram.unix_time() - message["date"] > DELETE_WITHIN:
        raise bad_request("message can't be deleted for everyone")
    telegram.remove(chat, message["message_id"])
    return True


def _chat(telegram: Telegram, params: Params) -> Chat:
    raw = params.values.get("chat_id")
    if raw is None or raw == "":
        raise bad_request("chat_id is empty")
    chat = telegram.chats.get(params.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def _own_message(telegram: Telegram, params: Params) -> tuple[Chat, Json]:
    chat = _chat(telegram, params)
    message_id = params.integer("message_id")
    if message_id <= 0:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != telegram.bot["id"]:
        raise bad_request("message can't be edited")
    return chat, message


def _text(params: Params) -> Json:
    text, entities = formatted(params.text("text"), params.text("parse_mode") or None, params.json("entities"))
    if not text:
        raise bad_request("message text is empty")
    if utf16_len(text) > MESSAGE_LIMIT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def _caption(params: Params) -> Json:
    mode = params.text("parse_mode") or None
    caption, entities = formatted(params.text("caption"), mode, params.json("caption_entities"))
    if utf16_len(caption) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    found: Json = {"caption": caption} if caption else {}
    return {**found, "caption_entities": entities} if entities else found


def _file(telegram: Telegram, params: Params, name: str) -> StoredFile:
    upload = params.upload(name)
    if upload is None:
        if not params.text(name):
            raise bad_request(f"there is no {name} in the request")
        known = telegram.files.get(params.text(name))
        if known is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return known
    if not upload.data:
        raise bad_request("file must be non-empty")
    return telegram.files.add(upload.data, upload.name or "file", upload.mime, folder=f"{name}s")


def _send(telegram: Telegram, chat: Chat, params: Params, content: Json) -> Json:
    content = _marked(params, content)
    reply = _replied(chat, params)
    _pace(telegram, chat)
    if reply is not None:
        content = {"reply_to_message": {k: v for k, v in reply.items() if k != "reply_to_message"}, **content}
    return telegram.post(chat, telegram.bot, content)


def _marked(params: Params, content: Json) -> Json:
    markup = check_markup(params.json("reply_markup"))
    return content if markup is None else {**content, "reply_markup": markup}


def _edit(telegram: Telegram, chat: Chat, message: Json, content: Json, compared: tuple[str, ...]) -> Json:
    if all(message.get(name) == content.get(name) for name in compared):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    _pace(telegram, chat)
    kept = {key: value for key, value in message.items() if key not in compared}
    return telegram.replace(chat, {**kept, **content})


def _replied(chat: Chat, params: Params) -> Json | None:
    wanted: Any = params.json("reply_parameters") or {}
    message_id = wanted.get("message_id") or params.integer("reply_to_message_id")
    if not message_id:
        return None
    message = chat.messages.get(int(message_id))
    lenient = wanted.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply")
    if message is None and not lenient:
        raise bad_request("message to be replied not found")
    return message


def _pace(telegram: Telegram, chat: Chat) -> None:
    if telegram.limits is not None and (wait := telegram.limits.wait_for(chat.id)):
        raise too_many_requests(wait)
