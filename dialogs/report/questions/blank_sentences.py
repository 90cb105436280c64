"""The sentences a group of blanks stands in, so that the officer sees where each value goes."""

import re
from collections.abc import Iterator

from dialogs.report.one_line import one_line
from dialogs.report.questions import question_words
from dialogs.report.scene import Scene
from templates.answers import NothingToReport
from templates.blanks import BlankGroup
from templates.filling import Run, fill, names
from templates.outline import Item
from templates.standing import StandingText

GAP = "……"
"""A blank that is still empty."""

LONGEST = 420
"""Letters of a sentence shown whole; of a longer one what stands around its blanks."""

BEFORE, AFTER = 160, 120
"""Letters kept on either side of the blanks of a longer one."""

_MARK = "\N{WORD JOINER}"
"""Stands before the number of a blank, so that none is taken for the form's own "(1)"."""

_END = re.compile(r"(?<=\.) (?=(\S))")


def blank_sentences(scene: Scene, item: Item, group: BlankGroup) -> list[str]:
    """Each sentence of the section with one of these blanks: "Dân số có (2) 2.300 hộ với (3) …… nhân khẩu"."""
    numbers = {field.id: number for number, field in enumerate(group.fields, 1)}
    texts = (question for question in item.section.questions if isinstance(question, StandingText))
    found = [line for text in texts for line in _of_text(scene, text, numbers)]
    return list(dict.fromkeys(found))


def _of_text(scene: Scene, text: StandingText, numbers: dict[str, int]) -> Iterator[str]:
    outline, answers = scene.outline, scene.report.figures
    for place, paragraph in enumerate(text.paragraphs, 1):
        if names(paragraph.text).isdisjoint(numbers):
            continue
        if paragraph.id in scene.stored:
            yield question_words.REWRITTEN_HERE.format(number=place)
            continue
        # What was said not to exist is left out here as it is in print.
        open_here = [key for key in numbers if not isinstance(answers.get(key), NothingToReport)]
        runs = fill(paragraph.text, outline.blanks, answers, scene.report.task.unit, showing=open_here)
        marked = "".join(_marked(run, numbers) for run in runs)
        yield from (_short(sentence) for sentence in _sentences(marked) if _MARK in sentence)


def _sentences(text: str) -> Iterator[str]:
    """The text cut behind each full stop that a capital, or a blank, follows."""
    start = 0
    for end in _END.finditer(text):
        if end[1].isupper() or end[1] == _MARK:
            yield text[start : end.start()]
            start = end.end()
    yield text[start:]


def _marked(run: Run, numbers: dict[str, int]) -> str:
    value = one_line(run.text) or GAP
    if run.name in numbers:
        return f"{_MARK}({numbers[run.name]}) {value}"
    return value if run.name else run.text


def _short(sentence: str) -> str:
    if len(sentence) > LONGEST:
        first, last = sentence.index(_MARK), sentence.rindex(_MARK)
        start = sentence.rfind(" ", 0, max(0, first - BEFORE)) + 1 if first > BEFORE else 0
        stop = sentence.find(" ", last + AFTER)
        sentence = ("… " if start else "") + sentence[start : stop if stop > 0 else None] + (" …" if stop > 0 else "")
    return sentence.replace(_MARK, "")
