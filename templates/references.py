"""What a form's parts say about one another: ids, names in texts, weights, numbering.  Faults only the whole shows.

Everything is read from the file's plain values, so that these faults come out together with the schema's.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from templates import checks, sentences
from templates.binding import COVER_NAMES, ISSUER_NAMES, LETTER_NAMES, PLACEHOLDER
from templates.faults import Fault
from templates.located import Located, Path, Plain


class Thing(NamedTuple):
    """A block of the file and where it stands."""

    path: Path
    block: Mapping[str, Plain]

    def text(self, key: str, otherwise: str = "") -> str:
        value = self.block.get(key, otherwise)
        return value if isinstance(value, str) else otherwise

    def at(self, key: str) -> Path:
        return (*self.path, key)


def reference_faults(located: Located) -> tuple[Fault, ...]:
    """Every fault of a form that its schema alone cannot see."""
    sections = list(_sections(Thing((), _block(located.value))))
    questions = [question for section in sections for question in things(section, "questions")]
    fields = [field for question in questions for field in things(question, "fields")]
    rules = things(Thing((), _block(located.value)), "checks")
    ids = frozenset(field.text("id") for field in fields)
    found = (
        *repeated([*sections, *questions, *fields], located),
        *repeated(rules, located),
        *_taken(ids, located),
        *text_faults(located, _MORE_NAMES),
        *_numbering(Thing((), _block(located.value)), "", 1, located),
        *_empty(sections, located),
        *_sentences(sections, ids | parameters(located).keys(), located),
        *_checks(rules, ids, located),
        *_weights(fields, located),
    )
    return tuple(found)


def _block(value: Plain | None) -> Mapping[str, Plain]:
    return value if isinstance(value, dict) else {}


def things(above: Thing, key: str) -> list[Thing]:
    """The blocks listed under ``key``; anything else there is the schema's to object to."""
    value = above.block.get(key)
    items = value if isinstance(value, list) else []
    return [Thing((*above.path, key, at), item) for at, item in enumerate(items) if isinstance(item, dict)]


def _sections(above: Thing) -> Iterator[Thing]:
    for section in things(above, "sections"):
        yield section
        yield from _sections(section)


def repeated(found: Iterable[Thing], located: Located) -> Iterator[Fault]:
    """A fault at every thing whose ``id`` an earlier one already has: one id names one thing."""
    first: dict[str, int] = {}
    for thing in sorted(found, key=lambda thing: located.line(thing.at("id"))):
        name = thing.text("id")
        if name in first:
            what = f"Tên “{name}” đã dùng ở dòng {first[name]}."
            yield located.fault(thing.at("id"), what, "Đặt một tên khác.")
        elif name:
            first[name] = located.line(thing.at("id"))


def parameters(located: Located) -> Mapping[str, Plain]:
    """The file's parameters by name, as they are written."""
    return _block(_block(located.value).get("parameters"))


def _taken(fields: frozenset[str], located: Located) -> Iterator[Fault]:
    """A parameter may not bear a name that a text already understands otherwise."""
    for name in parameters(located):
        if name in fields.union(*_MORE_NAMES.values()):
            what = f"Tham số “{name}” trùng tên với một chỉ tiêu hoặc một tên có sẵn."
            yield located.fault(("parameters", name), what, "Đặt tên khác cho tham số.")


_ANOTHER_LANGUAGE = {"sentence", "must", "when"}
_MORE_NAMES = {
    "cover": COVER_NAMES,
    "consolidated_cover": COVER_NAMES,
    "opening": ISSUER_NAMES,
    "closing": ISSUER_NAMES,
    "opening_with_letter": ISSUER_NAMES | LETTER_NAMES,
}


