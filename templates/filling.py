"""Standing text with its blanks filled in: what prints, run by run, so that print and screen may mark a blank each.

A pattern's ``{name}`` is a blank, a computed figure or one of ``UNIT_NAMES``; ``{name:long}`` writes a day out ("05
tháng 01 năm 2022"), ``{name:plain}`` a count without its leading zero ("3/3 trường").  A part ``[ … ]`` falls out when
a blank in it is 0 or "không phát sinh", and while one that need not be answered is empty.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from templates.answers import Answer, Answers, Day, Figure, NothingToReport, Prose, ReportedApart
from templates.blanks import AnyBlank, BlankGroup, TextBlank
from templates.dates import long_day, short_day
from templates.figure_field import FigureField
from templates.figure_writing import write_count, write_figure
from templates.form import ReportForm
from templates.pattern import Part, Slot, parse
from templates.standing import StandingText
from templates.unit import LEVEL_WORDS, Unit, in_running_text, split_level_word, superior_in_text

FORMS = ("long", "plain")
UNIT_NAMES = frozenset({"name", "level", "parent_name"})
"""What a standing text may say of the unit: "xã Sông Vàng", "xã", "tỉnh Trường Sơn"."""

NOTHING = "không"
APART = "(có báo cáo riêng)"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of filled text; ``name`` is the blank it fills ("" = the form's own words), ``text`` "" = not yet."""

    text: str
    name: str = ""


def slots(pattern: str) -> Iterator[Slot]:
    """Every slot of ``pattern``, in order; ValueError, with a Vietnamese sentence, when it is not well formed."""
    return (piece for part in parse(pattern, FORMS) for piece in part.pieces if isinstance(piece, Slot))


def names(pattern: str) -> frozenset[str]:
    """Every name ``pattern`` uses; ValueError as above."""
    return frozenset(slot.name for slot in slots(pattern))


def blanks_of(form: ReportForm) -> dict[str, AnyBlank | FigureField]:
    """The form's blanks and computed figures by id, as its standing texts name them."""
    groups = [question for _, question in form.questions() if isinstance(question, BlankGroup)]
    asked = {blank.id: blank for group in groups for blank in group.fields}
    return asked | {one.id: one.figure for group in groups for one in group.sums}


def printed_names(form: ReportForm) -> frozenset[str]:
    """Every name that stands in one of the form's standing texts; a blank that does not is a helper."""
    standing = (question for _, question in form.questions() if isinstance(question, StandingText))
    return frozenset(name for question in standing for one in question.paragraphs for name in names(one.text))


def unit_words(unit: Unit) -> dict[str, str]:
    """The wording of ``UNIT_NAMES``."""
    level, _ = split_level_word(unit.name)
    return {"name": in_running_text(unit.name), "level": level.lower(), "parent_name": superior_in_text(unit)}


def fill(
    pattern: str,
    blanks: Mapping[str, AnyBlank | FigureField],
    answers: Answers,
    unit: Unit,
    *,
    showing: Collection[str] = (),
) -> tuple[Run, ...]:
    """The pattern with what is answered filled in.

    ``blanks`` hold every name that is not the unit's; ``answers`` bring their sums along (``totals.with_computed``).
    Parts with a blank in ``showing`` stay whatever is answered, so that the person sees what they are asked.
    """
    words = unit_words(unit)
    parts = [part for part in parse(pattern, FORMS) if _stands(part, blanks, answers, showing)]
    runs = [run for part in parts for piece in part.pieces for run in _runs(piece, blanks, answers, words)]
    return tuple(_joined(runs))


def written(runs: tuple[Run, ...], gap: str) -> str:
    """The filled text, with ``gap`` where a blank is still empty."""
    return "".join(run.text or gap for run in runs)


def _stands(
    part: Part, blanks: Mapping[str, AnyBlank | FigureField], answers: Answers, showing: Collection[str]
) -> bool:
    asked = part.names & blanks.keys()
    if not part.optional or asked.intersection(showing):
        return True
    return not any(_is_left_out(blanks[name], answers.get(name)) for name in asked)


def _is_left_out(blank: AnyBlank | FigureField, answer: Answer | None) -> bool:
    match answer:
        case None:
            return not blank.required
        case Figure(value):
            return value == 0
        case _:
            return isinstance(answer, NothingToReport)


def _runs(
    piece: str | Slot, blanks: Mapping[str, AnyBlank | FigureField], answers: Answers, words: Mapping[str, str]
) -> tuple[Run, ...]:
    if isinstance(piece, str):
        return (Run(piece),)
    if piece.name not in blanks:
        word = words[piece.name]
        return (Run(word) if word else Run("", piece.name),)
    blank = blanks[piece.name]
    run = Run(_value(blank, answers.get(piece.name), piece.form), piece.name)
    prefix = blank.prefix if isinstance(blank, TextBlank) and not run.text else ""
    return (Run(f"{prefix} "), run) if prefix else (run,)


def _value(blank: AnyBlank | FigureField, answer: Answer | None, form: str) -> str:
    match answer:
        case Figure(value):
            assert isinstance(blank, FigureField)
            return write_figure(value, blank.kind) if form == "plain" else write_count(value, blank.kind)
        case Prose(text):
            return _with_prefix(text, blank)
        case Day(value):
            return long_day("", value).removeprefix("ngày ") if form == "long" else short_day(value)
        case NothingToReport():
            return write_count(Decimal(0), blank.kind) if isinstance(blank, FigureField) else NOTHING
        case ReportedApart():
            return APART
        case _:
            return ""


def _with_prefix(text: str, blank: AnyBlank | FigureField) -> str:
    """ "xã Sông Vàng" for "Sông Vàng"; "phường Gò Mây" stays as it is."""
    line = ", ".join(part.strip(" ;,.") for part in text.split("\n"))
    prefix = blank.prefix if isinstance(blank, TextBlank) else ""
    known = (prefix, *LEVEL_WORDS)
    return line if not prefix or line.lower().startswith(tuple(f"{word} " for word in known)) else f"{prefix} {line}"


def _joined(runs: list[Run]) -> Iterator[Run]:
    """The runs, with a capital wherever one begins a sentence, and no comma after a colon where a part fell out."""
    before = ". "
    for run in runs:
        starts = before.endswith((". ", "\n")) or before in {"- ", "* "}
        text = run.text[:1].upper() + run.text[1:] if starts else run.text
        if before.endswith(":"):
            text = text.lstrip(";,")
        if text or run.name:
            yield Run(text, run.name)
            before = text or "…"
