"""/tonghop over the real loop: work in worker processes while the chats go on."""

import asyncio
import os
import signal
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

from sqlalchemy import Connection, func, select

from bot.jobs.limits import Limits
from bot.jobs.runner import TOO_SLOW
from bot.jobs.worker import FAILED, TOO_MUCH_MEMORY
from dialogs.report.words import CANNOT_WITHDRAW, WITHDRAWN
from storage.tables import jobs
from tests.cli.secret_form import word_text
from tests.desk.desk_room import FORM, DeskRoom, opened, running
from tests.person import ChatView, Person, Shown

T = TypeVar("T")

WORD = "TH-dan-van-kheo-nam-2026_tinh-ngan-sao.docx"


async def order(staff: Person, output: str, basis: str = "") -> None:
    """Ask for a consolidation as staff do."""
    await staff.say(f"/tonghop {FORM}")
    await staff.sees("Chọn bản được tính")
    if basis:
        await staff.press(basis)
        await staff.sees(f"được tính ({basis.lower()})")
    await staff.press(output)
    await staff.sees(f"⏳ Đang làm: {output}")


async def open_submitted(officer: Person) -> None:
    """Open the submitted report from home; it can be withdrawn there."""
    await officer.say("/baocao")
    await officer.hears()
    await officer.press("📄 Dân vận khéo 2026")
    await officer.wait_for(lambda chat: "Thu hồi" in chat.from_bot()[-1].labels)


async def file(person: Person, ending: str) -> Shown:
    """The first file whose name ends so, of those that came since the person's last act."""
    return await person.wait_for(lambda chat: _file(chat, ending), within=30)


def _file(chat: ChatView, ending: str) -> Shown | None:
    return next((one for one in chat.recent.values() if one.file_name.endswith(ending)), None)


def files(chat: ChatView) -> list[str]:
    return [one.file_name for one in chat.from_bot() if one.file_name]


def worker() -> int:
    """The id of the one worker process this process has started."""
    (found,) = [number for number in _children() if "bot.jobs.worker" in _command(number)]
    return found


def _children() -> list[int]:
    tasks = Path(f"/proc/{os.getpid()}/task").iterdir()
    return [int(number) for task in tasks for number in (task / "children").read_text().split()]


