"""``baocao run`` at its start, and the commands beside it."""

from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from tests.cli.office import Office
from tests.person import Person
from tests.real_bot import RealBot

OFFICER = User(4101, "Cán bộ xã")


def test_without_a_token_real_data_are_not_tried_on(bare: Office) -> None:
    """Where DATA_DIR holds a real database, run without a token refuses instead of starting the sandbox."""
    bare.done("invite", "--role", "admin", DATABASE_URL="")
    said = bare.refused("run", DATABASE_URL="")
    assert said.startswith(f"Chưa có BOT_TOKEN, mà {bare.folder / 'var'}/ đang giữ dữ liệu thật.")


async def test_a_token_telegram_does_not_know_is_said(bare: Office) -> None:
    """The first answer of Telegram ends the start with one plain line and exit code 1."""
    async with SandboxServer([OFFICER]) as server:
        bot = RealBot(server, bare.folder, BOT_TOKEN="12345:khong-phai-token-nay")
        await bot.spawn()
        assert await bot.ended(within=30) == 1
    *_, last = bot.log.read_text().splitlines()
    assert last == "Telegram không nhận BOT_TOKEN này. Lấy lại token ở BotFather."
    assert "Traceback" not in bot.log.read_text()
    assert "khong-phai-token-nay" not in bot.log.read_text()


async def test_the_first_start_prints_the_first_administrators_code(bare: Office) -> None:
    """The code goes to the terminal, once: the next start prints none, and it is the one that lets the person in."""
    async with SandboxServer([OFFICER]) as server:
        bot = RealBot(server, bare.folder)
        await bot.start()
        (line,) = [one for one in bot.log.read_text().splitlines() if one.startswith("Mã mời người quản trị")]
        code = line.rpartition(" ")[2]
        person = Person(server, OFFICER)
        await person.say(f"/start {code}")
        await person.sees("quản trị")
        await person.press("Đúng")
        await person.sees("họ và tên")
        assert await bot.stop() == 0
        kept = b"".join(file.read_bytes() for file in bare.folder.rglob("*") if file.name.startswith("baocao.sqlite3"))
        assert code.encode() not in kept
        bot.log.write_text("")
        await bot.start()
        assert await bot.stop() == 0
        assert "Mã mời" not in bot.log.read_text()


async def test_commands_work_while_the_bot_runs(office: Office) -> None:
    """Units, an invitation, an assignment: each is seen by the running bot at once, and the unit is told in 2 s."""
    async with SandboxServer([OFFICER]) as server:
        bot = RealBot(server, office.folder, DATABASE_URL=office.url)
        await bot.start()
        office.done("units", "import", office.write("vung.csv", "code,name,level,parent_code\nA,Xã Sông Vàng,xa,\n"))
        code = office.done("invite", "--unit", "A", "--role", "officer").splitlines()[-1]
        person = Person(server, OFFICER)
        await person.say(f"/start {code}")
        await person.sees("Xã Sông Vàng")
        await person.press("Đúng")
        await person.sees("họ và tên")
        window = ("--from", "2026-01-01", "--to", "2026-12-31", "--deadline", "2026-12-25 17:00")
        office.done("assign", "--form", "dan-van-kheo-nam", *window)
        told = await person.sees("được giao báo cáo mới", within=2.5)
        assert told.labels == ["▶ Tiếp tục"]
        office.done("backup", "sao-luu.zip")
        assert await bot.stop() == 0
        assert "Traceback" not in bot.log.read_text()
