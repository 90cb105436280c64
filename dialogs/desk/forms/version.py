"""A form's versions as the desk sees them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Version:
    """``number`` counts the published versions of its form from 1, 0 for a draft; ``current``: /giao offers it.

    ``uploader`` is who sent it in the chat, "" for a form of the folder.
    """

    id: int
    form: str
    title: str
    number: int
    created_at: datetime
    published_at: datetime | None
    uploader: str
    current: bool
    used: bool
    sha256: str = ""

    @property
    def is_draft(self) -> bool:
        return self.published_at is None


@dataclass(frozen=True, slots=True)
class Difference:
    """What one version asks and another does not, in words; ``changed`` is asked by both in another kind."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        return not (self.new or self.gone or self.changed)


@dataclass(frozen=True, slots=True)
class OpenedVersion:
    """The version at hand: what it asks beside the one that is given now (None: it is that one, or the first).

    ``asked`` counts its questions; ``answered`` those of the person's try-out, None where there is none; ``unit`` is
    the one a try-out is for, 0 if there is no unit yet.
    """

    id: int
    asked: int
    difference: Difference | None
    answered: int | None
    unit: int
    unit_name: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What moving a period to another version does.

    ``moving`` units have their report open, ``staying`` handed it in and keep the old version until it is open again;
    ``kept`` answers carry over, ``lost`` do not.
    """

    period: int
    version: int
    difference: Difference
    moving: int
    staying: int
    kept: int
    lost: int
