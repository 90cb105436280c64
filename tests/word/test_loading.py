"""A whole report in Word cut by its headings into the sections of a form."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.demo.answers import plausible_answers
from renderers.word.loading import read_report
from renderers.word.reading import Line, WordText, read_document
from renderers.word.unit_report import unit_report
from templates.answers import Answer, Figure, NothingToReport, Prose
from templates.form import FigureGroup, Narrative, ReportForm, Section
from templates.loaded_report import LoadedReport
from templates.outline import Outline
from templates.problem import Problem
from tests.word import small_form
from tests.word.office import resaved
from tests.word.samples import COMMUNES, PARTY, STATE, TABLES_FORM, loaded, report
from tests.word.small_form import form, text


def headed(
    name: str, number: str, heading: str, *asked: Narrative | FigureGroup, below: tuple[Section, ...] = ()
) -> Section:
    """A section with a heading of its own."""
    return Section(id=name, number=number, heading=heading, questions=asked, sections=below)


FORM = form(
    headed(
        "i",
        "I",
        "CÔNG TÁC TRIỂN KHAI",
        below=(
            headed("i_1", "1", "Công tác lãnh đạo, chỉ đạo của cấp ủy", text("a")),
            headed("i_2", "2", "Công tác tuyên truyền, vận động Nhân dân ở khu dân cư", text("b")),
        ),
    ),
    headed(
        "ii",
        "II",
        "ĐÁNH GIÁ CHUNG",
        below=(
            headed("ii_1", "1", "Kết quả đạt được", text("c")),
            headed("ii_2", "2", "Hạn chế và nguyên nhân", text("d")),
        ),
    ),
    headed("iii", "III", "NHIỆM VỤ NĂM 2027", text("e")),
)
A, B, C, D, E = ("Đã ban hành 3 kế hoạch.", "Họp 12 thôn.", "Việc tốt.", "Chưa đều.", "Làm tiếp năm tới.")
WHOLE = {"a": A, "b": B, "c": C, "d": D, "e": E}


def written(*lines: str, bold: bool = False) -> bytes:
    """A report as somebody typed it: a line to a paragraph; with ``bold`` those that begin "*" are bold."""
    made = docx.Document()
    for line in lines:
        made.add_paragraph().add_run(line.removeprefix("*")).bold = bold and line.startswith("*")
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def read(content: bytes, asked: ReportForm = FORM) -> LoadedReport:
    document = read_document(content)
    assert not isinstance(document, Problem)
    return read_report(document, Outline(asked, "xa"))


def texts(found: LoadedReport) -> dict[str, str]:
    return {key: answer.text for key, answer in found.answers.items() if isinstance(answer, Prose)}


AS_TYPED: dict[str, tuple[str, ...]] = {
    "as the form prints them": (
        "*I. CÔNG TÁC TRIỂN KHAI", "*1. Công tác lãnh đạo, chỉ đạo của cấp ủy", A,
        "*2. Công tác tuyên truyền, vận động Nhân dân ở khu dân cư", B, "*II. ĐÁNH GIÁ CHUNG",
        "*1. Kết quả đạt được", C, "*2. Hạn chế và nguyên nhân", D, "*III. NHIỆM VỤ NĂM 2027", E,
    ),
    "other marks and small letters": (
        "*I- Công tác triển khai",
        "*1/ Công tác lãnh đạo, chỉ đạo của cấp uỷ", A,
        "*2) Công tác tuyên truyền, vận động nhân dân ở khu dân cư", B, "*II – Đánh giá chung:",
        "*1- Kết quả đạt được:", C, "*2- Hạn chế và nguyên nhân:", D, "*III – Nhiệm vụ năm 2026", E,
    ),
    "text on the same line": (
        "*I. CÔNG TÁC TRIỂN KHAI", f"1. Công tác lãnh đạo, chỉ đạo của cấp ủy: {A}",
        f"2. Công tác tuyên truyền, vận động Nhân dân ở khu dân cư. {B}", "*II. ĐÁNH GIÁ CHUNG",
        f"1. Kết quả đạt được: {C}", f"2. Hạn chế và nguyên nhân: {D}", f"III. NHIỆM VỤ NĂM 2027: {E}",
    ),
    "shortened and a little otherwise": (
        "*I. VỀ CÔNG TÁC TRIỂN KHAI", "*1. Lãnh đạo, chỉ đạo của cấp ủy", A,
        "*2. Công tác tuyên truyền, vận động", B, "*II. ĐÁNH GIÁ CHUNG (6 tháng)",
        "*1. Những kết quả đạt được", C, "*2. Hạn chế, nguyên nhân", D, "*III. NHIỆM VỤ TRỌNG TÂM NĂM 2027", E,
    ),
    "without numbers": (
        "*CÔNG TÁC TRIỂN KHAI", "*Công tác lãnh đạo, chỉ đạo của cấp ủy", A,
        "*Công tác tuyên truyền, vận động Nhân dân ở khu dân cư", B, "*ĐÁNH GIÁ CHUNG",
        "*Kết quả đạt được", C, "*Hạn chế và nguyên nhân", D, "*NHIỆM VỤ NĂM 2027", E,
    ),
    "in another order": (
        "*II. ĐÁNH GIÁ CHUNG", "*1. Kết quả đạt được", C, "*2. Hạn chế và nguyên nhân", D,
        "*I. CÔNG TÁC TRIỂN KHAI", "*1. Công tác lãnh đạo, chỉ đạo của cấp ủy", A,
        "*2. Công tác tuyên truyền, vận động Nhân dân ở khu dân cư", B, "*III. NHIỆM VỤ NĂM 2027", E,
    ),
}  # fmt: skip


@pytest.mark.parametrize("decomposed", [False, True], ids=["nfc", "nfd"])
@pytest.mark.parametrize("kind", AS_TYPED)
def test_headings_as_officers_type_them(kind: str, *, decomposed: bool) -> None:
    """However the headings are written, every text comes to its section, and nothing else with it."""
    lines = [unicodedata.normalize("NFD", line) if decomposed else line for line in AS_TYPED[kind]]
    found = read(
        written("*BÁO CÁO", "Ủy ban báo cáo như sau:", *lines, "Trên đây là báo cáo./.", "Nơi nhận:", bold=True)
    )
    assert texts(found) == WHOLE
    assert (found.found, found.sections, found.passages) == (5, 5, ())


def test_headings_that_are_not_bold_are_known_by_number_and_words() -> None:
    """Nothing but the number and the words says that a line is a heading."""
    found = read(written("Báo cáo như sau:", *AS_TYPED["as the form prints them"]))
    assert texts(found) == WHOLE


def test_numbers_drawn_by_word() -> None:
    """Headings numbered by Word itself carry no number in their text; their words are enough."""
    made = docx.Document()
    for line in AS_TYPED["as the form prints them"]:
        heading = line.startswith("*")
        made.add_paragraph(line.lstrip("*IV12. ") if heading else line, style="List Number" if heading else None)
        made.paragraphs[-1].runs[0].bold = heading
    target = BytesIO()
    made.save(target)
    assert texts(read(target.getvalue())) == WHOLE


def test_what_looks_like_a_heading_inside_a_text_stays_there() -> None:
    """Lists, letters, lower headings and sentences that begin like a heading belong to the section they stand in."""
    inside = (
        "Kết quả đạt được trong kỳ là rất lớn, các thôn đều họp.", "1. Họp dân.", "2. Công khai.",
        "*a) Về tuyên truyền", "*1.1. Một việc nhỏ hơn", "- Kết quả đạt được: tốt.",
    )  # fmt: skip
    lines = AS_TYPED["as the form prints them"]
    found = read(written(*lines[:3], *inside, *lines[3:], bold=True))
    assert texts(found)["a"].split("\n") == [A, *(line.lstrip("*") for line in inside)]
    assert {key: text for key, text in texts(found).items() if key != "a"} == {
        k: v for k, v in WHOLE.items() if k != "a"
    }


def test_passages_that_belong_nowhere_are_handed_back() -> None:
    """A heading the form does not know, and a text where the form asks none, are passages to place, never lost."""
    lines = AS_TYPED["as the form prints them"]
    found = read(
        written(lines[0], "Lời dẫn của phần một.", *lines[1:5], "*3. Công tác khác", "Ngày hội.", *lines[5:], bold=True)
    )
    assert texts(found) == WHOLE
    assert [(one.text, one.near) for one in found.passages] == [
        ("Lời dẫn của phần một.", "a"),
        ("3. Công tác khác\nNgày hội.", "b"),
    ]


def test_another_document_gives_nothing() -> None:
    """A letter or a poem is no report."""
    found = read(written("*KẾ HOẠCH", "1. Mục đích", "Nâng cao nhận thức.", "2. Yêu cầu", "Thiết thực."))
    assert (found.answers, found.found, found.is_whole) == ({}, 0, False)


def test_a_short_report_is_still_a_report() -> None:
    """Three headings of a long outline are enough not to take the file for one answer; two are not."""
    names = (
        "sản xuất",
        "trường học",
        "đường sá",
        "y tế",
        "đất đai",
        "thuỷ lợi",
        "văn hoá",
        "thể thao",
        "môi trường",
        "an ninh",
        "tôn giáo",
        "dân tộc",
        "cải cách",
    )
    sections = (
        headed(f"m{at}", str(at), f"Kết quả vận động về {name}", text(f"t{at}")) for at, name in enumerate(names, 1)
    )
    asked = Outline(form(*sections, headed("h", "14", "Hạn chế còn lại", text("h"))), "xa")
    lines = [line for at in (1, 2, 3) for line in (f"*{at}. Kết quả vận động về {names[at - 1]}", "Đã làm tốt.")]
    found = [read_report(read_document(written(*lines[:count])), asked) for count in (4, 6)]
    assert [(one.found, one.is_whole) for one in found] == [(2, False), (3, True)]


def test_a_document_beyond_measure_is_no_report() -> None:
    """Where there are more lines than any report has, none is looked at as a heading."""
    lines = tuple(Line(f"1. Kết quả đạt được {number}", strong=True) for number in range(100_000))
    assert read_report(WordText(lines), Outline(FORM, "xa")).found == 0
    few = lines[:5_900]
    assert read_report(WordText(few), Outline(FORM, "xa")).found == 1


def test_standing_phrases_are_states_not_texts() -> None:
    """Nothing to report and a dotted line are read as what they mean."""
    lines = list(AS_TYPED["as the form prints them"])
    lines[2], lines[4], lines[7] = "Trong kỳ không phát sinh.", "………………………………", "Không có."
    found = read(written(*lines, bold=True))
    assert found.answers == {"a": NothingToReport(), "c": NothingToReport(), "d": Prose(D), "e": Prose(E)}


FIGURES = form(
    headed("i", "I", "TUYÊN TRUYỀN", small_form.FIGURES, text("a")), headed("ii", "II", "KẾT QUẢ", text("b"))
)


@pytest.mark.parametrize(
    ("said", "figures_read"),
    [
        (
            "Tổ chức 03 hội nghị, tăng 1 so với cùng kỳ năm 2025. Có 1.250 người dự.",
            {"hoi_nghi.so": 3, "hoi_nghi.nguoi": 1250},
        ),
        ("Xã chủ trì; tổ chức 3 hội nghị; có 40 người dự, rất đông", {"hoi_nghi.so": 3, "hoi_nghi.nguoi": 40}),
        ("Dự định năm sau tổ chức 3 hội nghị. Đông nhất có 40 người dự là nữ.", {}),
        ("Tổ chức 3 hội nghị ở xã. Tổ chức 5 hội nghị ở thôn. Có 40 người dự.", {"hoi_nghi.nguoi": 40}),
        ("Đã họp 3 lần, gần 40 người tới dự.", {}),
        ("Tổ chức nhiều hội nghị. Có hơn trăm người dự.", {}),
        ("Tổ chức 1.2.3 hội nghị.", {}),
    ],
)
def test_figures_only_where_the_official_sentence_states_them(said: str, figures_read: Mapping[str, int]) -> None:
    """A figure is taken only from the form's own wording, once; everything else is left to be asked."""
    heading = FIGURES.sections[0].heading
    found = read(written(f"*I. {heading}", said, "*II. KẾT QUẢ", "Tốt.", bold=True), FIGURES)
    given = {key: answer for key, answer in found.answers.items() if isinstance(answer, Figure)}
    assert given == {key: Figure(Decimal(value)) for key, value in figures_read.items()}


