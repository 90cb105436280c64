"""Plays a conversation on the real handling: every update goes through the database, nothing is kept between lines."""

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TypeVar
from zlib import crc32

import orjson
from sqlalchemy import Connection

from bot.forms.outlines import Outlines, of_assignment
from bot.forms.shelf import Shelf
from bot.invitations.links import Links
from bot.jobs.documents import entry_workbook
from bot.keeping.form_files import Parts
from bot.keeping.recurring import Recurring
from bot.loading.earlier import EarlierAnswers
from bot.loading.loader import Loader
from bot.loading.office import OfficeLoader
from bot.reminders.digesting import Digesting
from bot.reminders.office_calendar import OfficeCalendar
from bot.reminders.sending import Reminding
from bot.settings import Settings
from bot.telegram import incoming, sent_file, wire
from bot.telegram.incoming import Press, SentFile, SentPicture
from bot.telegram.sent_file import AtHand
from bot.telegram.unit_file import read_units
from bot.updates.turns import Turns
from dialogs.event import Event, Pasted
from dialogs.state import load
from dialogs.task import Task
from storage import answers, assignments, chats, inbox, jobs, outbox, states
from storage.database import Database
from storage.inbox import Received
from templates.answers import Day, Figure, Kept, NothingToReport, Prose, Rows
from templates.office_hours import OfficeHours
from templates.outline import Outline
from templates.utf16 import utf16_length
from templates.working_days import WorkingDays
from tests.conversations.chat_file import Entry
from tests.conversations.form_sent import form_file, read_form
from tests.conversations.pasting import pasted
from tests.conversations.phone import Bubble, Json, Phone, data_of
from tests.conversations.preparing import ZONE, Prepared, assign, moment, unit_called
from tests.conversations.rules import check_screen
from tests.conversations.sent import (
    content,
    document,
    filled_in,
    kept_file,
    read_file,
    read_picture,
    sent_words,
    units_book,
    word_document,
)
from tests.conversations.written import written

T = TypeVar("T")

CLERK = 1
"""Who does what is done elsewhere: the first person there is."""

STEP = timedelta(seconds=20)
"""Between two things done."""

LONG = timedelta(days=1000)
"""How long a consolidation goes on: until it is stopped or said to be done."""

_DIRECTIVE = re.compile(r"\((?P<what>[^()“]*(?:“.*”)?)\)(?:[ \n](?P<rest>.*))?", re.DOTALL)
_QUOTED = re.compile(r"(?P<verb>[^“]+) “(?P<text>.*)”")
_PASTE = re.compile(r"dán dài (?P<count>\d+) tin(?:, (?P<style>cắt [^,]+))?(?:, tin (?P<late>\d+) đến muộn)?")
_OUTPUTS = {
    "docx": "Word",
    "xlsx": "Excel",
    "both": "Word và Excel",
    "zip": "Word từng đơn vị",
    "sign": "Word bản để ký",
}
_JOBS = {
    "preview": "soạn tệp Word của báo cáo",
    "to_sign": "soạn bản để ký",
    "pdf": "soạn bản PDF của báo cáo",
    "workbook": "lập biểu Excel để điền",
    "signed": "ghép các trang thành bản đã ký",
    "picture": "vẽ ảnh tiến độ",
    "unit_sheet": "lập mẫu Excel đơn vị",
    "invitations": "lập tệp mã mời cho các đơn vị chưa có người",
    "consolidate": "",
}
"""Kinds of long work, as a line; consolidating says more."""
_BASES = {"accepted": "bản đã tiếp nhận", "submitted": "bản đã nộp", "drafts": "cả bản nháp"}


def office_loader(days: WorkingDays) -> OfficeLoader:
    """The desk's loader, with the forms that ship."""
    return OfficeLoader(Outlines(), Shelf(Settings(bot_token=None).forms_dir), OfficeCalendar(days))


