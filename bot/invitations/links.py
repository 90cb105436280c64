"""The links invitation codes travel in."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.invitations.codes import new_code


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
