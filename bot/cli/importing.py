"""``baocao import``: a filled-in workbook read on the server, sensitive cells included, as the chat reads one."""

import argparse
import secrets
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot.cli.desk import unit_of_code
from bot.cli.failure import CommandFailed
from bot.cli.opened import on_database
from bot.cli.server_person import server_person
from bot.clock import now
from bot.forms.outlines import Outlines, of_assignment
from bot.settings import Settings
from bot.telegram.sent_file import LARGEST_FILE, table_answer
from dialogs.event import SentBadFile, SentTable
from storage import answers, assignments, periods
from storage.assignments import Assignment
from templates.answers import Answer, ReportedApart
from templates.outline import Outline
from templates.problem import Problem
from templates.unit import Unit


def import_workbook(settings: Settings, options: argparse.Namespace) -> None:
    """Take a unit's tables for the newest period of a form; all cells or, where one is wrong, none."""
    content = _content(options.file)

    def work(connection: Connection) -> tuple[Unit, int]:
        unit = unit_of_code(connection, options.unit)
        assignment = _open_report(connection, options.form, unit)
        outline = of_assignment(Outlines(), connection, assignment)
        return unit, _store(connection, assignment, outline, _read(content, outline, unit), now())

    unit, count = on_database(settings, work)
    if not count:
        print(f"Tệp {options.file} không có gì khác với số liệu đã lưu của {unit.name}.")
        return
    print(f"Đã nạp {options.file} vào báo cáo của {unit.name}: đổi {count} ô.")


def _content(path: Path) -> bytes:
    """The file's bytes, none of them where it is too large to be read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CommandFailed(Problem("xlsx_too_big").sentence)
        return path.read_bytes()
    except OSError as error:
        raise CommandFailed(f"Không đọc được tệp {path}: {error.strerror}.") from error


def _open_report(connection: Connection, form_id: str, unit: Unit) -> Assignment:
    """The unit's report of the form's newest period, held until it is written."""
    period = periods.newest(connection, form_id)
    if period is None:
        raise CommandFailed(f"Chưa giao kỳ nào của mẫu {form_id}.")
    found = next((one for one in assignments.of_period(connection, period.id) if one.unit.id == unit.id), None)
    held = assignments.lock(connection, found.id) if found is not None else None
    if held is None:
        raise CommandFailed(f"{unit.name} chưa được giao kỳ mới nhất của mẫu {form_id}.")
    if not held.is_open:
        raise CommandFailed(
            f"Báo cáo của {unit.name} đã nộp nên không nạp được. Khi đơn vị thu hồi hoặc cấp trên trả lại thì nạp lại."
        )
    return held


def _read(content: bytes, outline: Outline, unit: Unit) -> Mapping[str, Answer]:
    """What the workbook says; raises ``CommandFailed`` with every cell that cannot be taken."""
    if not outline.form.tables:
        raise CommandFailed(f"Mẫu {outline.form.id} không có biểu nào để nạp.")
    match table_answer(content, outline.form, unit.level, unit.code):
        case SentTable(found, faults) if not faults:
            return found
        case SentTable(_, faults):
            listed = "\n".join(f"– {fault}" for fault in faults)
            raise CommandFailed(f"Có {len(faults)} ô chưa đúng nên chưa nạp ô nào:\n{listed}")
        case SentBadFile(problem):
            raise CommandFailed(problem.sentence)
        case other:
            raise AssertionError(other)


def _store(
    connection: Connection, assignment: Assignment, outline: Outline, found: Mapping[str, Answer], at: datetime
) -> int:
    """Keep every answer that differs, as one batch; how many there were."""
    stored = {key: one.answer for key, one in answers.all_answers(connection, assignment.id).items()}
    changed = {
        key: answer
        for key, answer in found.items()
        if key in outline.by_key and stored.get(key) != answer and not _is_placeholder(outline, key, answer, stored)
    }
    if changed:
        person, batch = server_person(connection, at), secrets.token_hex(8)
        for key, answer in changed.items():
            answers.put(connection, assignment.id, key, answer, person_id=person, at=at, batch=batch)
    return len(changed)


def _is_placeholder(outline: Outline, key: str, answer: Answer, stored: Mapping[str, Answer]) -> bool:
    """Whether a sensitive cell only says that it came by another way: a workbook from the chat always does.

    It must not wipe out what did come that way.
    """
    return isinstance(answer, ReportedApart) and key in outline.sensitive_keys and key in stored
