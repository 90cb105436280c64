"""Pieces of one long text put together again where a messenger had cut it.

A messenger cuts at 4,096 UTF-16 units or earlier, often at a line end, and drops white space at the
cut.  What stood there is found from the two sides: punctuation, Vietnamese spelling, and how the rest
of the two pieces writes the same words.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from templates.syllables import is_syllable
from templates.utf16 import utf16_length

LIMIT = 4096
"""Telegram's longest message, in UTF-16 units."""

_SLACK = 16
"""White space a full piece may have lost at its ends."""

_MARKER = re.compile(r"(?:[-–+*•·●▪]\s*(?=\S)|\(?\d{1,2}(?:\.\d{1,2})*[.)]\s*(?!\d)|\(?[a-zđ]\)|[IVX]{1,4}\.\s)")
_SHORT_FORM = re.compile(r"(?:^|\s)(?:[A-ZĐ][a-zđ]?|[A-ZĐ]{2}|GS|PGS|ThS|Tp|tp|đ/c)\.$")
_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*[.)]|[IVX]+\.)\s")
_CLOSING = '"”’»)]'
_OPENING = '"“‘«(['
_TIGHT_AFTER = "(“‘«[/"
_TIGHT_BEFORE = ",.;:!?%)”’»]/"
_HEADING = 120
_LEADS_ON = ("với", "của", "và", "cho", "về", "trong", "các", "những", "người", "tại", "ở", "từ", "đến", "do", "là")
"""A line that ends in one of these goes on."""
_LONGEST_WORD = 200


@dataclass(frozen=True, slots=True)
class _Cut:
    """Both sides of a cut (NFC).

    ``full`` says that the piece before is as long as a message can be, so that the cut may have fallen
    anywhere; ``had_room`` that the next word would still have fitted.
    """

    before: str
    after: str
    full: bool


def join_pieces(pieces: Sequence[str]) -> str:
    """The whole text of ``pieces``, in order, with the seam of each two neighbours; empty ones are left out."""
    kept = [piece.strip() for piece in pieces if piece.strip()]
    whole = "".join(part for before, after in pairwise(["", *kept]) for part in (seam(before, after), after))
    return unicodedata.normalize("NFC", whole)


def seam(before: str, after: str) -> str:
    """What stood between two pieces: a line feed, nothing (the cut is inside a word), or a space.

    Pieces are as Telegram delivers them, trimmed; an empty one has no seam.
    """
    if not before.strip() or not after.strip():
        return ""
    cut = _cut(before, after)
    if unicodedata.combining(cut.after[0]) or _inside_number(cut) or _is_tight(cut):
        return ""
    if _between_paragraphs(cut):
        return "\n"
    return "" if _inside_word(cut) else " "


def _cut(before: str, after: str) -> _Cut:
    full = utf16_length(before) >= LIMIT - _SLACK
    return _Cut(unicodedata.normalize("NFC", before), unicodedata.normalize("NFC", after), full)


def _inside_number(cut: _Cut) -> bool:
    """ "35.300.0|00", "35.300.|000", "93,|6", and "4.|3. " alone on a line: figures go on in a full piece."""
    if not cut.full or not cut.after[0].isdigit():
        return False
    if re.search(r"(?:^|\n)\d\.$", cut.before):
        return re.match(r"\d{1,2}\.(?:\s|\d)", cut.after) is not None
    if re.search(r"\d\.$", cut.before):
        return re.match(r"\d{3}(?!\d)", cut.after) is not None
    return re.search(r"\d,?$", cut.before) is not None


def _is_tight(cut: _Cut) -> bool:
    """Marks that cling to what stands before or after them."""
    if cut.after[0] in _TIGHT_BEFORE or cut.before[-1] in _TIGHT_AFTER:
        return True
    return cut.full and re.search(r"\w-\|\w|\w\|-\w", f"{cut.before[-2:]}|{cut.after[:2]}") is not None


