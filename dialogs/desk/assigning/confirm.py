"""Read back, and Xác nhận giao."""

from dataclasses import replace

from dialogs.desk.assigning import words
from dialogs.desk.assigning.bound import bound_form, letter_of, period_of
from dialogs.desk.assigning.deadline import due_words
from dialogs.desk.assigning.steps import Outcome, go
from dialogs.desk.calendar import day_words
from dialogs.desk.changes import GiveForm
from dialogs.desk.places import Assigning, LetterDraft
from dialogs.desk.scene import OfficeScene, headed
from dialogs.desk.words import parts_in_words
from dialogs.screen import Choice, Draft, button
from dialogs.state import Home
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.words import PROGRESS
from templates.dates import short_day
from templates.form import ReportForm
from templates.text import cut

NAMED = 12
"""Units named on the screen."""


def show(scene: OfficeScene, place: Assigning, head: str = "") -> Turn:
    """Everything chosen, once more; every part of it can be changed from here."""
    form = scene.office.form(place.form)
    if form is None:
        raise LookupError(place.form)
    place = replace(place, checked=True)
    draft = headed(head, words.READ_BACK)
    _read_back(scene, place, bound_form(scene, place, form), draft)
    draft.row(button(words.CONFIRM, "assigning", "give"))
    draft.row(
        button(words.EDIT_WINDOW, "assigning", "step", "window"), button(words.EDIT_DUE, "assigning", "step", "due_set")
    )
    draft.row(
        button(words.EDIT_UNITS, "assigning", "step", "units"), button(words.EDIT_LETTER, "assigning", "step", "number")
    )
    if form.recurs != "none":
        label = f"{'✅' if place.opens_next else '⬜'} {words.OPENS_NEXT}"
        draft.row(button(label, "assigning", "opens_next"))
    return scene.show(place, draft.row(button(words.CANCEL, "assigning", "stop")))


def _read_back(scene: OfficeScene, place: Assigning, form: ReportForm, draft: Draft) -> None:
    period = period_of(scene, place)
    draft.line(f"Mẫu: {form.title}")
    draft.line(f"Số liệu: {short_day(period.start)} - {short_day(period.end)}")
    draft.line(f"Hạn nộp: {due_words(place)}")
    same = scene.office.same(place.form, place.start, place.end)
    desk = scene.office.desk(place.desk)
    if same is not None and desk and same.is_own(desk) and same.period.deadline != period.deadline:
        draft.line("Kỳ này đã giao trước đây: hạn mới áp dụng cho mọi đơn vị đã giao.")
    if place.lock is not None:
        draft.line(f"Khoá sau: {day_words(place.lock)}, {place.hour}")
    _read_units(scene, place, form, draft)
    draft.line(f"Công văn: {_letter_words(place.letter)}")
    if place.opens_next:
        draft.line("Kỳ sau tự mở, trước hạn của kỳ ấy 30 ngày; hạn chuyển theo, anh/chị được báo và đổi được.")


def _read_units(scene: OfficeScene, place: Assigning, form: ReportForm, draft: Draft) -> None:
    units = [scene.office.tree.by_id[number] for number in place.units if number in scene.office.tree.by_id]
    names = ", ".join(unit.name for unit in units[:NAMED])
    more = f" và {len(units) - NAMED} đơn vị khác" if len(units) > NAMED else ""
    draft.line(f"Đơn vị ({len(units)}): {names}{more}")
    for number, parts in place.scopes:
        if number in place.units and number in scene.office.tree.by_id:
            draft.line(f"– {scene.office.tree.by_id[number].name} chỉ làm: {parts_in_words(form, parts)}")
    alone = [unit for unit in units if unit.id not in scene.office.staffed]
    if alone:
        named = ", ".join(unit.name for unit in alone[:NAMED])
        draft.line(
            f"⚠ Chưa có người ở {len(alone)} đơn vị: {named}{' …' if len(alone) > NAMED else ''}. Gõ /moi để mời."
        )


def _letter_words(letter: LetterDraft) -> str:
    if not letter.number or letter.day is None:
        return f"tệp {letter.file_name}" if letter.file else "không có"
    said = f"số {letter.number}, ngày {short_day(letter.day)} của {letter.issuer} về {cut(letter.subject, 120)}"
    return said + (f"; kèm tệp {letter.file_name}" if letter.file else "")


def pressed(scene: OfficeScene, place: Assigning, choice: Choice) -> Outcome | None:
    match choice.args:
        case ("give",):
            return _given(scene, place)
        case ("opens_next",):
            return replace(place, opens_next=not place.opens_next)
        case ("step", ("window" | "due_set" | "units" | "number") as step):
            return go(replace(place, page=0, words=""), step)
        case _:
            return None


def _given(scene: OfficeScene, place: Assigning) -> Outcome:
    units = tuple(number for number in place.units if number in scene.office.tree.by_id)
    desk, form = scene.office.desk(place.desk), scene.office.form(place.form)
    if not units or desk is None or form is None:
        return go(place, "units")
    scopes = tuple(one for one in place.scopes if one[0] in units)
    period = period_of(scene, place)
    change = GiveForm(form.id, period, desk.id, units, scopes, place.letter.file, place.opens_next)
    same = scene.office.same(place.form, place.start, place.end)
    had = {one.unit.id for one in same.units if one.status != "recalled"} if same else set()
    new = [number for number in units if number not in had]
    due, attached = due_words(place), " kèm công văn" if place.letter.file else ""
    head = words.GIVEN.format(form=bound_form(scene, place, form).title, count=len(new), due=due, letter=attached)
    draft = Draft().line(head if new else words.NOBODY_NEW.format(due=due))
    draft.line(words.OWN_REPORT.format(unit=desk.name))
    if letter_of(place) is None and place.letter.number:
        raise LookupError("a letter without its day")
    draft.row(button(PROGRESS, "following"), TO_HOME)
    return scene.show(Home(), draft, (change,))
