"""What a form's parts say about one another: ids, names in texts, weights, numbering.  Faults only the whole shows.

Everything is read from the file's plain values, so that these faults come out together with the schema's.
"""

from collections.abc import Iterable, Iterator, Mapping

from templates import sentences
from templates.binding import COVER_NAMES, ISSUER_NAMES, LETTER_NAMES, PLACEHOLDER
from templates.faults import Fault
from templates.filling import UNIT_NAMES
from templates.form import MOST_FIGURES
from templates.located import Located, Path, Plain
from templates.row_references import row_faults
from templates.rule_references import rule_faults
from templates.standing_references import standing_faults
from templates.table_references import cells, is_figure, shared_faults, table_faults, taken_faults
from templates.things import Thing, block, ids, repeated, things, whole


def reference_faults(located: Located) -> tuple[Fault, ...]:
    """Every fault of a form that its schema alone cannot see."""
    top = whole(located)
    tables, rules = things(top, "tables"), things(top, "checks")
    sections = list(_sections(top))
    questions = [question for section in sections for question in things(section, "questions")]
    fields = [field for question in questions for field in things(question, "fields")]
    known = cells(tables)
    sums = [one for question in questions for one in things(question, "sums")]
    paragraphs = [one for question in questions for one in things(question, "paragraphs")]
    figures = ids(field for field in fields if field.text("kind") not in WORDED) | ids(sums)
    figures |= {key for key, column in known.items() if is_figure(column)}
    found = (
        *repeated([*sections, *questions, *fields, *sums, *paragraphs, *tables], located),
        *repeated(rules, located),
        *_taken(figures | ids(fields) | UNIT_NAMES, located),
        *text_faults(located, _MORE_NAMES),
        *_numbering(top, "", 1, located),
        *_empty(sections, located),
        *_sentences(sections, figures | parameters(located).keys(), located),
        *rule_faults(rules, figures, _lists(questions, tables), located),
        *standing_faults(sections, frozenset(parameters(located)), located),
        *_weights([field for field in fields if field.text("kind") not in WORDED], located),
        *_crowded(questions, located),
        *_rows(questions, located),
        *table_faults(tables, located),
        *shared_faults(fields, known, located),
        *taken_faults([*sections, *questions, *tables], known, located),
    )
    return tuple(found)


def _sections(above: Thing) -> Iterator[Thing]:
    for section in things(above, "sections"):
        yield section
        yield from _sections(section)


def parameters(located: Located) -> Mapping[str, Plain]:
    """The file's parameters by name, as they are written."""
    return block(whole(located).block.get("parameters"))


def _taken(fields: frozenset[str], located: Located) -> Iterator[Fault]:
    """A parameter may not bear a name that a text already understands otherwise."""
    for name in parameters(located):
        if name in fields.union(*_MORE_NAMES.values()):
            what = f"Tham số “{name}” trùng tên với một chỉ tiêu hoặc một tên có sẵn."
            yield located.fault(("parameters", name), what, "Đặt tên khác cho tham số.")


WORDED = ("text", "day")
"""Kinds of blanks that are no figures."""

_ANOTHER_LANGUAGE = {"sentence", "must", "when", "paragraphs"}
_MORE_NAMES = {
    "cover": COVER_NAMES,
    "consolidated_cover": COVER_NAMES,
    "opening": ISSUER_NAMES,
    "closing": ISSUER_NAMES,
    "opening_with_letter": ISSUER_NAMES | LETTER_NAMES,
}


def text_faults(located: Located, more: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Faults in the ``{names}`` of every text.  ``more`` are the names a block may use besides the parameters.

    A parameter may use those above it; sentences, rules and standing paragraphs have a language of their own.
    """
    above: set[str] = set()
    for name, parameter in parameters(located).items():
        yield from _names(parameter, ("parameters", name), frozenset(above), located)
        above.add(name)
    for key, value in whole(located).block.items():
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
    if all(question.text("ask") in ("figures", "rows") for question in later):
        what = "Có câu mẫu nhưng sau nó mục này không có câu hỏi chữ nào để đặt câu vào."
        yield located.fault(group.at("sentence"), what, "Thêm một câu hỏi “ask: text” ở dưới, hoặc bỏ câu mẫu.")


def _lists(questions: Iterable[Thing], tables: Iterable[Thing]) -> dict[str, list[Thing]]:
    """Whatever a rule may count, with the columns of its rows."""
    found: dict[str, list[Thing]] = {key: [] for key, column in cells(tables).items() if not is_figure(column)}
    for question in questions:
        if question.text("ask") in ("text", "rows"):
            found[question.text("id")] = things(question, "columns")
    for table in tables:
        if table.text("rows") != "one":
            found[table.text("id")] = things(table, "record")
    return found


def _crowded(questions: Iterable[Thing], located: Located) -> Iterator[Fault]:
    """A screen holds seven figures; figures of different levels never meet on one screen."""
    for question in questions:
        fields = things(question, "fields")
        levels = {level for field in fields for level in field.texts("levels")} or {""}
        most = max(sum(level in (field.texts("levels") or [level]) for field in fields) for level in levels)
        if most > MOST_FIGURES:
            what = f"“fields” có {most} mục, nhiều nhất là {MOST_FIGURES}."
            yield located.fault(question.at("fields"), what, "Chia thành nhiều khối.")


def _rows(questions: Iterable[Thing], located: Located) -> Iterator[Fault]:
    for question in questions:
        if question.text("ask") == "rows":
            yield from row_faults(question, "columns", located)


def _weights(fields: Iterable[Thing], located: Located) -> Iterator[Fault]:
    summed = frozenset(field.text("id") for field in fields if field.text("consolidate", "sum") == "sum")
    for field in fields:
        rule, weight = field.text("consolidate", "sum"), field.text("weight")
        if field.text("kind") == "percent" and rule == "sum":
            remedy = "Viết “consolidate: weighted” kèm “weight”, hoặc “consolidate: none”."
            yield located.fault(field.at("consolidate"), f"Tỷ lệ “{field.text('id')}” không được cộng.", remedy)
        elif field.text("kind") == "document_number" and rule != "none":
            what = f"Số văn bản “{field.text('id')}” không được cộng."
            yield located.fault(field.at("consolidate"), what, "Viết “consolidate: none”.")
        elif rule == "weighted" and not weight:
            what = f"“{field.text('id')}” tính theo trọng số nhưng thiếu “weight”."
            yield located.fault(field.at("consolidate"), what, "Thêm “weight: tên chỉ tiêu làm trọng số”.")
        elif rule == "weighted" and weight not in summed:
            what = f"Trọng số “{weight}” không phải là chỉ tiêu được cộng của mẫu này."
            yield located.fault(field.at("weight"), what, "Ghi tên một chỉ tiêu có “consolidate: sum”.")
        elif rule != "weighted" and weight:
            what = f"“{field.text('id')}” có “weight” nhưng không tính theo trọng số."
            yield located.fault(field.at("weight"), what, "Viết “consolidate: weighted” hoặc bỏ “weight”.")
