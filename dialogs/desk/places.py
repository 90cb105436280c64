"""Where a person stands at the office desk: giving reports, what was given, units, invitations, the first set-up.

Part of the conversation's state (``dialogs.state``): values that are stored and reloaded.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from templates.unit_rows import UnitRow

AssigningStep = Literal[
    "periods",
    "desk",
    "form",
    "window",
    "due",
    "due_set",
    "hour",
    "lock",
    "units",
    "scopes",
    "scope",
    "number",
    "day",
    "issuer",
    "subject",
    "file",
    "confirm",
]


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """The guiding letter as far as it is told; ``file`` is its stored file, 0 if none."""

    number: str = ""
    day: date | None = None
    issuer: str = ""
    subject: str = ""
    file: int = 0
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Assigning:
    """A report form on its way to units: everything chosen so far.

    ``desk`` is the unit that gives it; ``hour`` "17:00" belongs to the deadline's day ``due``; ``month`` is the month
    the calendar shows; ``units`` by id; ``scopes`` by unit the parts that concern it; ``unit`` is the one whose scope
    is being chosen; ``words`` narrow the list of units; ``checked``: everything was read back once, so that a
    change leads straight back there; ``passed`` is the superior's assignment that is passed down.
    """

    step: AssigningStep = "periods"
    desk: int = 0
    form: str = ""
    start: date | None = None
    end: date | None = None
    due: date | None = None
    hour: str = "17:00"
    lock: date | None = None
    month: date | None = None
    units: tuple[int, ...] = ()
    page: int = 0
    words: str = ""
    scopes: tuple[tuple[int, tuple[str, ...]], ...] = ()
    unit: int = 0
    letter: LetterDraft = LetterDraft()
    opens_next: bool = False
    checked: bool = False
    passed: int = 0
    kind: Literal["assigning"] = "assigning"


@dataclass(frozen=True, slots=True)
class Given:
    """A period that was given, and what is being done about it.

    ``step``: card; due (another deadline is chosen), due_set (it waits for Đổi hạn); recall (whose report to withdraw),
    recall_sure (``assignment`` waits for the last word).
    """

    period: int
    desk: int
    step: Literal["card", "due", "due_set", "recall", "recall_sure"] = "card"
    month: date | None = None
    due: date | None = None
    page: int = 0
    assignment: int = 0
    kind: Literal["given"] = "given"


KeepingStep = Literal["top", "level", "sheet", "list", "unit", "invite", "revoke", "sure", "edit", "value", "import"]


@dataclass(frozen=True, slots=True)
class Keeping:
    """Units and their people.

    ``step``: top and level (the first set-up asks for the topmost unit, ``words`` its name), sheet (units are to be
    sent), list, unit (one unit), invite, revoke and sure (``person`` and ``role``), edit and value (``item`` of the
    unit), import (``rows`` wait to be stored).  ``inviting``: a unit is chosen to invite somebody;
    ``alone``: only units nobody works for are listed.
    """

    step: KeepingStep = "list"
    unit: int = 0
    page: int = 0
    words: str = ""
    person: int = 0
    role: str = ""
    item: str = ""
    rows: tuple[UnitRow, ...] = ()
    inviting: bool = False
    alone: bool = False
    setting_up: bool = False
    kind: Literal["keeping"] = "keeping"


@dataclass(frozen=True, slots=True)
class Forms:
    """/mau: the forms and their versions.

    ``step``: list, form (one form's versions), version (one of them), publish (it waits for the last word), drop (a
    draft is to be deleted), upload (files are waited for; ``parts`` are those that came), periods (which open period
    moves to ``version``), effect (what moving ``period`` would do).
    """

    step: Literal["list", "form", "version", "publish", "drop", "upload", "periods", "effect"] = "list"
    form: str = ""
    version: int = 0
    period: int = 0
    parts: tuple[tuple[str, int], ...] = ()
    page: int = 0
    kind: Literal["forms"] = "forms"


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Units on their way to be merged, or ``unit`` to be ``splitting``.

    ``step``: with (``others`` are chosen), names (of the units after it), day, effect (it waits for the last word).
    """

    unit: int
    splitting: bool = False
    step: Literal["with", "names", "day", "effect"] = "with"
    others: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    day: date | None = None
    page: int = 0
    kind: Literal["regrouping"] = "regrouping"


OFFICE_PLACES = (Assigning, Given, Keeping, Forms, Regrouping)


@dataclass(frozen=True, slots=True)
class Consolidating:
    """The consolidating desk: a period of one parent unit (0 = still to choose) and whose answers count."""

    period: int = 0
    unit: int = 0
    basis: Literal["accepted", "submitted", "drafts"] = "submitted"
    form: str = ""
    kind: Literal["consolidating"] = "consolidating"
