"""Colleagues whose part of a report changes when the report moves to another version of its form."""

from collections.abc import Iterator
from dataclasses import replace

from bot.forms.outlines import Outlines, of_assignment
from bot.keeping.writing import Writing
from bot.notices import new_form
from storage import contributors, roles
from storage.assignments import Assignment
from storage.contributors import Contributor


def move_parts(writing: Writing, outlines: Outlines, was: Assignment, version: int) -> None:
    """Each colleague hears what is new or gone in their own part; it is open again where something is to be answered.

    Whoever is left without a question is no longer asked.
    """
    after = replace(was, form_version_id=version)
    for chat_id, requests in _by_chat(writing, was):
        questions = frozenset[str]().union(*(one.questions for one in requests))
        old = of_assignment(outlines, writing.connection, was, questions)
        new = of_assignment(outlines, writing.connection, after, questions)
        asked_anew = new_form.part_moved(writing.connection, chat_id, was, old, new, at=writing.now)
        if asked_anew and requests[0].person_id is not None:
            contributors.set_done(writing.connection, was.id, requests[0].person_id, None)
        if not new.items:
            for one in requests:
                contributors.revoke(writing.connection, was.id, one.id, at=writing.now)


def _by_chat(writing: Writing, was: Assignment) -> Iterator[tuple[int, list[Contributor]]]:
    """Everybody who accepted to answer a part of it and does not see the whole anyway, with all they were asked."""
    officers = {one.person_id for one in roles.people_of_unit(writing.connection, was.unit.id, "officer")}
    found: dict[int, list[Contributor]] = {}
    for one in contributors.of_assignment(writing.connection, was.id):
        if one.telegram_id is not None and one.person_id not in officers:
            found.setdefault(one.telegram_id, []).append(one)
    yield from found.items()
