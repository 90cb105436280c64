"""A long text as officers paste it, and the messages a Telegram client makes of it."""

from typing import cast

from bot.sandbox.text import CutStyle, cut

_SENTENCES = (
    "Ban Chỉ đạo đã ban hành kế hoạch và phân công từng đồng chí phụ trách địa bàn.",
    "Các thôn tổ chức họp dân, lấy ý kiến công khai trước khi thực hiện những việc liên quan trực tiếp đến Nhân dân.",
    "Công tác tuyên truyền được đổi mới, gắn với sinh hoạt chi bộ và hệ thống loa truyền thanh.",
    "Nhân dân đã hiến đất, góp ngày công làm đường giao thông nông thôn và nhà văn hóa.",
    "Việc đối thoại với Nhân dân được duy trì, kiến nghị chính đáng được giải quyết dứt điểm ngay từ cơ sở.",
)
STYLES = {"": "paragraph", "cắt ở dấu cách": "word", "cắt giữa chữ": "hard"}


def pasted(messages: int, style: str) -> tuple[str, list[str]]:
    """A text that makes so many messages, with them."""
    paragraphs: list[str] = []
    while True:
        number = len(paragraphs)
        chosen = [_SENTENCES[(number + step) % len(_SENTENCES)] for step in range(4 + number % 3)]
        text = "\n".join([*paragraphs, f"Đoạn {number + 1}. {' '.join(chosen)}"])
        pieces = cut(text, style=cast(CutStyle, STYLES[style]))
        if len(pieces) > messages:
            text = "\n".join(paragraphs)
            return text, cut(text, style=cast(CutStyle, STYLES[style]))
        paragraphs.append(text.rsplit("\n", 1)[-1])
