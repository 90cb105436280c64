"""The half-year summary's workbook, filled in, saved by other programs and read again: the same answers."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.demo.answers import plausible_answers
from renderers.excel.form_book import form_workbook
from renderers.excel.reading import WorkbookReading, read_workbook
from templates.answers import Answer
from templates.binding import bind, cover_defaults
from templates.outline import Outline
from templates.report import Report
from templates.unit import Unit
from tests.effort.officer import TINH, XA
from tests.excel.resaving import by_google_sheets, in_words_of_a_person
from tests.forms.regions import SPRING_2026
from tests.forms.shipped import shipped

FORM = bind(shipped("so-ket-dan-van-6-thang"), SPRING_2026)
UNITS = st.sampled_from([XA, TINH])
SEEDS = st.integers(0, 10_000)
few = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def _answers(seed: int, unit: Unit) -> dict[str, Answer]:
    """Made-up answers to everything the unit's seven tables ask."""
    outline = Outline(FORM, unit.level)
    asked = {key for table in FORM.tables for item in outline.filling(table) for key in item.keys}
    cells = {table.key(column) for table in FORM.tables for column in table.columns} | {t.id for t in FORM.tables}
    made = plausible_answers(FORM, unit, seed)
    return {key: answer for key, answer in made.items() if key in asked & cells}


def _workbook(seed: int, unit: Unit) -> bytes:
    cover = cover_defaults(FORM, unit, TINH)
    return form_workbook(Report(FORM, unit, SPRING_2026, cover, _answers(seed, unit)), sensitive=True)


def _read(content: bytes, unit: Unit) -> WorkbookReading:
    reading = read_workbook(content, FORM, unit.level)
    assert isinstance(reading, WorkbookReading), reading
    return reading


@few
@given(SEEDS, UNITS)
def test_as_it_was_sent(seed: int, unit: Unit) -> None:
    """All seven tables of a commune and of a province, whatever they hold, are read back as they were written."""
    reading = _read(_workbook(seed, unit), unit)
    assert (reading.answers, reading.faults, reading.unknown_sheets) == (_answers(seed, unit), (), ())


@few
@given(SEEDS, UNITS, st.integers(0, 4), st.booleans())
def test_saved_by_google_sheets(seed: int, unit: Unit, above: int, as_text: bool) -> None:
    """Sheets renamed and turned round, rows inserted, protection gone, numbers typed as text: the same answers."""
    typed = in_words_of_a_person if as_text else (lambda cell: cell.value)
    reading = _read(by_google_sheets(_workbook(seed, unit), above=above, typed=typed), unit)
    assert (reading.answers, reading.faults, reading.unknown_sheets) == (_answers(seed, unit), (), ())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_by_libreoffice(tmp_path: Path) -> None:
    """LibreOffice saves the seven tables, also in its own order of parts: the same answers."""
    (tmp_path / "xa.xlsx").write_bytes(_workbook(3, XA))
    (tmp_path / "tinh.xlsx").write_bytes(by_google_sheets(_workbook(4, TINH), above=2, typed=in_words_of_a_person))
    home = f"-env:UserInstallation={(tmp_path.parent / 'profile').as_uri()}"
    command = ["soffice", "--headless", home, "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    files = [str(tmp_path / name) for name in ("xa.xlsx", "tinh.xlsx")]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    for name, seed, unit in (("xa.xlsx", 3, XA), ("tinh.xlsx", 4, TINH)):
        reading = _read((tmp_path / "out" / name).read_bytes(), unit)
        assert (reading.answers, reading.faults) == (_answers(seed, unit), ())
