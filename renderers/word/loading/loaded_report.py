"""What a whole report in Word says, as answers to a form's questions."""

from collections.abc import Iterator, Mapping, Sequence

from renderers.word.loading.answers_of_text import answer_of
from renderers.word.loading.cutting import Cut, Piece, cut_document
from renderers.word.loading.figures_of_text import figures_of_text
from renderers.word.loading.places import Place, places_of
from renderers.word.loading.standing_reading import read_standing
from renderers.word.loading.tables_of_text import tables_of
from renderers.word.reading import WordText
from templates.answers import Answer, NothingToReport, Prose
from templates.form import Narrative
from templates.loaded_report import LoadedReport, Passage
from templates.outline import Outline
from templates.standing import StandingText
from templates.text import clean

MOST_LINES = 6_000
"""Lines of a report; a longer document is a text and nothing else."""


def read_report(document: WordText, outline: Outline) -> LoadedReport:
    """The report of a unit of the outline's level.  Its form is bound to its period."""
    places = places_of(outline)
    cut = cut_document(document.lines if len(document.lines) <= MOST_LINES else (), places)
    standing, left = _standing(cut, places, outline)
    tables, faults = tables_of(document.tables, outline)
    texts = _texts(cut, places, outline)
    figures = figures_of_text(_by_section(cut, places), outline)
    asking = {item.section.id for item in outline.items if item.table is None}
    heads = {places[at].section.id for at in cut.heads}
    return LoadedReport(
        {**figures, **standing, **texts, **tables},
        len(asking & heads),
        len(asking),
        (*_passages(cut, places), *left),
        faults,
        tuple(_undivided(texts, places)),
    )


def _texts(cut: Cut, places: Sequence[Place], outline: Outline) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for piece in cut.pieces:
        if piece.place is None:
            continue
        place = places[piece.place]
        if not place.texts:
            continue
        question = outline.by_question[place.texts[0]].question
        answer = answer_of(piece.text, question) if isinstance(question, Narrative) else None
        if answer is None:
            continue
        before = found.get(question.id)
        if isinstance(before, Prose) and isinstance(answer, Prose):
            answer = Prose(f"{before.text}\n{answer.text}")
        if isinstance(answer, NothingToReport) and len(place.texts) > 1:
            found |= {key: answer for key in place.texts if key not in found}
        else:
            found[question.id] = answer
    return found


def _standing(cut: Cut, places: Sequence[Place], outline: Outline) -> tuple[dict[str, Answer], list[Passage]]:
    """What fills standing texts, and what stands among them that is none of theirs."""
    answers: dict[str, Answer] = {}
    left: list[Passage] = []
    for piece in cut.pieces:
        place = places[piece.place] if piece.place is not None else None
        question = outline.by_question[place.standing].question if place is not None and place.standing else None
        if isinstance(question, StandingText):
            found, lines = read_standing(piece.lines, question, outline)
            answers |= found
            left += [Passage("\n".join(lines), question.id)] if lines else []
    return answers, left


def _undivided(texts: Mapping[str, Answer], places: Sequence[Place]) -> Iterator[str]:
    """The first question of each section whose text was not told apart."""
    for place in places:
        told = [key for key in place.texts if isinstance(texts.get(key), Prose)]
        if len(place.texts) > 1 and told == [place.texts[0]]:
            yield place.texts[0]


def _by_section(cut: Cut, places: Sequence[Place]) -> dict[str, str]:
    """The whole text under each section's heading, also where it asks no text of its own."""
    found: dict[str, str] = {}
    for piece in cut.pieces:
        at = piece.near if piece.place is None else piece.place
        if at is not None:
            section = places[at].section.id
            found[section] = f"{found.get(section, '')}\n{piece.text}"
    return found


def _passages(cut: Cut, places: Sequence[Place]) -> Iterator[Passage]:
    for piece in cut.pieces:
        if piece.place is None and (text := clean(piece.text)):
            yield Passage(text, _near(piece, places))


def _near(piece: Piece, places: Sequence[Place]) -> str:
    before = [key for place in places[: (piece.near or 0) + 1] for key in place.texts]
    after = [key for place in places[piece.near or 0 :] for key in place.texts]
    return before[-1] if before else after[0] if after else ""
