"""What stands before a conversation begins: the region, people, invitations, assigned forms and earlier reports."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.demo.region import region
from bot.invitations.codes import code_hash
from storage import assignments, chats, forms, giving, invitations, people, roles, units
from storage.seeding import SeededReport, add_reports
from templates.answers import Answer, Day, Figure, Kept, NothingToReport, Prose, Rows
from templates.binding import bind, cover_defaults
from templates.blanks import DayBlank
from templates.loader import load_forms, parse_definition
from templates.outline import Outline
from templates.period import Period
from templates.rows import RowList
from templates.standing import StandingText
from templates.text import ascii_slug
from templates.unit import Unit, derived_bodies, level_of
from templates.working_days import WorkingDays
from tests.conversations.chat_file import Entry
from tests.conversations.phone import Phone

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SEED = 1
"""Of the made-up region all conversations play in."""

ROLES = {"cán bộ": "officer", "tổng hợp": "district", "quản trị": "admin"}
HERE = Path(__file__).parent / "forms"


@dataclass
class Prepared:
    """``now`` is when the conversation begins; ``phones`` are the people's, by the name they speak under.

    ``sensitive_in_chat`` stands for SENSITIVE_ANSWERS=chat, ``pdf`` for a machine that has LibreOffice; ``days`` is
    the office's calendar.
    """

    now: datetime
    phones: dict[str, Phone] = field(default_factory=dict)
    sensitive_in_chat: bool = False
    pdf: bool = False
    days: WorkingDays = field(default_factory=WorkingDays)


def prepare(connection: Connection, entries: tuple[Entry, ...]) -> Prepared:
    """Put into an empty database what the entries before a conversation ask for."""
    wishes = [entry for entry in entries if entry.who != "#"]
    first = {entry.who: entry.text for entry in wishes}
    now = moment(first.get("bây giờ", "2026-11-16 08:00"))
    prepared = Prepared(now, sensitive_in_chat="phần nhạy cảm" in first, pdf="bản PDF" in first)
    if "ngày nghỉ" in first:
        prepared.days = WorkingDays(frozenset(date.fromisoformat(day) for day in first["ngày nghỉ"].split(", ")))
    if first.get("số xã") != "0":
        _keep_region(connection, int(first.get("số xã", "3")))
    clerk = people.create(connection, 1, at=prepared.now - timedelta(days=400), name="Văn thư", title="cơ quan")
    for entry in wishes:
        match entry.who:
            case "đơn vị":
                _keep_unit(connection, entry.text)
            case "người":
                _keep_person(connection, prepared, entry.text)
            case "mã mời":
                _keep_invitation(connection, entry.text, prepared.now)
            case "giao":
                assign(connection, entry.text, prepared.now)
            case "đã nộp" | "đã trả lời":
                _keep_report(connection, entry, _writer(connection, entry) or clerk, prepared.now)
            case "bây giờ" | "số xã" | "phần nhạy cảm" | "bản PDF" | "ngày nghỉ":
                pass
            case _:
                raise ValueError(f"nothing can be prepared as {entry.who!r}")
    return prepared


def moment(text: str) -> datetime:
    """A local "2026-11-16 08:00" as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def unit_called(connection: Connection, name: str) -> Unit:
    return next(unit for unit in units.all_units(connection) if unit.name == name.strip())


def _keep_region(connection: Connection, count: int) -> None:
    parent: int | None = None
    for position, unit in enumerate(region(count, SEED)):
        kept = units.keep(
            connection,
            code=unit.code,
            name=unit.name,
            level=unit.level,
            parent_id=parent if position else None,
            party_body=unit.party_body,
            party_superior=unit.party_superior,
            state_body=unit.state_body,
            place=unit.place,
            position=position,
        )
        parent = parent if position else kept


def _keep_unit(connection: Connection, text: str) -> None:
    """ "Xã Con Suối dưới Tỉnh A": one more unit, at any depth."""
    name, _, above = (part.strip() for part in text.partition(" dưới "))
    parent = unit_called(connection, above)
    units.keep(
        connection,
        code=ascii_slug(name),
        name=name,
        level=level_of(name),
        parent_id=parent.id,
        position=units.count(connection),
        **derived_bodies(name, parent.name),
    )


def _post(connection: Connection, text: str) -> tuple[str, int | None]:
    """ "cán bộ Xã Đèo Cầu Vồng" as role and unit."""
    word = next(word for word in ROLES if text.startswith(word))
    name = text.removeprefix(word).strip()
    return ROLES[word], unit_called(connection, name).id if name else None


def _keep_person(connection: Connection, prepared: Prepared, text: str) -> None:
    """ "xã = cán bộ Xã A, cán bộ Xã B": somebody who has joined already; "khách": somebody who has not."""
    name, _, posts = (part.strip() for part in text.partition("="))
    phone = prepared.phones[name] = Phone(name, 1001 + len(prepared.phones))
    if not posts:
        return
    person = people.create(connection, phone.chat_id, at=prepared.now, name=f"Cán bộ {name}", title="công chức")
    for post in posts.split(","):
        role, unit_id = _post(connection, post.strip())
        roles.grant(connection, person, unit_id, role, at=prepared.now)
    chats.create(connection, phone.chat_id, state="{}", at=prepared.now, person_id=person)


