"""What the lines of one place answer: a text, or one of the standing phrases our reports print."""

import re

from renderers.word.numbering import without_number
from renderers.word.wording import APART, IN_ANNEX
from templates.answers import Answer, NothingToReport, Prose, ReportedApart
from templates.form import Narrative
from templates.text import clean, means_nothing

_NOTHING = re.compile(r"trong kỳ không phát sinh\.?", re.IGNORECASE)


def answer_of(text: str, question: Narrative) -> Answer | None:
    """The answer; None where nothing of its own stands there."""
    lines = [line for line in clean(text).split("\n") if line and line != IN_ANNEX]
    if not lines:
        return None
    said = " ".join(lines)
    if _NOTHING.fullmatch(said) or means_nothing(said):
        return NothingToReport()
    if said == APART:
        return ReportedApart()
    return Prose("\n".join(without_number(question, line) for line in lines))
