"""One version: tried out, published, deleted, and the periods that may move to it."""

from dataclasses import replace

from dialogs.desk.changes import BeginTryout, DropDraft, DropTryout, Publish
from dialogs.desk.forms import words
from dialogs.desk.forms.difference import put_difference
from dialogs.desk.forms.lists import line_of, show_form
from dialogs.desk.forms.version import OpenedVersion, Version
from dialogs.desk.places import Forms
from dialogs.desk.scene import OfficeScene, headed
from dialogs.screen import Button, Draft, button
from dialogs.turn import Turn
from dialogs.words import BACK


def at_hand(scene: OfficeScene, place: Forms) -> tuple[Version, OpenedVersion] | None:
    """The version the place is about; None where it is gone."""
    version, opened = scene.office.version(place.version), scene.office.opened
    return (version, opened) if version is not None and opened is not None else None


def _draft_at_hand(scene: OfficeScene, place: Forms) -> tuple[Version, OpenedVersion] | None:
    """The version at hand while it is still a draft; None once somebody has published or deleted it."""
    found = at_hand(scene, place)
    return found if found is not None and found[0].is_draft else None


def show_version(scene: OfficeScene, place: Forms, head: str = "") -> Turn:
    """One version: what it changes, its try-out, and what can be decided about it."""
    found = at_hand(scene, place)
    if found is None:
        return show_form(scene, place, head or words.NO_VERSION)
    version, opened = found
    draft = headed(head, version.title).line(line_of(scene, version)).line(f"{opened.asked} câu hỏi.")
    if opened.difference is not None:
        _compared(draft, opened)
    if not opened.unit:
        draft.line(words.NO_UNIT)
    draft.row(*_trying(version, opened))
    draft.row(*_deciding(scene, version))
    draft.row(button(words.VERSIONS, "forms", "form", version.form))
    return scene.show(Forms(step="version", form=version.form, version=version.id), draft)


def _compared(draft: Draft, opened: OpenedVersion) -> None:
    found = opened.difference
    if found is None or found.is_none:
        draft.line(f"So với bản đang dùng: {words.SAME_QUESTIONS.lower()}")
        return
    put_difference(draft.line("So với bản đang dùng:", "bold"), found)


def _trying(version: Version, opened: OpenedVersion) -> tuple[Button | None, ...]:
    if not opened.unit:
        return ()
    if opened.answered is None:
        return (button(words.TRY, "forms", "try"),)
    label = f"▶ {words.GO_ON_TRYING} ({opened.answered}/{opened.asked})"
    return button(label, "trying", str(version.id)), button(words.DROP_TRYOUT, "forms", "untry")


def _deciding(scene: OfficeScene, version: Version) -> tuple[Button | None, ...]:
    if version.is_draft:
        return button(words.PUBLISH, "forms", "publish"), button(words.DROP_DRAFT, "forms", "drop")
    movable = version.current and scene.office.movable(version, scene.world.now)
    return (button(words.MOVE, "forms", "periods") if movable else None,)


def tried(scene: OfficeScene, place: Forms) -> Turn:
    """Điền thử: the try-out is there, and one press begins it."""
    found = at_hand(scene, place)
    if found is None or not found[1].unit:
        return show_version(scene, place)
    version, opened = found
    after = replace(scene, office=replace(scene.office, opened=replace(opened, answered=0)))
    turn = show_version(after, place, words.TRYOUT_OPENED.format(unit=opened.unit_name))
    return replace(turn, changes=(BeginTryout(version.id, opened.unit),))


def thrown_away(scene: OfficeScene, place: Forms) -> Turn:
    found = at_hand(scene, place)
    if found is None:
        return show_version(scene, place)
    after = replace(scene, office=replace(scene.office, opened=replace(found[1], answered=None)))
    turn = show_version(after, place, words.TRYOUT_DROPPED)
    return replace(turn, changes=(DropTryout(found[0].id),))


def show_publish(scene: OfficeScene, place: Forms, head: str = "") -> Turn:
    """The last word before a draft becomes a version that never changes."""
    found = _draft_at_hand(scene, place)
    if found is None:
        return show_version(scene, place, head)
    draft = headed(head, words.SURE_TO_PUBLISH.format(title=found[0].title))
    if found[1].difference is not None:
        _compared(draft, found[1])
    draft.row(button(words.PUBLISH_NOW, "forms", "publish_now"))
    draft.row(button(BACK, "forms", "version", str(place.version)))
    return scene.show(replace(place, step="publish"), draft)


def published(scene: OfficeScene, place: Forms) -> Turn:
    """Phát hành: from now on the form is given as this version."""
    found = _draft_at_hand(scene, place)
    if found is None:
        return show_version(scene, place)
    version = found[0]
    number = 1 + max(one.number for one in scene.office.versions if one.form == version.form)
    now = replace(version, published_at=scene.world.now, number=number, current=True)
    versions = tuple(
        now if one.id == version.id else replace(one, current=one.current and one.form != version.form)
        for one in scene.office.versions
    )
    opened = replace(found[1], difference=None, answered=None)
    after = replace(scene, office=replace(scene.office, versions=versions, opened=opened))
    turn = show_version(after, place, words.PUBLISHED.format(number=number))
    return replace(turn, changes=(Publish(version.id),))


def show_drop(scene: OfficeScene, place: Forms, head: str = "") -> Turn:
    found = _draft_at_hand(scene, place)
    if found is None:
        return show_version(scene, place, head)
    draft = headed(head, words.SURE_TO_DROP.format(title=found[0].title))
    draft.row(button(words.DROP_NOW, "forms", "drop_now"))
    draft.row(button(BACK, "forms", "version", str(place.version)))
    return scene.show(replace(place, step="drop"), draft)


def dropped(scene: OfficeScene, place: Forms) -> Turn:
    found = _draft_at_hand(scene, place)
    if found is None:
        return show_version(scene, place)
    left = tuple(one for one in scene.office.versions if one.id != place.version)
    after = replace(scene, office=replace(scene.office, versions=left))
    turn = show_form(after, replace(place, page=0), words.DRAFT_DROPPED)
    return replace(turn, changes=(DropDraft(place.version),))
