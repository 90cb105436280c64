"""Đơn vị của tôi: who reports for a unit, and handing that post over to somebody new (bàn giao)."""

from dialogs import words
from dialogs.changes import HandOver
from dialogs.home import home
from dialogs.person import Officer, UnitOfficers
from dialogs.report.one_line import one_line
from dialogs.report.sharing.filled_by import called
from dialogs.screen import Choice, Draft, button
from dialogs.state import OwnUnits, State
from dialogs.to_home import TO_HOME
from dialogs.turn import Turn
from dialogs.world import World
from templates.text import cut

HANDOVER_VERBS = frozenset({"own_units", "handover", "handover_make"})

LABEL = 40
"""UTF-16 units of a name on a button."""


def pressed(world: World, state: State, choice: Choice) -> Turn:
    """A button about a unit's officers; any desk may lead here with ``handover`` and the ids of a unit and a person."""
    match choice:
        case Choice("handover" | "handover_make", (unit, person)):
            found = _found(world, int(unit), int(person))
            if found is None:
                return own_units(world, state, fresh=False, head=words.NOT_THEIR_POST)
            return _confirm(state, *found) if choice.verb == "handover" else _make(world, state, *found)
        case _:
            return own_units(world, state, fresh=False)


def own_units(world: World, state: State, *, fresh: bool, head: str = "") -> Turn:
    """The officers of each of the person's own units, each with Bàn giao."""
    own = [office for office in world.unit_officers if office.own]
    if not own:
        return home(world, state, fresh=fresh, head=head or words.NO_RIGHT)
    draft = Draft(head)
    for office in own:
        draft.line(office.unit.name, "bold")
        for officer in office.officers:
            draft.line(f"– {_told(officer)}")
    draft.line().line(words.HANDOVER_HELP)
    several = len(own) > 1
    for office in own:
        for number, officer in enumerate(office.officers, 1):
            whose = (
                words.OWN_WORK if officer.is_self else f"{number}. {cut(one_line(officer.author.name), LABEL)}".strip()
            )
            where = f" – {cut(office.unit.name, 20)}" if several else ""
            label = f"{words.HAND_OVER}: {whose}{where}"
            draft.row(button(label, "handover", str(office.unit.id), str(officer.person)))
    draft.row(TO_HOME)
    return Turn(State(state.report, OwnUnits()), draft.screen(), fresh)


def _told(officer: Officer) -> str:
    mark = " (chính mình)" if officer.is_self else ""
    return f"{called(officer.author)}{mark}"


def _found(world: World, unit: int, person: int) -> tuple[UnitOfficers, Officer] | None:
    """The unit and its officer, as far as the person may hand that post over."""
    office = next((office for office in world.unit_officers if office.unit.id == unit), None)
    officer = next((one for one in office.officers if one.person == person), None) if office else None
    return (office, officer) if office is not None and officer is not None else None


def _confirm(state: State, office: UnitOfficers, officer: Officer) -> Turn:
    draft = Draft().line(f"{words.HAND_OVER} · {office.unit.name}", "bold")
    draft.line(words.CONFIRM_HANDOVER.format(name=_name(officer), unit=office.unit.name))
    draft.row(button(words.MAKE_HANDOVER, "handover_make", str(office.unit.id), str(officer.person)))
    draft.row(button(words.BACK, "own_units" if office.own else "home"))
    return Turn(State(state.report, OwnUnits()), draft.screen(), fresh=False)


def _make(world: World, state: State, office: UnitOfficers, officer: Officer) -> Turn:
    """The code comes in a message of its own, ready to be forwarded to the new person."""
    letter = words.HANDOVER_LETTER.format(name=called(officer.author), unit=office.unit.name) + "\n{link}"
    change = HandOver(office.unit.id, officer.person, letter)
    draft = Draft().line(f"✅ {words.HANDOVER_MADE}", "bold")
    draft.line(words.HANDOVER_WAITS.format(name=_name(officer)))
    draft.row(TO_HOME)
    return Turn(State(state.report, OwnUnits()), draft.screen(), fresh=False, changes=(change,))


def _name(officer: Officer) -> str:
    return "anh/chị" if officer.is_self else called(officer.author)
