"""LibreOffice, where the machine has it: a .docx to the text of its PDF."""

import shutil
import subprocess
from pathlib import Path

import pytest

SECONDS = 120


def pdf_text(content: bytes, folder: Path) -> str:
    """The text LibreOffice prints of ``content``; skips where LibreOffice or poppler is missing."""
    soffice, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if soffice is None or reader is None:
        pytest.skip("LibreOffice (soffice) and poppler (pdftotext) are needed to open the document")
    (folder / "report.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [
        soffice,
        "--headless",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "report.docx"),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=SECONDS)
    read = [reader, "-layout", str(folder / "report.pdf"), "-"]
    return subprocess.run(read, check=True, capture_output=True, timeout=SECONDS).stdout.decode()
