"""The files of a form that is being sent in the chat, kept until all of them are there."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.jobs.form_reading import NAMES, CheckedForm
from dialogs.event import SentForm
from storage import files

Parts = tuple[tuple[str, int], ...]
"""Stored files by their names in a form's folder."""


def keep_parts(connection: Connection, before: Parts, found: Mapping[str, bytes], at: datetime) -> Parts:
    """What came before together with what has come now, which replaces files of the same name."""
    kept = {name: number for name, number in before if files.get(connection, number) is not None}
    for name, content in found.items():
        kept[name] = files.add(connection, name=name, mime="", content=content, at=at)
    return tuple((name, kept[name]) for name in NAMES if name in kept)


def contents(connection: Connection, parts: Parts) -> dict[str, bytes]:
    """The files themselves."""
    found = {name: files.get(connection, number) for name, number in parts}
    return {name: one.content for name, one in found.items() if one is not None}


def missing(parts: Parts) -> tuple[str, ...]:
    known = dict(parts)
    return tuple(name for name in NAMES if name not in known)


def as_event(parts: Parts, checked: CheckedForm) -> SentForm:
    """What the complete files come to."""
    return SentForm(parts, (), checked.faults, checked.form, checked.title, checked.asked, checked.sha256)
