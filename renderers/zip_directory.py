"""How long a ZIP archive's directory is, read from its end: a crowded one is refused before anything goes through it.

Source: PKWARE, APPNOTE.TXT 4.3.14 to 4.3.16 (end of central directory, its ZIP64 record and locator).
"""

import struct
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

_END = b"PK\x05\x06"
_END_BYTES = 22
_LONGEST_COMMENT = 65_535
_LOCATOR = b"PK\x06\x07"
_LOCATOR_BYTES = 20
_END_64 = b"PK\x06\x06"
_END_64_BYTES = 56

AN_ENTRY = 512
"""Bytes of the directory that an entry may have on average: 46, its name and what programs add."""


def is_crowded(content: bytes, most_entries: int) -> bool:
    """Whether the directory is longer than so many entries need.

    Going through a directory of 10 MB takes seconds that nobody else gets; one that cannot be found is left to whoever
    opens the archive.
    """
    return _directory_bytes(content) > most_entries * AN_ENTRY


def is_packed_plainly(entries: Iterable[ZipInfo]) -> bool:
    """Whether every entry is stored or deflated, as office programs write them; other ways need memory at will."""
    return all(entry.compress_type in {ZIP_STORED, ZIP_DEFLATED} for entry in entries)


def _directory_bytes(content: bytes) -> int:
    """Bytes of the central directory as the archive claims; 0 where it has no end record."""
    end = content.rfind(_END, max(0, len(content) - _END_BYTES - _LONGEST_COMMENT))
    if end < 0 or len(content) - end < _END_BYTES:
        return 0
    large = end - _LOCATOR_BYTES - _END_64_BYTES
    if large >= 0 and content.startswith(_LOCATOR, end - _LOCATOR_BYTES) and content.startswith(_END_64, large):
        return int(struct.unpack_from("<Q", content, large + 40)[0])
    return int(struct.unpack_from("<L", content, end + 12)[0])
