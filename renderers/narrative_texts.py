"""All units' answers to one narrative question, those that share a text word for word together."""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from renderers.unit_order import unit_order
from templates.answers import NothingToReport, Prose, ReportedApart
from templates.report import Report
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Passage:
    """A whole text and the units that share it word for word, in unit order."""

    units: tuple[Unit, ...]
    text: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return Prose(self.text).paragraphs


@dataclass(frozen=True, slots=True)
class NarrativeTexts:
    """All units' answers to one narrative question."""

    passages: tuple[Passage, ...]
    nothing: tuple[Unit, ...]
    apart: tuple[Unit, ...]
    unanswered: tuple[Unit, ...]


def narrative_texts(question_id: str, reports: Sequence[Report]) -> NarrativeTexts:
    """All answers to one narrative question; texts that differ in white space alone are one passage."""
    shared: dict[str, list[Report]] = defaultdict(list)
    others: dict[type[object], list[Unit]] = defaultdict(list)
    for report in reports:
        if question_id in report.left_out:
            continue
        answer = report.answers.get(question_id)
        if isinstance(answer, Prose) and answer.paragraphs:
            shared[_without_spacing(answer)].append(report)
        else:
            others[type(answer)].append(report.unit)
    nothing, apart = others.pop(NothingToReport, []), others.pop(ReportedApart, [])
    unanswered = sorted((unit for units in others.values() for unit in units), key=unit_order)
    passages = tuple(_passage(question_id, sharing) for sharing in shared.values())
    return NarrativeTexts(passages, tuple(nothing), tuple(apart), tuple(unanswered))


def _without_spacing(prose: Prose) -> str:
    return "\n".join(" ".join(unicodedata.normalize("NFC", line).split()) for line in prose.paragraphs)


def _passage(question_id: str, sharing: Sequence[Report]) -> Passage:
    first = sharing[0].answers[question_id]
    return Passage(tuple(report.unit for report in sharing), first.text if isinstance(first, Prose) else "")
