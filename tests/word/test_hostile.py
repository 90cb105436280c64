"""What people type is data: in no field can it break a Word file, run in one or vanish from one."""

from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import TemplateError
from jinja2.exceptions import SecurityError, UndefinedError

from renderers.word.blank.template import consolidated_template, unit_template
from renderers.word.consolidated import consolidated_report
from renderers.word.unit_report import unit_report
from templates.answers import Answer, Figure, Prose, Rows
from templates.cover import Cover
from templates.form import Layout
from templates.period import Letter
from templates.report import Report
from tests.word import small_form, table_samples
from tests.word.facts import WordFile
from tests.word.office import pdf_text
from tests.word.samples import PARTY, STATE, consolidation, loaded, report, unit
from tests.word.small_form import form, section, text

HOSTILE = (
    "A {{ 7*7 }} {% for x in y %} {# ẩn #} {{ cycler.__init__.__globals__ }} {_{ _} %_} <w:p>&amp;</w:t> & \"'"
    " =HYPERLINK(1) \x00\x07\x0c\x1b \ud800 \ufffe \u202e ngược \u200f \ue000heading_1\ue000 \ue002 😀"
    " <!--body--> ]]> Z"
)
CLEAN = (
    "A {{ 7*7 }} {% for x in y %} {# ẩn #} {{ cycler.__init__.__globals__ }} {_{ _} %_} <w:p>&amp;</w:t> & \"'"
    " =HYPERLINK(1)      ngược  heading_1  😀 <!--body--> ]]> Z"
)


def squeezed(text: str) -> str:
    """Words alone: what is dropped may leave spaces behind."""
    return " ".join(text.split())


def hostile(made: Report, typed: str) -> Report:
    """The report with ``typed`` in every field a person can fill."""
    answers: dict[str, Answer] = {
        key: answer if isinstance(answer, Figure) else Prose(f"{typed}\n{typed}")
        for key, answer in made.answers.items()
    }
    values: dict[str, object] = {}
    for field in fields(Cover):
        kept = getattr(made.cover, field.name)
        values[field.name] = (
            kept if field.name == "day" else tuple(typed for _ in kept) if isinstance(kept, tuple) else typed
        )
    letter = Letter(typed, date(2026, 1, 2), typed, typed)
    return replace(made, answers=answers, cover=Cover(**values), period=replace(made.period, letter=letter))  # type: ignore[arg-type]


@pytest.mark.parametrize("form_id", [PARTY, STATE])
def test_hostile_text_is_printed_as_text(form_id: str, tmp_path: Path) -> None:
    """Template marks, XML, control and direction marks in every field come out as clean text, and the file opens."""
    made = hostile(report(form_id), HOSTILE)
    content = unit_report(made, loaded(form_id).unit_template)
    found = squeezed(WordFile(content).text)
    answers = sum(2 for answer in made.answers.values() if isinstance(answer, Prose))
    cover = 5 + len(made.cover.posts) + len(made.cover.recipients)
    assert found.count(squeezed(CLEAN)) >= answers + cover
    assert docx.Document(BytesIO(content)).paragraphs
    assert "{{ 7*7 }}" in squeezed(pdf_text(content, tmp_path))


def test_hostile_text_in_a_consolidation(tmp_path: Path) -> None:
    """Units' names and texts are data in the consolidated report too."""
    clean = consolidation(PARTY)
    owner = unit(77, HOSTILE)
    texts = {
        key: replace(one, passages=tuple(replace(p, units=(owner,), text=HOSTILE) for p in one.passages))
        for key, one in clean.texts.items()
    }
    content = consolidated_report(replace(clean, basis=HOSTILE, texts=texts), loaded(PARTY).consolidated_template)
    passages = sum(len(one.passages) for one in texts.values())
    assert squeezed(WordFile(content).text).count(squeezed(CLEAN)) >= 2 * passages + 1
    assert "TÀI LIỆU BIÊN TẬP" in pdf_text(content, tmp_path)


def test_hostile_text_in_tables(tmp_path: Path) -> None:
    """In cells, records, units' names and lists of a unit's and of a parent's tables it is data as well."""
    made = table_samples.form()
    given: dict[str, Answer] = {
        key: Prose(HOSTILE) if isinstance(answer, Prose) else answer for key, answer in table_samples.filled().items()
    }
    for table in made.tables:
        if table.rows != "one":
            row = {column.id: column.choices[0].id if column.choices else HOSTILE for column in table.record}
            given[table.id] = Rows((row,))
    owner = unit(78, HOSTILE)
    texts = sum(len(answer.rows[0]) - 1 for answer in given.values() if isinstance(answer, Rows))
    alone = unit_report(table_samples.report(made, given, owner), unit_template(Layout.party))
    assert squeezed(WordFile(alone).text).count(squeezed(CLEAN)) >= len(made.tables) + texts - 3
    together = table_samples.consolidation(made, [given])
    reports = tuple(replace(one, unit=owner) for one in together.reports)
    content = consolidated_report(replace(together, reports=reports), consolidated_template(Layout.party))
    assert squeezed(WordFile(content).text).count(squeezed(CLEAN)) >= len(made.tables) + texts - 3
    assert "TÀI LIỆU BIÊN TẬP" in pdf_text(content, tmp_path)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_leaves_the_document_whole(typed: str) -> None:
    """Whatever is typed as an answer, the paragraph holds what can be printed of it and the closing still follows."""
    made = small_form.report(form(section("I", text("a"))), {"a": Prose(typed)}, 1)
    file = WordFile(unit_report(made, unit_template(Layout.party)))
    assert file.part_1[-1].text == "Trên đây là báo cáo của Cơ quan./."


def _with_placeholder(name: str) -> bytes:
    """A template an office worker wrote with something of their own in the title."""
    changed = docx.Document(BytesIO(unit_template(Layout.party)))
    next(one for one in changed.paragraphs if one.text == "BÁO CÁO").runs[0].text = name
    target = BytesIO()
    changed.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("{{ khong_co }}", UndefinedError),
        ("{{ cycler.__init__.__globals__.os }}", SecurityError),
        ("{% for %}", TemplateError),
    ],
)
def test_a_template_cannot_misbehave(written: str, error: type[TemplateError]) -> None:
    """A template that names what is not there, or reaches for Python, is an error and never an empty line."""
    made = small_form.report(form(section("I", text("a"))), {})
    with pytest.raises(error):
        unit_report(made, _with_placeholder(written))


def test_a_template_without_a_prototype_is_an_error() -> None:
    """A template that lacks a paragraph the report needs says which."""
    changed = docx.Document(BytesIO(unit_template(Layout.party)))
    prototype = next(one for one in changed.paragraphs if "heading_1" in one.text)
    prototype.text = ""
    target = BytesIO()
    changed.save(target)
    with pytest.raises(ValueError, match="heading_1"):
        unit_report(small_form.report(form(section("I", text("a"))), {}), target.getvalue())


def test_braces_survive_docxtpl() -> None:
    """docxtpl's own escapes are not applied to what people type."""
    made = small_form.report(form(section("I", text("a"))), {})
    cover = replace(made.cover, superior="{_{ x }_}", issuer="{_% y %_}")
    file = WordFile(unit_report(replace(made, cover=cover), unit_template(Layout.party)))
    assert [paragraph.text for paragraph in file.cells(0)[0][0][:2]] == ["{_{ x }_}", "{_% y %_}"]