def text_faults(located: Located, more: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Faults in the ``{names}`` of every text.  ``more`` are the names a block may use besides the parameters.

    A parameter may use those above it; sentences and rules have a language of their own.
    """
    above: set[str] = set()
    for name, parameter in parameters(located).items():
        yield from _names(parameter, ("parameters", name), frozenset(above), located)
        above.add(name)
    for key, value in _block(located.value).items():
        if key != "parameters":
            yield from _names(value, (key,), frozenset(above) | more.get(key, frozenset()), located)


def _names(value: Plain, path: Path, known: frozenset[str], located: Located) -> Iterator[Fault]:
    if isinstance(value, str):
        yield from _names_in(value, path, known, located)
        return
    for step, item in value.items() if isinstance(value, dict) else enumerate(value):
        if step not in _ANOTHER_LANGUAGE:
            yield from _names(item, (*path, step), known, located)


def _names_in(text: str, path: Path, known: frozenset[str], located: Located) -> Iterator[Fault]:
    for name in PLACEHOLDER.findall(text):
        if name not in known:
            usable = ", ".join(f"{{{word}}}" for word in sorted(known)) or "không có tên nào"
            yield located.fault(path, f"Không có tham số “{{{name}}}”.", f"Dùng được ở đây: {usable}.")
    if {"{", "}"} & set(PLACEHOLDER.sub("", text)):
        yield located.fault(path, "Dấu ngoặc nhọn không khép.", "Viết đủ cặp, ví dụ {nam}, hoặc bỏ dấu thừa.")


_ROMAN = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"),
)


def _numbering(above: Thing, number: str, depth: int, located: Located) -> Iterator[Fault]:
    """I, II, …; under each 1, 2, …; under 1: 1.1, 1.2, …"""
    for index, section in enumerate(things(above, "sections")):
        due = _ROMAN[index] if depth == 1 and index < len(_ROMAN) else f"{number}{index + 1}"
        if section.text("number", due) != due:
            what = f"Mục đánh số “{section.text('number')}”, theo thứ tự phải là “{due}”."
            yield located.fault(section.at("number"), what, "Sửa số hoặc đặt mục về đúng chỗ.")
        yield from _numbering(section, "" if depth == 1 else f"{due}.", depth + 1, located)


def _empty(sections: Iterable[Thing], located: Located) -> Iterator[Fault]:
    for section in sections:
        if not section.block.get("questions") and not section.block.get("sections"):
            what = f"Mục “{section.text('id')}” không hỏi gì."
            yield located.fault(section.path, what, "Thêm “questions” hoặc mục con, hoặc bỏ mục.")


def _sentences(sections: Iterable[Thing], known: frozenset[str], located: Located) -> Iterator[Fault]:
    for section in sections:
        questions = things(section, "questions")
        for index, question in enumerate(questions):
            if question.text("sentence"):
                yield from _sentence(question, known, located)
                yield from _followed(question, questions[index + 1 :], located)


def _sentence(group: Thing, known: frozenset[str], located: Located) -> Iterator[Fault]:
    try:
        unknown = sentences.names(group.text("sentence")) - known
    except ValueError as error:
        yield located.fault(group.at("sentence"), f"Câu mẫu {error}.", "Xem lại các dấu ngoặc trong câu mẫu.")
        return
    for name in sorted(unknown):
        what = f"Câu mẫu dùng chỉ tiêu “{name}” không có trong mẫu."
        yield located.fault(group.at("sentence"), what, "Sửa lại tên chỉ tiêu hoặc thêm chỉ tiêu đó.")


def _followed(group: Thing, later: Iterable[Thing], located: Located) -> Iterator[Fault]:
    """A sentence begins the section's next text, so there must be one."""
    if all(question.text("ask") == "figures" for question in later):
        what = "Có câu mẫu nhưng sau nó mục này không có câu hỏi chữ nào để đặt câu vào."
        yield located.fault(group.at("sentence"), what, "Thêm một câu hỏi “ask: text” ở dưới, hoặc bỏ câu mẫu.")


def _checks(rules: Iterable[Thing], fields: frozenset[str], located: Located) -> Iterator[Fault]:
    for rule in rules:
        for key in ("must", "when"):
            if rule.text(key):
                yield from _check(rule, key, fields, located)


def _check(rule: Thing, key: str, fields: frozenset[str], located: Located) -> Iterator[Fault]:
    try:
        unknown = checks.names(rule.text(key)) - fields
    except ValueError as error:
        yield located.fault(rule.at(key), f"Quy tắc {error}.", "Viết như “a + b <= c”.")
        return
    for name in sorted(unknown):
        what = f"Quy tắc dùng chỉ tiêu “{name}” không có trong mẫu."
        yield located.fault(rule.at(key), what, "Sửa lại tên chỉ tiêu hoặc thêm chỉ tiêu đó.")


def _weights(fields: Iterable[Thing], located: Located) -> Iterator[Fault]:
    summed = frozenset(field.text("id") for field in fields if field.text("consolidate", "sum") == "sum")
    for field in fields:
        rule, weight = field.text("consolidate", "sum"), field.text("weight")
        if field.text("kind") == "percent" and rule == "sum":
            remedy = "Viết “consolidate: weighted” kèm “weight”, hoặc “consolidate: none”."
            yield located.fault(field.at("consolidate"), f"Tỷ lệ “{field.text('id')}” không được cộng.", remedy)
        elif rule == "weighted" and not weight:
            what = f"“{field.text('id')}” tính theo trọng số nhưng thiếu “weight”."
            yield located.fault(field.at("consolidate"), what, "Thêm “weight: tên chỉ tiêu làm trọng số”.")
        elif rule == "weighted" and weight not in summed:
            what = f"Trọng số “{weight}” không phải là chỉ tiêu được cộng của mẫu này."
            yield located.fault(field.at("weight"), what, "Ghi tên một chỉ tiêu có “consolidate: sum”.")
        elif rule != "weighted" and weight:
            what = f"“{field.text('id')}” có “weight” nhưng không tính theo trọng số."
            yield located.fault(field.at("weight"), what, "Viết “consolidate: weighted” hoặc bỏ “weight”.")
