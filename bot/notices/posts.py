"""What people hear about posts: units merged or divided, a role taken away, codes guessed."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection

from bot.notices.queueing import queue
from dialogs.person import Role
from dialogs.screen import Draft, button
from dialogs.words import CODES_GUESSED, ROLES
from dialogs.world import World
from storage import roles
from storage.assignments import Assignment
from templates.dates import moment, short_day
from templates.unit import Unit
from templates.utf16 import cut


def regrouped(
    connection: Connection,
    before: Iterable[Unit],
    heirs: Iterable[Unit],
    day: date,
    reports: Iterable[tuple[Assignment, str]],
    *,
    at: datetime,
) -> None:
    """Everybody at the units that stand now hears of the merger or the split, officers with the reports they now have.

    ``reports`` come with the titles of their forms.
    """
    names = ", ".join(one.name for one in before)
    head = f"🔀 Từ {short_day(day)}, {names} thành {', '.join(one.name for one in heirs)}"
    own = list(reports)
    told: dict[int, list[tuple[Assignment, str]]] = {}
    for heir in heirs:
        for member in roles.of_unit(connection, heir.id):
            mine = [one for one in own if one[0].unit.id == heir.id and member.role == Role.officer]
            told.setdefault(member.telegram_id, []).extend(mine)
    for chat_id, mine in told.items():
        draft = Draft().line(head, "bold")
        draft.line("Anh/chị có vai trò ở đơn vị mới; báo cáo kỳ cũ vẫn ở tên đơn vị cũ.")
        for one, title in mine:
            draft.line(f"– {one.unit.name}: {title}").row(
                button(f"▶ Tiếp tục: {cut(one.unit.name, 30)}", "resume", str(one.id))
            )
        queue(connection, chat_id, draft.screen(), at=at)


def revoked(connection: Connection, chat_id: int, role: str, unit: Unit, *, at: datetime) -> None:
    """Somebody hears that a role was taken away; what they did stays."""
    line = f"Quyền {ROLES[role]} của anh/chị ở {unit.name} đã được thu hồi. Các bài anh/chị đã làm vẫn còn nguyên."
    queue(
        connection,
        chat_id,
        Draft().line(line).line("Cảm ơn anh/chị. Có gì chưa đúng, xin liên hệ cấp trên.").screen(),
        at=at,
    )


def codes_guessed(connection: Connection, world: World, count: int, until: datetime) -> None:
    """The administrators are told that an account guesses invitation codes."""
    line = CODES_GUESSED.format(account=_account(world), count=count, until=moment(until, world.zone))
    for chat_id in {member.telegram_id for member in roles.holders(connection, Role.admin)}:
        queue(connection, chat_id, Draft().line(line).screen(), at=world.now)


def calendar_read(connection: Connection, text: str, name: str, *, at: datetime) -> int:
    """The administrators are told what became of the file of days off, each once; how many there are."""
    chats = {member.telegram_id for member in roles.holders(connection, Role.admin)}
    for chat_id in chats:
        queue(connection, chat_id, Draft().line(text).screen(), at=at, dedupe=f"{name}:{chat_id}")
    return len(chats)


def _account(world: World) -> str:
    name = world.person.name if world.person is not None else ""
    return f"{world.chat} ({name})" if name else str(world.chat)
