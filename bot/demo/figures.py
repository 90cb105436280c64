"""Made-up figures of plausible size for any form, within its blocking checks."""

from collections.abc import Iterable
from decimal import Decimal
from random import Random

from bot.demo.blanks import plausible_blanks
from templates.answers import Answer, Figure, NothingToReport
from templates.blanks import BlankGroup
from templates.checks import failing, fields_of
from templates.form import FigureField, FigureGroup, FigureKind, Group
from templates.outline import Outline
from templates.totals import with_computed

ZERO_SHARE = 0.08
NOTHING_SHARE = 0.05
SIZES: tuple[tuple[tuple[str, ...], tuple[int, int]], ...] = (
    (("chi bộ công an", "chi bộ quân sự"), (1, 1)),
    (("chi bộ",), (2, 11)),
    (("nhân khẩu",), (4200, 15600)),
    (("số hộ hộ", "hộ số hộ"), (1050, 3900)),
    (("số tín đồ",), (90, 2400)),
    (("tổng số đảng viên",), (180, 640)),
    (("số trường",), (3, 9)),
    (("số tôn giáo",), (1, 3)),
    (("đồng chí",), (1, 1)),
    (("thủ tục",), (180, 340)),
    (("lượt",), (150, 2400)),
    (("thôn", "tổ dân phố"), (2, 14)),
    (("mô hình",), (1, 9)),
    (("tiêu chí",), (9, 19)),
    (("hội nghị", "cuộc", "buổi", "lớp"), (2, 24)),
    (("ngày",), (40, 900)),
    (("hộ", "người"), (20, 600)),
)
"""Keywords of a figure's counted thing or label, and the usual range; the first that occurs decides."""
USUAL_SIZE = (1, 40)
TENTHS = (("tốc độ", (60, 140)), ("diện tích", (9_000, 58_000)))
"""The same for decimals and percents, in tenths, where the label says so."""
MOST_ATTEMPTS = 60


def plausible_figures(outline: Outline, groups: Iterable[Group], dice: Random) -> dict[str, Answer]:
    """Figures for every field of ``groups`` by field id, with the texts and days of blanks among them."""
    answers: dict[str, Answer] = {}
    for group in groups:
        figures = group.fields if isinstance(group, FigureGroup) else group.figures
        optional = not any(field.required for field in group.fields)
        if optional and dice.random() < NOTHING_SHARE:
            answers |= {field.id: NothingToReport() for field in group.fields}
        else:
            answers |= {field.id: Figure(_value(field, dice)) for field in figures}
        if isinstance(group, BlankGroup):
            answers |= plausible_blanks(group, dice)
    _mend(outline, answers)
    return answers


def _value(field: FigureField, dice: Random) -> Decimal:
    if field.default is not None:
        return field.default
    if not field.required and dice.random() < ZERO_SHARE:
        return Decimal(0)
    match field.kind:
        case FigureKind.money:
            return Decimal(dice.randint(50, 2500)) * 100_000
        case FigureKind.percent:
            return Decimal(dice.randint(*_tenths(field, (700, 1000)))) / 10
        case FigureKind.decimal:
            return Decimal(dice.randint(*_tenths(field, (5, 400)))) / 10
        case FigureKind.integer:
            return Decimal(dice.randint(*_usual_size(field)))
        case FigureKind.document_number:
            return Decimal(dice.randint(5, 180))


def _tenths(field: FigureField, usual: tuple[int, int]) -> tuple[int, int]:
    label = field.label.lower()
    return next((sizes for word, sizes in TENTHS if word in label), usual)


def _usual_size(field: FigureField) -> tuple[int, int]:
    said = f"{field.unit} {field.label}".lower()
    return next((sizes for words, sizes in SIZES if any(word in said for word in words)), USUAL_SIZE)


def _mend(outline: Outline, answers: dict[str, Answer]) -> None:
    """Make failing checks hold: two figures change places, of more the part is halved until it fits."""
    for _ in range(MOST_ATTEMPTS):
        problems = failing(outline.form, with_computed(outline.form, answers, outline.level))
        for problem in problems:
            if not problem.blocks and len(fields_of(problem)) != 2:
                continue
            fields = [name for name in fields_of(problem) if name in answers]
            positive = [name for name in fields if _amount(answers[name]) > 0]
            if len(fields) == 2 and len(positive) == 2:
                first, second = fields
                answers[first], answers[second] = answers[second], answers[first]
            elif positive:
                shrunk = problem.where if problem.where in positive else positive[0]
                answers[shrunk] = Figure(_amount(answers[shrunk]) // 2)


def _amount(answer: Answer) -> Decimal:
    return answer.value if isinstance(answer, Figure) else Decimal(0)
