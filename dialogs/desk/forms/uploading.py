"""A new version of a form: its files are waited for, checked, and kept as a draft."""

from dataclasses import replace

from dialogs.desk.changes import KeepDraft
from dialogs.desk.forms import words
from dialogs.desk.forms.lists import name_of, show_form
from dialogs.desk.places import Forms
from dialogs.desk.scene import OfficeScene, headed
from dialogs.event import SentForm
from dialogs.screen import button
from dialogs.turn import Turn
from templates.text import cut

LISTED = 12
"""Faults named on one screen."""

FAULT = 280
"""UTF-16 units of one fault."""


def show_upload(scene: OfficeScene, place: Forms, head: str = "") -> Turn:
    draft = headed(head, words.NEW).line(words.SEND).row(button(words.ALL, "forms", "list"))
    return scene.show(Forms(step="upload", parts=place.parts), draft)


def sent(scene: OfficeScene, event: SentForm) -> Turn:
    """What the files come to: more are missing, what is wrong, or a draft."""
    if event.missing:
        names, missing = ", ".join(name for name, _ in event.parts), ", ".join(event.missing)
        head = words.GOT.format(names=names, missing=missing) if event.parts else words.NOTHING_GOT
        return show_upload(scene, Forms(parts=event.parts), head)
    if event.faults:
        return show_upload(scene, Forms(), _faults(event.faults))
    same = next((one for one in scene.office.versions if one.sha256 == event.sha256), None)
    if same is not None:
        return show_form(scene, Forms(form=same.form), words.SAME_AS.format(name=name_of(same)))
    draft = headed(words.DRAFT_KEPT.format(title=event.title, asked=event.asked), words.DRAFT_HINT)
    draft.row(button(words.OPEN_VERSIONS, "forms", "form", event.form)).row(button(words.ALL, "forms", "list"))
    turn = scene.show(Forms(step="form", form=event.form), draft)
    return replace(turn, changes=(KeepDraft(event.parts),))


def _faults(faults: tuple[str, ...]) -> str:
    lines = [words.FAULTS.format(count=len(faults)), *(f"– {cut(fault, FAULT)}" for fault in faults[:LISTED])]
    if len(faults) > LISTED:
        lines.append(words.MORE_FAULTS.format(count=len(faults) - LISTED))
    return "\n".join(lines)
