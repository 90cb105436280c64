"""What standing text and its blanks say about one another: every blank stands somewhere, every name is a blank."""

from collections.abc import Iterable, Iterator

from templates import filling
from templates.faults import Fault
from templates.located import Located
from templates.things import Thing, ids, things


def standing_faults(sections: Iterable[Thing], known: frozenset[str], located: Located) -> Iterator[Fault]:
    """Every fault of the form's standing texts; ``known`` are the names of its parameters."""
    sections = list(sections)
    questions = [question for section in sections for question in things(section, "questions")]
    groups = [question for question in questions if question.text("ask") == "blanks"]
    blanks = [blank for group in groups for blank in things(group, "fields")]
    sums = [one for group in groups for one in things(group, "sums")]
    usable = ids(blanks) | ids(sums) | known | filling.UNIT_NAMES
    days = ids(blank for blank in blanks if blank.text("kind") == "day")
    for question in questions:
        for paragraph in things(question, "paragraphs"):
            yield from _paragraph(paragraph, usable, days, located)
    for section in sections:
        yield from _unplaced(section, frozenset(blank.text("weight") for blank in blanks), located)
    for thing in (*blanks, *sums):
        if thing.text("id") in filling.UNIT_NAMES:
            what = f"Chỗ trống “{thing.text('id')}” trùng với một tên có sẵn."
            yield located.fault(thing.at("id"), what, "Đặt tên khác cho chỗ trống.")
    yield from _sums(sums, ids(blank for blank in blanks if blank.text("kind") not in ("text", "day")), located)


def _paragraph(paragraph: Thing, usable: frozenset[str], days: frozenset[str], located: Located) -> Iterator[Fault]:
    try:
        slots = list(filling.slots(paragraph.text("text")))
    except ValueError as error:
        yield located.fault(paragraph.at("text"), f"Đoạn văn {error}.", "Xem lại các dấu ngoặc trong đoạn.")
        return
    for name in sorted({slot.name for slot in slots} - usable):
        what = f"Đoạn văn dùng chỗ trống “{name}” không có trong mẫu."
        yield located.fault(paragraph.at("text"), what, "Sửa lại tên hoặc thêm chỗ trống đó vào “ask: blanks”.")
    for name in sorted({slot.name for slot in slots if slot.form == "long"} - days):
        what = f"“{{{name}:long}}” chỉ dùng cho ngày."
        yield located.fault(paragraph.at("text"), what, f"Viết {{{name}}}, hoặc ghi “kind: day” cho chỗ trống đó.")


def _unplaced(section: Thing, weights: frozenset[str], located: Located) -> Iterator[Fault]:
    """A blank is asked with its sentence, so its section has one; only what weighs another may stand nowhere."""
    questions = things(section, "questions")
    texts = [paragraph.text("text") for question in questions for paragraph in things(question, "paragraphs")]
    placed = frozenset(name for text in texts for name in _names(text))
    for question in questions:
        for blank in things(question, "fields") if question.text("ask") == "blanks" else ():
            if blank.text("id") not in placed | weights:
                what = f"Chỗ trống “{blank.text('id')}” không đứng trong đoạn văn nào của mục."
                yield located.fault(blank.at("id"), what, f"Viết {{{blank.text('id')}}} vào đoạn văn, hoặc bỏ nó.")


def _names(text: str) -> frozenset[str]:
    try:
        return filling.names(text)
    except ValueError:
        return frozenset()


def _sums(sums: Iterable[Thing], figures: frozenset[str], located: Located) -> Iterator[Fault]:
    for one in sums:
        for name in one.texts("of"):
            if name not in figures:
                what = f"Tổng “{one.text('id')}” cộng “{name}”, nhưng đó không phải là chỗ trống bằng số."
                yield located.fault(one.at("of"), what, "Sửa lại tên trong “of”.")
