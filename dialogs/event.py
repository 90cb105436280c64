"""What a person did, freed of Telegram."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogs.screen import Choice
from templates.answers import Answer
from templates.loaded_report import LoadedReport
from templates.problem import Problem
from templates.unit_rows import UnitRow


@dataclass(frozen=True, slots=True)
class Said:
    """A message with text (typed, pasted, rich, or read from a .docx), cleaned.

    ``length`` is the size of the text as it was sent, in UTF-16 units; ``at`` is Telegram's own date;
    ``seen`` is false when it was sent before the present question was shown.  ``beside`` is the kind of thing the
    text came with and that cannot be read, for example a photo.
    """

    text: str
    message_id: int
    at: datetime
    length: int
    forwarded: bool = False
    media_group: str = ""
    reply_to: int | None = None
    seen: bool = True
    from_file: bool = False
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """A message sent earlier now reads ``text``."""

    text: str
    message_id: int


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of the live screen, or of a notice that stays pressable."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class PressedStale:
    """A button that no longer stands, or never did."""


@dataclass(frozen=True, slots=True)
class Commanded:
    """A command without its slash, and what followed it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class SentUnreadable:
    """Something that carries no text we can take: a sticker, a photo, a voice message, a contact …"""

    kind: str


@dataclass(frozen=True, slots=True)
class SentBadFile:
    """A file that was refused; the problem says what to do."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class SentFileKept:
    """A file sent where one was asked for, whatever it is; it is stored as ``file``."""

    file: int
    name: str


@dataclass(frozen=True, slots=True)
class SentUnits:
    """A table of units, read where one was asked for."""

    rows: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class SentForm:
    """A report form sent as an archive or file by file.

    ``parts`` are its stored files by their names in a form's folder, ``missing`` those still to come.  Once all are
    there it was checked: ``faults`` by file and line, or what it is: ``form``, ``title`` and how many questions it
    asks.
    """

    parts: tuple[tuple[str, int], ...]
    missing: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    form: str = ""
    title: str = ""
    asked: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class SentTable:
    """A workbook or a pasted table, read: answers by key, and what is wrong by cell ("E7: không phải số")."""

    answers: Mapping[str, Answer]
    faults: tuple[str, ...] = ()
    pasted: bool = False


@dataclass(frozen=True, slots=True)
class Pasted:
    """A message with a table in it: its words as one text and its cells by row.

    ``table`` is what the cells say for ``report``, the assignment it was read for; None where they are none of its
    tables.
    """

    said: Said
    rows: tuple[tuple[str, ...], ...]
    table: SentTable | None = None
    report: int = 0


@dataclass(frozen=True, slots=True)
class SentReport:
    """A Word file: its words as one text, and what it says as a whole report for the assignment ``report``."""

    said: Said
    loaded: LoadedReport
    report: int


@dataclass(frozen=True, slots=True)
class SentSigned:
    """A PDF sent where a signed copy is waited for."""

    content: bytes


@dataclass(frozen=True, slots=True)
class SentPage:
    """A photographed page (JPEG or PNG) sent where a signed copy is waited for."""

    content: bytes
    message_id: int


Event = (
    Said
    | Edited
    | Pressed
    | PressedStale
    | Commanded
    | SentUnreadable
    | SentBadFile
    | SentTable
    | Pasted
    | SentFileKept
    | SentUnits
    | SentForm
    | SentReport
    | SentSigned
    | SentPage
)
