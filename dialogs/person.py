"""People: the roles they hold, the parts of reports they help with, and who reports for a unit."""

from dataclasses import dataclass
from enum import StrEnum

from templates.unit import Unit


class Role(StrEnum):
    officer = "officer"
    district = "district"
    admin = "admin"
    contributor = "contributor"


@dataclass(frozen=True, slots=True)
class Post:
    """A role a person holds, at a unit (an administrator may hold it at none)."""

    role: Role
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Share:
    """The questions of one report a colleague was asked to answer; ``done`` once they said they had finished."""

    assignment: int
    questions: frozenset[str]
    done: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """``shares`` are the parts of other people's reports the person helps with."""

    id: int
    name: str
    title: str
    posts: tuple[Post, ...]
    shares: tuple[Share, ...] = ()

    def holds(self, *roles: Role) -> bool:
        return any(post.role in roles for post in self.posts)

    @property
    def has_desk(self) -> bool:
        """Whether the person follows, checks and consolidates what units below hand in."""
        return self.holds(Role.district, Role.admin)


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody else who answered; ``name`` and ``title`` are "" until told."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who reports for a unit."""

    person: int
    author: Author
    is_self: bool


@dataclass(frozen=True, slots=True)
class UnitOfficers:
    """A unit whose officers' post the person may hand over; ``own`` where they are one of them."""

    unit: Unit
    officers: tuple[Officer, ...]
    own: bool
