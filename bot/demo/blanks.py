"""Made-up words and days for the blanks of standing texts."""

from collections.abc import Iterator
from datetime import date
from random import Random

from bot.demo.region import MARKS, PLACES
from templates.answers import Answer, Day, NothingToReport, Prose
from templates.blanks import BlankGroup, DayBlank, NumberBlank, TextBlank
from templates.figure_field import FigureKind

NO_DOCUMENT_SHARE = 0.15
"""How often the document a group asks for does not exist."""
LEFT_OUT_SHARE = 0.5
"""How often a text that need not be given has nothing."""
WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("phía nào", ("bắc", "nam", "đông", "tây", "đông bắc", "tây nam")),
    ("dân tộc", ("Tày, Nùng", "Mường", "Thái, Dao", "Khmer, Hoa")),
    ("tôn giáo thứ nhất", ("Phật",)),
    ("tôn giáo", ("Tin Lành", "Cao Đài")),
    ("giai đoạn", ("2021 - 2026", "2022 - 2026")),
)
"""Keywords of a blank's label and what may stand there; any other gets the name of a place."""
YEARS = (2021, 2024)


def plausible_blanks(group: BlankGroup, dice: Random) -> dict[str, Answer]:
    """Texts and days for the blanks of ``group``, and "không có" for all of them where their document is missing."""
    if _names_document(group) and dice.random() < NO_DOCUMENT_SHARE:
        return {blank.id: NothingToReport() for blank in group.fields}
    return dict(_given(group, dice))


def _names_document(group: BlankGroup) -> bool:
    numbers = [one for one in group.figures if one.kind is FigureKind.document_number]
    return len(numbers) == 1 and len(group.fields) == 2


def _given(group: BlankGroup, dice: Random) -> Iterator[tuple[str, Answer]]:
    for blank in group.fields:
        match blank:
            case TextBlank():
                yield blank.id, _text(blank, dice)
            case DayBlank():
                yield blank.id, Day(date(dice.randint(*YEARS), dice.randint(1, 12), dice.randint(1, 28)))
            case NumberBlank():
                pass


def _text(blank: TextBlank, dice: Random) -> Answer:
    if not blank.required and dice.random() < LEFT_OUT_SHARE:
        return NothingToReport()
    label = blank.label.lower()
    known = next((words for keyword, words in WORDS if keyword in label), None)
    return Prose(dice.choice(known) if known else f"{dice.choice(PLACES)} {dice.choice(MARKS)}")
