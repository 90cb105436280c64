"""A form bound to its period and to a unit: parameters, cover defaults, the opening and the closing sentence.

What stands here fills names in braces; sentences made from figures are another room's (``templates.sentences``).
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from templates.cover import Cover
from templates.dates import short_day
from templates.form import CoverDefaults, ReportForm
from templates.parts import HalfParameter, Parameter, SinceParameter, YearParameter
from templates.period import Letter, Period
from templates.unit import Unit, in_running_text, split_level_word

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
BODY_NAMES = frozenset({"party_body", "party_body_in_text", "state_body", "state_body_in_text", "name"})
COVER_NAMES = BODY_NAMES | {f"parent_{name}" for name in BODY_NAMES} | {"party_superior", "level"}
SAME_AS_ABOVE = "Như trên"
"""The first recipient of a document that has a "Kính gửi" line (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9)."""
LETTER_NAMES = frozenset({"letter_number", "letter_day", "letter_issuer", "letter_subject"})
ISSUER_NAMES = frozenset({"issuer_in_text"})


def bind(form: ReportForm, period: Period) -> ReportForm:
    """The form with every parameter filled into every text: the year, the half, what changes on a day, settings.

    Only ``period.end`` decides.  Names a parameter does not explain (the cover's, a figure's) stay as they are.
    """
    return _bound(_Same(form), period.end)


def parameter_words(parameters: Mapping[str, Parameter], end: date) -> dict[str, str]:
    """Each parameter's wording for a data window that ends on ``end``; one may use those above it."""
    words: dict[str, str] = {}
    for name, parameter in parameters.items():
        words[name] = _fill(_wording(parameter, end), words)
    return words


def bind_texts(value: Any, words: Mapping[str, str]) -> Any:
    """The same value (model, tuple or text) with ``words`` filled into every text in it."""
    match value:
        case str():
            return _fill(value, words) if "{" in value else value
        case tuple():
            return tuple(bind_texts(item, words) for item in value)
        case BaseModel():
            return _bind_model(value, words)
        case _:
            return value


def cover_defaults(form: ReportForm, unit: Unit, parent: Unit | None, *, consolidated: bool = False) -> Cover:
    """The cover a bound form proposes for a unit; ``consolidated`` for the unit's report on the units below it."""
    defaults = form.consolidated_cover if consolidated else form.cover
    words = _unit_words(unit, parent)
    addressee = _unless_nobody(defaults.addressee, words)
    above = (SAME_AS_ABOVE,) if addressee else ()
    return Cover(
        superior=_fill(defaults.superior, words),
        issuer=_fill(defaults.issuer, words),
        issuer_in_text=_fill(defaults.issuer_in_text, words),
        symbol=_fill(defaults.symbol, words),
        place=unit.place,
        authority=_fill(defaults.authority, words),
        posts=tuple(_fill(post, words) for post in defaults.posts),
        signer="",
        recipients=above + _recipients(defaults, words),
        addressee=addressee,
    )


def opening(form: ReportForm, cover: Cover, period: Period) -> str:
    """The first sentence of the report: it names the guiding letter where there is one.  ``form`` is bound."""
    words = {"issuer_in_text": cover.issuer_in_text}
    if period.letter is None:
        return _fill(form.opening, words)
    return _fill(form.opening_with_letter, words | _letter_words(period.letter))


def closing(form: ReportForm, cover: Cover, period: Period) -> str:
    """The last sentence of the report, ending in "./.".  ``form`` is bound to ``period``."""
    return _fill(form.closing, {"issuer_in_text": cover.issuer_in_text}).rstrip("./ ") + "./."


class _Same:
    """A form as a cache key: the same object, not merely an equal one."""

    __slots__ = ("form",)

    def __init__(self, form: ReportForm) -> None:
        self.form = form

    def __hash__(self) -> int:
        return id(self.form)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.form is self.form


@lru_cache(maxsize=64)
def _bound(same: _Same, end: date) -> ReportForm:
    words = parameter_words(same.form.parameters, end)
    bound: ReportForm = bind_texts(same.form, words)
    return bound


def _bind_model(model: BaseModel, words: Mapping[str, str]) -> BaseModel:
    values = {name: getattr(model, name) for name in type(model).model_fields}
    filled = {name: bind_texts(value, words) for name, value in values.items()}
    return model.model_copy(update={name: value for name, value in filled.items() if value is not values[name]})


def _fill(text: str, words: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda found: words.get(found[1], found[0]), text)


def _wording(parameter: Parameter, end: date) -> str:
    match parameter:
        case YearParameter():
            return str(end.year + parameter.plus)
        case HalfParameter():
            return parameter.first_half if end.month <= 6 else parameter.second_half
        case SinceParameter():
            return parameter.before if end < parameter.since else parameter.after
        case _:
            return parameter.text


def _unit_words(unit: Unit, parent: Unit | None) -> dict[str, str]:
    above = _body_words(parent) if parent else dict.fromkeys(BODY_NAMES, "")
    level, _ = split_level_word(unit.name)
    words = {"party_superior": unit.party_superior, "level": level.lower()}
    return words | _body_words(unit) | {f"parent_{name}": word for name, word in above.items()}


def _body_words(unit: Unit) -> dict[str, str]:
    return {
        "name": in_running_text(unit.name),
        "party_body": unit.party_body,
        "party_body_in_text": body_in_text(unit.party_body, unit),
        "state_body": unit.state_body,
        "state_body_in_text": body_in_text(unit.state_body, unit),
    }


def body_in_text(body: str, unit: Unit) -> str:
    """ "Đảng ủy xã Sông Vàng" for "ĐẢNG ỦY XÃ SÔNG VÀNG": only the unit's own name says which letters stay capital."""
    _, rest = split_level_word(unit.name)
    for own in (in_running_text(unit.name), rest):
        if body.upper() == own.upper():
            return own
        if body.upper().endswith(" " + own.upper()):
            return f"{body[: -len(own)].strip().capitalize()} {own}"
    return body.capitalize() if body.isupper() else body


def _recipients(defaults: CoverDefaults, words: Mapping[str, str]) -> tuple[str, ...]:
    lines = (_unless_nobody(line, words) for line in defaults.recipients)
    return tuple(line for line in lines if line)


def _unless_nobody(line: str, words: Mapping[str, str]) -> str:
    """The line filled in, or "" when it is addressed to a body that does not exist."""
    if any(words.get(name) == "" for name in PLACEHOLDER.findall(line)):
        return ""
    return _fill(line, words)


def _letter_words(letter: Letter) -> dict[str, str]:
    return {
        "letter_number": letter.number,
        "letter_day": short_day(letter.day),
        "letter_issuer": letter.issuer,
        "letter_subject": _subject(letter.subject),
    }


def _subject(subject: str) -> str:
    """The letter's subject as it follows the word "về": "V/v báo cáo …" becomes "việc báo cáo …"."""
    spelled = re.sub(r"^v/v\s*", "việc ", subject.strip(), flags=re.IGNORECASE)
    return re.sub(r"^về\s+", "", spelled, flags=re.IGNORECASE).rstrip(".")