def printed_texts(answers: Mapping[str, Answer], asked: ReportForm) -> dict[str, Prose]:
    """The texts that stand in the report's outline."""
    outlined = {question.id for _, question in asked.questions() if isinstance(question, Narrative)}
    return {key: answer for key, answer in answers.items() if key in outlined and isinstance(answer, Prose)}


@pytest.mark.parametrize("form_id", [PARTY, STATE, TABLES_FORM])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_our_own_reports_read_back(form_id: str, seed: int) -> None:
    """A report this product made, loaded back, gives the same texts and no figure that is another one."""
    made = report(form_id)
    made = replace(made, answers=plausible_answers(made.form, made.unit, seed))
    found = read(unit_report(made, loaded(form_id).unit_template), made.form)
    assert found.found == found.sections
    assert found.passages == ()
    assert printed_texts(found.answers, made.form) == printed_texts(made.answers, made.form)
    wrong = {k: v for k, v in found.answers.items() if isinstance(v, Figure) and made.answers.get(k) != v}
    assert wrong == {}


@pytest.mark.parametrize("form_id", [PARTY, STATE])
def test_saved_by_libreoffice(form_id: str, tmp_path: Path) -> None:
    """The same after LibreOffice saved the file."""
    made = report(form_id)
    made = replace(made, answers=plausible_answers(made.form, made.unit, 3))
    found = read(resaved(unit_report(made, loaded(form_id).unit_template), tmp_path), made.form)
    assert printed_texts(found.answers, made.form) == printed_texts(made.answers, made.form)
    assert found.passages == ()


def test_tables_of_the_form_are_read_and_others_left() -> None:
    """A table behind the text fills the form's own by the words of its header; a fault in one leaves it out, named."""
    made = report(TABLES_FORM, COMMUNES[0])
    made = replace(made, answers=plausible_answers(made.form, made.unit, 5))
    found = read(unit_report(made, loaded(TABLES_FORM).unit_template), made.form)
    one_row = [table.id for table in made.form.tables if table.rows == "one" and table.id != "bieu_1b"]
    outline = Outline(made.form, "xa")
    own = {key: made.answers[key] for key in outline.by_key if key.partition(".")[0] in one_row and key in made.answers}
    figures_of = {key: answer for key, answer in own.items() if isinstance(answer, Figure)}
    assert {key: found.answers.get(key) for key in figures_of} == figures_of
