"""What in a message about figures is none of them: those in copied labels, opening words, remarks."""

import re
from collections import Counter
from collections.abc import Container, Sequence

from templates.form import FigureField
from templates.number_words import NUMBER_WORDS
from templates.quantities import ABOUT

_READ_OTHERWISE = NUMBER_WORDS | ABOUT | {"và"}
"""Words that beside a figure say something of their own."""

_SAID_OF_ALL = frozenset({"số", "liệu", "trong", "năm", "tháng", "của", "có"})
"""Words of labels that do not make an opening or a remark the name of a field."""

_OPENING = re.compile(r"^\W*(?:(?:dạ|em|tôi|xin)\s+)*(?:gửi|báo cáo|số liệu)\b[^:;,\n]{0,60}:", re.IGNORECASE)
"""Said before the figures: "Số liệu 6 tháng: …"."""

_BRACKETED = re.compile(r"\((?!\s*\d)[^()\d]*\)")
"""A remark without figures: "(có danh sách kèm theo)"."""


def without_other_figures(text: str, fields: Sequence[FigureField]) -> str:
    """``text`` with every whole label of ``fields`` in it reduced to its words, and without what names no field.

    "trong 6 tháng đầu năm 2026: 1" names a field and gives one figure.  A label stays as it stands where its words
    alone would not tell it from another.
    """
    text = _labels_as_words(text, fields)
    known = {word for field in fields for word in _words(f"{field.label} {field.unit}")} - _SAID_OF_ALL
    return _BRACKETED.sub(
        lambda found: _unless_naming(found[0], known), _OPENING.sub(lambda found: _unless_naming(found[0], known), text)
    )


def _unless_naming(remark: str, known: Container[str]) -> str:
    """Nothing, unless the remark may name a field, or says how many."""
    return remark if any(word in known for word in _words(remark)) else " "


def _labels_as_words(text: str, fields: Sequence[FigureField]) -> str:
    plain = {field.label: _words_of(field.label) for field in fields}
    times = Counter(words.lower() for words in plain.values())
    for label in sorted(plain, key=len, reverse=True):
        if plain[label] and times[plain[label].lower()] == 1:
            text = _copies(label).sub(plain[label], text)
    return text


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _words_of(label: str) -> str:
    found = re.findall(r"[^\W\d_]+", label)
    return " ".join(word for word in found if word.lower() not in _READ_OTHERWISE)


def _copies(label: str) -> re.Pattern[str]:
    written = r"\s+".join(re.escape(part) for part in label.split())
    return re.compile(rf"(?<!\w){written}(?!\w)", re.IGNORECASE)
