"""The editing material of a consolidated report: every unit's whole text, and who has nothing or is not yet in."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from renderers.consolidation import Consolidation, Missing
from renderers.narrative_texts import NarrativeTexts, Passage
from renderers.paragraph_name import paragraph_name
from renderers.record_cells import record_words
from renderers.volumes import Volume
from renderers.word.annex.parent_tables import owned_records, units_given
from renderers.word.block import Block, Kind
from renderers.word.headed import heading_text
from renderers.word.wording import EVERYBODY_IN, KEPT_ELSEWHERE
from templates.form import AnyQuestion, Narrative, Section
from templates.standing import Paragraph, StandingText
from templates.table import ColumnRule, Table
from templates.unit import Unit, in_running_text


def editing_material(consolidation: Consolidation, volume: Volume | None = None) -> Iterator[Block]:
    """Part 2, from whose answers count to the last section that has a text; of a ``volume`` its units' texts alone.

    A text that several units share word for word stands once under all their names.  Of standing texts only those
    paragraphs appear that a unit has rewritten or left out.
    """
    yield from _beginning(consolidation, volume)
    if volume is not None and volume.count > 1:
        consolidation = consolidation.of_units(volume.units, alone=volume.number > 1)
    for section, _ in consolidation.form.walk():
        if _has_text(consolidation, section):
            yield Block(Kind.material_heading, (heading_text(section),))
            yield from _section(consolidation, section)
    for table in consolidation.form.tables:
        if any(column.consolidate is ColumnRule.select for column in table.columns):
            yield from _candidates(consolidation, table)


def _beginning(consolidation: Consolidation, volume: Volume | None) -> Iterator[Block]:
    if volume is not None and volume.label:
        yield _note(f"{volume.label}.")
    units = len(consolidation.reports) + len(consolidation.missing)
    yield _note(f"Tính theo báo cáo “{consolidation.basis}”: {len(consolidation.reports)}/{units} đơn vị.")
    if volume is None or volume.number == 1:
        yield _note(_not_in(consolidation.missing))
    if any(isinstance(question, StandingText) for _, question in consolidation.form.questions()):
        yield _note(KEPT_ELSEWHERE)


def _not_in(missing: tuple[Missing, ...]) -> str:
    if not missing:
        return EVERYBODY_IN
    names = "; ".join(f"{in_running_text(one.unit.name)}: {one.state}" for one in missing)
    return f"Đơn vị chưa có báo cáo ({len(missing)}): {names}."


def _has_text(consolidation: Consolidation, section: Section) -> bool:
    own = any(isinstance(one, Narrative) or any(_changed(consolidation, one)) for one in section.questions)
    return own or any(_has_text(consolidation, below) for below in section.sections)


def _section(consolidation: Consolidation, section: Section) -> Iterator[Block]:
    """The question stands above its texts where a heading has several, the paragraph above what replaces it."""
    for question in section.questions:
        for place, one in _changed(consolidation, question):
            yield Block(Kind.material_question, (paragraph_name(place, one),))
            yield from _replaced(consolidation.texts[one.id])
    asked = [question for question in section.questions if isinstance(question, Narrative)]
    for question in asked:
        if len(asked) > 1:
            yield Block(Kind.material_question, (question.question,))
        yield from _texts(consolidation.texts[question.id])


def _changed(consolidation: Consolidation, question: AnyQuestion) -> Iterator[tuple[int, Paragraph]]:
    """The paragraphs of a standing text that do not stand as the form has them in every unit, with their numbers."""
    for number, one in enumerate(question.paragraphs if isinstance(question, StandingText) else (), 1):
        texts = consolidation.texts[one.id]
        if texts.passages or texts.nothing:
            yield number, one


def _replaced(texts: NarrativeTexts) -> Iterator[Block]:
    for passage in texts.passages:
        yield from _passage(passage)
    if texts.nothing:
        yield _note(f"Bỏ đoạn này: {_names(texts.nothing)}.")


def _candidates(consolidation: Consolidation, table: Table) -> Iterator[Block]:
    """Everything the units put forward for a table of which the parent selects: the limit holds again at its level."""
    given = list(owned_records(table, list(units_given(consolidation))))
    if not given:
        return
    yield Block(Kind.material_heading, (f"{table.number}. {table.title}",))
    if table.most is not None:
        yield _note(f"Các đơn vị giới thiệu {len(given)}; biểu của cấp trên chọn không quá {table.most}.")
    for unit, records in groupby(given, key=lambda owned: owned[0]):
        yield Block(Kind.material_units, (f"{_capital(in_running_text(unit.name))}:",))
        for _, record in records:
            yield Block(Kind.material_text, (_said(table, record),))


def _said(table: Table, record: Mapping[str, str]) -> str:
    """ "Lĩnh vực: Kinh tế; Tên mô hình: …": whatever the record has."""
    words = ((column, record_words(column, record.get(column.id, ""))) for column in table.record)
    return "; ".join(f"{column.label}: {said}" for column, said in words if said)


def _texts(texts: NarrativeTexts) -> Iterator[Block]:
    for passage in texts.passages:
        yield from _passage(passage)
    for said, units in (
        ("Không phát sinh", texts.nothing),
        ("Có báo cáo riêng", texts.apart),
        ("Chưa trả lời", texts.unanswered),
    ):
        if units:
            yield _note(f"{said}: {_names(units)}.")


def _passage(passage: Passage) -> Iterator[Block]:
    yield Block(Kind.material_units, (f"{_capital(_names(passage.units))}:",))
    for text in passage.paragraphs:
        yield Block(Kind.material_text, (text,))


def _note(text: str) -> Block:
    return Block(Kind.material_note, (text,))


def _names(units: Iterable[Unit]) -> str:
    return ", ".join(in_running_text(unit.name) for unit in units)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
