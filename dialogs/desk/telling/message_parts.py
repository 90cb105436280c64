"""A message of any length cut politely into as many as Telegram needs."""

from templates.text import utf16_length

ROOM = 3600
"""UTF-16 units of text in one message: its heading and the line below it need the rest (Bot API: 4,096)."""

_ENDS = ("\n", ". ", "! ", "? ", "; ", ", ", " ")
"""Where a text is cut, the best place first."""


def message_parts(text: str) -> list[str]:
    """The text in pieces of at most ``ROOM`` units: cut between paragraphs, else sentences, else words.

    Nothing is lost but white space at the cuts.
    """
    parts: list[str] = []
    left = text.strip()
    while utf16_length(left) > ROOM:
        at = _cut_at(left)
        parts.append(left[:at].rstrip())
        left = left[at:].lstrip()
    return [*parts, left] if left else parts


def _cut_at(text: str) -> int:
    """How many letters fit, cut at the best end in the second half of what fits; anywhere where there is none."""
    room = _fitting(text)
    for end in _ENDS:
        found = text.rfind(end, room // 2, room)
        if found > 0:
            return found + len(end)
    return room


def _fitting(text: str) -> int:
    """How many letters of the text fit, never half of one."""
    used = 0
    for number, letter in enumerate(text):
        used += utf16_length(letter)
        if used > ROOM:
            return number
    return len(text)
