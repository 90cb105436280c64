"""A report form as an administrator sends it: a folder in an archive, or one of its files, changed line by line."""

import io
import zipfile
from datetime import datetime
from functools import cache
from importlib.resources import files as packaged

from sqlalchemy import Connection

from bot.jobs.form_reading import check_parts, unpacked
from bot.keeping.form_files import Parts, as_event, contents, keep_parts, missing
from bot.telegram import sent_file
from bot.telegram.incoming import SentFile
from dialogs.event import Event, SentBadFile, SentForm
from templates.loader import CONSOLIDATED_TEMPLATE, DEFINITION, UNIT_TEMPLATE
from templates.problem import Problem

NAMES = (DEFINITION, UNIT_TEMPLATE, CONSOLIDATED_TEMPLATE)


def form_file(what: str, changes: str) -> tuple[str, bytes]:
    """ "dan-van-kheo-nam.zip" is that form's folder as an archive, "dan-van-kheo-nam/unit.docx" one of its files.

    A line of ``changes`` is "cũ => mới": what is written otherwise in the definition; "\\n" breaks a line there.
    """
    form_id, _, part = what.removesuffix(".zip").partition("/")
    parts = {name: _shipped(form_id, name) for name in NAMES}
    parts[DEFINITION] = _changed(parts[DEFINITION].decode(), changes).encode()
    if part:
        return part, parts[part]
    return f"{form_id}.zip", zipped({f"{form_id}/{name}": content for name, content in parts.items()})


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read_form(connection: Connection, sent: SentFile, content: bytes, before: Parts, at: datetime) -> Event:
    """What a file of a form comes to, as the bot reads it."""
    found = unpacked(sent_file.plain_name(sent.document), content)
    if isinstance(found, Problem):
        return SentBadFile(found)
    parts = keep_parts(connection, before, found, at)
    if lacking := missing(parts):
        return SentForm(parts, lacking)
    return as_event(parts, check_parts(contents(connection, parts)))


@cache
def _shipped(form_id: str, name: str) -> bytes:
    content: bytes = packaged("templates").joinpath("forms", form_id, name).read_bytes()
    return content


def _changed(definition: str, changes: str) -> str:
    for line in filter(None, changes.split("\n")):
        old, _, new = (part.replace("\\n", "\n") for part in line.partition(" => "))
        assert old in definition, f"no {old!r} in the form"
        definition = definition.replace(old, new, 1)
    return definition
