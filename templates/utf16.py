"""Text measured as Telegram measures it: in UTF-16 code units."""

ELLIPSIS = "…"


def utf16_length(text: str) -> int:
    """Length of ``text`` in UTF-16 code units: an emoji outside the basic plane counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, units: int) -> str:
    """``text`` in at most ``units`` UTF-16 code units, shortened after a whole word with "…".

    A single word longer than that is cut inside, never inside a surrogate pair; no room gives "".
    """
    if utf16_length(text) <= units:
        return text
    if units < 1:
        return ""
    head = _head(text, units - 1)
    return _whole_words(head, text[len(head)]).rstrip(" \n,;:-–") + ELLIPSIS


def _head(text: str, units: int) -> str:
    """The longest beginning of ``text`` that fits ``units``; ``text`` itself is longer."""
    used = 0
    for index, letter in enumerate(text):
        used += 2 if letter > "\uffff" else 1
        if used > units:
            return text[:index]
    return text


def _whole_words(head: str, following: str) -> str:
    """``head`` without a word begun but not ended, unless that is all there is."""
    if following.isspace():
        return head
    words = head.rsplit(maxsplit=1)
    return words[0] if len(words) == 2 and not head[-1].isspace() else head