def _between_paragraphs(cut: _Cut) -> bool:
    """Whether the piece before ends like a paragraph and the next begins like one."""
    line = cut.before.rsplit("\n", 1)[-1].strip()
    marked = _MARKER.match(cut.after) is not None or _is_picture(cut.after[0])
    if _MARKER.fullmatch(line + " ") or _SHORT_FORM.search(line):
        return False
    match cut.before.rstrip(_CLOSING)[-1:]:
        case "." | "!" | "?" | "…":
            return marked or _begins_with_capital(cut.after)
        case ";":
            return marked
        case ":":
            return marked or _is_heading(line, cut.after)
        case _:
            return _is_heading(line, cut.after) or (_MARKER.match(line) is not None and _is_item(cut.after))


def _is_heading(line: str, after: str) -> bool:
    """Whether ``line`` is a short numbered or capital line and ``after`` the body that stands under it."""
    following = after.split("\n", 1)[0].strip()
    is_body = utf16_length(following) > _HEADING or following.endswith((".", ";", ":"))
    if (
        utf16_length(line) > _HEADING
        or line.endswith((",", *_LEADS_ON))
        or not is_body
        or not _begins_with_capital(after)
    ):
        return False
    numbered = _MARKER if line.endswith(":") else _NUMBERED
    return (line.isupper() and not after[:2].isupper()) or numbered.match(line) is not None


def _is_item(text: str) -> bool:
    """Whether ``text`` is marked as an item and its own text begins large: "- xã hội" is not one."""
    marker = _MARKER.match(text)
    return marker is not None and _begins_with_capital(text[marker.end() :])


def _begins_with_capital(text: str) -> bool:
    return text.lstrip(_OPENING)[:1].isupper()


def _is_picture(letter: str) -> bool:
    return letter >= "\U0001f000" or "\u2600" <= letter <= "\u27bf"


def _inside_word(cut: _Cut) -> bool:
    """Whether the letters on both sides are one word.

    Halves that make a syllable, of which one alone is none, are; whole syllables that make none are
    not.  Where spelling does not tell, the rest of the text does, then the length.
    """
    if cut.full and re.search(r"\w[-/][A-ZĐ]*\|[A-ZĐ]", f"{cut.before[-9:]}|{cut.after[0]}"):
        return True
    head, tail = _last_word(cut.before), _first_word(cut.after)
    if not head or not tail or _changes_case(head, tail):
        return False
    whole_halves, whole = _stands_alone(head) and _stands_alone(tail), is_syllable(head + tail)
    if whole != whole_halves:
        return whole
    return _written_together(head, tail, cut)


def _changes_case(head: str, tail: str) -> bool:
    """ "xã|Sông", "UBND|xã": no Vietnamese word is written so."""
    return tail[0].isupper() != head[-1].isupper() and (tail[0].isupper() or (len(head) > 1 and head.isupper()))


def _stands_alone(half: str) -> bool:
    return half.isdigit() or is_syllable(half)


def _last_word(text: str) -> str:
    found = re.search(r"(?<![\w/.-])[^\W_]+$", text[-_LONGEST_WORD:])
    return found[0] if found else ""


def _first_word(text: str) -> str:
    found = re.match(r"[^\W_]+", text)
    return found[0] if found else ""


def _written_together(head: str, tail: str, cut: _Cut) -> bool:
    """Which is written elsewhere, "headtail" or "head tail"; where neither is, a full piece was cut inside."""
    rest = f"{cut.before[: -len(head)]}\n{cut.after[len(tail) :]}".lower()
    together, apart = _times(head + tail, rest), _times(f"{head} {tail}", rest)
    if together != apart:
        return together > apart
    if is_syllable(head + tail):
        return cut.full
    stand_alone = [is_syllable(half) or _times(half, rest) > 0 for half in (head, tail)]
    vietnamese = any(is_syllable(half) and not half.isascii() for half in (head, tail))
    return cut.full and not all(stand_alone) and not vietnamese


def _times(words: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(words.lower())}(?!\w)", text))
