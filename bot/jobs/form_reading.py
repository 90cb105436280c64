"""A report form sent in the chat: taken out of its archive and checked in a process with bounds of memory and time.

A template may be any file at all: it is filled nowhere but in such a process (``python -m bot.jobs.form_reading``).
"""

import pickle
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

import orjson

from bot.forms.checks import most_asked, template_faults
from bot.jobs import memory
from bot.jobs.apart import run_apart
from renderers.office_format import DOCUMENT, Unreadable
from renderers.zip_directory import is_crowded, is_packed_plainly
from templates.faults import FormFaults
from templates.loader import CONSOLIDATED_TEMPLATE, DEFINITION, UNIT_TEMPLATE, as_loaded
from templates.problem import Problem

NAMES = (DEFINITION, UNIT_TEMPLATE, CONSOLIDATED_TEMPLATE)
"""The files of a form's folder."""

MOST_ENTRIES = 50
"""Entries of an archive: a form has three files, and an archive of a folder a few more."""
LARGEST_PART = 10 * 1024 * 1024
"""Bytes one of the files may unpack to."""
LARGEST_DEFINITION = 1024 * 1024
"""Bytes of a definition: the longest that ships has a tenth of it."""

SECONDS = 60.0
MEMORY = 768 * 1024 * 1024
"""Bytes beyond what the process starts with; the largest form that ships needs less than a third of it."""

TOO_HEAVY = "Mẫu này nặng quá nên Trợ lý dừng kiểm tra giữa chừng. Anh/chị bớt vòng lặp, hình ảnh trong tệp Word."


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """What a form is, or what is wrong with it, by file and line."""

    faults: tuple[str, ...] = ()
    form: str = ""
    title: str = ""
    asked: int = 0
    sha256: str = ""


def unpacked(name: str, content: bytes) -> dict[str, bytes] | Problem:
    """The files of a form that one sent file holds: itself, or those in an archive."""
    if not name.lower().endswith(".zip"):
        part = name.lower()
        return {part: content} if part in NAMES else Problem("form_other_file", values={"name": name})
    if is_crowded(content, MOST_ENTRIES):
        return Problem("form_archive_too_big")
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _out_of(archive)
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError):
        return Problem("form_archive_broken")


def _out_of(archive: ZipFile) -> dict[str, bytes] | Problem:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        return Problem("form_archive_too_big")
    if not is_packed_plainly(entries):
        return Problem("form_archive_broken")
    found: dict[str, bytes] = {}
    for entry in entries:
        part = _part(entry)
        if part in found:
            return Problem("form_archive_several")
        if part:
            with archive.open(entry) as stream:
                found[part] = stream.read(LARGEST_PART + 1)
            if len(found[part]) > LARGEST_PART:
                return Problem("form_archive_too_big")
    return found or Problem("form_archive_empty")


def _part(entry: ZipInfo) -> str:
    """Which of a form's files an entry is, "" if none; a Macintosh adds shadows of its own."""
    *folders, name = entry.filename.lower().replace("\\", "/").split("/")
    return name if name in NAMES and "__macosx" not in folders else ""


def check_parts(parts: Mapping[str, bytes]) -> CheckedForm:
    """The checks of ``baocao check``, on files that came from outside."""
    refused = tuple(_refused(parts))
    if refused:
        return CheckedForm(refused)
    try:
        loaded = as_loaded(parts[DEFINITION], parts[UNIT_TEMPLATE], parts[CONSOLIDATED_TEMPLATE], name=DEFINITION)
    except FormFaults as found:
        return CheckedForm(tuple(map(str, found.faults)))
    wrong = tuple(fault.removeprefix(f"{loaded.form.id}/") for fault in template_faults(loaded))
    if wrong:
        return CheckedForm(wrong)
    return CheckedForm((), loaded.form.id, loaded.form.plain_title, most_asked(loaded.form), loaded.sha256)


def _refused(parts: Mapping[str, bytes]) -> list[str]:
    """Why files are not even looked into."""
    from renderers.office_package import opened  # noqa: PLC0415 - lxml loads on first use

    found = []
    if len(parts[DEFINITION]) > LARGEST_DEFINITION:
        found.append(f"{DEFINITION}: tệp lớn hơn 1 MB. Anh/chị kiểm tra lại, đây phải là một tệp chữ.")
    for name in (UNIT_TEMPLATE, CONSOLIDATED_TEMPLATE):
        try:
            with opened(parts[name], DOCUMENT):
                pass
        except Unreadable as unreadable:
            found.append(f"{name}: {unreadable.problem.sentence}")
    return found


async def check_apart(parts: Mapping[str, bytes], *, seconds: float = SECONDS) -> CheckedForm:
    """``check_parts`` in a process of its own, which has so many ``seconds``."""
    said = await run_apart("bot.jobs.form_reading", pickle.dumps(dict(parts)), seconds=seconds)
    if said is None:
        return CheckedForm((TOO_HEAVY,))
    read = orjson.loads(said)
    return CheckedForm(**read | {"faults": tuple(read["faults"])})


def main() -> None:
    """Check one form within the bound of memory."""
    parts: dict[str, bytes] = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the bot above
    memory.limit(MEMORY)
    sys.stdout.buffer.write(orjson.dumps(check_parts(parts)))


if __name__ == "__main__":
    main()
