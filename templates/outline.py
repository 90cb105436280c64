"""A form's questions in the order they are asked, numbered "câu N/M", with the keys their answers are kept under."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from templates.blanks import AnyBlank
from templates.filling import blanks_of
from templates.form import AnyQuestion, FigureField, FigureGroup, Group, Narrative, ReportForm, Section
from templates.form_figures import form_figures
from templates.rows import RowList
from templates.standing import Paragraph, StandingText
from templates.table import Table
from templates.table_questions import table_questions


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the walk: ``index`` counts from 1; ``path`` are its sections from the outermost inwards."""

    index: int
    question: AnyQuestion
    path: tuple[Section, ...]
    table: Table | None = None
    """The table it fills, if any; its section then stands for that table."""
    paragraph: Paragraph | None = None
    """The paragraph of a standing text it rewrites, if any: asked only where the person opens it."""

    @property
    def section(self) -> Section:
        return self.path[-1]

    @property
    def keys(self) -> tuple[str, ...]:
        """Ids its answers are stored under: the fields of a group, or the narrative itself."""
        if isinstance(self.question, Group):
            return tuple(field.id for field in self.question.fields)
        return (self.question.id,)

    @property
    def kept_keys(self) -> tuple[str, ...]:
        """Every id its answers may be stored under: of a standing text also the paragraphs that are rewritten."""
        return (*self.keys, *self.question.paragraph_ids) if isinstance(self.question, StandingText) else self.keys

    @property
    def required_keys(self) -> tuple[str, ...]:
        if isinstance(self.question, Group):
            return tuple(field.id for field in self.question.fields if field.required)
        return (self.question.id,) if self.question.required else ()

    def is_answered(self, stored: Container[str]) -> bool:
        return all(key in stored for key in self.keys)


