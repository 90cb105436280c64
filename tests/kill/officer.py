"""An officer who fills in a whole report while the bot keeps dying, and holds the database to each confirmation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random

from storage import answers
from storage.engines import new_engine
from templates.answers import Answer, Figure, NothingToReport, Prose
from templates.form import FigureGroup
from templates.outline import Item, Outline
from tests.kill.region import Post
from tests.person import ChatView, Person, Shown

PATIENCE = 180.0
"""Seconds a person waits for a bot that dies again and again."""

FIGURES: dict[str, tuple[int, ...]] = {
    "tuyen_truyen": (8, 10, 1200),
    "van_dong": (640, 35_300_000, 120),
    "ntm": (17, 19, 2),
    "ung_ho_thien_tai": (12_000_000,),
    "mo_hinh": (6, 5, 4, 3),
}
"""Values that no check of the form objects to."""

SENTENCES = (
    "Cấp ủy đã lãnh đạo các chi bộ quán triệt nội dung phong trào đến từng thôn.",
    "Mặt trận và các đoàn thể phối hợp vận động Nhân dân hiến đất làm đường.",
    "Các tổ dân vận duy trì nền nếp, gặp gỡ từng hộ gia đình còn băn khoăn.",
    "Nhiều cách làm sáng tạo được nhân rộng ra các khu dân cư lân cận.",
    "Công tác kiểm tra được tiến hành thường xuyên, kịp thời tháo gỡ khó khăn.",
)


class Officer:
    """One person with one report.  ``expected`` is what the bot has confirmed, ``written`` how often a key was kept."""

    def __init__(self, person: Person, post: Post, outline: Outline, url: str, seed: int) -> None:
        self.person = person
        self.post = post
        self.outline = outline
        self.expected: dict[str, Answer] = {}
        self.written: Counter[str] = Counter()
        self.previews = 0
        self._url = url
        self._dice = Random(seed)
        self._turn = 0
        self._number = 0

    # -- the whole way --------------------------------------------------------------------------------------------

    async def work(self, go_on: Callable[[], bool]) -> None:
        """Join, answer every question, work the answers over while ``go_on``, submit, and wait for the Word file."""
        await self.join()
        for item in self.outline.items:
            await self.answer(item)
        while go_on():
            await self.work_over()
        await self.submit()

    async def join(self) -> None:
        await self.person.say(f"/start {self.post.code}")
        await self.until("Mã này mời anh/chị làm cán bộ báo cáo")
        await self.press("Đúng")
        await self.until("Đã ghi nhận anh/chị")
        await self.person.say("Cán bộ văn phòng, Công chức")
        await self.until("Cảm ơn anh/chị Cán bộ văn phòng")
        await self.press("Tiếp tục")
        await self.until(self.at(self.outline.items[0]))

    async def submit(self) -> None:
        await self.person.say("/nop")
        await self.until("Nộp báo cáo:")
        await self.press("Xác nhận nộp")
        await self.until("Đã nộp bản 1")
        await self.word_file()

    # -- questions ------------------------------------------------------------------------------------------------

    async def answer(self, item: Item) -> None:
        """Answer the question that stands there; the next one must come, and no other."""
        if isinstance(item.question, FigureGroup):
            await self.figures(item, item.question)
            return
        ways = (self.typed, self.pasted, self.said_nothing, self.edited, self.added, self.taken_up_later)
        await ways[self._turn % len(ways)](item)
        self._turn += 1

    async def figures(self, item: Item, group: FigureGroup) -> None:
        values = FIGURES[group.id]
        await self.person.say("; ".join(str(value) for value in values))
        for field, value in zip(group.fields, values, strict=True):
            self.keep(field.id, Figure(Decimal(value)))
        await self.until("Đã lưu: " + group.fields[0].label, self.after(item))
        self.check()

    async def typed(self, item: Item) -> None:
        await self.narrative(item, self.text(2))
        await self.next(item)

    async def pasted(self, item: Item) -> None:
        """A long text that Telegram cuts: every piece is joined once, in order."""
        text = "\n".join(self.text(6) for _ in range(24))
        pieces = await self.person.say(text)
        self.keep(item.question.id, Prose(self.opening(item) + text), times=len(pieces))
        await self.until(f"đã ghép {len(pieces)} tin nhắn", self.at(item))
        self.check()
        await self.next(item)

    async def said_nothing(self, item: Item) -> None:
        await self.press("Không có")
        self.keep(item.question.id, NothingToReport())
        await self.until("Đã lưu: không phát sinh", self.after(item))
        self.check()

    async def edited(self, item: Item) -> None:
        before, after = self.text(2), self.text(3)
        opening = self.opening(item)
        (message,) = await self.narrative(item, before)
        await self.person.edit(message, after)
        self.keep(item.question.id, Prose(opening + after))
        await self.until("Đã sửa câu trả lời", self.at(item), after[:60])
        self.check()
        await self.next(item)

    async def added(self, item: Item) -> None:
        await self.narrative(item, self.text(1))
        await self.add(item)
        await self.next(item)

    async def taken_up_later(self, item: Item) -> None:
        await self.press("Để sau")
        await self.until(self.after(item))
        await self.press("Câu trước")
        await self.until(self.at(item))
        await self.narrative(item, self.text(2))
        await self.next(item)

    async def work_over(self) -> None:
        """At a narrative that is answered: write it anew, change that message, add to it, look at the Word file."""
        item = self._dice.choice(
            [one for one in self.outline.items if isinstance(self.expected.get(one.question.id), Prose)]
        )
        await self.person.say("/baocao")
        await self.until("Báo cáo của anh/chị")
        await self.open(item)
        await self.press("Viết lại")
        await self.until("Anh/chị nhắn bài mới", self.at(item))
        self.expected.pop(item.question.id)
        (message,) = await self.narrative(item, self.text(2), anew=True)
        text = self.text(3)
        await self.person.edit(message, text)
        self.keep(item.question.id, Prose(text))
        await self.until("Đã sửa câu trả lời", self.at(item), text[:60])
        self.check()
        await self.add(item)
        await self.person.say("/xemtruoc")
        await self.until("đang soạn tệp Word", self.at(item))
        await self.word_file()

    # -- small acts -----------------------------------------------------------------------------------------------

    async def open(self, item: Item) -> None:
        """From home, through the contents, to a question."""
        await self.press("Tiếp tục")
        await self.until("Báo cáo đã đủ")
        await self.press("Mục lục")
        await self.until("Trang 1/")
        for page in range(2, 2 + (item.index - 1) // 8):
            await self.press("Trang sau")
            await self.until(f"Trang {page}/")
        shown = await self.person.screen()
        label = shown.labels[(item.index - 1) % 8]
        await self.press(label)
        await self.until(self.at(item))

    async def narrative(self, item: Item, text: str, *, anew: bool = False) -> Sequence[int]:
        opening = "" if anew else self.opening(item)
        messages = await self.person.say(text)
        self.keep(item.question.id, Prose(opening + text))
        await self.until("Đã lưu.", self.at(item), " ".join((opening + text).split())[:60])
        self.check()
        return messages

    async def add(self, item: Item) -> None:
        before, text = self.expected[item.question.id], self.text(1)
        assert isinstance(before, Prose)
        await self.press("Viết thêm")
        await self.until("nhắn phần viết thêm", self.at(item))
        await self.person.say(text)
        self.keep(item.question.id, Prose(f"{before.text}\n{text}"))
        await self.until("Đã lưu.", self.at(item))
        self.check()

    async def next(self, item: Item) -> None:
        await self.press("Tiếp")
        await self.until(self.after(item))

    async def press(self, label: str) -> None:
        """Press a button of the newest screen."""
        await self.person.press(label)

    async def word_file(self) -> None:
        self.previews += 1
        await self.person.wait_for(lambda chat: len(chat.documents()) >= self.previews, PATIENCE)

    async def until(self, *words: str) -> Shown:
        return await screen(self.person, *words)

    # -- what must hold -------------------------------------------------------------------------------------------

    def at(self, item: Item) -> str:
        return f"câu {item.index}/{len(self.outline.items)}\n"

    def after(self, item: Item) -> str:
        """What the screen behind a question says: the next question, or the summary."""
        if item is self.outline.items[-1]:
            return "Báo cáo đã đủ"
        return self.at(self.outline.items[item.index])

    def keep(self, key: str, answer: Answer, times: int = 1) -> None:
        self.expected[key] = answer
        self.written[key] += times

    def opening(self, item: Item) -> str:
        """The sentence the bot proposes before this narrative, which a typed text is added to."""
        sentence = self._proposed()
        return f"{sentence}\n" if sentence else ""

    def _proposed(self) -> str:
        shown = next((one for one in reversed(self.person.chat.messages.values()) if one.labels), None)
        if shown is None or "Câu mở đầu soạn từ số liệu:" not in shown.text:
            return ""
        lines = shown.text.splitlines()
        return lines[lines.index("Câu mở đầu soạn từ số liệu:") + 1]

    def check(self) -> None:
        """What was just confirmed is on disk already, and nothing else."""
        engine = new_engine(self._url, reading=True)
        with engine.connect() as connection:
            stored = {key: one.answer for key, one in answers.all_answers(connection, self.post.assignment).items()}
        engine.dispose()
        assert stored == self.expected, self.differing(stored)

    def differing(self, stored: dict[str, Answer]) -> str:
        """What stands where something else was confirmed, to be read in a failure."""
        keys = [key for key in {*stored, *self.expected} if stored.get(key) != self.expected.get(key)]
        return "\n".join(f"{key}: {_apart(str(stored.get(key)), str(self.expected.get(key)))}" for key in sorted(keys))

    def text(self, sentences: int) -> str:
        """A text nobody has sent before."""
        self._number += 1
        chosen = " ".join(self._dice.choice(SENTENCES) for _ in range(sentences))
        return f"Việc thứ {self._number}: {chosen}"


async def screen(person: Person, *words: str) -> Shown:
    """A live screen, new or changed since the last act, that holds all of these."""

    def found(chat: ChatView) -> Shown | None:
        live = (one for one in chat.recent.values() if one.from_bot and one.labels)
        return next((one for one in live if all(word in one.text for word in words)), None)

    return await person.wait_for(found, PATIENCE)


def _apart(found: str, wanted: str) -> str:
    """Where two texts part."""
    same = next((n for n, pair in enumerate(zip(found, wanted, strict=False)) if pair[0] != pair[1]), 0)
    part = slice(max(0, same - 30), same + 60)
    return f"…{found[part]!r}… ({len(found)}), not …{wanted[part]!r}… ({len(wanted)})"