def _keep_invitation(connection: Connection, text: str, now: datetime) -> None:
    """ "MA-MOI = cán bộ Xã A, đến 2026-11-30"."""
    code, _, rest = (part.strip() for part in text.partition("="))
    post, _, until = (part.strip() for part in rest.partition(", đến"))
    role, unit_id = _post(connection, post)
    expires = moment(f"{until} 00:00") if until else now + timedelta(days=14)
    invitations.create(connection, code_hash=code_hash(code), unit_id=unit_id, role=role, at=now, expires_at=expires)


_WINDOW = re.compile(
    r"(?P<form>[a-z0-9-]+), (?P<start>[\d-]+) đến (?P<end>[\d-]+)(?:, hạn (?P<due>[\d: -]+\d))?"
    r"(?:, khoá (?P<lock>[\d: -]+\d))?(?:, (?P<unit>.+))?"
)


def assign(connection: Connection, text: str, now: datetime) -> int:
    """ "dan-van-kheo-nam, 2026-01-01 đến 2026-12-31, hạn 2026-11-25 17:00, Xã A": without a unit, to all."""
    found = _WINDOW.fullmatch(text.split("\n", maxsplit=1)[0])
    if found is None:
        raise ValueError(f"not an assignment: {text!r}")
    end = date.fromisoformat(found["end"])
    due = moment(found["due"]) if found["due"] else datetime.combine(end, time(17), ZONE).astimezone(UTC)
    lock = moment(found["lock"]) if found["lock"] else None
    period = Period(date.fromisoformat(found["start"]), end, due, None, lock)
    wanted = [unit_called(connection, found["unit"])] if found["unit"] else units.leaves(connection)
    period_id, _ = giving.give(
        connection,
        form_id=found["form"],
        form_version_id=keep_form(connection, found["form"], now),
        period=period,
        unit_ids=[unit.id for unit in wanted],
        at=now,
    )
    return next(one.id for one in assignments.of_period(connection, period_id) if one.unit.id == wanted[0].id)


def keep_form(connection: Connection, form_id: str, now: datetime) -> int:
    """The number of the form's version; it has no Word templates."""
    return forms.keep(
        connection,
        form_id=form_id,
        sha256=f"{form_id:0<64}"[:64],
        definition=definition_of(form_id),
        unit_template=b"",
        consolidated_template=b"",
        at=now,
    )


@cache
def definition_of(form_id: str) -> bytes:
    """A form that ships, or one of the small ones beside the conversations."""
    small = HERE / f"{form_id}.yaml"
    if small.is_file():
        return small.read_bytes()
    shipped: bytes = files("templates").joinpath("forms", form_id, "form.yaml").read_bytes()
    return shipped


@cache
def shipped_forms() -> tuple[str, ...]:
    """Ids of the forms that ship."""
    return tuple(load_forms(Path(str(files("templates").joinpath("forms")))))


def _keep_report(connection: Connection, entry: Entry, clerk: int, now: datetime) -> None:
    """Stored answers, one "mã = trả lời" on a line; "còn lại = không phát sinh" fills the rest.

    "đã nộp" makes an earlier period of its own, handed in and accepted.
    """
    head, *lines = entry.text.split("\n")
    own = dict(_pairs(lines))
    handed_in = entry.who == "đã nộp"
    number = assign(connection, head, now)
    assignment = assignments.get_full(connection, number)
    if assignment is None:
        raise LookupError(head)
    form = bind(parse_definition(definition_of(assignment.form_id), assignment.form_id), assignment.period)
    report = SeededReport(number, assignment.form_version_id, _answers(Outline(form, assignment.unit.level), own))
    if handed_in:
        parent = units.get(connection, assignment.unit.parent_id or 0)
        report = replace(
            report, cover=cover_defaults(form, assignment.unit, parent), state=own.get("trạng thái", "accepted")
        )
    add_reports(connection, [report], person_id=clerk, at=now)


def _writer(connection: Connection, entry: Entry) -> int | None:
    """Whose the stored answers are: those of the unit's first officer, if there is one."""
    found = _WINDOW.fullmatch(entry.text.split("\n", maxsplit=1)[0])
    unit = unit_called(connection, found["unit"]) if found and found["unit"] else None
    officers = roles.people_of_unit(connection, unit.id, "officer") if unit else []
    return officers[0].person_id if officers else None


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        key, _, value = (part.strip() for part in line.partition("="))
        yield key, value.replace(" / ", "\n")


def _answers(outline: Outline, own: Mapping[str, str]) -> dict[str, Answer]:
    unknown = set(own) - set(outline.by_key) - {"còn lại", "trạng thái"}
    if unknown:
        raise ValueError(f"no such answers: {unknown}")
    rest = dict.fromkeys(outline.by_key, own["còn lại"]) if "còn lại" in own else {}
    return {key: _answer(outline, key, text) for key, text in (rest | dict(own)).items() if key in outline.by_key}


def _answer(outline: Outline, key: str, text: str) -> Answer:
    if text == "không phát sinh":
        return NothingToReport()
    if isinstance(outline.by_key[key].question, RowList):
        return Rows(tuple(_row(line) for line in text.split("\n")))
    if isinstance(outline.asked.get(key), DayBlank):
        return Day(date.fromisoformat(text))
    if key in outline.by_question and isinstance(outline.by_question[key].question, StandingText):
        return Kept()
    return Figure(Decimal(text)) if key in outline.fields else Prose(text)


def _row(line: str) -> dict[str, str]:
    """ "linh_vuc: kinh_te | ten_mo_hinh: Tổ nuôi ong" """
    pairs = (part.partition(":") for part in line.split("|"))
    return {name.strip(): value.strip() for name, _, value in pairs}
