"""The forms that can be given: of each the version published last, in the chat or by the folder of forms."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from bot.forms.shelf import Shelf
from storage import forms
from storage.forms import VersionLine
from templates.loader import LoadedForm, parse_definition

Order = tuple[datetime, int]
"""When a version was published and, of two at one instant, its number."""


def published(connection: Connection, shelf: Shelf) -> dict[str, LoadedForm]:
    """By form id, in the order of ids.

    A form of the folder counts from when it was first kept; one that was never kept is newer than all others.
    """
    found: dict[str, LoadedForm] = dict(shelf.forms)
    for form_id, line in newest(forms.lines(connection), shelf.forms).items():
        if form_id not in found or line.sha256 != found[form_id].sha256:
            found[form_id] = kept_form(connection, line.id)
    return dict(sorted(found.items()))


def newest(lines: list[VersionLine], folder: Mapping[str, LoadedForm]) -> dict[str, VersionLine]:
    """Of each form the version in the database that is given now; forms that stand in the folder alone have none."""
    found: dict[str, tuple[Order, VersionLine]] = {}
    hashes = {loaded.sha256 for loaded in folder.values()}
    kept = {line.sha256 for line in lines if line.published_at is not None}
    ahead = {form_id for form_id, loaded in folder.items() if loaded.sha256 not in kept}
    for line in lines:
        own = line.uploaded_by is not None or line.sha256 in hashes
        if line.published_at is None or not own or line.form_id in ahead:
            continue
        order = (line.published_at, line.id)
        if line.form_id not in found or order > found[line.form_id][0]:
            found[line.form_id] = (order, line)
    return {form_id: line for form_id, (_, line) in found.items()}


def kept_form(connection: Connection, version_id: int) -> LoadedForm:
    """A version as it is kept; LookupError where there is none."""
    kept = forms.get(connection, version_id)
    if kept is None:
        raise LookupError(f"form version {version_id}")
    return LoadedForm(
        parse_definition(kept.definition, kept.form_id),
        kept.definition,
        kept.unit_template,
        kept.consolidated_template,
        kept.sha256,
    )
