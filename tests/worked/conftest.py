"""The worked province's files as LibreOffice opens them: recalculated, and on paper."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from renderers.excel.consolidated import consolidated_workbook
from tests.word.boxes import Page, read_pages
from tests.worked.region import SHIPPED, region
from tests.worked.test_word import document


class Opened:
    """The files of all forms after LibreOffice has had them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pages(self, form_id: str, kind: str) -> list[Page]:
        """The printed pages of a form's "docx" or "xlsx"."""
        return read_pages(self._folder / "pdf" / f"{form_id}-{kind}.pdf")

    def book(self, form_id: str) -> openpyxl.Workbook:
        """A form's workbook with every formula recalculated."""
        return openpyxl.load_workbook(self._folder / "new" / f"{form_id}-xlsx.xlsx", data_only=True)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """All files, converted with two starts of LibreOffice; skips where it or poppler is missing."""
    office = shutil.which("soffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice (soffice) and poppler (pdftotext) are needed to open the files")
    folder = tmp_path_factory.mktemp("worked")
    for form_id in SHIPPED:
        (folder / f"{form_id}-docx.docx").write_bytes(document(form_id))
        (folder / f"{form_id}-xlsx.xlsx").write_bytes(without_results(consolidated_workbook(region(form_id))))
    _convert(office, folder, "pdf", "pdf", "*.*")
    _convert(office, folder, "new", "xlsx", "*.xlsx")
    return Opened(folder)


def _convert(office: str, folder: Path, target: str, to: str, files: str) -> None:
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    named = [str(file) for file in sorted(folder.glob(files))]
    command = [office, "--headless", profile, "--convert-to", to, "--outdir", str(folder / target), *named]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


def without_results(workbook: bytes) -> bytes:
    """The workbook with the stored results of its formulas thrown away."""
    stream = BytesIO()
    openpyxl.load_workbook(BytesIO(workbook)).save(stream)
    return stream.getvalue()
