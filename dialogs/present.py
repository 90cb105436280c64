"""The screen of whatever place a person stands at."""

from dataclasses import replace

from dialogs import journal, words
from dialogs.desk.consolidating import consolidate
from dialogs.desk.following.needs import is_following
from dialogs.desk.following.step import follow_present
from dialogs.desk.matters import granting, replying
from dialogs.desk.matters.places import Granting, Replying, Waiting
from dialogs.desk.matters.waiting import waiting_list
from dialogs.desk.office_needs import is_office
from dialogs.desk.office_step import office_present
from dialogs.desk.places import Consolidating
from dialogs.desk.review import conversation as review
from dialogs.desk.review.places import Bulk, Queue, Reviewing
from dialogs.home import home
from dialogs.report.present import present_report
from dialogs.report.scene import Scene
from dialogs.state import Choosing, Desk, Home, Journal, OwnUnits, State
from dialogs.turn import Turn
from dialogs.world import World


def present(state: State, world: World, *, head: str, fresh: bool) -> Turn:
    """The screen of the place the person is at, with a line above it; nothing else changes."""
    place = state.place
    if is_office(state):
        return office_present(state, world, head=head, fresh=fresh)
    if isinstance(place, Journal):
        return journal.show_journal(world, state, place, fresh=fresh, head=head)
    if is_following(state):
        return follow_present(world, state, fresh=fresh, head=head) if world.has_desk else no_right(state, world)
    if isinstance(place, Consolidating | Queue | Bulk | Reviewing):
        return show_desk(state, world, place, fresh=fresh, head=head)
    if isinstance(place, Waiting):
        return waiting_list(world, state, place.page, fresh=fresh, head=head)
    if isinstance(place, Replying):
        return replying.show(world, state, fresh=fresh, head=head)
    if isinstance(place, Granting):
        return granting.show(world, state, fresh=fresh, head=head)
    if world.report is not None and not isinstance(place, Home | Choosing | OwnUnits):
        return present_report(Scene(world, state, world.report), head=head, fresh=fresh)
    return home(world, state, fresh=fresh, head=head)


def show_desk(
    state: State, world: World, place: Consolidating | Queue | Bulk | Reviewing, *, fresh: bool, head: str = ""
) -> Turn:
    """A place of the desk for reports; who has no desk reads so, at the place they are at."""
    if not world.has_desk and isinstance(state.place, Desk):
        return no_right(state, world, fresh=fresh)
    if not world.has_desk:
        return present(state, world, head=words.NO_RIGHT, fresh=fresh)
    if isinstance(place, Queue | Bulk | Reviewing):
        return review.present(world, replace(state, place=place), fresh=fresh, head=head)
    return consolidate(world, state, place, fresh=fresh, head=head)


def no_right(state: State, world: World, *, fresh: bool = True) -> Turn:
    """Home, for somebody who stands at a desk they no longer have."""
    return home(world, state, fresh=fresh, head=words.NO_RIGHT)
