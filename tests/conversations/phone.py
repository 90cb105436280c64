"""What a person holds in the hand: the messages of their chat, and the updates Telegram makes of what they do."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]


@dataclass
class Bubble:
    """One message; ``buttons`` are labels with their callback data, ``live`` while they can be seen."""

    id: int
    mine: bool
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    live: bool = True


class Phone:
    """One person's private chat.  Message ids are even: an odd one is left free for what was sent a moment earlier."""

    def __init__(self, name: str, chat_id: int) -> None:
        self.name = name
        self.chat_id = chat_id
        self.bubbles: list[Bubble] = []
        self.pasted: list[Bubble] = []
        self._ids = itertools.count(2, 2)
        self._updates = itertools.count(chat_id * 10_000)

    # -- what the bot does --------------------------------------------------------------------------------------

    def shows(self, text: str, keyboard: Json | None, message_id: int | None) -> int:
        """A message of the bot appears (``message_id`` None) or is edited; its id."""
        rows = keyboard["inline_keyboard"] if keyboard else []
        buttons = [(button["text"], button["callback_data"]) for row in rows for button in row]
        known = next((bubble for bubble in self.bubbles if bubble.id == message_id), None)
        if known is not None:
            known.text, known.buttons = text, buttons
            return known.id
        self.bubbles.append(Bubble(next(self._ids), False, text, buttons))
        return self.bubbles[-1].id

    def gets_file(self) -> int:
        """A file of the bot arrives; its message id."""
        self.bubbles.append(Bubble(next(self._ids), False, "(tệp)"))
        return self.bubbles[-1].id

    def loses_buttons(self, message_id: int | None) -> None:
        for bubble in self.bubbles:
            bubble.live = bubble.live and bubble.id != message_id

    # -- what the person does -----------------------------------------------------------------------------------

    def sends(self, at: datetime, content: Json, *, text: str = "", before: int | None = None) -> Json:
        """The update of a new message; ``before`` = it was sent just before the bot's message of that id."""
        bubble = Bubble(next(self._ids) if before is None else before - 1, True, text or str(content.get("text", "")))
        self.bubbles.append(bubble)
        return self._update("message", self._message(bubble.id, at) | content)

    def edits(self, at: datetime, bubble: Bubble, text: str) -> Json:
        bubble.text = text
        message = self._message(bubble.id, at) | {"text": text, "edit_date": int(at.timestamp())}
        return self._update("edited_message", message)

    def presses(self, at: datetime, bubble: Bubble, data: str) -> Json:
        query: Json = {"id": f"q{next(self._updates)}", "from": self._person(), "chat_instance": "1", "data": data}
        return self._update("callback_query", query | {"message": self._message(bubble.id, at)})

    def button(self, label: str) -> tuple[Bubble, str]:
        """The newest message one can press on, and the data of its button that begins so."""
        for bubble in reversed(self.bubbles):
            if bubble.live and bubble.buttons:
                return bubble, data_of(bubble, label)
        raise AssertionError(f"{self.name}: there is no button to press")

    def find(self, beginning: str, *, mine: bool, oldest: bool = False) -> Bubble:
        """The newest (or oldest) message of one's own, or of the bot, in which a line begins so."""
        for bubble in self.bubbles if oldest else reversed(self.bubbles):
            if bubble.mine is mine and any(_bare(line).startswith(beginning) for line in bubble.text.split("\n")):
                return bubble
        raise AssertionError(f"{self.name}: no message begins {beginning!r}")

    def last_id(self) -> int:
        return max((bubble.id for bubble in self.bubbles), default=0)

    def _message(self, message_id: int, at: datetime) -> Json:
        chat = {"id": self.chat_id, "type": "private", "first_name": self.name}
        return {"message_id": message_id, "date": int(at.timestamp()), "chat": chat, "from": self._person()}

    def _person(self) -> Json:
        return {"id": self.chat_id, "is_bot": False, "first_name": self.name}

    def _update(self, kind: str, content: Json) -> Json:
        return {"update_id": next(self._updates), kind: content}


def data_of(bubble: Bubble, label: str) -> str:
    """The data of the button called so, or beginning so, an emoji before it left aside."""
    wanted = _bare(label)
    exact = [data for text, data in bubble.buttons if _bare(text) == wanted]
    beginning = [data for text, data in bubble.buttons if _bare(text).startswith(wanted)]
    if exact or beginning:
        return (exact or beginning)[0]
    raise AssertionError(f"no button {label!r}; there are {[text for text, _ in bubble.buttons]}")


def _bare(text: str) -> str:
    """A label or line without the emoji before it."""
    return text.lstrip("🔔➕✅⬜👤⚠⛔▶◀📄⏰📝📥↩⏳💡❓❔📋✏💬📌✋🔁🖊🔄✍🔴🟠🟡⚪🖼📢 ")
