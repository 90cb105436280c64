"""Xem PDF over the real loop: with LibreOffice, without it, and with one that hangs, fails or wants all the memory."""

import asyncio
import os
import shutil
import subprocess
import time
from pathlib import Path
from tempfile import mkdtemp

import pytest

from bot.jobs.limits import Limits
from bot.jobs.pdf import NOTHING_MADE, PREFIX, NotConverted, as_pdf
from bot.jobs.runner import PDF_TOO_SLOW
from dialogs.report.words import AS_PDF, PREPARING_PDF
from tests.desk.desk_room import DeskRoom, opened, running
from tests.desk.test_consolidating import file, files
from tests.person import Person
from tests.real_bot import all_end, open_process

REPORT = "BC-dan-van-kheo-nam-2026_xa-doi-chuon-chuon_v1"
HANGS = """#!/bin/sh
echo $$ >> {folder}/begun
sleep 600 &
echo $! >> {folder}/begun
wait
"""
EATS = """#!/bin/sh
head -c {bytes} /dev/zero | tail -c {bytes} > /dev/null && touch "$6/report.pdf"
"""
SHORT = Limits(seconds={"preview": 60.0, "pdf": 5.0})
SMALL = Limits(memory=400 << 20)


@pytest.fixture
def office() -> str:
    """LibreOffice of this machine."""
    found = shutil.which("soffice")
    if found is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice (soffice) and poppler (pdftotext) are needed to make and read a PDF")
    return found


def stand_in(room: DeskRoom, folder: Path, script: str) -> None:
    """The bot finds this program where LibreOffice would be."""
    program = folder / "soffice-stand-in"
    program.write_text(script.format(folder=folder, bytes=SMALL.memory * 2))
    program.chmod(0o755)
    room.settings = room.settings.model_copy(update={"soffice": str(program)})


async def look(officer: Person) -> None:
    """Ask for the submitted report as it stands."""
    await officer.say("/baocao")
    await officer.hears()
    await officer.press("📄 Dân vận khéo 2026")
    await officer.wait_for(lambda chat: "Tải tệp Word" in chat.from_bot()[-1].labels)


def test_what_a_killed_conversion_left_is_removed() -> None:
    """A folder an hour old goes with the next conversion, with all that was written in it; a new one stays."""
    old, new = Path(mkdtemp(prefix=PREFIX)), Path(mkdtemp(prefix=PREFIX))
    (old / "report.docx").write_bytes(b"what somebody wrote")
    hour_ago = time.time() - 3600
    os.utime(old, (hour_ago, hour_ago))
    try:
        with pytest.raises(NotConverted):
            as_pdf(b"", shutil.which("true"))
        assert (old.exists(), new.exists()) == (False, True)
    finally:
        new.rmdir()


async def test_the_pdf_is_the_word_file(tmp_path: Path, office: str) -> None:
    """The file is a PDF of the same report under the same name; nothing the bot did was refused."""
    async with opened(tmp_path) as room, running(room):
        await look(room.officer)
        await room.officer.press(AS_PDF)
        await room.officer.sees(PREPARING_PDF)
        sent = await file(room.officer, ".pdf")
        assert (sent.file_name, sent.text) == (f"{REPORT}.pdf", "Bản nộp số 1.")
        content = await room.officer.download(sent)
        assert content.startswith(b"%PDF-")
        assert "BÁO CÁO" in _words(content)
        assert room.server.telegram.journal.refusals() == []


async def test_two_conversions_at_once(tmp_path: Path, office: str) -> None:
    """Two people who want a PDF at the same moment both get one: no conversion shares its profile with another."""
    async with opened(tmp_path) as room, running(room):
        await look(room.officer)
        await room.officer.press(AS_PDF)
        await room.officer.sees(PREPARING_PDF)
        await room.officer.press(AS_PDF)
        await room.officer.wait_for(lambda chat: files(chat) == [f"{REPORT}.pdf"] * 2, within=30)


async def test_without_libreoffice_there_is_no_button(tmp_path: Path) -> None:
    """On a machine without LibreOffice the Word file comes and nobody is offered a PDF."""
    async with opened(tmp_path) as room:
        room.settings = room.settings.model_copy(update={"soffice": str(tmp_path / "nothing-here")})
        async with running(room):
            await look(room.officer)
            assert "Tải tệp Word" in (await room.officer.screen()).labels
            await room.officer.say("/xemtruoc")
            assert (await file(room.officer, ".docx")).file_name == f"{REPORT}.docx"
            assert all(AS_PDF not in message.labels for message in (await room.officer.look()).from_bot())


async def test_a_libreoffice_that_hangs(tmp_path: Path) -> None:
    """While it hangs the officer is answered and gets Word; then it is ended with all it had started, what it had
    written is gone, and the officer is told."""
    async with opened(tmp_path) as room:
        stand_in(room, tmp_path, HANGS)
        async with running(room, SHORT):
            await look(room.officer)
            await room.officer.press(AS_PDF)
            await room.officer.sees(PREPARING_PDF)
            await room.officer.press("Tải tệp Word")
            await file(room.officer, ".docx")
            processes = await _begun(tmp_path)
            ends = [opened_ for one in processes if (opened_ := open_process(one)) is not None]
            folders = {_folder(one) for one in processes}
            await room.officer.sees(f"⚠ {PDF_TOO_SLOW}", within=15)
            assert await all_end(ends)
            assert len(processes) == len(ends) == 2
            assert not any(folder.exists() for folder in folders)
            assert files(await room.officer.look()) == [f"{REPORT}.docx"]


async def test_a_bot_that_stops_takes_it_along(tmp_path: Path) -> None:
    """A bot asked to stop while LibreOffice works leaves no process behind."""
    async with opened(tmp_path) as room:
        stand_in(room, tmp_path, HANGS)
        async with running(room):
            await look(room.officer)
            await room.officer.press(AS_PDF)
            ends = [opened_ for one in await _begun(tmp_path) if (opened_ := open_process(one)) is not None]
        assert await all_end(ends)


@pytest.mark.parametrize(
    "script", ["#!/bin/sh\nexit 0\n", "#!/bin/sh\nexit 77\n", EATS], ids=["empty", "fails", "eats"]
)
async def test_a_libreoffice_that_makes_nothing(tmp_path: Path, script: str) -> None:
    """Whatever it ends with, also for want of memory, the officer hears that there is no PDF and that Word is there."""
    async with opened(tmp_path) as room:
        stand_in(room, tmp_path, script)
        async with running(room, SMALL):
            await look(room.officer)
            await room.officer.press(AS_PDF)
            await room.officer.sees(f"⚠ {NOTHING_MADE}", within=30)
            assert files(await room.officer.look()) == []


async def _begun(folder: Path) -> list[int]:
    """The processes the stand-in notes, once there are both."""
    noted = folder / "begun"
    async with asyncio.timeout(15):
        while not noted.exists() or noted.read_text().count("\n") < 2:  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.02)
    return [int(line) for line in noted.read_text().split()]


def _folder(process: int) -> Path:
    """The folder a conversion was given."""
    values = Path(f"/proc/{process}/environ").read_bytes().decode().split("\0")
    return Path(next(value.partition("=")[2] for value in values if value.startswith("TMPDIR=")))


def _words(content: bytes) -> str:
    reader = ["pdftotext", "-", "-"]
    return subprocess.run(reader, input=content, check=True, capture_output=True, timeout=60).stdout.decode()