def _command(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_bytes().decode().replace("\0", " ")


async def until(room: DeskRoom, question: Callable[[Connection], T], answer: T) -> None:
    """Wait until the database says so."""
    async with asyncio.timeout(15):
        while await asyncio.to_thread(room.ask, question) != answer:  # noqa: ASYNC110 (another process changes it)
            await asyncio.sleep(0.02)


def in_state(state: str) -> Callable[[Connection], int]:
    """How many consolidations are in that state."""
    counted = select(func.count()).where(jobs.c.kind == "consolidate", jobs.c.state == state)
    return lambda connection: connection.execute(counted).scalar_one()


async def test_files_arrive_after_a_line_that_moved(tmp_path: Path) -> None:
    """Word and Excel arrive with their names and counts; the line says how far it is, then that it is done; nothing
    the bot did was refused."""
    async with opened(tmp_path) as room, running(room):
        await order(room.staff, "Cả hai")
        word, excel = await file(room.staff, ".docx"), await file(room.staff, ".xlsx")
        assert (word.file_name, word.text) == (WORD, "Báo cáo tổng hợp, 3/5 đơn vị.")
        assert (excel.file_name, excel.text) == (WORD.replace(".docx", ".xlsx"), "Số liệu tổng hợp, 3/5 đơn vị.")
        line = await room.staff.sees("✅ Tổng hợp: xong.")
        said = [one.params["text"] for one in room.server.telegram.journal.calls("sendMessage")]
        assert any(text.startswith("⏳ Tổng hợp: ") for text in said)
        assert line.labels == []
        assert room.server.telegram.journal.refusals() == []


async def test_the_archive_holds_each_units_report(tmp_path: Path) -> None:
    """Từng đơn vị (.zip): one Word report for each unit that counts, named after unit and version."""
    async with opened(tmp_path) as room, running(room):
        await order(room.staff, "Từng đơn vị (.zip)")
        sent = await file(room.staff, ".zip")
        with ZipFile(BytesIO(await room.staff.download(sent))) as packed:
            assert packed.namelist() == [
                "X001_BC-dan-van-kheo-nam-2026_xa-doi-chuon-chuon_v1.docx",
                "X002_BC-dan-van-kheo-nam-2026_xa-trien-chuon-chuon_v1.docx",
                "X003_BC-dan-van-kheo-nam-2026_xa-vuon-ve-sau_v1.docx",
            ]
            assert "của Ban Chỉ đạo" in word_text(packed.read(packed.namelist()[0]))


async def test_the_chats_stay_usable_while_it_works(tmp_path: Path) -> None:
    """While a worker stands still in the middle of its work, the staff and an officer are answered, the officer's own
    file is made by another worker, and the consolidation comes when its worker goes on."""
    async with opened(tmp_path) as room, running(room):
        await order(room.staff, "Word")
        await file(room.staff, ".docx")
        stopped = worker()
        os.kill(stopped, signal.SIGSTOP)
        await order(room.staff, "Excel")
        await until(room, in_state("running"), 1)
        await room.staff.say("/tiendo")
        await room.staff.sees("(3/5): số liệu", within=2)
        await room.officer.say("/baocao")
        await room.officer.hears(within=2)
        await room.officer.say("/xemtruoc")
        await room.officer.sees("báo cáo nào?")
        await room.officer.press("Dân vận khéo 2026")
        assert (await file(room.officer, ".docx")).file_name.startswith("BC-dan-van-kheo-nam-")
        assert files(await room.staff.look()) == [WORD]
        os.kill(stopped, signal.SIGCONT)
        await file(room.staff, ".xlsx")


async def test_two_of_the_staff_get_their_own_files(tmp_path: Path) -> None:
    """Two consolidations asked for at once are both done, each for the one who asked."""
    async with opened(tmp_path) as room, running(room):
        await order(room.staff, "Word")
        await order(room.other_staff, "Excel")
        await file(room.staff, ".docx")
        await file(room.other_staff, ".xlsx")
        assert [len(files(await one.look())) for one in (room.staff, room.other_staff)] == [1, 1]


async def test_a_job_survives_a_restart(tmp_path: Path) -> None:
    """A job whose bot and worker ended in the middle is done by the next bot, and its file is sent once."""
    async with opened(tmp_path) as room:
        async with running(room):
            await order(room.staff, "Excel")
            await file(room.staff, ".xlsx")
            os.kill(worker(), signal.SIGSTOP)
            await order(room.staff, "Word")
            await until(room, in_state("running"), 1)
        async with running(room):
            await file(room.staff, ".docx")
            await until(room, in_state("done"), 2)
        assert files(await room.staff.look()).count(WORD) == 1


async def test_a_worker_that_dies_is_told_kindly(tmp_path: Path) -> None:
    """The person hears that nothing came of it; the next try has a new worker and works."""
    async with opened(tmp_path) as room, running(room):
        await order(room.staff, "Excel")
        await file(room.staff, ".xlsx")
        dead = worker()
        os.kill(dead, signal.SIGSTOP)
        await order(room.staff, "Word")
        await until(room, in_state("running"), 1)
        os.kill(dead, signal.SIGKILL)
        await room.staff.sees(f"⚠ {FAILED}")
        await order(room.staff, "Word")
        assert (await file(room.staff, ".docx")).file_name == WORD


async def test_a_job_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    """Its worker is ended and the person told; nothing is sent, and the job is not tried again by itself."""
    limits = Limits(seconds={"preview": 60.0, "consolidate": 0.05})
    async with opened(tmp_path) as room, running(room, limits):
        await order(room.staff, "Word")
        await room.staff.sees(f"⚠ {TOO_SLOW}")
        assert room.ask(in_state("failed")) == 1
        assert files(await room.staff.look()) == []


async def test_a_job_that_needs_too_much_memory_is_stopped(tmp_path: Path) -> None:
    """The limit is the operating system's: the job ends, the person is told, the bot and its chats go on."""
    async with opened(tmp_path) as room, running(room, Limits(memory=MEMORY_FOR_THREADS_ALONE)):
        await order(room.staff, "Cả hai")
        await room.staff.sees(f"⚠ {TOO_MUCH_MEMORY}")
        await room.staff.say("/tiendo")
        await room.staff.sees("(3/5): số liệu")


MEMORY_FOR_THREADS_ALONE = 60 << 20


async def test_what_the_parent_has_taken_cannot_be_withdrawn(tmp_path: Path) -> None:
    """A submitted report that stands in a consolidation is in the parent's hands: Thu hồi is refused kindly."""
    async with opened(tmp_path) as room, running(room):
        await open_submitted(room.officer)
        await order(room.staff, "Word")
        await file(room.staff, ".docx")
        await room.officer.press("Thu hồi")
        await room.officer.sees(CANNOT_WITHDRAW)


async def test_what_nobody_has_taken_can_be_withdrawn(tmp_path: Path) -> None:
    """A consolidation of accepted reports alone opens no submitted one; withdrawn, it is no longer among those in."""
    async with opened(tmp_path) as room, running(room):
        await order(room.staff, "Word", basis="Đã tiếp nhận")
        await file(room.staff, ".docx")
        await open_submitted(room.officer)
        await room.officer.press("Thu hồi")
        await room.officer.sees(WITHDRAWN)
        await room.staff.say(f"/tonghop {FORM}")
        await room.staff.sees("2/5 đơn vị được tính (đã nộp).")
        await room.staff.press("Cả bản nháp")
        await room.staff.sees("4/5 đơn vị được tính (cả bản nháp).")
