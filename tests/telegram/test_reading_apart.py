"""Large files are read in a process of their own: the same comes of them, and what goes wrong there stays there."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from telegram import Document

from bot.jobs.reading import read_file
from bot.telegram.incoming import SentFile
from bot.telegram.sent_file import AtHand
from dialogs.event import SentBadFile, SentReport
from dialogs.task import Task
from renderers.word.unit_report import unit_report
from templates.outline import Outline
from templates.period import Period
from tests.word.samples import COMMUNES, PARTY, loaded, report

SENT = SentFile(Document("f", "u", "bao-cao.docx"), 7, datetime(2026, 11, 16, tzinfo=UTC), None)


def at_hand() -> AtHand:
    made = report(PARTY)
    window = Period(made.period.start, made.period.end, made.period.deadline)
    return AtHand(Task(1, COMMUNES[0], Outline(made.form, "xa"), window, "opened", None, 0, 18), "")


async def test_a_process_of_its_own_reads_the_same() -> None:
    """Whether read here or apart, a report says the same."""
    content = unit_report(report(PARTY), loaded(PARTY).unit_template)
    here, apart = [await read_file(SENT, content, at_hand(), large=large) for large in (1 << 30, 0)]
    assert isinstance(apart, SentReport)
    assert apart == here
    assert apart.loaded.found == apart.loaded.sections


@pytest.mark.parametrize("name", ["bao-cao.docx", "so-lieu.xlsx"])
async def test_a_file_that_breaks_its_reader_is_refused(name: str) -> None:
    """Whatever happens to the process, the person gets a sentence, and the bot goes on."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", b"<x/>")
    sent = replace(SENT, document=Document("f", "u", name))
    broken = AtHand(None, "")  # type: ignore[arg-type]
    read = await read_file(sent, target.getvalue(), broken if name.endswith("xlsx") else None, large=0)
    assert isinstance(read, SentBadFile)
    assert read.problem.code in {"docx_not_word", "xlsx_too_big"}