class Stage:
    """One conversation in one database."""

    def __init__(self, database: Database, prepared: Prepared) -> None:
        self._database = database
        self._phones = prepared.phones
        self._now = prepared.now
        self._days = prepared.days
        in_chat, as_pdf = prepared.sensitive_in_chat, prepared.pdf
        loader = Loader(Outlines(), EarlierAnswers(), ZONE, in_chat, as_pdf, office_loader(self._days))
        codes = (f"MA-{number}" for number in itertools.count(1))
        self._turns = Turns(loader, Links("TroLyBaoCaoBot", lambda: next(codes)))
        self._pasted = ""
        self._pieces: list[Bubble] = []
        self._held_back: set[int] = set()
        self._under_way: list[int] = []
        self._actor: Phone | None = None

    @property
    def loader(self) -> Loader:
        """What tells the world a person may see."""
        return self._turns.loader

    @property
    def now(self) -> datetime:
        return self._now

    def play(self, entry: Entry) -> list[Entry]:
        """Do what an entry says; what is shown then."""
        self._now += STEP
        match entry.who:
            case "#":
                return []
            case "giờ":
                self._now = self._moved(entry.text)
                return []
            case "giao thêm":
                self._run(lambda connection: assign(connection, entry.text, self._now))
                return []
            case "nhắc hạn":
                reminding = Reminding(Outlines(), OfficeHours(ZONE, self._days))
                self._run(lambda connection: reminding.queue_due(connection, self._now))
                return self._delivered()
            case "cuối ngày":
                digesting = Digesting(Outlines(), OfficeHours(ZONE, self._days))
                self._run(lambda connection: digesting.queue_due(connection, self._now))
                return self._delivered()
            case "mở kỳ":
                self._run(lambda connection: Recurring(office_loader(self._days), ZONE).open_due(connection, self._now))
                return self._delivered()
            case "xong việc":
                self._run(self._end_jobs)
                return []
            case "cấp trên":
                return self._above(entry.text)
            case "kho":
                return [Entry("thấy", self._run(lambda connection: self._kept(connection, entry.text)))]
            case name if name in self._phones:
                self._actor = self._phones[name]
                return self._done(self._phones[name], entry.text)
            case other:
                raise AssertionError(f"nobody here is called {other!r}")

    # -- what people do -----------------------------------------------------------------------------------------

    def _done(self, phone: Phone, text: str) -> list[Entry]:
        if re.fullmatch(r"\[[^\n]*\]", text):
            bubble, data = phone.button(text[1:-1])
            return self._arrived(phone, phone.presses(self._now, bubble, data))
        found = _DIRECTIVE.fullmatch(text)
        if found is None:
            return self._arrived(phone, phone.sends(self._now, {"text": text}))
        return self._directed(phone, found["what"], found["rest"] or "")

    def _directed(self, phone: Phone, what: str, rest: str) -> list[Entry]:
        if paste := _PASTE.fullmatch(what):
            return self._pastes(phone, int(paste["count"]), paste["style"] or "", int(paste["late"] or 0))
        if piece := re.fullmatch(r"sửa mảnh (\d+)", what):
            return self._mends(phone, self._pieces[int(piece[1]) - 1], rest)
        if quoted := _QUOTED.fullmatch(what):
            return self._quoting(phone, quoted["verb"], quoted["text"], rest)
        if what.startswith("biểu Excel"):
            return self._fills_in(phone, what.partition(" của ")[2], rest)
        if what == "bảng đơn vị":
            return self._arrived(phone, phone.sends(self._now, {"document": document("don-vi.xlsx")}), units_book(rest))
        if what.startswith("mẫu "):
            name, book = form_file(what[4:], rest)
            return self._arrived(phone, phone.sends(self._now, {"document": document(name)}), book)
        if what.startswith("tệp "):
            return self._arrived(phone, phone.sends(self._now, {"document": document(what[4:])}), word_document(rest))
        match what:
            case "gửi liền":
                self._held_back.add(phone.chat_id)
                return self._arrived(phone, phone.sends(self._now, {"text": rest}))
            case "gửi trước khi thấy":
                update = phone.sends(self._now, {"text": rest}, before=phone.last_id())
                return self._arrived(phone, update)
            case "chữ rời":
                return self._arrived(phone, phone.sends(self._now, {"text": unicodedata.normalize("NFD", rest)}))
            case "chuyển tiếp liền nhau":
                origin = {"type": "hidden_user", "sender_user_name": "Người gửi", "date": int(self._now.timestamp())}
                contents = [{"text": line, "forward_origin": origin} for line in rest.split("\n")]
                return self._row(phone, [phone.sends(self._now, message) for message in contents])
            case _ if what.startswith("nút giả "):
                return self._arrived(phone, phone.presses(self._now, phone.bubbles[-1], what[8:]))
            case _:
                return self._arrived(phone, phone.sends(self._now, content(what, rest)))

    def _quoting(self, phone: Phone, verb: str, quoted: str, rest: str) -> list[Entry]:
        match verb:
            case "sửa tin":
                return self._arrived(phone, phone.edits(self._now, phone.find(quoted, mine=True), rest))
            case "trả lời tin":
                target = {
                    "message_id": phone.find(quoted, mine=False).id,
                    "date": 1,
                    "chat": {"id": 1, "type": "private"},
                }
                return self._arrived(phone, phone.sends(self._now, {"text": rest, "reply_to_message": target}))
            case "nút cũ ở":
                bubble = phone.find(quoted, mine=False, oldest=True)
                return self._arrived(phone, phone.presses(self._now, bubble, data_of(bubble, rest.strip("[]"))))
            case _:
                raise AssertionError(f"nobody can {verb!r}")

    def _fills_in(self, phone: Phone, unit_name: str, cells: str) -> list[Entry]:
        """The workbook that Tải biểu Excel makes, one's own or another unit's, with some cells changed."""
        at_hand = self._at_hand(phone)
        task = at_hand.task if at_hand else None
        content = self._run(lambda connection: filled_in(self._workbook(connection, task, unit_name), cells))
        return self._arrived(phone, phone.sends(self._now, {"document": document("bieu.xlsx")}), content)

    def _workbook(self, connection: Connection, task: Task | None, unit_name: str) -> bytes:
        number = task.id if task is not None else 0
        if unit_name:
            number = assignments.of_units(connection, [unit_called(connection, unit_name).id])[0].id
        in_chat = self._turns.loader.sensitive_in_chat
        return entry_workbook(connection, Outlines(), number, sensitive=in_chat).content

    def _pastes(self, phone: Phone, count: int, style: str, late: int) -> list[Entry]:
        """A long paste, a message a second."""
        self._pasted, pieces = pasted(count, style)
        dates = [self._now + number * timedelta(seconds=1) for number in range(len(pieces))]
        updates = [phone.sends(at, {"text": piece}) for at, piece in zip(dates, pieces, strict=True)]
        self._pieces = phone.bubbles[-len(pieces) :]
        if late:
            updates.append(updates.pop(late - 1))
        self._now = dates[-1]
        return self._row(phone, updates)

    def _row(self, phone: Phone, updates: list[Json]) -> list[Entry]:
        """Several messages in a row: the last screen, and how the others came."""
        shown = [entry for update in updates for entry in self._arrived(phone, update)]
        fresh = sum(entry.who == "bot" for entry in shown)
        return [Entry("việc", f"{len(shown)} màn hình cho {len(updates)} tin, {fresh} gửi mới"), shown[-1]]

    def _mends(self, phone: Phone, bubble: Bubble, text: str) -> list[Entry]:
        """One message of the paste gets another first sentence."""
        old = bubble.text
        new = text + old[old.index(". ") + 1 :]
        self._pasted = self._pasted.replace(old, new)
        return self._arrived(phone, phone.edits(self._now, bubble, new))

    # -- what the program does ----------------------------------------------------------------------------------

    def _arrived(self, phone: Phone, update: Json, file: bytes = b"") -> list[Entry]:
        """An update goes its whole way: read, handled, shown."""
        read = incoming.read(update)
        if read is None:
            return [Entry("bot", "(im lặng)")]
        what = self._opened(phone, read.what, file)
        assert not isinstance(what, incoming.Blocked | SentFile | SentPicture)
        changed = self._run(lambda connection: self._handled(connection, phone, orjson.dumps(update).decode(), what))
        if phone.chat_id in self._held_back and changed:
            self._held_back.discard(phone.chat_id)
            return []
        shown = self._run(lambda connection: self._shown(connection, phone))
        return [*(shown or [Entry("bot", "(màn hình không đổi)")]), *self._worked(), *self._delivered()]

    def _opened(self, phone: Phone, what: incoming.What, file: bytes) -> incoming.What:
        """Files and tables read for the report at hand, as the bot does before a step."""
        if isinstance(what, SentFile) and (parts := self._form_parts(phone)) is not None:
            return self._run(lambda connection: read_form(connection, what, file, parts, self._now))
        if isinstance(what, SentFile) and self._takes_any_file(phone):
            return self._run(lambda connection: kept_file(connection, what, file, self._now))
        if isinstance(what, SentFile) and sent_file.is_workbook(what.document) and self._takes_units(phone):
            return read_units(file)
        if isinstance(what, SentFile):
            return read_file(what, file, self._at_hand(phone))
        if isinstance(what, SentPicture):
            return read_picture(what, self._at_hand(phone))
        return sent_file.pasted_answer(what, self._at_hand(phone)) if isinstance(what, Pasted) else what

    def _form_parts(self, phone: Phone) -> Parts | None:
        return self._run(lambda connection: self._turns.form_parts(connection, phone.chat_id))

    def _takes_units(self, phone: Phone) -> bool:
        return self._run(lambda connection: self._turns.takes_units(connection, phone.chat_id))

    def _takes_any_file(self, phone: Phone) -> bool:
        return self._run(lambda connection: self._turns.takes_any_file(connection, phone.chat_id))

    def _at_hand(self, phone: Phone) -> AtHand | None:
        return self._run(lambda connection: self._turns.at_hand(connection, phone.chat_id, self._now))

    def _handled(self, connection: Connection, phone: Phone, payload: str, what: Event | Press) -> bool:
        row = inbox.add_many(connection, [Received(str(crc32(payload.encode())), phone.chat_id, payload)], at=self._now)
        chat = chats.get(connection, phone.chat_id)
        sent = chat.shown_revision if chat and chat.shown_revision else 1 << 62
        return self._turns.handle(connection, row[0].id, phone.chat_id, what, self._now, sent=sent).changed

    def _shown(self, connection: Connection, phone: Phone) -> list[Entry]:
        """Bring the phone to what is wanted, as the sender does."""
        chat = chats.get(connection, phone.chat_id)
        if chat is None or chat.wanted is None or chat.wanted_revision <= chat.shown_revision:
            return []
        anew = chat.wanted_fresh or chat.shown_message_id is None
        screen = wire.load_screen(chat.wanted)
        keyboard = wire.keyboard(screen.rows, str(chat.wanted_revision))
        message_id = phone.shows(screen.text, keyboard, None if anew else chat.shown_message_id)
        if anew and chat.shown_live:
            phone.loses_buttons(chat.shown_message_id)
        chats.mark_shown(
            connection,
            phone.chat_id,
            revision=chat.wanted_revision,
            message_id=message_id,
            digest=wire.digest(chat.wanted),
            live=bool(screen.rows),
        )
        state = load(chat.state)
        report = answers.all_answers(connection, state.report) if state.report else {}
        outline, in_chat = self._outline(connection, state.report), self._turns.loader.sensitive_in_chat
        check_screen(screen, keyboard, state.place, set(report), outline, sensitive_in_chat=in_chat)
        return [Entry("bot" if anew else "bot (tại chỗ)", written(screen))]

    def _outline(self, connection: Connection, report: int | None) -> Outline | None:
        assignment = assignments.get_full(connection, report) if report else None
        return of_assignment(Outlines(), connection, assignment) if assignment else None

    def _worked(self) -> list[Entry]:
        """Long work that was queued, as one line each; it is done elsewhere."""
        return self._run(lambda connection: list(self._jobs(connection)))

    def _jobs(self, connection: Connection) -> Iterator[Entry]:
        for kind, words in _JOBS.items():
            while job := jobs.claim(connection, self._now, kind=kind, lease_until=self._now + LONG):
                if kind == "consolidate":
                    self._under_way.append(job.id)
                else:
                    jobs.finish(connection, job.id, "done", at=self._now)
                params = orjson.loads(job.params)
                if words:
                    yield Entry("việc", words)
                else:
                    yield Entry("việc", f"tổng hợp ra {_OUTPUTS[params['output']]}, {_BASES[params['basis']]}")

    def _end_jobs(self, connection: Connection) -> None:
        """The consolidations that go on come to their end."""
        for number in self._under_way:
            jobs.finish(connection, number, "done", at=self._now)

    def _delivered(self) -> list[Entry]:
        return self._run(lambda connection: list(self._notices(connection)))

    def _notices(self, connection: Connection) -> Iterator[Entry]:
        by_chat = {phone.chat_id: phone for phone in self._phones.values()}
        for row in outbox.claim(connection, self._now, 100):
            phone = by_chat[row.chat_id]
            if row.file_id is not None:
                outbox.mark_sent(connection, row.id, message_id=phone.gets_file(), at=self._now)
                yield Entry(f"bot nhắn {phone.name}", sent_words(connection, row))
                continue
            screen = wire.load_screen(row.body)
            keyboard = wire.keyboard(screen.rows, f"n{row.id}")
            check_screen(screen, keyboard, None, set(), None)
            message_id = phone.shows(screen.text, keyboard, None)
            outbox.mark_sent(connection, row.id, message_id=message_id, at=self._now)
            yield Entry(f"bot nhắn {phone.name}", written(screen))

    # -- the world around ---------------------------------------------------------------------------------------

    def _moved(self, text: str) -> datetime:
        """ "2026-11-20 08:00", or "+60 ngày"."""
        if later := re.fullmatch(r"\+(\d+) (ngày|giờ|phút)", text):
            unit = {"ngày": "days", "giờ": "hours", "phút": "minutes"}[later[2]]
            return self._now + timedelta(**{unit: int(later[1])})
        return moment(text)

    def _above(self, text: str) -> list[Entry]:
        """ "mở báo cáo của Xã A", "trả lại báo cáo của Xã A", "tiếp nhận …": what the parent's staff do elsewhere."""
        act, _, name = text.partition(" báo cáo của ")

        def work(connection: Connection) -> None:
            unit = unit_called(connection, name)
            for one in assignments.of_units(connection, [unit.id]):
                if act == "mở":
                    states.mark_viewed(connection, one.id, by=CLERK, at=self._now)
                else:
                    state = {"trả lại": "returned", "tiếp nhận": "accepted"}[act]
                    closed = ("submitted", "viewed")
                    states.set_state(connection, one.id, state, by=CLERK, at=self._now, expected=closed)

        self._run(work)
        return []

    def _kept(self, connection: Connection, text: str) -> str:
        """ "muc_i.noi_dung của Xã A": what the database holds."""
        key, _, name = text.partition(" của ")
        unit = unit_called(connection, name)
        for one in assignments.of_units(connection, [unit.id]):
            stored = (
                answers.all_answers(connection, one.id).get(key) if one.is_open or one.state == "submitted" else None
            )
            if stored is not None:
                marks = [stored.kept * "giữ", stored.doubted * "cần kiểm tra lại"]
                marks += [stored.copied * "chép kỳ trước", stored.reason and f"vì: {stored.reason}"]
                return "; ".join([self._described(stored.answer), *filter(None, marks)])
        return "chưa có trả lời"

    def _known(self, text: str) -> str:
        return f"đúng nguyên bài đã dán ({utf16_length(text)} đơn vị)" if text == self._pasted else text

    def _described(self, answer: object) -> str:
        match answer:
            case Prose(text):
                return self._known(text)
            case Figure(value):
                return str(value)
            case NothingToReport():
                return "không phát sinh"
            case Rows(rows):
                return "\n".join(" | ".join(f"{name}: {self._known(row[name])}" for name in row) for row in rows)
            case Day(value):
                return value.isoformat()
            case Kept():
                return "giữ nguyên văn bản"
            case _:
                return "báo cáo riêng"

    def _run(self, work: Callable[[Connection], T]) -> T:
        return self._database.run(work).result()
