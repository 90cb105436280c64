"""What Telegram carries besides typed text: Word files, pictures, stickers, lists."""

import io
from typing import Any

from docx import Document

from bot.telegram import sent_file
from bot.telegram.incoming import SentFile
from dialogs.event import Event, SentBadFile

Json = dict[str, Any]


def read_file(sent: SentFile, content: bytes) -> Event:
    """What a file that was downloaded says, as the bot reads it."""
    refused = sent_file.refusal(sent.document)
    return SentBadFile(refused) if refused else sent_file.text_answer(sent, content)


def document(name: str) -> Json:
    return {"file_id": "f1", "file_unique_id": "u1", "file_name": name, "file_size": 20_000}


def word_document(text: str) -> bytes:
    """A Word file with these paragraphs; "(hỏng)" is a broken one."""
    if text == "(hỏng)":
        return b"PK nothing of the kind"
    made = Document()
    for paragraph in text.split("\n"):
        made.add_paragraph(paragraph)
    written_to = io.BytesIO()
    made.save(written_to)
    return written_to.getvalue()


def content(what: str, rest: str) -> Json:
    caption = {"caption": rest} if rest else {}
    plain = {"file_id": "f1", "file_unique_id": "u1"}
    match what:
        case "ảnh":
            return {"photo": [plain | {"width": 90, "height": 90}]} | caption
        case "tin thoại":
            return {"voice": plain | {"duration": 3}}
        case "nhãn dán":
            kind = {"type": "regular", "is_animated": False, "is_video": False}
            return {"sticker": plain | kind | {"width": 512, "height": 512}}
        case "vị trí":
            return {"location": {"longitude": 105.0, "latitude": 21.0}}
        case "danh sách":
            items = [{"label": "•", "blocks": [{"type": "paragraph", "text": line}]} for line in rest.split("\n")]
            return {"rich_message": {"blocks": [{"type": "list", "items": items}]}}
        case _:
            raise AssertionError(f"nobody can send {what!r}")
