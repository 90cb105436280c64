"""LibreOffice, where the machine has it: a .docx to the text of its PDF, or saved anew."""

import shutil
import subprocess
from pathlib import Path

import pytest

SECONDS = 120


def pdf_text(content: bytes, folder: Path) -> str:
    """The text LibreOffice prints of ``content``; skips where LibreOffice or poppler is missing."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("poppler (pdftotext) is needed to read the document")
    made = _converted(content, folder, "pdf")
    read = [reader, "-layout", str(made), "-"]
    return subprocess.run(read, check=True, capture_output=True, timeout=SECONDS).stdout.decode()


def resaved(content: bytes, folder: Path) -> bytes:
    """The document as LibreOffice saves it; skips where there is none."""
    return _converted(content, folder, "docx").read_bytes()


def _converted(content: bytes, folder: Path, kind: str) -> Path:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is needed to open the document")
    source, target = folder / "report.docx", folder / "made"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    convert = [soffice, "--headless", profile, "--convert-to", kind, "--outdir", str(target), str(source)]
    subprocess.run(convert, check=True, capture_output=True, timeout=SECONDS)
    return target / f"report.{kind}"
