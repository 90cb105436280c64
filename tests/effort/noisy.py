"""A noisy officer fills all seven tables: what was stored otherwise than meant, and whether a question was asked.

A question is a screen that stays at the group, with what could not be read, what is missing or what looks odd; the
officer answers it clearly.  Slips (see ``noise``) are counted apart: nobody could have seen them in the message.
"""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from bot.demo.figures import plausible_figures
from dialogs.report import words
from dialogs.report.places import Asking
from templates.answers import Figure
from templates.form import FigureField, FigureGroup
from templates.outline import Item
from tests.effort.noise import Message, Noise
from tests.effort.officer import TABLES, Officer
from tests.effort.walks import fill_rest

MOST_MESSAGES = 6
"""To one group; the last ones are as clear as can be."""

LARGE = {"bieu_1b.dan_so": (3_000, 18_000), "bieu_1b.so_ho": (900, 4_500), "bieu_1b.so_ho_ngheo": (0, 300)}


@dataclass
class Tally:
    """Figures meant and how they came to be stored; ``silent`` are the wrong ones, with the message that gave them."""

    fills: int = 0
    figures: int = 0
    messages: int = 0
    questions: int = 0
    wrong_digits: int = 0
    swapped: int = 0
    silent: list[str] = field(default_factory=list)
    noises: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return (
            f"{self.fills} lần điền bảy biểu, {self.figures} số, {self.messages} tin nhắn số liệu, "
            f"{self.questions} lần Trợ lý hỏi lại; số ghi khác ý mà không hỏi: {len(self.silent)} "
            f"({1000 * len(self.silent) / max(self.figures, 1):.2f} phần nghìn); "
            f"riêng: gõ sai chữ số {self.wrong_digits}, đảo chỗ hai số trần {self.swapped}"
        )


def noisy_fills(count: int, seed: int) -> Tally:
    """``count`` reports, each with figures and messages of its own."""
    tally = Tally()
    for number in range(count):
        _Noisy(Random(f"{seed} {number}"), tally).fill()
    return tally


class _Noisy:
    """One report."""

    def __init__(self, dice: Random, tally: Tally) -> None:
        self._noise, self._dice, self._tally = Noise(dice), dice, tally
        self._officer = Officer()
        self._slips: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._meant = self._figures()

    def fill(self) -> None:
        """Every table from its first open question on, and the tally."""
        for table in TABLES:
            if table == TABLES[0]:
                self._officer.presses("Tiếp tục")
            self._officer.presses(words.CONTENTS)
            self._officer.presses(table.replace("bieu_", "Biểu ").upper().replace("BIỂU", "Biểu"))
            fill_rest(self._officer, table, self._answer)
        self._tally.fills += 1
        self._compare()

    def _figures(self) -> dict[str, int]:
        outline = self._officer.outline
        items = {item.index: item for table in outline.form.tables for item in outline.filling(table)}
        groups = [item.question for item in items.values() if isinstance(item.question, FigureGroup)]
        made = plausible_figures(outline, groups, self._dice)
        whole = {key: int(answer.value) if isinstance(answer, Figure) else 0 for key, answer in made.items()}
        return whole | {key: self._dice.randint(*sizes) for key, sizes in LARGE.items()}

    def _answer(self, item: Item) -> bool:
        """Answer a group of figures; False at anything else."""
        group = item.question
        if not isinstance(group, FigureGroup):
            return False
        for number in range(MOST_MESSAGES):
            self._say(group.fields, number)
            self._tally.messages += 1
            if words.STORE_ALL in self._officer.labels:
                self._officer.presses(words.STORE_ALL)
            elif words.TABLE_FAULTY[True] in self._officer.screen.text:
                self._officer.presses(words.BACK)
            place = self._officer.state.place
            if not isinstance(place, Asking) or place.question != group.id or "câu " not in self._officer.screen.text:
                return True
            self._tally.questions += 1
            if self._right(group.fields):
                # What is odd lies in another group, or is only odd.
                self._officer.presses(words.KEEP if words.KEEP in self._officer.labels else words.LATER)
                return True
        raise AssertionError([*self._officer.acts[-MOST_MESSAGES:], self._officer.screen.text])

    def _say(self, fields: tuple[FigureField, ...], number: int) -> None:
        values = {one.id: self._meant[one.id] for one in fields}
        missing = [one for one in fields if one.id not in self._officer.stored]
        if number == 0 and (rows := self._noise.rows(fields, values)):
            self._kept(Message("\n".join("\t".join(row) for row in rows), frozenset({"pasted"})), fields)
            self._officer.pastes(rows)
        elif number == 0:
            message = self._noise.message(fields, values)
            self._kept(message, fields)
            self._officer.says(message.text)
        elif number == 1 and 0 < len(missing) < len(fields):
            self._kept(Message(self._noise.only_missing(missing, values), frozenset({"only missing"})), missing)
            self._officer.says(self._officer_last)
        else:
            self._kept(Message(self._noise.clearly(fields, values), frozenset()), fields)
            self._officer.says(self._officer_last)

    @property
    def _officer_last(self) -> str:
        return self._message.text

    def _kept(self, message: Message, fields: list[FigureField] | tuple[FigureField, ...]) -> None:
        self._message = message
        self._tally.noises.update(message.noises)
        for one in fields:
            self._last[one.id] = message.text
            self._slips.pop(one.id, None)
        self._slips |= dict.fromkeys(message.wrong_digits, "wrong_digits") | dict.fromkeys(message.swapped, "swapped")

    def _right(self, fields: tuple[FigureField, ...]) -> bool:
        return all(self._officer.answers.get(one.id) == Figure(self._meant[one.id]) for one in fields)

    def _compare(self) -> None:
        for key, value in self._meant.items():
            self._tally.figures += 1
            stored = self._officer.answers.get(key)
            if isinstance(stored, Figure) and stored.value == value:
                continue
            match self._slips.get(key):
                case "wrong_digits":
                    self._tally.wrong_digits += 1
                case "swapped":
                    self._tally.swapped += 1
                case _:
                    self._tally.silent.append(f"{key}: {value} → {stored}, “{self._last[key]}”")
