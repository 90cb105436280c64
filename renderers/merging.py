"""The answers of units that became one: one report's answers for a window under way, and one history behind it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from renderers.field_totals import field_total
from renderers.table_totals import KINDS, table_field
from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart, Rows
from templates.blanks import BlankGroup, TextBlank
from templates.form import FigureField, ReportForm
from templates.report import Report
from templates.unit import Unit, in_running_text


@dataclass(frozen=True, slots=True)
class Merged:
    """An answer made of several units' ones; ``to_check`` says why a person has to look at it, "" for no reason."""

    answer: Answer
    to_check: str = ""


def merged_answers(form: ReportForm, reports: Sequence[Report]) -> dict[str, Merged]:
    """One unit's answers made of those of its predecessors: figures by their rule of consolidation, rows one after
    another, texts one under another under the name of their unit.

    What cannot be told (a figure that is carried by no rule, different days or words of a sentence) is left unanswered;
    what rests on some of the units alone, and every text that was put together, is to be checked.
    """
    found = dict(_figures(form, reports))
    in_sentences = _words_of_sentences(form)
    for key in _others(form, reports):
        answer = _alike(key, reports) or (None if key in in_sentences else _together(key, reports))
        if answer is not None:
            found[key] = answer
    return found


def merged_texts(reports: Sequence[Report]) -> dict[str, Merged]:
    """The texts alone, each under the name of its unit: what a part of a divided unit can go on from."""
    keys = dict.fromkeys(key for report in reports for key in report.answers)
    given = {key: {one.unit: one.answers[key] for one in reports if key in one.answers} for key in keys}
    return {key: _texts(own) for key, own in given.items() if any(isinstance(one, Prose) for one in own.values())}


def merged_history(form: ReportForm, reports: Sequence[Report], *, divided: bool = False) -> dict[str, Answer]:
    """What the predecessors of a unit reported, as its own history: each figure by its rule and only where every one
    of them gave it, rows one after another; texts are not merged.

    ``divided``: the predecessor was larger, so that nothing it counted can be compared with; its texts can be read.
    """
    if divided:
        return _texts_of_one(reports)
    if len(reports) == 1:
        return dict(reports[0].answers)
    found = merged_answers(form, reports)
    return {
        key: one.answer
        for key, one in found.items()
        if not one.to_check and isinstance(one.answer, Figure | NothingToReport | Rows)
    }


def _texts_of_one(reports: Sequence[Report]) -> dict[str, Answer]:
    if len(reports) != 1:
        return {}
    return {key: answer for key, answer in reports[0].answers.items() if isinstance(answer, Prose)}


def _figures(form: ReportForm, reports: Sequence[Report]) -> Iterator[tuple[str, Merged]]:
    for field in _asked_figures(form):
        given = [report.answers.get(field.id) for report in reports]
        total = field_total(field, reports)
        if all(isinstance(answer, ReportedApart) for answer in given):
            yield field.id, Merged(ReportedApart())
        elif all(isinstance(answer, NothingToReport) for answer in given):
            yield field.id, Merged(NothingToReport())
        elif total.total is not None:
            yield field.id, Merged(Figure(total.total), "" if total.complete else _lacking(field.id, reports))


def _asked_figures(form: ReportForm) -> Iterator[FigureField]:
    yield from form.fields()
    for table in form.tables:
        if table.rows == "one":
            yield from (table_field(table, column) for column in table.columns if column.type in KINDS)


def _others(form: ReportForm, reports: Iterable[Report]) -> list[str]:
    """Keys that are no figures, each once."""
    figures = {field.id for field in _asked_figures(form)}
    return list(dict.fromkeys(key for report in reports for key in report.answers if key not in figures))


def _words_of_sentences(form: ReportForm) -> frozenset[str]:
    """Ids of the blanks that are a few words inside a sentence: two units' words would make none."""
    groups = (question for _, question in form.questions() if isinstance(question, BlankGroup))
    return frozenset(blank.id for group in groups for blank in group.fields if isinstance(blank, TextBlank))


def _alike(key: str, reports: Sequence[Report]) -> Merged | None:
    """What all of them answered word for word."""
    given = [report.answers.get(key) for report in reports]
    first = given[0]
    same = first is not None and not isinstance(first, Rows) and all(one == first for one in given)
    return Merged(first) if first is not None and same else None


def _together(key: str, reports: Sequence[Report]) -> Merged | None:
    given = {report.unit: report.answers[key] for report in reports if key in report.answers}
    if any(isinstance(answer, Rows) for answer in given.values()):
        return _rows(key, given, reports)
    if any(isinstance(answer, Prose) for answer in given.values()):
        return _texts(given)
    return None


def _rows(key: str, given: Mapping[Unit, Answer], reports: Sequence[Report]) -> Merged:
    rows = [row for answer in given.values() if isinstance(answer, Rows) for row in answer.rows]
    known = all(isinstance(answer, Rows | NothingToReport) for answer in given.values())
    return Merged(Rows(tuple(rows)), "" if known and len(given) == len(reports) else _lacking(key, reports))


def _texts(given: Mapping[Unit, Answer]) -> Merged:
    parts = [(unit, answer.text) for unit, answer in given.items() if isinstance(answer, Prose)]
    text = "\n".join(f"(từ {in_running_text(unit.name)})\n{words}" for unit, words in parts)
    return Merged(Prose(text), "Ghép từ bài của các đơn vị cũ.")


def _lacking(key: str, reports: Iterable[Report]) -> str:
    names = [
        in_running_text(report.unit.name)
        for report in reports
        if not isinstance(report.answers.get(key), Figure | NothingToReport | Rows)
    ]
    return f"Chưa có số của {', '.join(names)}." if names else "Chưa đủ số của các đơn vị cũ."
