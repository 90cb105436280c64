"""Cover details (thông tin văn bản): what stands around a report's text, kept per unit and form."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Cover:
    """Everything around the body of one document.

    ``superior`` and ``issuer`` are header lines in capitals, ``issuer_in_text`` the issuing body as a
    sentence names it.  ``authority`` is the line "T/M ĐẢNG ỦY" / "TM. ỦY BAN NHÂN DÂN" ("" = none),
    ``posts`` the lines below it, ``signer`` the name ("" = room to write it).  ``recipients`` are the
    lines after "Nơi nhận:" without dash and final mark; the last one is the "Lưu" line.
    ``addressee`` is the "Kính gửi" line (state layout only).  ``number`` "" and ``day`` None print as gaps.
    """

    superior: str
    issuer: str
    issuer_in_text: str
    symbol: str
    place: str
    authority: str
    posts: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    addressee: str = ""
    number: str = ""
    day: date | None = None
