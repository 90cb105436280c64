"""An officer at a report, on the pure step: presses, says and sends, and is counted; nothing is kept but the state."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.telegram.pasted_rows import pasted_rows
from bot.telegram.sent_file import AtHand, pasted_answer, table_answer
from dialogs.changes import PutAnswer, RemoveAnswer
from dialogs.event import Commanded, Event, Pasted, Pressed, Said
from dialogs.person import Person, Post, Role
from dialogs.report.open_report import OpenReport, Past, Stored
from dialogs.report.places import Asking
from dialogs.screen import Screen
from dialogs.state import State, dump, load
from dialogs.step import step
from dialogs.task import Task
from dialogs.turn import Turn
from dialogs.world import World
from renderers.excel.form_book import form_workbook
from templates.answers import Answer
from templates.binding import bind, cover_defaults
from templates.outline import Outline
from templates.period import Period
from templates.report import Report
from templates.text import clean
from templates.unit import Unit
from templates.utf16 import utf16_length
from tests.forms.regions import AUTUMN_2025, COMMUNE, PROVINCE, SPRING_2026
from tests.forms.shipped import shipped

FORM = "so-ket-dan-van-6-thang"
XA, TINH = replace(COMMUNE, level="xa"), replace(PROVINCE, level="tinh")
TABLES = ("bieu_1a", "bieu_1b", "bieu_1c", "bieu_1d", "bieu_2a", "bieu_2b", "bieu_2c")
BEGINNING = datetime(2026, 5, 20, 1, tzinfo=UTC)


@dataclass
class Officer:
    """One report of ``unit`` for ``period``; ``acts`` are the messages and taps so far, in the officer's own words.

    Sensitive questions are answered in the chat.
    """

    unit: Unit = XA
    earlier: Mapping[str, Answer] = field(default_factory=dict)
    period: Period = SPRING_2026
    state: State = field(default_factory=State)
    stored: dict[str, Stored] = field(default_factory=dict)
    screen: Screen = field(default_factory=lambda: Screen(""))
    acts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._outline = Outline(bind(shipped(FORM), self.period), self.unit.level)
        person = Person(1, "Cán bộ", "công chức", (Post(Role.officer, self.unit),))
        self._world = World(7, BEGINNING, ZoneInfo("Asia/Ho_Chi_Minh"), person, sensitive_in_chat=True)
        self._number = 100
        self._happens(Commanded("baocao"))

    @property
    def outline(self) -> Outline:
        return self._outline

    @property
    def answers(self) -> dict[str, Answer]:
        return {key: stored.answer for key, stored in self.stored.items()}

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.screen.buttons]

    def opens(self, table: str) -> None:
        """From the first screen to the table's first open question."""
        self.presses("Tiếp tục")
        self.presses("Mục lục")
        self.presses(next(one.number for one in self._outline.form.tables if one.id == table))

    def presses(self, label: str) -> None:
        """Tap the button called so: exactly or behind its mark, else the first whose label holds it."""
        found = [one for one in self.screen.buttons if one.label == label]
        found = found or [one for one in self.screen.buttons if one.label.endswith(f" {label}")]
        found = found or [one for one in self.screen.buttons if label in one.label]
        assert found, (label, self.labels, self.screen.text)
        self.acts.append(f"[{found[0].label}]")
        self._happens(Pressed(found[0].choice))

    def says(self, text: str) -> None:
        self.acts.append(text)
        self._happens(Said(text, self._number, self._world.now, utf16_length(text)))

    def pastes(self, rows: list[list[str]]) -> None:
        """Cells copied from a spreadsheet."""
        text = "\n".join("\t".join(row) for row in rows)
        self.acts.append(text)
        said = Said(clean(text), self._number, self._world.now, utf16_length(text))
        self._happens(pasted_answer(Pasted(said, pasted_rows({"text": text})), AtHand(self._task, self._table_at_hand)))

    def sends_workbook(self, answers: Mapping[str, Answer]) -> None:
        """The workbook with these answers filled in."""
        self.acts.append("(tệp Excel)")
        form = self._outline.form
        cover = cover_defaults(form, self.unit, PROVINCE)
        report = Report(form, self.unit, self.period, cover, answers)
        content = form_workbook(report, sensitive=True)
        self._happens(table_answer(content, form, self.unit.level, self.unit.code))

    def _happens(self, event: Event) -> None:
        self._number += 1
        self._world = replace(self._world, now=self._world.now + timedelta(seconds=20))
        self.state = load(dump(self.state))
        turn = step(self.state, event, replace(self._world, tasks=(self._task,), report=self._report()))
        self._takes(turn)

    def _takes(self, turn: Turn) -> None:
        self.state = turn.state
        self.screen = turn.screen or self.screen
        for change in turn.changes:
            match change:
                case PutAnswer(key, answer, _, reason, kept, copied):
                    self.stored[key] = Stored(answer, reason, kept, copied)
                case RemoveAnswer(key):
                    self.stored.pop(key, None)
                case _:
                    pass

    @property
    def _table_at_hand(self) -> str:
        place = self.state.place
        item = self._outline.by_question.get(place.question) if isinstance(place, Asking) else None
        return self.state.table or (item.table.id if item is not None and item.table is not None else "")

    @property
    def _task(self) -> Task:
        outline = self._outline
        return Task(
            1,
            self.unit,
            outline,
            self.period,
            "working",
            None,
            outline.answered(self.stored),
            len(outline.items),
        )

    def _report(self) -> OpenReport:
        past = (Past(AUTUMN_2025.end, self.earlier),) if self.earlier else ()
        return OpenReport(self._task, dict(self.stored), None, past=past)
