"""Plausible made-up answers to any report form, the same for the same form, unit and seed."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from bot.demo.figures import plausible_figures
from bot.demo.fragments import SLOTS, TOPICS, Topic
from bot.demo.rows import plausible_rows
from templates.answers import Answer, Kept, NothingToReport, Prose
from templates.form import FigureGroup, Group, Narrative, ReportForm, Section
from templates.outline import Outline
from templates.rows import RowList
from templates.sentences import propose
from templates.standing import StandingText
from templates.totals import with_computed
from templates.unit import Unit

TYPICAL_LENGTH = 950
"""Characters after which a narrative ends with its sentence."""
LIST_ITEMS = 4
NOTHING_SHARE = 0.05
SHARED_SHARE = 0.06
"""How often a text is one that several units sent word for word."""
REWRITTEN_SHARE, DROPPED_SHARE = 0.06, 0.015
"""How often a standing paragraph is rewritten, and how often it is left out."""


def plausible_answers(form: ReportForm, unit: Unit, seed: int, *, fullness: float = 1.0) -> dict[str, Answer]:
    """Answers of ``unit`` to ``form`` (bound) by field and question id.

    ``fullness`` is the share of questions answered, from the first on, as by an officer on the way; 1.0 answers all.
    Blocking checks of the form hold; a warning may remain.  Some questions have "không phát sinh", some figures are
    zero, some texts begin with the sentence the form proposes, a few are shared with other units of the same seed.
    """
    outline = Outline(form, unit.level)
    asked = outline.items[: round(len(outline.items) * fullness)]
    dice = Random(f"{seed} {form.id} {unit.code}")  # noqa: S311 (made-up data, nothing secret)
    groups = [item.question for item in asked if isinstance(item.question, Group)]
    answers: dict[str, Answer] = dict(plausible_figures(outline, groups, dice))
    for item in asked:
        match item.question:
            case Narrative() as question:
                answers[question.id] = _narrative(outline, item.section, question, seed, dice, answers)
            case RowList() as question:
                answers[question.id] = plausible_rows(question, dice)
            case StandingText() as question:
                answers[question.id] = Kept()
                answers |= _rewritten(item.section, question, seed, dice)
            case _:
                pass
    return answers


def _rewritten(section: Section, question: StandingText, seed: int, dice: Random) -> dict[str, Answer]:
    """A few of its paragraphs in other words, some of them in words several units share, and a few left out."""
    found: dict[str, Answer] = {}
    for one in question.paragraphs:
        chance = dice.random()
        if chance < DROPPED_SHARE:
            found[one.id] = NothingToReport()
        elif chance < DROPPED_SHARE + REWRITTEN_SHARE:
            shared = Random(f"{seed} {one.id}")  # noqa: S311 (made-up data, nothing secret)
            found[one.id] = Prose(" ".join(_sentences(section.heading, dice.choice((dice, shared)))[:3]))
    return found


def _narrative(
    outline: Outline, section: Section, question: Narrative, seed: int, dice: Random, answers: dict[str, Answer]
) -> Answer:
    if dice.random() < (NOTHING_SHARE if question.required else 3 * NOTHING_SHARE):
        return NothingToReport()
    if dice.random() < SHARED_SHARE:
        shared = Random(f"{seed} {outline.form.id} {question.id}")  # noqa: S311 (made-up data, nothing secret)
        return Prose(_text(section, question, shared, []))
    return Prose(_text(section, question, dice, list(_figures_in_words(outline, section, question, answers))))


def _figures_in_words(
    outline: Outline, section: Section, question: Narrative, answers: dict[str, Answer]
) -> Iterator[str]:
    """The sentences of the groups that stand before the section's first text."""
    figures = with_computed(outline.form, answers, outline.level)
    for before in section.questions:
        if before is question:
            return
        if isinstance(before, Narrative):
            break
        if isinstance(before, FigureGroup) and before.sentence:
            sentence = propose(before.sentence, outline.figures, figures, None)
            if sentence:
                yield sentence


def _text(section: Section, question: Narrative, dice: Random, opening: list[str]) -> str:
    sentences = _sentences(f"{question.question} {section.heading}", dice)
    if question.numbering != "none":
        return "\n".join(sentences[:LIST_ITEMS])
    paragraphs = [opening] if opening else []
    paragraph: list[str] = []
    for sentence in sentences:
        paragraph.append(sentence)
        if len(paragraph) == 3:
            paragraphs.append(paragraph)
            paragraph = []
        if sum(len(one) for part in [*paragraphs, paragraph] for one in part) > TYPICAL_LENGTH:
            break
    return "\n".join(" ".join(part) for part in [*paragraphs, paragraph] if part)


def _sentences(about: str, dice: Random) -> list[str]:
    """Sentences of the topic in an order of chance, then general ones; none twice."""
    topic = _topic(about.lower())
    general = () if topic.alone or topic is TOPICS[-1] else TOPICS[-1].sentences
    chosen = [*dice.sample(topic.sentences, len(topic.sentences)), *dice.sample(general, len(general))]
    return [_filled(sentence, dice) for sentence in chosen]


def _topic(about: str) -> Topic:
    """The topic named first in ``about``; the general one where none is."""
    named = [(about.find(word), topic) for topic in TOPICS for word in topic.keywords if word in about]
    return min(named, key=lambda one: one[0], default=(0, TOPICS[-1]))[1]


def _filled(sentence: str, dice: Random) -> str:
    words = {name: dice.choice(choices) for name, choices in SLOTS.items()}
    return sentence.format(so=f"{Decimal(dice.randint(2, 9)):02}", **words)
