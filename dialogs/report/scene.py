"""The report at hand with the state of its conversation, and how both look after changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar
from zlib import crc32

from dialogs.changes import Change, PutAnswer, RemoveAnswer
from dialogs.event import Edited, Said
from dialogs.piece import Piece
from dialogs.report.from_files.places import Importing
from dialogs.report.open_report import OpenReport, Stored
from dialogs.report.places import Asking, AskingMode, InRow, Latest, Reading
from dialogs.screen import Screen
from dialogs.state import Place, State
from dialogs.turn import Turn
from dialogs.world import World
from templates.answers import Answer, Kept, Prose
from templates.cover import Cover
from templates.outline import Item, Outline
from templates.rows import RowList
from templates.table import Table

P = TypeVar("P", bound=Place)


@dataclass(frozen=True, slots=True)
class Scene:
    """A step's view of one report.  ``changes`` are those decided so far; ``report`` already shows them."""

    world: World
    state: State
    report: OpenReport
    changes: tuple[Change, ...] = ()

    @property
    def outline(self) -> Outline:
        return self.report.task.outline

    @property
    def stored(self) -> Mapping[str, Stored]:
        return self.report.stored

    @property
    def table(self) -> Table | None:
        """The table that is filled in for itself, if any."""
        if self.state.report != self.report.task.id:
            return None
        return next((table for table in self.outline.form.tables if table.id == self.state.table), None)

    def filling(self, table: Table | None) -> "Scene":
        """The scene while this table is filled in for itself; None ends it."""
        state = replace(self.state, report=self.report.task.id, table=table.id if table else "")
        return replace(self, state=state)

    def asked_outside(self, item: Item) -> bool:
        """Whether the question's answer may not come by the chat."""
        return item.question.sensitive and not self.world.sensitive_in_chat

    @property
    def cover(self) -> Cover:
        """The cover details; LookupError where the step had not said that it needs them."""
        if self.report.cover is None:
            raise LookupError("the cover was not asked for")
        return self.report.cover

    def text_of(self, key: str) -> str:
        """The stored narrative under a key, "" when there is none."""
        stored = self.stored.get(key)
        return stored.answer.text if stored and isinstance(stored.answer, Prose) else ""

    def piece(self, message: Said | Edited, run: int | None = None) -> Piece:
        """What a message brings to an answer; ``run`` is the first message of the paste it goes on with, if any."""
        return Piece(self.world.chat, message.message_id, run or message.message_id, message.text)

    def pieces_of(self, key: str) -> tuple[Piece, ...]:
        return self.report.pieces.get(key, ())

    def fingerprint(self, item: Item) -> int:
        """Tells one state of a question's answers from another; 0 where there is none."""
        standing = [(key, self.stored[key].answer) for key in self.kept_under(item) if key in self.stored]
        return crc32(repr(standing).encode()) if standing else 0

    def beside(self, keys: Iterable[str]) -> int:
        """Tells one state of what stands under some keys from another: what a file's answers would go beside."""
        standing = [(key, self.stored[key].answer) for key in keys if key in self.stored]
        return crc32(repr(standing).encode())

    def by_other(self, key: str) -> bool:
        """Whether the answer that stands under a key is a colleague's."""
        own = self.world.person.id if self.world.person else 0
        return key in self.stored and self.stored[key].person not in {0, own}

    def unseen(self, item: Item, shown: int) -> bool:
        """Whether a colleague's answer stands that the person was not shown; ``shown`` is a fingerprint."""
        return self.fingerprint(item) != shown and any(self.by_other(key) for key in self.kept_under(item))

    def kept_under(self, item: Item) -> tuple[str, ...]:
        """Every key the question's answers are kept under: a list that is still open has one of its own."""
        return (*item.keys, item.question.open_key) if isinstance(item.question, RowList) else item.keys

    def put(self, *puts: PutAnswer) -> "Scene":
        """The scene after keeping these answers."""
        stored = dict(self.stored)
        pieces = dict(self.report.pieces)
        own = self.world.person.id if self.world.person else 0
        puts = self._with_texts_settled(puts)
        for put in puts:
            source = put.pieces[-1].message if put.pieces else 0
            stored[put.key] = self._kept(put, source, own)
            if put.pieces is not None:
                pieces[put.key] = put.pieces
        return self._changed(stored, pieces, puts)

    def _with_texts_settled(self, puts: tuple[PutAnswer, ...]) -> tuple[PutAnswer, ...]:
        """Whoever rewrites a paragraph has settled the standing text it belongs to."""
        items = (self.outline.by_key[put.key] for put in puts if put.key in self.outline.by_key)
        texts = {self.outline.standing(item).question.id for item in items if item.paragraph is not None}
        given = {put.key for put in puts}
        open_ = (text for text in texts - given if not isinstance(self._answer(text), Kept))
        return (*puts, *(PutAnswer(text, Kept(), ()) for text in sorted(open_)))

    def _answer(self, key: str) -> Answer | None:
        return self.stored[key].answer if key in self.stored else None

    def _kept(self, put: PutAnswer, source: int, own: int) -> Stored:
        """What a put leaves: an answer that is only marked stays its author's."""
        before = self.stored.get(put.key)
        marks = put.reason, put.kept, put.copied
        kept = Stored(put.answer, *marks, source, own, self.world.now, put.doubted, self.report.task.stood_in)
        if put.pieces is not None or before is None or before.answer != put.answer:
            return kept
        return replace(kept, source=before.source, person=before.person, at=before.at, on_behalf=before.on_behalf)

    def remove(self, keys: Iterable[str]) -> "Scene":
        """The scene after taking these answers away."""
        gone = [key for key in keys if key in self.stored]
        stored = {key: kept for key, kept in self.stored.items() if key not in gone}
        pieces = {key: kept for key, kept in self.report.pieces.items() if key not in gone}
        return self._changed(stored, pieces, tuple(RemoveAnswer(key) for key in gone))

    def also(self, *changes: Change) -> "Scene":
        return replace(self, changes=(*self.changes, *changes))

    def _changed(
        self, stored: Mapping[str, Stored], pieces: Mapping[str, tuple[Piece, ...]], changes: tuple[Change, ...]
    ) -> "Scene":
        report = replace(self.report, stored=stored, pieces=pieces)
        return replace(self, report=report, changes=(*self.changes, *changes))

    def list_page(self, question: str) -> int | None:
        """The page of the list before submitting from which the question at hand was opened; None = from elsewhere."""
        place = self.state.place
        return (
            place.back if isinstance(place, Asking | InRow | Reading) and self._same(place.question, question) else None
        )

    def _same(self, one: str, other: str) -> bool:
        """Whether two ids name one question of the walk: a paragraph belongs to its standing text."""
        known = self.outline.by_question
        return one == other or (one in known and other in known and known[one].index == known[other].index)

    def show(self, place: Place, screen: Screen, *, fresh: bool, toast: str = "") -> Turn:
        """End the step here: at this place, with this screen."""
        if isinstance(place, Asking | InRow | Reading):
            place = replace(place, back=self.list_page(place.question))
        stays = self.table if isinstance(place, Asking | InRow | Reading | Importing) else None
        task = self.report.task
        state = State(task.id, place, stays.id if stays else "", task.id if task.stood_in else None)
        return Turn(state, screen, fresh, self.changes, toast=toast)


def asking(item: Item, scene: Scene) -> Asking:
    """The place of a question opened now: its narrative stands, or it is asked."""
    key = item.question.id
    mode: AskingMode = "stored" if item.is_answered(scene.stored) else "ask"
    return Asking(key, mode, shown=scene.fingerprint(item))


def latest(said: Said, run: int, before: Latest | None = None) -> Latest:
    """What the next message is compared with; ``before`` where this one joined the paste it belongs to."""
    if before is None:
        return Latest(
            said.message_id, run, said.at, said.length, said.forwarded, said.media_group, said.at, said.length
        )
    since, longest = min(before.since or before.at, said.at), max(before.longest, before.length, said.length)
    if said.message_id < before.message:
        return replace(before, since=since, longest=longest)
    return Latest(said.message_id, run, said.at, said.length, said.forwarded, said.media_group, since, longest)
