"""The last door before a Word file: text that XML and a printed page can carry, whatever door it came in by."""

import unicodedata

from templates.text import clean


def clean_line(text: str) -> str:
    """``text`` as one printable line: NFC, plain spaces, no control characters, direction marks or surrogates.

    Braces, angle brackets and emoji stay: they are text.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    return clean(text).replace("\n", " ")
