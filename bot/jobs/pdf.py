"""A Word file as PDF, by the LibreOffice of this machine, where it has one."""

import os
import shutil
import stat
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir


class NotConverted(Exception):
    """LibreOffice is missing or made nothing; the message says in Vietnamese what to do."""


PREFIX = "baocao-pdf-"

LEFT_BEHIND = 600
"""Seconds after which a folder belongs to no conversion any more: each has far less time."""

ABSENT = "Máy chủ không có LibreOffice nên chưa soạn được bản PDF. Anh/chị dùng tệp Word."
NOTHING_MADE = "Trợ lý chưa soạn được bản PDF. Anh/chị dùng tệp Word, hoặc thử lại sau ít phút."


def office(program: str) -> str | None:
    """The path of LibreOffice's ``program``; None where this machine has no such thing."""
    return shutil.which(program)


def as_pdf(word: bytes, soffice: str | None) -> bytes:
    """The PDF of a .docx; raises ``NotConverted``.

    LibreOffice gets a folder of its own with a new profile: two conversions sharing one end without file or error.  It
    sees none of our environment, stays in this worker's process group, which is killed as one when the time is up, and
    inherits the worker's bound on memory.
    """
    if soffice is None:
        raise NotConverted(ABSENT)
    remove_leftovers()
    with TemporaryDirectory(prefix=PREFIX) as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(word)
        _convert(soffice, folder)
        made = folder / "report.pdf"
        if not made.is_file():
            raise NotConverted(NOTHING_MADE)
        return made.read_bytes()


def remove_leftovers() -> None:
    """Remove folders of conversions that were killed: what people wrote does not stay behind in them."""
    before = time.time() - LEFT_BEHIND
    for folder in Path(gettempdir()).glob(f"{PREFIX}*"):
        with suppress(FileNotFoundError):
            status = folder.lstat()
            if stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and status.st_mtime < before:
                shutil.rmtree(folder, ignore_errors=True)


def _convert(soffice: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    order = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "report.docx"),
    ]
    silent = subprocess.DEVNULL
    own = _environment(folder)
    subprocess.run(order, stdin=silent, stdout=silent, stderr=silent, env=own, check=False)  # noqa: S603 - our own words


def _environment(folder: Path) -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"}