@dataclass(frozen=True)
class Outline:
    """The walk through one form (bound to its period) by a unit of ``level``; other levels' cells are not asked.

    ``scope``, where it is given, are the ids of the outermost sections and of the tables that concern the unit: the
    rest is không áp dụng for it and not asked.

    ``only`` are the ids of the questions one person is asked, None for all; they are numbered for themselves.
    """

    form: ReportForm
    level: str = ""
    scope: frozenset[str] | None = None
    only: frozenset[str] | None = None

    @cached_property
    def items(self) -> tuple[Item, ...]:
        found: list[Item] = []
        _collect(tuple(filter(self._concerns, self.form.sections)), (), self.level, found)
        for table in filter(self._concerns, self.form.tables):
            place = Section(id=table.id, number=table.number, heading=table.title)
            known = frozenset(key for item in found for key in item.keys)
            for question in table_questions(table, self.level):
                left = _without(question, known)
                if left is not None:
                    found.append(Item(len(found) + 1, left, (place,), table))
        return tuple(found) if self.only is None else _numbered(item for item in found if item.question.id in self.only)

    def _concerns(self, part: Section | Table) -> bool:
        return self.scope is None or part.id in self.scope

    @cached_property
    def left_out(self) -> frozenset[str]:
        """Keys that a unit of this level is asked, but not this one."""
        if self.scope is None:
            return frozenset()
        return frozenset(Outline(self.form, self.level).by_key) - frozenset(self.by_key)

    @cached_property
    def paragraphs(self) -> tuple[Item, ...]:
        """The paragraphs of standing texts, each as the question it is once opened; they count in no "câu N/M"."""
        found = ((item, item.question) for item in self.items)
        return tuple(
            replace(item, question=_rewriting(paragraph, number), paragraph=paragraph)
            for item, question in found
            if isinstance(question, StandingText)
            for number, paragraph in enumerate(question.paragraphs, 1)
        )

    @cached_property
    def by_question(self) -> dict[str, Item]:
        return {item.question.id: item for item in (*self.items, *self.paragraphs)}

    @cached_property
    def by_key(self) -> dict[str, Item]:
        """The question that asks each key: a figure that stands in two places is asked once, where it is met first."""
        return {key: item for item in reversed((*self.items, *self.paragraphs)) for key in item.keys}

    @cached_property
    def by_stored_key(self) -> dict[str, Item]:
        """The question any stored answer belongs to: as ``by_key``, and a list still open by the key of its own."""
        return {item.question.open_key: item for item in self.items if isinstance(item.question, RowList)} | self.by_key

    def standing(self, item: Item) -> Item:
        """The question of the standing text a paragraph belongs to."""
        return self.items[item.index - 1]

    @cached_property
    def figures(self) -> dict[str, FigureField]:
        """Every figure that is asked or computed, by id, as sentences name them."""
        return form_figures(self.form)

    @cached_property
    def sensitive_keys(self) -> frozenset[str]:
        """Keys of answers that stay out of the chat and out of files unless asked for."""
        return frozenset(key for item in self.items if item.question.sensitive for key in item.keys)

    @cached_property
    def asked(self) -> dict[str, FigureField | AnyBlank]:
        """Everything asked in groups, figures and other blanks, by id."""
        groups = [item.question for item in self.items if isinstance(item.question, Group)]
        return {field.id: field for group in reversed(groups) for field in group.fields}

    @cached_property
    def blanks(self) -> dict[str, AnyBlank | FigureField]:
        """What standing texts name: blanks and the figures computed from them, by id."""
        return blanks_of(self.form)

    @cached_property
    def fields(self) -> dict[str, FigureField]:
        """Every figure asked, by id."""
        return {key: field for key, field in self.asked.items() if isinstance(field, FigureField)}

    def next_open(self, after: int, stored: Container[str]) -> Item | None:
        """The first unanswered question behind the one numbered ``after`` (0 = from the start)."""
        return next((item for item in self.items[after:] if not item.is_answered(stored)), None)

    def before(self, item: Item) -> Item | None:
        return self.items[item.index - 2] if item.index > 1 else None

    def answered(self, stored: Container[str]) -> int:
        return sum(item.is_answered(stored) for item in self.items)

    def filling(self, table: Table) -> tuple[Item, ...]:
        """Every question that fills a cell of the table, those of the sections before it included."""
        cells = {table.key(column) for column in table.columns}
        return tuple(
            item
            for item in self.items
            if (item.table is not None and item.table.id == table.id) or not cells.isdisjoint(item.keys)
        )

    def within(self, section: Section) -> tuple[Item, ...]:
        """Every question of a section and of the sections below it."""
        return tuple(item for item in self.items if any(part is section for part in item.path))

    def sentence_groups(self, item: Item) -> tuple[FigureGroup, ...]:
        """The figure groups whose sentences begin this narrative: those between it and the narrative before it in
        its own section."""
        found: tuple[FigureGroup, ...] = ()
        for question in item.section.questions:
            if question is item.question:
                return found
            if isinstance(question, Narrative):
                found = ()
            elif isinstance(question, FigureGroup) and question.sentence:
                found = (*found, question)
        return ()


def _numbered(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(replace(item, index=number) for number, item in enumerate(items, 1))


def _collect(sections: tuple[Section, ...], path: tuple[Section, ...], level: str, found: list[Item]) -> None:
    for section in sections:
        here = (*path, section)
        for question in section.questions:
            asked = _for_level(question, level)
            if asked is not None:
                found.append(Item(len(found) + 1, asked, here))
        _collect(section.sections, here, level, found)


def _for_level(question: AnyQuestion, level: str) -> AnyQuestion | None:
    """The question with the figures this level is asked; None where none is left."""
    if not isinstance(question, FigureGroup) or not any(field.levels for field in question.fields):
        return question
    return _left(question, tuple(field for field in question.fields if not field.levels or level in field.levels))


def _without(question: AnyQuestion, known: Container[str]) -> AnyQuestion | None:
    """The question without the figures an earlier one asks; None where none is left."""
    if not isinstance(question, FigureGroup):
        return question
    return _left(question, tuple(field for field in question.fields if field.id not in known))


def _rewriting(paragraph: Paragraph, number: int) -> Narrative:
    """The question an opened paragraph is."""
    return Narrative(ask="text", id=paragraph.id, question=f"Đoạn {number}", required=False)


def _left(question: FigureGroup, fields: tuple[FigureField, ...]) -> FigureGroup | None:
    return question.model_copy(update={"fields": fields}) if fields else None
