"""Whose answers count, what they are compared with, and totals worked out by hand, from the database to the files."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from sqlalchemy import Connection

from bot.clock import now
from bot.forms.outlines import Outlines
from bot.jobs.consolidated import consolidated
from bot.keeping.assigning import keep_form
from bot.reports import Reports
from storage import answers, assignments, giving, people, states, submissions, units
from storage.assignments import Assignment
from storage.database import open_database
from storage.seeding import SeededReport, add_reports
from templates.answers import Answer, Figure, NothingToReport, Prose
from templates.binding import bind, cover_defaults
from templates.loader import load_forms
from templates.period import Period
from templates.unit import derived_bodies
from tests.cli.secret_form import word_text
from tests.databases import database_url

__all__ = ["database_url"]

FORMS = Path(__file__).parents[2] / "templates" / "forms"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FORM = load_forms(FORMS)["dan-van-kheo-nam"]
COLLECTIVE, INDIVIDUAL = "mo_hinh.dang_ky_tap_the", "mo_hinh.dang_ky_ca_nhan"
TEXT = "muc_ii_2.noi_dung"
NAMES = {"A": "Xã Sông Vàng", "B": "Xã Gò Sáo", "C": "Phường Bến Gió"}

Answers = Mapping[str, Answer]


def figures(collective: int, individual: int) -> Answers:
    return {COLLECTIVE: Figure(Decimal(collective)), INDIVIDUAL: Figure(Decimal(individual))}


def window(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), datetime(year, 11, 25, 17, tzinfo=ZONE))


class Region:
    """A province (T) with three communes (A, B, C) and one clerk; reports are put in year by year."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.top = self._unit("T", "Tỉnh Mây Ngàn", None)
        for code, name in NAMES.items():
            self._unit(code, name, self.top)
        self.clerk = people.create(connection, 6001, at=now(), name="Cán bộ")

    def _unit(self, code: str, name: str, parent: int | None) -> int:
        bodies = derived_bodies(name, "Tỉnh Mây Ngàn" if parent else None)
        return units.keep(self.connection, code=code, name=name, level="x", parent_id=parent, **bodies)

    def year(self, year: int, codes: str, given: Mapping[str, Answers], state: str = "submitted") -> int:
        """Assign the year's report to the units and hand in what is given; the period's id."""
        period, version = window(year), keep_form(self.connection, FORM, now())
        wanted = [unit.id for unit in units.all_units(self.connection) if unit.code in codes]
        number, _ = giving.give(
            self.connection, form_id=FORM.form.id, form_version_id=version, period=period, unit_ids=wanted, at=now()
        )
        form = bind(FORM.form, period)
        reports = [
            SeededReport(one.id, version, given[one.unit.code], cover_defaults(form, one.unit, None), state)
            for one in assignments.of_period(self.connection, number)
            if one.unit.code in given
        ]
        add_reports(self.connection, reports, person_id=self.clerk, at=now())
        return number

    def report_of(self, period: int, code: str) -> Assignment:
        return next(one for one in assignments.of_period(self.connection, period) if one.unit.code == code)

    def answer(self, period: int, code: str, key: str, answer: Answer) -> None:
        """The officer answers."""
        answers.put(
            self.connection, self.report_of(period, code).id, key, answer, person_id=self.clerk, at=now(), batch=key
        )

    def withdraw(self, period: int, code: str) -> None:
        assert states.withdraw(self.connection, self.report_of(period, code).id, by=self.clerk, at=now())

    def counted(self, period: int, basis: str) -> dict[str, str]:
        """What stands for the collective figure of every unit that counts, by code."""
        gathered = Reports(self.connection, Outlines()).gathered(period, self.top, basis)
        return {report.unit.code: _plain(report.answers.get(COLLECTIVE)) for report in gathered.counted.values()}

    def sentence(self, period: int) -> str:
        """The paragraph of the consolidated report that names the models."""
        (word,) = self.files(period, "docx")
        return next(line for line in word_text(word).splitlines() if line.startswith("Đăng ký xây dựng"))

    def files(self, period: int, output: str) -> list[bytes]:
        reports = Reports(self.connection, Outlines())
        return [made.content for made in consolidated(reports, reports.gathered(period, self.top, "submitted"), output)]


def _plain(answer: Answer | None) -> str:
    return str(answer.value) if isinstance(answer, Figure) else type(answer).__name__


@pytest.fixture
def on(database_url: str) -> Callable[[Callable[[Region], object]], object]:
    """Runs a story of a region in one transaction, on each kind of database."""

    def run(story: Callable[[Region], object]) -> object:
        with open_database(database_url, workers=1) as database:
            return database.run(lambda connection: story(Region(connection))).result()

    return run


Run = Callable[[Callable[[Region], object]], object]


