"""What people do to the bot: each act changes their chat and becomes the update Telegram would send."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.chat import Chat, Json
from bot.sandbox.files import StoredFile
from bot.sandbox.keyboard import buttons, find_button
from bot.sandbox.telegram import Telegram
from bot.sandbox.text import CutStyle, clean, cut, utf16_len

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@\w+)?(?=\s|$)")


class PersonError(ValueError):
    """An act that a person could not have done, such as pressing a button that is not there."""


class People:
    """The people's side of one Telegram. Chats are private ones unless `chat_id` names a group."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    # -- messages -----------------------------------------------------------------------------------------------

    def say(
        self,
        user_id: int,
        text: str,
        *,
        reply_to: int | None = None,
        forward_from: str | None = None,
        media_group_id: str | None = None,
        style: CutStyle = "paragraph",
        chat_id: int | None = None,
    ) -> list[int]:
        """Sends a text, cut into several messages when it is too long for one; returns their ids."""
        pieces = cut(clean(text), style=style)
        if not pieces:
            raise PersonError("nothing to send")
        common = self._common(user_id, chat_id, reply_to, forward_from, media_group_id)
        return [self._post(user_id, chat_id, {**common, **_text(piece)}) for piece in pieces]

    def send_document(
        self,
        user_id: int,
        data: bytes,
        name: str,
        *,
        mime: str | None = None,
        caption: str = "",
        reply_to: int | None = None,
        forward_from: str | None = None,
        media_group_id: str | None = None,
        chat_id: int | None = None,
    ) -> list[int]:
        """Sends a file."""
        file = self._telegram.files.add(data, name, mime)
        common = self._common(user_id, chat_id, reply_to, forward_from, media_group_id)
        return [self._post(user_id, chat_id, {**common, "document": file.document(), **_caption(caption)})]

    def send_photo(
        self,
        user_id: int,
        data: bytes,
        name: str = "photo.jpg",
        *,
        caption: str = "",
        reply_to: int | None = None,
        media_group_id: str | None = None,
        chat_id: int | None = None,
    ) -> list[int]:
        """Sends a picture."""
        file = self._telegram.files.add(data, name, folder="photos")
        common = self._common(user_id, chat_id, reply_to, None, media_group_id)
        return [self._post(user_id, chat_id, {**common, "photo": file.photo(), **_caption(caption)})]

    def send_sticker(self, user_id: int, emoji: str = "👍") -> list[int]:
        """Sends a sticker."""
        file = self._telegram.files.add(b"RIFF\x00\x00\x00\x00WEBP", "sticker.webp", folder="stickers")
        sticker = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return [self._post(user_id, None, {"sticker": {**file.json(), **sticker, "emoji": emoji}})]

    def send_voice(self, user_id: int, data: bytes = b"OggS", seconds: int = 4) -> list[int]:
        """Sends a voice message."""
        file = self._telegram.files.add(data, "voice.oga", "audio/ogg", folder="voice")
        return [self._post(user_id, None, {"voice": {**file.json(), "duration": seconds, "mime_type": "audio/ogg"}})]

    def send_contact(self, user_id: int, phone_number: str = "+84900000000", name: str = "") -> list[int]:
        """Shares a contact, by default one's own."""
        user = self._telegram.users[user_id]
        contact = {"phone_number": phone_number, "first_name": name or user.first_name, "user_id": user_id}
        return [self._post(user_id, None, {"contact": contact})]

    def send_location(self, user_id: int, latitude: float = 16.05, longitude: float = 108.2) -> list[int]:
        """Shares a place."""
        return [self._post(user_id, None, {"location": {"latitude": latitude, "longitude": longitude}})]

    def send_raw(self, user_id: int, content: Json, chat_id: int | None = None) -> list[int]:
        """Sends a message with these very fields, for example `{"rich_message": {"blocks": […]}}` without a text."""
        return [self._post(user_id, chat_id, content)]

    def edit(self, user_id: int, message_id: int, text: str = "", content: Json | None = None) -> list[int]:
        """Changes one's own message: its text (a file's caption), or raw fields."""
        chat = self._chat(user_id, None)
        message = self._message(chat, message_id)
        if message["from"]["id"] != user_id:
            raise PersonError("only one's own messages can be edited")
        fields = content or (_text(clean(text).strip()) if "text" in message else _caption(text))
        if "text" in fields and not 0 < utf16_len(fields["text"]) <= 4096:
            raise PersonError("the text must have 1 to 4096 UTF-16 units")
        kept = {key: value for key, value in message.items() if key not in ("text", "entities", "caption")}
        message = self._telegram.replace(chat, {**kept, **fields})
        self._telegram.updates.put({"edited_message": message})
        return [message_id]

    def delete(self, user_id: int, message_id: int) -> list[int]:
        """Deletes a message from the chat for both sides; bots are not told."""
        chat = self._chat(user_id, None)
        self._message(chat, message_id)
        self._telegram.remove(chat, message_id)
        return [message_id]

    # -- buttons ------------------------------------------------------------------------------------------------

    def press(
        self,
        user_id: int,
        message_id: int,
        *,
        label: str | None = None,
        index: int | None = None,
        data: str | None = None,
        chat_id: int | None = None,
    ) -> str:
        """Presses a button that is on the message now, by label or index; returns the query id.

        `data` forges a press: that callback data, whether or not such a button or such a message exists.
        """
        chat = self._chat(user_id, chat_id)
        message = chat.messages.get(message_id)
        if data is None:
            data = _data_of(self._message(chat, message_id), label, index)
        query = self._telegram.open_query(chat)
        self._telegram.updates.put(
            {
                "callback_query": {
                    "id": query.id,
                    "from": self._telegram.users[user_id].json(),
                    "message": message or {"chat": chat.json, "message_id": message_id, "date": 0},
                    "chat_instance": str(chat.id * 7919),
                    "data": data,
                }
            }
        )
        return query.id

    # -- the rest -----------------------------------------------------------------------------------------------

    def block(self, user_id: int) -> None:
        """Blocks the bot."""
        self._member(user_id, blocked=True)

    def unblock(self, user_id: int) -> None:
        """Lets the bot write again."""
        self._member(user_id, blocked=False)

    def raw_update(self, fields: Json) -> int:
        """Queues an update of any kind and content; returns its id."""
        return self._telegram.updates.put(fields)

    def redeliver(self, update_id: int) -> None:
        """Has Telegram deliver an update again."""
        try:
            self._telegram.updates.redeliver(update_id)
        except KeyError:
            raise PersonError(f"no update {update_id} was ever queued") from None

    def file(self, file_id: str) -> StoredFile:
        """A file of any message."""
        file = self._telegram.files.get(file_id)
        if file is None:
            raise PersonError("no such file")
        return file

    def _member(self, user_id: int, *, blocked: bool) -> None:
        chat = self._chat(user_id, None, speaking=False)
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        names = ("member", "kicked") if blocked else ("kicked", "member")
        members: list[Json] = [
            {"user": self._telegram.bot, "status": name, **({"until_date": 0} if name == "kicked" else {})}
            for name in names
        ]
        self._telegram.updates.put(
            {
                "my_chat_member": {
                    "chat": chat.json,
                    "from": self._telegram.users[user_id].json(),
                    "date": self._telegram.unix_time(),
                    "old_chat_member": members[0],
                    "new_chat_member": members[1],
                }
            }
        )

    def _post(self, user_id: int, chat_id: int | None, content: Json) -> int:
        chat = self._chat(user_id, chat_id)
        chat.started = True
        message = self._telegram.post(chat, self._telegram.users[user_id].json(), content)
        self._telegram.updates.put({"message": message})
        message_id: int = message["message_id"]
        return message_id

    def _common(
        self, user_id: int, chat_id: int | None, reply_to: int | None, forward_from: str | None, group: str | None
    ) -> Json:
        common: Json = {}
        if reply_to is not None:
            replied = self._message(self._chat(user_id, chat_id), reply_to)
            common["reply_to_message"] = {k: v for k, v in replied.items() if k != "reply_to_message"}
        if forward_from is not None:
            common["forward_origin"] = {
                "type": "hidden_user",
                "sender_user_name": forward_from,
                "date": self._telegram.unix_time() - 60,
            }
        if group is not None:
            common["media_group_id"] = group
        return common

    def _chat(self, user_id: int, chat_id: int | None, *, speaking: bool = True) -> Chat:
        if user_id not in self._telegram.users:
            raise PersonError(f"no person {user_id}")
        chat = self._telegram.chats.get(user_id if chat_id is None else chat_id)
        if chat is None:
            raise PersonError(f"no chat {chat_id}")
        if chat.blocked and speaking:
            raise PersonError("the person has blocked the bot")
        return chat

    @staticmethod
    def _message(chat: Chat, message_id: int) -> Json:
        message = chat.messages.get(message_id)
        if message is None:
            raise PersonError(f"no message {message_id} in this chat")
        return message


def _data_of(message: Json, label: str | None, index: int | None) -> str:
    found = buttons(message)
    button: dict[str, Any] | None = None
    if label is not None:
        button = find_button(message, label)
    elif index is not None and 0 <= index < len(found):
        button = found[index]
    if button is None:
        raise PersonError(f"no button {label or index!r}; there are {[b['text'] for b in found]}")
    if "callback_data" not in button:
        raise PersonError(f"button {button['text']!r} sends nothing to the bot")
    data: str = button["callback_data"]
    return data


def _text(text: str) -> Json:
    match = _COMMAND.match(text)
    if match is None:
        return {"text": text}
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": match.end()}]}


def _caption(caption: str) -> Json:
    caption = clean(caption).strip()
    return {"caption": caption} if caption else {}
