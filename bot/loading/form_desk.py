"""The versions of forms as /mau sees them: for administrators of everything alone."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.forms.published import kept_form, newest
from bot.forms.shelf import Shelf
from dialogs.desk.forms.difference import difference
from dialogs.desk.forms.version import Effect, OpenedVersion, Version
from dialogs.desk.office import Office
from dialogs.desk.office_needs import OfficeNeeds
from dialogs.person import Person
from storage import answers, assignments, forms, periods, tryouts
from storage.forms import VersionLine
from templates.binding import bind
from templates.carrying import carrying
from templates.form import ReportForm
from templates.next_period import own_window
from templates.outline import Outline
from templates.period import Period
from templates.unit import Unit
from templates.unit_tree import UnitTree


@dataclass(frozen=True, slots=True)
class FormDesk:
    """Loads what /mau looks at."""

    outlines: Outlines
    shelf: Shelf

    def load(self, connection: Connection, person: Person, office: Office, needs: OfficeNeeds, now: datetime) -> Office:
        """The desk with every version, the one at hand in full, and what it would do to the period at hand."""
        lines = forms.lines(connection)
        current = newest(lines, self.shelf.forms)
        versions = self._versions(connection, lines, current, now)
        office = replace(office, versions=versions)
        version = office.version(needs.version) if needs.version else None
        if version is None:
            return office
        opened = self._opened(connection, person, office, version, now)
        effect = self._effect(connection, version, needs.moving) if needs.moving else None
        return replace(office, opened=opened, effect=effect)

    def _versions(
        self, connection: Connection, lines: list[VersionLine], current: dict[str, VersionLine], now: datetime
    ) -> tuple[Version, ...]:
        """By form; within one drafts first, then the latest; what stands in the folder alone has no id yet."""
        used = forms.used(connection)
        found: list[Version] = []
        for form_id in sorted({line.form_id for line in lines}):
            own = [line for line in lines if line.form_id == form_id]
            drafts = [line for line in own if line.published_at is None]
            published = [line for line in own if line.published_at is not None]
            numbered = [*((line, 0) for line in drafts), *zip(published, range(1, len(published) + 1), strict=True)]
            for line, number in reversed(numbered):
                title = kept_form(connection, line.id).form.plain_title
                found.append(_version(line, number, title, current, is_used=line.id in used))
        kept = {line.sha256 for line in lines}
        for form_id, loaded in self.shelf.forms.items():
            if loaded.sha256 not in kept:
                number = 1 + max((one.number for one in found if one.form == form_id), default=0)
                title = loaded.form.plain_title
                found.insert(0, Version(0, form_id, title, number, now, now, "", current=True, used=False))
        return tuple(sorted(found, key=lambda one: (one.form, not one.is_draft)))

    def _opened(
        self, connection: Connection, person: Person, office: Office, version: Version, now: datetime
    ) -> OpenedVersion:
        unit = tryout_unit(office.tree)
        form = kept_form(connection, version.id).form
        outline = _outline(form, unit, now)
        other = next((one for one in office.versions if one.form == version.form and one.current), None)
        compared = None
        if other is not None and version.is_draft:
            compared = difference(_outline(kept_form(connection, other.id).form, unit, now), outline)
        number = tryouts.of_person(connection, person.id).get(version.id)
        answered = None
        if number is not None:
            answered = outline.answered(assignments.answered_keys(connection, [number])[number])
        return OpenedVersion(
            version.id,
            len(outline.items),
            compared,
            answered,
            unit.id if unit else 0,
            unit.name if unit else "",
        )

    def _effect(self, connection: Connection, version: Version, period_id: int) -> Effect | None:
        stored = periods.get(connection, period_id)
        if stored is None or stored.form_id != version.form or stored.form_version_id == version.id:
            return None
        given = [one for one in assignments.of_period(connection, period_id) if not one.is_recalled]
        moving = [one for one in given if one.is_open]
        keys = assignments.answered_keys(connection, [one.id for one in moving])
        kept = lost = 0
        for one in moving:
            old = of_assignment(self.outlines, connection, one)
            new = of_assignment(self.outlines, connection, replace(one, form_version_id=version.id))
            own = carrying(old, new).kept
            kept += len(keys[one.id] & own)
            lost += len(keys[one.id] - own)
        level, scope = (given[0].unit.level, given[0].scope) if given else ("", None)
        old, new = (
            self.outlines.of(connection, number, stored.period, level, scope)
            for number in (stored.form_version_id, version.id)
        )
        return Effect(period_id, version.id, difference(old, new), len(moving), len(given) - len(moving), kept, lost)


def tryout_unit(tree: UnitTree) -> Unit | None:
    """Whose report a try-out is filled in as: the first unit with nobody below it."""
    return next((unit for unit in tree.in_order() if not tree.children(unit.id)), None)


def tryout_period(form: ReportForm, now: datetime) -> Period:
    """The form's own window of today."""
    return Period(*own_window(form.recurs, now.date()), now)


def changed_answers(connection: Connection, assignment_id: int, old: Outline, new: Outline) -> list[str]:
    """Keys whose answers are of another kind in the new outline."""
    stored = answers.all_answers(connection, assignment_id)
    return [key for key in carrying(old, new).changed if key in stored]


def _version(line: VersionLine, number: int, title: str, current: dict[str, VersionLine], *, is_used: bool) -> Version:
    given = current.get(line.form_id)
    return Version(
        line.id,
        line.form_id,
        title,
        number,
        line.created_at,
        line.published_at,
        line.uploader,
        given is not None and given.id == line.id,
        is_used,
        line.sha256,
    )


def _outline(form: ReportForm, unit: Unit | None, now: datetime) -> Outline:
    return Outline(bind(form, tryout_period(form, now)), unit.level if unit else "")
