"""Labels that were copied into a message: what in them would be taken for a figure or the end of one is left out."""

import re
from collections import Counter
from collections.abc import Sequence

from templates.form import FigureField
from templates.number_words import NUMBER_WORDS
from templates.quantities import ABOUT

_READ_OTHERWISE = NUMBER_WORDS | ABOUT | {"và"}
"""Words that beside a figure say something of their own."""


def without_label_figures(text: str, fields: Sequence[FigureField]) -> str:
    """``text`` with every whole label of ``fields`` in it reduced to its words.

    "trong 6 tháng đầu năm 2026: 1" names a field and gives one figure.  A label stays as it stands where its words
    alone would not tell it from another.
    """
    plain = {field.label: _words_of(field.label) for field in fields}
    times = Counter(words.lower() for words in plain.values())
    for label in sorted(plain, key=len, reverse=True):
        if plain[label] and times[plain[label].lower()] == 1:
            text = _copies(label).sub(plain[label], text)
    return text


def _words_of(label: str) -> str:
    found = re.findall(r"[^\W\d_]+", label)
    return " ".join(word for word in found if word.lower() not in _READ_OTHERWISE)


def _copies(label: str) -> re.Pattern[str]:
    written = r"\s+".join(re.escape(part) for part in label.split())
    return re.compile(rf"(?<!\w){written}(?!\w)", re.IGNORECASE)
