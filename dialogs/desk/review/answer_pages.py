"""A report under review cut into screens of answers, section by section: figures at a glance, long texts cut."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.desk.review import words
from dialogs.desk.review.checking import Checking
from dialogs.marks import ON_BEHALF
from dialogs.page import page_of
from dialogs.report.naming import asked_name
from dialogs.report.one_line import excerpt, shown, size
from dialogs.report.questions.row_screen import summary_of
from dialogs.report.section_path import section_path
from dialogs.text_page import paged
from templates.answers import Answer, Figure, Prose, Rows
from templates.figure_writing import write_figure
from templates.form import FigureKind, Group
from templates.outline import Item
from templates.rows import RowList
from templates.standing import StandingText
from templates.table import Table
from templates.text import cut, utf16_length
from templates.totals import with_computed

WHOLE = 700
"""UTF-16 units up to which a text is shown whole among the answers."""

HEADING = 90


@dataclass(frozen=True, slots=True)
class Part:
    """One section's questions; those of a table are a section."""

    items: tuple[Item, ...]

    @property
    def heading(self) -> str:
        first = self.items[0]
        return cut(f"{section_path(first.path)} {first.section.heading}", HEADING)


@dataclass(frozen=True, slots=True)
class Page:
    """One screen of answers: ``number`` of ``count`` of its part."""

    part: Part
    text: str
    number: int
    count: int


def parts_of(checking: Checking) -> tuple[Part, ...]:
    found: list[list[Item]] = []
    for item in checking.outline.items:
        if found and found[-1][0].section.id == item.section.id:
            found[-1].append(item)
        else:
            found.append([item])
    return tuple(Part(tuple(items)) for items in found)


def pages_of(checking: Checking) -> tuple[Page, ...]:
    """All screens of answers, in the order of the form."""
    figures = with_computed(checking.outline.form, checking.review.now.answers, checking.review.task.unit.level)
    found: list[Page] = []
    for part in parts_of(checking):
        texts = paged("\n".join(_lines(checking, part, figures)))
        found += [Page(part, text, number, len(texts)) for number, text in enumerate(texts, 1)]
    return tuple(found)


def page_at(checking: Checking) -> tuple[Page, int, int]:
    """The present page of answers, its number from 0, and how many there are."""
    here = page_of(pages_of(checking), checking.place.section, 1)
    return here.items[0], here.number, here.count


def value(checking: Checking, key: str, answer: Answer | None) -> str:
    """An answer on one line, "(chưa trả lời)" for none."""
    if checking.is_apart(key):
        return words.APART
    item = checking.outline.by_key.get(key)
    if item is not None and item.paragraph is not None and not isinstance(answer, Prose):
        return words.LIKE_THE_FORM if answer is None else words.LEFT_OUT
    return words.UNANSWERED if answer is None else shown(answer, checking.outline.asked.get(key))


def _lines(checking: Checking, part: Part, figures: dict[str, Answer]) -> Iterator[str]:
    for item in part.items:
        if len(part.items) > 1 or asked_name(item) != item.section.heading:
            yield f"▪ {cut(asked_name(item), 160)}"
        yield from _answer_lines(checking, item)
        yield from _on_behalf(checking, item)
        for odd in checking.review.oddities:
            if odd.problem.where in item.keys:
                yield f"   ⚠ {odd.problem.sentence}"
        for remark in checking.review.collected:
            if remark.key in {item.question.id, *item.keys}:
                yield f"   ✍ {words.REMARK}: “{excerpt(remark.text)}”"
    if part.items[0].table is not None:
        yield from _totals(part.items[0].table, figures)


def _on_behalf(checking: Checking, item: Item) -> Iterator[str]:
    """Who entered something here in the unit's place."""
    entered = checking.review.now.on_behalf
    names = dict.fromkeys(entered[key] for key in item.kept_keys if key in entered)
    if names:
        yield f"   ✍ {ON_BEHALF}: {', '.join(filter(None, names))}".removesuffix(": ")


def _answer_lines(checking: Checking, item: Item) -> Iterator[str]:
    if isinstance(item.question, Group):
        yield from figure_lines(checking, item.question)
        return
    if isinstance(item.question, StandingText):
        yield from _standing_lines(checking, item.question)
        return
    answer = checking.review.now.answers.get(item.question.id)
    if checking.is_apart(item.question.id) or answer is None:
        yield f"   {value(checking, item.question.id, answer)}"
    elif isinstance(answer, Prose):
        yield _text(answer.text)
    elif isinstance(answer, Rows) and isinstance(item.question, RowList):
        for number, row in enumerate(answer.rows, 1):
            yield f"   – Dòng {number}: {summary_of(item.question, row)}"
    else:
        yield f"   {shown(answer)}"


def _standing_lines(checking: Checking, question: StandingText) -> Iterator[str]:
    """Whether the form's text stands, and what stands where it does not."""
    answers = checking.review.now.answers
    rewritten = any(key in answers for key in question.paragraph_ids)
    yield f"   {words.OTHERS_STAND if rewritten else value(checking, question.id, answers.get(question.id))}"
    for number, key in enumerate(question.paragraph_ids, 1):
        answer = answers.get(key)
        if isinstance(answer, Prose):
            yield f"   {words.REWRITTEN.format(number=number)}: {_text(answer.text)}"
        elif answer is not None:
            yield f"   {words.DROPPED.format(number=number)}"


def _text(text: str) -> str:
    if utf16_length(text) <= WHOLE:
        return text
    return f"{excerpt(text)} ({size(text)})"


def figure_lines(checking: Checking, group: Group) -> Iterator[str]:
    """A group under review: each value with last period's and the reason given."""
    review = checking.review
    for field in group.fields:
        if checking.is_apart(field.id):
            yield f"   {field.label}: {words.APART}"
            continue
        before = review.earlier.get(field.id)
        reason = review.now.reasons.get(field.id, "")
        line = f"   {field.label}: {value(checking, field.id, review.now.answers.get(field.id))}"
        line += f" [kỳ trước: {shown(before, field)}]" if before is not None else ""
        yield line + (f" – vì: {reason}" if reason else "")


def _totals(table: Table, figures: dict[str, Answer]) -> Iterator[str]:
    for column in table.columns:
        total = figures.get(table.key(column)) if column.is_computed else None
        if isinstance(total, Figure):
            name = " – ".join(header.text for header in column.path)
            yield f"   = {name}: {write_figure(total.value, FigureKind.decimal)}"
