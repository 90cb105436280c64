"""The forms, and one form's versions."""

from dataclasses import replace
from itertools import groupby

from dialogs.desk.forms import words
from dialogs.desk.forms.version import Version
from dialogs.desk.places import Forms
from dialogs.desk.scene import OfficeScene, headed
from dialogs.page import page_of
from dialogs.screen import button
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from templates.dates import short_day
from templates.text import cut

PAGE = 6
"""Forms or versions on one page."""


def show_list(scene: OfficeScene, place: Forms, head: str = "") -> Turn:
    """Every form with the version that is given now."""
    forms = [list(versions) for _, versions in groupby(scene.office.versions, key=lambda one: one.form)]
    here = page_of(forms, place.page, PAGE)
    draft = headed(head, words.TITLE)
    for versions in here.items:
        draft.line(f"{versions[0].title}: {_standing(versions)}")
        draft.row(button(cut(versions[0].title, 60), "forms", "form", versions[0].form))
    draft.row(*here.row("forms"))
    draft.row(button(words.NEW, "forms", "upload"), TO_HOME)
    return scene.show(Forms(page=here.number), draft)


def _standing(versions: list[Version]) -> str:
    current = next((one for one in versions if one.current), None)
    drafts = sum(one.is_draft for one in versions)
    parts = [f"đang dùng {name_of(current)}" if current else "chưa phát hành"]
    return ", ".join([*parts, *([f"{drafts} bản nháp"] if drafts else [])])


def name_of(version: Version) -> str:
    return f"bản {version.number}" if version.number else "bản nháp"


def line_of(scene: OfficeScene, version: Version) -> str:
    """ "Bản 2: phát hành 20/11/2026, đang dùng"."""
    since = version.published_at or version.created_at
    day = short_day(since.astimezone(scene.world.zone).date())
    parts = [f"{'nạp' if version.is_draft else 'phát hành'} {day}"]
    parts += [f"do {version.uploader} nạp"] if version.uploader else []
    parts += ["đang dùng"] if version.current else []
    return f"{name_of(version).capitalize()}: {', '.join(parts)}"


def show_form(scene: OfficeScene, place: Forms, head: str = "") -> Turn:
    """One form's versions, drafts first, then the latest."""
    own = [one for one in scene.office.versions if one.form == place.form]
    if not own:
        return show_list(scene, place, head or words.NO_VERSION)
    here = page_of(own, place.page, PAGE)
    draft = headed(head, own[0].title)
    for one in here.items:
        draft.line(line_of(scene, one))
        draft.row(button(name_of(one).capitalize() + _day(scene, one), "forms", "version", str(one.id)))
    draft.row(*here.row("forms"))
    draft.row(button(words.NEW, "forms", "upload"), button(words.ALL, "forms", "list"))
    return scene.show(replace(Forms(step="form", form=place.form), page=here.number), draft)


def _day(scene: OfficeScene, version: Version) -> str:
    since = (version.published_at or version.created_at).astimezone(scene.world.zone)
    return f" · {since:%H:%M} {short_day(since.date())}" if version.is_draft else ""
