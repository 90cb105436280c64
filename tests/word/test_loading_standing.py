"""A report of standing text loaded back: its blanks, and paragraphs written anew."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.answers import plausible_answers
from renderers.word.loading import read_report
from renderers.word.reading import Line, WordText, read_document
from renderers.word.unit_report import unit_report
from templates.answers import Day, Figure, Kept, Prose
from templates.binding import bind
from templates.loaded_report import LoadedReport
from templates.loader import parse_definition
from templates.outline import Outline
from templates.problem import Problem
from tests.word.samples import PARTY, TERM_FORM, loaded, period, report

FILE = Path(__file__).parents[1] / "conversations" / "forms" / "mau-van-ban.yaml"
OUTLINE = Outline(bind(parse_definition(FILE.read_bytes(), "mau-van-ban"), period(PARTY)), "xa")
AREA = (
    "Xã Sông Vàng thuộc tỉnh Mây Ngàn. Phía đông tiếp giáp xã Suối Bạc, phía tây tiếp giáp phường Gò Mây. "
    "Xã có 1.250 hộ, diện tích 35,5 ha; 93,6% trong 1.250 hộ là hộ khá."
)
PARTY_CELLS = "Đảng bộ có 12 chi bộ, gồm 12 chi bộ thôn."
RULES = "Đảng ủy đã ban hành Quyết định số 15-QĐ/ĐU ngày 05 tháng 01 năm 2022 về ban hành Quy chế."


def read(*lines: str) -> LoadedReport:
    return read_report(WordText(tuple(Line(line, strong=line.isupper()) for line in lines)), OUTLINE)


def test_blanks_are_read_from_the_sentences_they_stand_in() -> None:
    """Words, figures and days come back by their blanks, and the text as kept."""
    found = read("I. TÌNH HÌNH CHUNG", AREA, PARTY_CELLS, RULES)
    assert found.answers == {
        "giap_dong": Prose("Suối Bạc"),
        "giap_tay": Prose("phường Gò Mây"),
        "so_ho": Figure(Decimal(1250)),
        "dien_tich": Figure(Decimal("35.5")),
        "ty_le": Figure(Decimal("93.6")),
        "chi_bo_thon": Figure(Decimal(12)),
        "qd.so": Figure(Decimal(15)),
        "qd.ngay": Day(date(2022, 1, 5)),
        "muc_i.van_ban": Kept(),
    }
    assert found.passages == ()


def test_a_paragraph_written_anew_takes_the_place_of_the_one_missing() -> None:
    """Between two paragraphs that are known there is room for one other; more than that is handed back."""
    found = read("I. TÌNH HÌNH CHUNG", AREA, "Đảng bộ xã rất mạnh.", RULES)
    assert found.answers["muc_i.doan_2"] == Prose("Đảng bộ xã rất mạnh.")
    assert found.answers["muc_i.van_ban"] == Kept()
    more = read("I. TÌNH HÌNH CHUNG", AREA, PARTY_CELLS, "Một câu thêm.", RULES)
    assert [(one.text, one.near) for one in more.passages] == [("Một câu thêm.", "muc_i.van_ban")]
    assert "muc_i.van_ban" not in more.answers


def test_a_paragraph_that_is_gone_is_asked_about() -> None:
    """Whether it was dropped on purpose is for the person to say."""
    found = read("I. TÌNH HÌNH CHUNG", AREA, PARTY_CELLS)
    assert "muc_i.van_ban" not in found.answers
    assert found.answers["so_ho"] == Figure(Decimal(1250))


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_our_own_term_report_reads_back(seed: int) -> None:
    """Whatever is read of a printed term summary is what was answered; nothing is guessed."""
    made = report(TERM_FORM)
    made = replace(made, answers=plausible_answers(made.form, made.unit, seed))
    document = read_document(unit_report(made, loaded(TERM_FORM).unit_template))
    assert not isinstance(document, Problem)
    found = read_report(document, Outline(made.form, "xa"))
    assert found.found == found.sections
    assert {key: answer for key, answer in found.answers.items() if made.answers.get(key) != answer} == {}
    assert len(found.answers) > 50


def test_blanks_left_open_stay_open() -> None:
    """Dots are no answer, and two different values for one blank are none either."""
    found = read("I. TÌNH HÌNH CHUNG", AREA.replace("35,5", "……").replace("trong 1.250", "trong 1.300"), PARTY_CELLS)
    assert "dien_tich" not in found.answers
    assert "so_ho" not in found.answers
