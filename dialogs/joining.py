"""Getting in: an invitation's unit and role are confirmed, then the person says who they are."""

from dataclasses import replace

from dialogs import words
from dialogs.changes import Join, NameSelf, WrongCode
from dialogs.event import Commanded, Edited, Event, Pressed, PressedStale, Said
from dialogs.home import home
from dialogs.person import Role
from dialogs.report.sharing.contributing import part_of
from dialogs.report.sharing.filled_by import called
from dialogs.screen import Choice, Draft, Screen, button
from dialogs.state import Confirming, Home, Naming, State
from dialogs.task import Task
from dialogs.turn import Turn
from dialogs.world import Invitation, World
from templates.dates import moment
from templates.text import utf16_length

NAME_LENGTH = 120
"""Characters of a name or a post that are kept."""


def started(world: World, state: State, code_given: bool) -> Turn:
    """/start: with a code that holds, ask to confirm; without, home or the one polite line."""
    if code_given and world.codes_paused is not None:
        return _unjoined(world, state, words.CODES_PAUSED.format(until=moment(world.codes_paused, world.zone)))
    if world.invitation is not None and _is_ones_own(world, world.invitation):
        return home(world, state, fresh=True, head=words.ONE_OWN_CODE)
    if world.invitation is not None:
        return _confirm(world.invitation, state)
    turn = _unjoined(world, state, words.BAD_CODE if code_given else "")
    return replace(turn, changes=(WrongCode(),)) if world.wrong_code else turn


def _unjoined(world: World, state: State, head: str) -> Turn:
    if world.person is not None:
        return home(world, state, fresh=True, head=head)
    return stranger(state, head or words.STRANGER)


def stranger(state: State, line: str) -> Turn:
    return Turn(State(None, Home()), Draft().line(line).screen())


def _confirm(invitation: Invitation, state: State, *, fresh: bool = True) -> Turn:
    draft = Draft().line(invited(invitation), "bold").line(words.IS_IT_YOU)
    draft.row(button(words.YES, "join"), button(words.NO, "not_me"))
    return Turn(State(state.report, Confirming(invitation.code_hash)), draft.screen(), fresh)


def _is_ones_own(world: World, invitation: Invitation) -> bool:
    """Whether the code was opened by somebody it is of no use to: an officer of the unit, or the one it replaces."""
    person = world.person
    if person is None or invitation.role not in {Role.contributor, Role.officer}:
        return False
    officer = any(post.role is Role.officer and post.unit and post.unit.id == invitation.unit for post in person.posts)
    return officer if invitation.role is Role.contributor else invitation.replaces_self


def invited(invitation: Invitation) -> str:
    """What an invitation is for."""
    if invitation.task is not None:
        return words.ASKED_TO_HELP.format(**_part(invitation.task))
    if invitation.replaces is not None:
        return words.REPLACES.format(unit=of_unit(invitation.unit_name), name=called(invitation.replaces))
    return words.INVITED.format(role=words.ROLES[invitation.role], unit=of_unit(invitation.unit_name))


def of_unit(name: str) -> str:
    return f" của {name}" if name else ""


def confirming(world: World, state: State, event: Event) -> Turn:
    """Đúng takes the invitation; Không phải leaves it unused; anything else shows the question again."""
    invitation = world.invitation
    if invitation is None:
        return started(world, state, code_given=True)
    match event:
        case Pressed(Choice("join", _)):
            return _joined(world, invitation)
        case Pressed(Choice("not_me", _)):
            if world.person is not None:
                return home(world, state, fresh=False, head=words.NOT_YOU)
            return Turn(State(None, Home()), Draft().line(words.NOT_YOU).screen(), fresh=False)
        case _:
            return _confirm(invitation, state)


def _joined(world: World, invitation: Invitation) -> Turn:
    welcome = words.WELCOME.format(role=words.ROLES[invitation.role], unit=of_unit(invitation.unit_name))
    if invitation.task is not None:
        welcome = words.HELPING.format(**_part(invitation.task))
    changes = (Join(invitation.code_hash),)
    if world.person is not None and world.person.name:
        draft = Draft().line(welcome).row(button(words.HOME, "home"))
        return Turn(State(None, Home()), draft.screen(), fresh=False, changes=changes)
    return Turn(State(None, Naming()), naming_screen(f"{welcome}\n{words.NEVER_SECRET}"), fresh=False, changes=changes)


def _part(task: Task) -> dict[str, str]:
    return {"form": task.outline.form.title, "unit": task.unit.name, "part": part_of(task)}


def naming_screen(head: str = "") -> Screen:
    draft = Draft(head)
    return draft.line(words.ASK_NAME, "bold").row(button(words.LATER, "home")).screen()


def naming(world: World, state: State, event: Event) -> Turn:
    """Name and post in one message; Để sau blocks nothing."""
    match event:
        case Said(text) if utf16_length(text) > NAME_LENGTH or "\n\n" in text:
            return Turn(state, naming_screen(words.NO_NAME), fresh=True)
        case Said(text):
            name, _, title = " ".join(text.split()).partition(",")
            name, title = name.strip()[:NAME_LENGTH], title.strip()[:NAME_LENGTH]
            turn = home(world, state, fresh=True, head=words.NAMED.format(name=name))
            return Turn(turn.state, turn.screen, True, (NameSelf(name, title),))
        case Pressed() | Commanded():
            return home(world, state, fresh=not isinstance(event, Pressed))
        case Edited() | PressedStale():
            return Turn(state, naming_screen(), fresh=True)
        case _:
            return Turn(state, naming_screen(words.NAME_IN_LETTERS), fresh=True)
