"""Thông tin văn bản: the cover details, each corrected by a tap and a message; number and day of issue."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from dialogs.changes import NumberDocument, PutCover
from dialogs.report import words
from dialogs.report.one_line import one_line
from dialogs.report.scene import Scene
from dialogs.report.submitting import submitting_words
from dialogs.report.submitting.places import CoverSheet
from dialogs.report.summary import summary
from dialogs.screen import Draft, Screen, button
from dialogs.turn import Job, Turn
from templates.cover import Cover
from templates.dates import read_day, short_day
from templates.form import Layout
from templates.problem import Problem


@dataclass(frozen=True, slots=True)
class Detail:
    """One cover detail a person may change: its name, how it is asked, shown and set from typed text."""

    id: str
    label: str
    ask: str
    show: Callable[[Cover], str]
    set: Callable[[Cover, str], Cover]
    only: Layout | None = None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip(" -;.") for line in text.split("\n") if line.strip(" -;."))


def _no_dash(text: str) -> str:
    return "" if text.strip() in {"-", "0", "không", "Không", "không có", "Không có"} else one_line(text)


DETAILS = (
    Detail(
        "superior",
        "Cơ quan cấp trên",
        "Anh/chị nhắn tên cơ quan cấp trên in ở góc trái (nhắn - nếu không in).",
        lambda cover: cover.superior,
        lambda cover, text: replace(cover, superior=_no_dash(text).upper()),
    ),
    Detail(
        "issuer",
        "Cơ quan ban hành",
        "Anh/chị nhắn tên cơ quan ban hành in ở góc trái.",
        lambda cover: cover.issuer,
        lambda cover, text: replace(cover, issuer=one_line(text).upper()),
    ),
    Detail(
        "place",
        "Nơi ban hành",
        "Anh/chị nhắn địa danh in trước ngày tháng.",
        lambda cover: cover.place,
        lambda cover, text: replace(cover, place=one_line(text)),
    ),
    Detail(
        "addressee",
        "Kính gửi",
        "Anh/chị nhắn nơi kính gửi (nhắn - nếu không in).",
        lambda cover: cover.addressee,
        lambda cover, text: replace(cover, addressee=_no_dash(text)),
        Layout.state,
    ),
    Detail(
        "authority",
        "Thẩm quyền ký",
        "Anh/chị nhắn dòng thẩm quyền trên chức vụ (nhắn - nếu không in).",
        lambda cover: cover.authority,
        lambda cover, text: replace(cover, authority=_no_dash(text).upper()),
    ),
    Detail(
        "posts",
        "Chức vụ người ký",
        "Anh/chị nhắn chức vụ người ký, mỗi dòng in một dòng.",
        lambda cover: " / ".join(cover.posts),
        lambda cover, text: replace(cover, posts=_lines(text) or cover.posts),
    ),
    Detail(
        "signer",
        "Người ký",
        "Anh/chị nhắn họ và tên người ký (nhắn - nếu để trống).",
        lambda cover: cover.signer,
        lambda cover, text: replace(cover, signer=_no_dash(text)),
    ),
    Detail(
        "recipients",
        "Nơi nhận",
        "Anh/chị nhắn các nơi nhận, mỗi dòng một nơi, dòng cuối là nơi lưu.",
        lambda cover: "; ".join(cover.recipients),
        lambda cover, text: replace(cover, recipients=_lines(text) or cover.recipients),
    ),
)

ASK_NUMBER = (
    "Anh/chị nhắn số và ngày ban hành, cách nhau bằng dấu phẩy (ví dụ: 15, 05/6/2026). "
    "Chỉ có số hoặc chỉ có ngày cũng được; nhắn - để in khoảng trống."
)


def sheet(scene: Scene, *, fresh: bool, head: str = "") -> Turn:
    """All details as they will print, each with its button."""
    return scene.show(CoverSheet(), _screen(scene, head), fresh=fresh)


def details(scene: Scene) -> tuple[Detail, ...]:
    layout = scene.outline.form.layout
    return tuple(detail for detail in DETAILS if detail.only in {None, layout})


def _screen(scene: Scene, head: str) -> Screen:
    cover = scene.cover
    draft = Draft(head)
    draft.line("Thông tin văn bản", "bold")
    draft.line("Trợ lý nhớ các thông tin này cho những lần sau. Đúng rồi thì bấm Vẫn như cũ.").line()
    for detail in details(scene):
        draft.line(f"{detail.label}: {one_line(detail.show(cover)) or '(để trống)'}")
    draft.line(f"Số, ngày ban hành: {_number_and_day(cover) or '(để khoảng trống)'}")
    draft.row(button(submitting_words.SAME_AS_BEFORE, "summary"))
    buttons = [button(detail.label, "cover_item", detail.id) for detail in details(scene)]
    draft.rows(buttons, 2)
    draft.row(button(words.NUMBER_AND_DAY, "cover_item", "number"))
    return draft.screen()


def _number_and_day(cover: Cover) -> str:
    parts = (f"số {cover.number}" if cover.number else "", f"ngày {short_day(cover.day)}" if cover.day else "")
    return ", ".join(part for part in parts if part)


def present(scene: Scene, place: CoverSheet, *, fresh: bool, head: str) -> Turn:
    """The sheet, or the detail that waits for its text, with a line above it."""
    return ask(scene, place.item, fresh=fresh, head=head) if place.item else sheet(scene, fresh=fresh, head=head)


def ask(scene: Scene, item: str, *, fresh: bool = False, head: str = "") -> Turn:
    """One detail, waiting for its text."""
    found = next((detail for detail in DETAILS if detail.id == item), None)
    draft = Draft(head)
    draft.line(found.label if found else words.NUMBER_AND_DAY, "bold")
    if found:
        draft.line(f"Đang in: {one_line(found.show(scene.cover)) or '(để trống)'}").line()
    draft.line(found.ask if found else ASK_NUMBER)
    draft.row(button(submitting_words.SAME_AS_BEFORE, "cover" if scene.report.task.is_open else "summary"))
    return scene.show(CoverSheet(found.id if found else "number"), draft.screen(), fresh=fresh)


def said(scene: Scene, place: CoverSheet, text: str) -> Turn:
    """The text of one detail, or number and day."""
    if place.item == "number":
        return _number(scene, text)
    detail = next((detail for detail in DETAILS if detail.id == place.item), None)
    if detail is None:
        return sheet(scene, fresh=True)
    cover = detail.set(scene.cover, text)
    scene = replace(scene.also(PutCover(cover)), report=replace(scene.report, cover=cover))
    return sheet(scene, fresh=True, head=f"✅ Đã lưu {detail.label.lower()}.")


def _number(scene: Scene, text: str) -> Turn:
    read = read_number_and_day(text, scene)
    if isinstance(read, Problem):
        return ask(scene, "number", fresh=True, head="⚠ " + read.sentence)
    cover = replace(scene.cover, number=read.number, day=read.day)
    change = NumberDocument(cover.number, cover.day.isoformat() if cover.day else "")
    scene = replace(scene.also(change), report=replace(scene.report, cover=cover))
    turn = summary(
        scene, fresh=True, head=f"✅ Đã ghi: {_number_and_day(cover) or 'để khoảng trống'}. {words.PREPARING}"
    )
    return replace(turn, jobs=(Job("preview", {"assignment": scene.report.task.id}),))


def read_number_and_day(text: str, scene: Scene) -> Cover | Problem:
    """The cover with the number and day a message gives: "15, 05/6/2026", "số 15", "05/6/2026", "-"."""
    cover = replace(scene.cover, number="", day=None)
    if text.strip() == "-":
        return cover
    today = scene.world.now.astimezone(scene.world.zone).date()
    number, _, rest = (part.strip() for part in text.partition(","))
    if not rest and re.search(r"[/.-]|ngày", number):
        number, rest = "", number
    digits = re.fullmatch(r"(?:số:?\s*)?(\d{1,5})", number, re.IGNORECASE)
    if number and digits is None:
        return Problem("document_number")
    day = read_day(rest, today) if rest else None
    if isinstance(day, Problem):
        return day
    return replace(cover, number=digits.group(1).zfill(2) if digits else "", day=day)