def test_totals_by_hand_in_word_and_excel(on: Run) -> None:
    """3 + 4 + không phát sinh = 7 and 1 + 0 + 5 = 6, against 5 and 8 the year before; the same figures and a live sum
    stand in the workbook."""

    def story(region: Region) -> tuple[str, bytes]:
        region.year(2025, "ABC", {"A": figures(2, 4), "B": figures(3, 0), "C": figures(0, 4)})
        nothing = {COLLECTIVE: NothingToReport(), INDIVIDUAL: Figure(Decimal(5))}
        period = region.year(2026, "ABC", {"A": figures(3, 1), "B": figures(4, 0), "C": nothing})
        return region.sentence(period), region.files(period, "xlsx")[0]

    sentence, workbook = on(story)  # type: ignore[misc]
    assert sentence == (
        "Đăng ký xây dựng 07 mô hình “Dân vận khéo” tập thể, tăng 2 so với cùng kỳ năm 2025. "
        "Đăng ký xây dựng 06 mô hình “Dân vận khéo” cá nhân, giảm 2 so với cùng kỳ năm 2025. "
        "(3/3 đơn vị báo cáo; nhiều nhất: xã Gò Sáo (04 mô hình); 01 đơn vị không phát sinh) (số liệu chưa đủ)."
    )
    sheet = next(sheet for sheet in load_workbook(BytesIO(workbook)).worksheets if "liệu" in sheet.title)
    column = next(
        [cell.value for cell in cells] for cells in sheet.iter_cols() if "Số mô hình tập thể đăng ký" in _words(cells)
    )
    top = column.index(3) + 1
    assert column[top - 1 : top + 3] == [3, 4, "Không phát sinh", f"=SUM(M{top}:M{top + 2})"]


def _words(cells: tuple[object, ...]) -> list[str]:
    return [str(getattr(cell, "value", "")) for cell in cells]


def test_whose_answers_count(on: Run) -> None:
    """Accepted: accepted ones alone.  Submitted: what is in.  Drafts: what is in, and open reports as they stand now,
    a withdrawn one with its changed answers and not with the version it once was."""

    def story(region: Region) -> list[dict[str, str]]:
        period = region.year(2026, "ABC", {"A": figures(3, 1), "B": figures(4, 0)})
        before = [region.counted(period, basis) for basis in ("accepted", "submitted", "drafts")]
        region.withdraw(period, "B")
        region.answer(period, "B", COLLECTIVE, Figure(Decimal(9)))
        region.answer(period, "C", TEXT, Prose("Mới bắt đầu."))
        return before + [region.counted(period, basis) for basis in ("accepted", "submitted", "drafts")]

    assert on(story) == [
        {},
        {"A": "3", "B": "4"},
        {"A": "3", "B": "4"},
        {},
        {"A": "3"},
        {"A": "3", "B": "9", "C": "NoneType"},
    ]


def test_accepted_reports_count_on_every_basis(on: Run) -> None:
    """An accepted report is in, too."""

    def story(region: Region) -> list[dict[str, str]]:
        period = region.year(2026, "AB", {"A": figures(3, 1)}, state="accepted")
        return [region.counted(period, basis) for basis in ("accepted", "submitted", "drafts")]

    assert on(story) == [{"A": "3"}, {"A": "3"}, {"A": "3"}]


def test_the_change_is_that_of_the_same_units(on: Run) -> None:
    """While C is not in, its figure of the year before is left out: A and B had 5 and now have 7."""

    def story(region: Region) -> str:
        region.year(2025, "ABC", {"A": figures(2, 4), "B": figures(3, 0), "C": figures(90, 90)})
        return region.sentence(region.year(2026, "ABC", {"A": figures(3, 4), "B": figures(4, 0)}))

    assert on(story) == (
        "Đăng ký xây dựng 07 mô hình “Dân vận khéo” tập thể, tăng 2 so với cùng kỳ năm 2025. "
        "Đăng ký xây dựng 04 mô hình “Dân vận khéo” cá nhân, bằng cùng kỳ năm 2025. "
        "(2/3 đơn vị báo cáo; nhiều nhất: xã Gò Sáo (04 mô hình)) (số liệu chưa đủ)."
    )


def test_nothing_is_compared_with_what_was_never_handed_in(on: Run) -> None:
    """B had no report the year before: a sum without it would show growth that never was, so no change is told."""

    def story(region: Region) -> str:
        region.year(2025, "A", {"A": figures(2, 4)})
        return region.sentence(region.year(2026, "AB", {"A": figures(3, 1), "B": figures(4, 0)}))

    assert on(story) == (
        "Đăng ký xây dựng 07 mô hình “Dân vận khéo” tập thể. Đăng ký xây dựng 01 mô hình “Dân vận khéo” cá nhân. "
        "(2/2 đơn vị báo cáo; nhiều nhất: xã Gò Sáo (04 mô hình)) (số liệu chưa đủ)."
    )


def test_without_the_year_before_the_latest_earlier_period_is_compared(on: Run) -> None:
    """The wording says which it was."""

    def story(region: Region) -> str:
        region.year(2023, "A", {"A": figures(1, 1)})
        region.year(2024, "A", {"A": figures(2, 1)})
        return region.sentence(region.year(2026, "A", {"A": figures(3, 1)}))

    assert str(on(story)).startswith("Đăng ký xây dựng 03 mô hình “Dân vận khéo” tập thể, tăng 1 so với kỳ trước. ")


def test_a_unit_without_the_report_is_not_missing(on: Run) -> None:
    """C was not given this report: it is neither counted nor waited for."""

    def story(region: Region) -> tuple[int, list[str]]:
        period = region.year(2026, "AB", {"A": figures(3, 1)})
        reports = Reports(region.connection, Outlines())
        made = reports.consolidation(reports.gathered(period, region.top, "submitted"))
        return len(made.reports), [f"{one.unit.code}: {one.state}" for one in made.missing]

    assert on(story) == (1, ["B: chưa xem"])


def test_a_version_that_is_open_again_is_not_lost(on: Run) -> None:
    """The frozen version of a withdrawn report is kept, whatever counts now."""

    def story(region: Region) -> int:
        period = region.year(2026, "A", {"A": figures(3, 1)})
        region.withdraw(period, "A")
        kept = submissions.latest(region.connection, region.report_of(period, "A").id)
        return kept.version if kept is not None else 0

    assert on(story) == 1
