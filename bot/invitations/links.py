"""Invitation codes, and the links they travel in."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

CODE_LIVES = timedelta(days=14)
CODE_BYTES = 24
"""Random bytes of an invitation code: 192 bits, 32 characters of a deep link."""


def new_code() -> str:
    return secrets.token_urlsafe(CODE_BYTES)


@dataclass
class Links:
    """``username`` is the bot's own, "" until Telegram has told it."""

    username: str = ""
    new_code: Callable[[], str] = new_code

    def line(self, code: str) -> str:
        """What somebody who was invited has to do, with the link, or the command where no link can be made."""
        if not self.username:
            asked = "Anh/chị mở Trợ lý báo cáo trong Telegram rồi nhắn dòng sau (dùng một lần, trong 14 ngày):"
            return f"{asked}\n/start {code}"
        link = f"https://t.me/{self.username}?start={code}"
        return f"Anh/chị bấm đường liên kết sau rồi bấm Bắt đầu (dùng một lần, trong 14 ngày):\n{link}"
