"""A form as a page a person can read: everything it asks and prints, in order."""

from collections.abc import Iterator

from templates.blanks import AnyBlank, DayBlank, TextBlank
from templates.form import (
    AnyQuestion,
    CoverDefaults,
    FigureField,
    FigureGroup,
    Group,
    Narrative,
    ReportForm,
    Section,
)
from templates.rows import RowList
from templates.standing import StandingText


def outline(form: ReportForm) -> str:
    """The whole of a bound form, a line for each thing."""
    return "\n".join(_lines(form)) + "\n"


def _lines(form: ReportForm) -> Iterator[str]:
    yield f"{form.id} | {form.title} | {form.short_title} | {form.layout} | {form.recurs}"
    yield f"BÁO CÁO / {form.subject}"
    yield f"mở đầu: {form.opening}"
    yield f"mở đầu có công văn: {form.opening_with_letter}"
    yield f"kết: {form.closing}"
    yield from _cover("đơn vị", form.cover)
    yield from _cover("tổng hợp", form.consolidated_cover)
    for section, level in form.walk():
        yield from _section(section, "  " * (level - 1))
    for check in form.checks:
        yield f"kiểm tra {check.id} ({check.level}): {check.when or 'luôn'} -> {check.must}"
        yield f"  nói: {check.say}"


def _cover(whose: str, cover: CoverDefaults) -> Iterator[str]:
    yield f"trang đầu, {whose}: {cover.superior or '-'} / {cover.issuer} / {cover.symbol}"
    yield f"  trong câu: {cover.issuer_in_text}"
    yield f"  ký: {' / '.join(filter(None, (cover.authority, *cover.posts)))}"
    yield f"  kính gửi: {cover.addressee or '-'}"
    yield f"  nơi nhận: {'; '.join(cover.recipients)}"


def _section(section: Section, indent: str) -> Iterator[str]:
    yield ""
    yield f"{indent}{section.number}. {section.heading}  [{section.id}]{' (cùng dòng)' if section.run_in else ''}"
    for question in section.questions:
        yield from _question(question, indent + "  ")


def _question(question: AnyQuestion, indent: str) -> Iterator[str]:
    if isinstance(question, Narrative):
        marks = ["bắt buộc" if question.required else "không bắt buộc"]
        marks += [f"đánh số {question.numbering}"] if question.numbering != "none" else []
        yield f"{indent}? {question.question}  [{question.id}; {', '.join(marks)}]"
    elif isinstance(question, RowList):
        yield f"{indent}= {question.question}  [{question.id}; {'bắt buộc' if question.required else 'không bắt buộc'}]"
        yield from (f"{indent}  - {column.label}  [{column.id}; {column.kind}]" for column in question.columns)
    elif isinstance(question, StandingText):
        yield f"{indent}¶ {question.question}  [{question.id}; {'bắt buộc' if question.required else 'không bắt buộc'}]"
        yield from (f"{indent}  {paragraph.id}: {paragraph.text}" for paragraph in question.paragraphs)
    else:
        yield f"{indent}# {question.question}  [{question.id}]"
        for place, field in enumerate(question.fields, start=1):
            yield f"{indent}  {place}) {_field(field)}"
        yield from _said(question, indent)
    if question.hint:
        yield f"{indent}  gợi ý: {question.hint}"


def _said(group: Group, indent: str) -> Iterator[str]:
    """What is made of a group's figures: its sentence, or the sums of its blanks."""
    if isinstance(group, FigureGroup):
        yield f"{indent}  câu: {group.sentence}"
    else:
        yield from (f"{indent}  cộng: {one.label}  [{one.id}; {one.unit}; {' + '.join(one.of)}]" for one in group.sums)


def _field(field: FigureField | AnyBlank) -> str:
    required = "bắt buộc" if field.required else "không bắt buộc"
    if isinstance(field, TextBlank):
        return f"{field.label}  [{field.id}; chữ; {field.prefix or '-'}; {required}]"
    if isinstance(field, DayBlank):
        return f"{field.label}  [{field.id}; ngày; {required}]"
    return _figure(field)


def _figure(field: FigureField) -> str:
    marks = [field.id, field.kind, field.unit, field.consolidate, "bắt buộc" if field.required else "không bắt buộc"]
    marks += [f"theo {field.weight}"] if field.weight else []
    marks += [f"cấp {', '.join(field.levels)}"] if field.levels else []
    marks += [f"mặc định {field.default}"] if field.default is not None else []
    return f"{field.label}  [{'; '.join(marks)}]"
