"""Who may do what: the one place where rights are decided.

An officer works on the reports of their own unit; consolidating staff see the units below theirs; an
administrator without a unit sees everything.
"""

from dialogs.world import Person, Role
from templates.unit import Unit


def report_units(person: Person) -> tuple[int, ...]:
    """Units whose reports the person fills in."""
    return tuple(post.unit.id for post in person.posts if post.role is Role.officer and post.unit is not None)


def may_fill_in(person: Person, unit: Unit) -> bool:
    """Whether the person may see, answer and submit the unit's reports."""
    return unit.id in report_units(person)


def desk_units(person: Person) -> tuple[int, ...]:
    """Units whose direct children the person follows and consolidates."""
    return tuple(
        post.unit.id for post in person.posts if post.role in {Role.district, Role.admin} and post.unit is not None
    )


def is_administrator(person: Person) -> bool:
    """Whether the person's desk is that of every unit."""
    return any(post.role is Role.admin and post.unit is None for post in person.posts)
