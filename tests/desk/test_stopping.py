"""Huỷ over the real loop: the worker of a consolidation is ended, whoever presses and whenever."""

import asyncio
import os
import signal
from pathlib import Path

from sqlalchemy import Connection, select

from dialogs.desk.stopping import STOPPED, TOO_LATE, UNKNOWN
from storage import jobs as stored
from storage.tables import jobs, outbox
from tests.desk.desk_room import DeskRoom, opened, running
from tests.desk.test_consolidating import WORD, file, files, in_state, order, until, worker
from tests.person import Person, Shown


async def line(person: Person, text: str = "⏳ Tổng hợp: ") -> Shown:
    """The line about the work under way, as it stands."""
    return await person.wait_for(
        lambda chat: next((one for one in reversed(chat.from_bot()) if one.text.startswith(text)), None)
    )


async def stopped_worker(room: DeskRoom) -> int:
    """The consolidating worker standing still in the middle of its work, so that nothing ends by itself."""
    await order(room.staff, "Excel")
    await file(room.staff, ".xlsx")
    await room.staff.sees("✅ Tổng hợp: xong.")
    found = worker()
    os.kill(found, signal.SIGSTOP)
    await order(room.staff, "Word")
    await until(room, in_state("running"), 1)
    return found


def folder_of(process: int) -> Path:
    """What a worker writes on the way."""
    said = Path(f"/proc/{process}/environ").read_bytes().decode().split("\0")
    return Path(next(one for one in said if one.startswith("TMPDIR=")).removeprefix("TMPDIR="))


async def gone(process: int, folder: Path | None = None) -> None:
    """Wait until a killed process is no more, nor the folder it wrote into."""
    async with asyncio.timeout(5):
        for place in (Path(f"/proc/{process}/stat"), *([folder] if folder else ())):
            while place.exists():  # noqa: ASYNC110 (the system changes it)
                await asyncio.sleep(0.02)


async def test_the_worker_of_a_running_job_is_ended(tmp_path: Path) -> None:
    """Huỷ on the moving line ends the worker with what it wrote, says so on the line and in the chat, sends no file;
    the next consolidation works, and nothing the bot did was refused."""
    async with opened(tmp_path) as room, running(room):
        working = await stopped_worker(room)
        folder = folder_of(working)
        assert await asyncio.to_thread(folder.exists)
        moving = await line(room.staff)
        assert moving.labels == ["Huỷ"]
        await room.staff.press("Huỷ", moving.id)
        await room.staff.sees(STOPPED)
        ended = await room.staff.sees("⛔ Tổng hợp: đã huỷ.")
        assert (ended.id, ended.labels) == (moving.id, [])
        await gone(working, folder)
        assert room.ask(in_state("cancelled")) == 1
        await order(room.staff, "Word")
        assert (await file(room.staff, ".docx")).file_name == WORD
        assert files(await room.staff.look()).count(WORD) == 1
        assert room.server.telegram.journal.refusals() == []


async def test_a_job_that_waits_is_never_begun(tmp_path: Path) -> None:
    """While another's consolidation goes on, one that waits its turn has its line and Huỷ; stopped, it makes nothing,
    and the other goes on to its end."""
    async with opened(tmp_path) as room, running(room):
        working = await stopped_worker(room)
        await order(room.other_staff, "Excel")
        waiting = await line(room.other_staff, "⏳ Tổng hợp: đang chờ")
        await room.other_staff.press("Huỷ", waiting.id)
        ended = await room.other_staff.sees("⛔ Tổng hợp: đã huỷ.")
        assert (ended.id, ended.labels) == (waiting.id, [])
        os.kill(working, signal.SIGCONT)
        await file(room.staff, ".docx")
        await room.staff.sees("✅ Tổng hợp: xong.")
        assert files(await room.other_staff.look()) == []
        assert room.ask(in_state("cancelled")) == 1


async def test_a_press_that_comes_too_late_is_answered_kindly(tmp_path: Path) -> None:
    """A button that is pressed as the work ends, pressed twice, or made up for another's work changes nothing."""
    async with opened(tmp_path) as room, running(room):
        await order(room.staff, "Word")
        await file(room.staff, ".docx")
        done = await room.staff.sees("✅ Tổng hợp: xong.")
        number = room.ask(lambda connection: connection.execute(select(outbox.c.id).limit(1)).scalar_one())
        await room.staff.press_data(done.id, f"n{number}.0")
        await room.staff.sees(TOO_LATE["done"])
        await room.other_staff.say("/tonghop")
        await room.other_staff.hears()
        await room.other_staff.press_data(done.id, f"n{number}.0")
        await room.other_staff.sees("Nút này đã cũ")
        assert room.ask(in_state("done")) == 1


async def test_a_job_stopped_by_another_process_is_ended(tmp_path: Path) -> None:
    """What another replica writes is seen by the one whose worker does the job: it ends the worker and the line."""
    async with opened(tmp_path) as room, running(room):
        working = await stopped_worker(room)
        await line(room.staff)

        def stop(connection: Connection) -> None:
            number = connection.execute(select(jobs.c.id).where(jobs.c.state == "running")).scalar_one()
            stored.finish(connection, number, "cancelled", at=connection.execute(select(jobs.c.created_at)).scalar())

        await asyncio.to_thread(room.ask, stop)
        await room.staff.sees("⛔ Tổng hợp: đã huỷ.")
        await gone(working)
        assert files(await room.staff.look()) == [WORD.replace(".docx", ".xlsx")]


async def test_a_press_on_nothing_known_says_so(tmp_path: Path) -> None:
    """A job that was cleared away long ago leaves a button that says there is nothing to stop."""
    async with opened(tmp_path) as room, running(room):
        await order(room.staff, "Word")
        await file(room.staff, ".docx")
        done = await room.staff.sees("✅ Tổng hợp: xong.")
        room.ask(lambda connection: connection.execute(jobs.delete()))
        number = room.ask(lambda connection: connection.execute(select(outbox.c.id).limit(1)).scalar_one())
        await room.staff.press_data(done.id, f"n{number}.0")
        await room.staff.sees(UNKNOWN)
