"""An archive of a report form, as it is unpacked before anything in it is looked at."""

import zipfile
from io import BytesIO

import pytest

from bot.jobs.form_reading import LARGEST_PART, unpacked
from templates.problem import Problem
from tests.excel.test_hostile_workbooks import long_directory


def archive(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as written:
        for name, content in members:
            written.writestr(name, content)
    return stream.getvalue()


def damaged() -> bytes:
    """An archive whose packed bytes are not what they were."""
    whole = bytearray(archive(("form.yaml", b"id: mau\n" * 100)))
    start = whole.index(b"form.yaml") + len(b"form.yaml")
    whole[start : start + 8] = b"\xff" * 8
    return bytes(whole)


REFUSED = {
    "no archive": (b"mau", "form_archive_broken"),
    "damaged": (damaged(), "form_archive_broken"),
    "packed with LZMA": (archive(("form.yaml", b"x"), method=zipfile.ZIP_LZMA), "form_archive_broken"),
    "a bomb": (archive(("form.yaml", bytes(LARGEST_PART + 1))), "form_archive_too_big"),
    "a crowd": (archive(*((f"{number}.txt", b"") for number in range(60))), "form_archive_too_big"),
    "a directory of two hundred thousand entries": (long_directory(), "form_archive_too_big"),
    "two forms": (archive(("a/form.yaml", b"x"), ("b/form.yaml", b"x")), "form_archive_several"),
    "another archive within": (archive(("mau.zip", archive(("form.yaml", b"x")))), "form_archive_empty"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_archive_that_is_no_form_is_refused(name: str) -> None:
    """Each is answered with a sentence that says what to do; nothing of it is written to a disk."""
    content, code = REFUSED[name]
    refused = unpacked("mau.zip", content)
    assert isinstance(refused, Problem)
    assert refused.code == code


def test_a_path_that_leads_out_is_no_path() -> None:
    """Only the last part of a name counts, and it is one of three."""
    assert unpacked("mau.zip", archive(("../../etc/form.yaml", b"id: x"), ("..\\passwd", b"y"))) == {
        "form.yaml": b"id: x"
    }
