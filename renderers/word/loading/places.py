"""The places of a form a passage may belong to: its sections in order, and the questions of those that ask several."""

from collections.abc import Iterator
from dataclasses import dataclass

from renderers.word.loading.typed_heading import rank_of, words_of
from templates.form import Narrative, Section
from templates.outline import Item, Outline
from templates.standing import StandingText


@dataclass(frozen=True, slots=True)
class Place:
    """``names`` are the wordings it is known by; ``texts`` the ids of the texts asked there, the first takes what
    nothing else claims; ``standing`` the id of its standing text.  ``inside``: it is one question of a section.
    ``silent``: this unit is asked nothing of what the form asks there.
    """

    section: Section
    number: str
    names: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]
    inside: bool = False
    standing: str = ""
    silent: bool = False

    @property
    def rank(self) -> int:
        return rank_of(self.number)


def places_of(outline: Outline) -> tuple[Place, ...]:
    """Every place in the order of the paper."""
    asked: dict[str, list[Item]] = {}
    for item in outline.items:
        if item.table is None:
            asked.setdefault(item.section.id, []).append(item)
    return tuple(place for section, _ in outline.form.walk() for place in _places(section, asked.get(section.id, [])))


def _places(section: Section, items: list[Item]) -> Iterator[Place]:
    texts = [item.question for item in items if isinstance(item.question, Narrative)]
    names = [section.heading] + ([texts[0].question] if len(texts) == 1 else [])
    number = section.number.lower()
    standing = next((item.question.id for item in items if isinstance(item.question, StandingText)), "")
    silent = bool(section.questions) and not items
    own = tuple(text.id for text in texts)
    yield Place(section, number, _names(names), own, standing="" if own else standing, silent=silent)
    if len(texts) > 1:
        for text in texts:
            yield Place(section, "", _names([text.question]), (text.id,), inside=True)


def _names(names: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(words_of(name) for name in names))
