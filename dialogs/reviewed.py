"""What the parent's staff and the unit see of checking: remarks, requests to edit, versions handed in, who did what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.marks import Marks
from templates.answers import Answer
from templates.oddities import Oddity
from templates.outline import Item, Outline
from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Remark:
    """Góp ý on a question, a figure or (``key`` "") the whole report.

    ``sent`` is false while it is collected; ``fixed``: the unit marked it as done; ``was`` are the answers it is about
    as they stood in its version.
    """

    id: int
    version: int
    key: str
    text: str
    by: str
    sent: bool
    fixed: bool = False
    was: Mapping[str, Answer | None] = field(default_factory=dict)

    def touched(self, now: Mapping[str, Answer]) -> bool:
        """Whether any answer it is about is another one than it was."""
        return any(now.get(key) != answer for key, answer in self.was.items())

    def handled(self, now: Mapping[str, Answer]) -> bool:
        return self.fixed or self.touched(now)


@dataclass(frozen=True, slots=True)
class EditRequest:
    """Xin sửa lại; ``granted`` None while it waits for an answer."""

    by: str
    reason: str
    at: datetime
    granted: bool | None = None
    reply: str = ""


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """A signed copy of a version."""

    version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """The last change of a report's state, and whose it was."""

    after: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A submitted version: answers with the reasons given at kept warnings.

    ``on_behalf`` names who entered an answer in the unit's place, by key; ``sent_for_unit``: so was it handed in.
    """

    version: int
    by: str
    at: datetime
    answers: Mapping[str, Answer]
    reasons: Mapping[str, str] = field(default_factory=dict)
    on_behalf: Mapping[str, str] = field(default_factory=dict)
    sent_for_unit: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """One report in the parent's hands, as lists show it.

    ``again``: an earlier version of it was seen here before; ``odd`` counts what is worth a second look, None where
    that was not asked for.
    """

    id: int
    unit: Unit
    parent: Unit
    title: str
    short_title: str
    status: str
    version: int
    at: datetime
    again: bool = False
    request: EditRequest | None = None
    marks: Marks = field(default_factory=Marks)
    odd: int | None = None


def keys_of(outline: Outline, key: str) -> tuple[str, ...]:
    """The answers a remark is about: those of a question, or the one figure; () for the report as a whole."""
    item = outline.by_question.get(key)
    if item is not None:
        return item.kept_keys
    return (key,) if key in outline.by_key else ()


def item_of(outline: Outline, key: str) -> Item | None:
    """The question a remark stands at."""
    return outline.by_question.get(key) or outline.by_key.get(key)


Oddities = tuple[Oddity, ...]
