"""Where a centred line of a header or a title breaks.

The words stay as they are: a narrower paragraph makes Word break earlier.  Where no width gives the best lines (a long
one must stand above a short one), they are broken by hand.
"""

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from renderers.word.times_bold import text_width
from templates.unit import LEVEL_WORDS

_TOGETHER = (
    "ban chỉ đạo",
    "ban thường vụ",
    "ủy ban",
    "hội đồng",
    "nhân dân",
    "mặt trận",
    "tổ quốc",
    "việt nam",
    "đảng ủy",
    "đảng bộ",
    "thực hiện",
    "quy chế",
    "dân chủ",
    "ở cơ sở",
    "phong trào",
    "dân vận khéo",
    "công tác",
    "kết quả",
    "phương hướng",
    "nhiệm vụ",
    "trọng tâm",
    "đầu năm",
    "cuối năm",
    "tháng đầu",
    "tháng cuối",
)
"""Words of bodies' names and titles that read badly when a line ends between them."""

_PAIRS = frozenset(pair for phrase in _TOGETHER for pair in pairwise(phrase.split()))
_FIT = 4.0
"""Points a line is given beyond its text, so that another version of the font does not break it anew."""


def wrap(words: list[str], size: float, width: float) -> list[str]:
    """The lines that ``words`` in bold at ``size`` points fill greedily within ``width`` points."""
    lines: list[str] = []
    for word in words:
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def best_lines(words: list[str], size: float, width: float) -> list[str]:
    """``words`` in as few lines as fit ``width``, broken where it reads best, whichever line is the longest."""
    fewest = len(wrap(words, size, width))
    return min(_partitions(words, fewest, size, width - _FIT), key=lambda lines: _rank(lines, size), default=[])


def reads_better(lines: list[str], words: list[str], size: float, width: float) -> bool:
    """Whether ``lines`` break at better places than the paragraph made narrower would."""
    return bool(lines) and _badness(lines) < _badness(wrap(words, size, fair_width(words, size, width)))


def _partitions(words: list[str], count: int, size: float, width: float) -> Iterator[list[str]]:
    """Every way to cut ``words`` into ``count`` lines that fit."""
    for end in range(1, len(words) - count + 2) if count > 1 else [len(words)]:
        line = " ".join(words[:end])
        if text_width(line, size) > width:
            return
        if count == 1:
            yield [line]
        else:
            yield from ([line, *rest] for rest in _partitions(words[end:], count - 1, size, width))


def _rank(lines: list[str], size: float) -> tuple[int, float]:
    return _badness(lines), _longest(lines, size)


def fair_width(words: list[str], size: float, width: float) -> float:
    """The width up to ``width`` in which ``words`` take as few lines as in ``width``, broken where it reads best.

    Lines end best at a comma, before “và” or a unit's level word, worst inside a phrase or before a number; among equal
    breaks the narrowest, hence most even, wins.
    """
    fewest = len(wrap(words, size, width))
    if fewest < 2:
        return width
    trials = (wrap(words, size, trial) for trial in range(math.floor(width * 0.4), math.floor(width) + 1))
    fitting = [lines for lines in trials if len(lines) == fewest]
    best = min(fitting, key=lambda lines: _rank(lines, size), default=[])
    return min(width, _longest(best, size) + _room(best, size)) if best else width


def _room(lines: list[str], size: float) -> float:
    """Points to spare: at most half of what would let the next word up into a line."""
    onward = min(text_width(f"{line} {below.split()[0]}", size) for line, below in pairwise(lines))
    return min(_FIT, (onward - _longest(lines, size)) / 2)


def _longest(lines: list[str], size: float) -> float:
    return max(text_width(line, size) for line in lines)


def _badness(lines: list[str]) -> int:
    return sum(_break_badness(before.split()[-1], after.split()[0]) for before, after in pairwise(lines))


def _break_badness(before: str, after: str) -> int:
    pair = _bare(before), _bare(after)
    if before.endswith((",", ";", ":")) or pair[1] in {*LEVEL_WORDS, "và"}:
        return 0
    return 3 if pair in _PAIRS or any(word.isdigit() for word in pair) else 1


def _bare(word: str) -> str:
    return re.sub(r"\W", "", word).lower()
