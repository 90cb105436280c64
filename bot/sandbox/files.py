"""Files kept by the in-memory Telegram: sent by people or by the bot, found again by file id or download path."""

from __future__ import annotations

import mimetypes
import struct
from dataclasses import dataclass
from typing import Any

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file as Telegram knows it."""

    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    data: bytes

    def json(self) -> dict[str, Any]:
        """The fields every file object of the Bot API has."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.data)}

    def document(self) -> dict[str, Any]:
        """The Document object."""
        return {**self.json(), "file_name": self.name, "mime_type": self.mime}

    def photo(self) -> list[dict[str, Any]]:
        """The PhotoSize list: one size, as large as the picture says it is."""
        width, height = picture_size(self.data) or (90, 90)
        return [{**self.json(), "width": width, "height": height}]


class Files:
    """All files, by id; a path can be downloaded only after getFile was asked for it."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, data: bytes, name: str, mime: str | None = None, folder: str = "documents") -> StoredFile:
        """Stores a file; the type is guessed from its name when not given."""
        number = len(self._by_id) + 1
        mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        suffix = name[name.rfind(".") :] if "." in name else ""
        path = f"{folder}/file_{number}{suffix if suffix.isascii() else ''}"
        file = StoredFile(f"BQACAgUAAxkB{number:08d}", f"AgAD{number:08d}", path, name, mime, data)
        self.put(file)
        return file

    def put(self, file: StoredFile) -> None:
        """Stores a file that already has its ids."""
        self._by_id[file.id] = file

    def get(self, file_id: str) -> StoredFile | None:
        """The file with that id."""
        return self._by_id.get(file_id)

    def open_path(self, file: StoredFile) -> str:
        """Makes the file downloadable and returns its path."""
        self._by_path[file.path] = file
        return file.path

    def at(self, path: str) -> StoredFile | None:
        """The file at a download path that getFile gave out."""
        return self._by_path.get(path)

    def all(self) -> list[StoredFile]:
        """Every file, oldest first."""
        return list(self._by_id.values())


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG, or None when it is neither."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:2] == b"\xff\xd8":
        return _jpeg_size(data)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
