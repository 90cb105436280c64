"""Secrets in files of their own, as containers get them: ``BOT_TOKEN_FILE`` and its like."""

import pytest

from bot.sandbox.chat import User
from bot.sandbox.server import SandboxServer
from tests.cli.office import Office
from tests.real_bot import RealBot

TOKEN = "1234567890:abcdefghijklmnop-tokengia"


async def test_the_bot_runs_on_secrets_from_files(bare: Office) -> None:
    """Token and database address come from files, with whatever white space an editor left; neither is logged."""
    async with SandboxServer([User(4101, "Cán bộ xã")]) as server:
        bare.write("token", f"\ufeff{server.token}\n\n")
        bare.write("database", f"sqlite:///{bare.folder / 'kho.sqlite3'}\n")
        files = {"BOT_TOKEN_FILE": str(bare.folder / "token"), "DATABASE_URL_FILE": str(bare.folder / "database")}
        bot = RealBot(server, bare.folder, BOT_TOKEN="", **files)
        await bot.start()
        assert await bot.stop() == 0
    assert (bare.folder / "kho.sqlite3").exists()
    assert server.token not in bot.log.read_text()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "không có tệp này; ghi đường dẫn tới tệp giữ giá trị, không ghi chính giá trị ấy"),
        (b" \n", "tệp này trống; ghi giá trị vào tệp rồi chạy lại"),
        (b"\xff\xfe1\x00", "không đọc được tệp này; phải là tệp chữ UTF-8 chỉ có giá trị ấy"),
        (f"# token\n{TOKEN}\n".encode(), "tệp này phải chỉ có một dòng là giá trị ấy"),
        (b"x" * 9000, "tệp này phải chỉ có một dòng là giá trị ấy"),
    ],
)
def test_a_file_that_gives_no_secret_is_said(bare: Office, content: bytes | None, complaint: str) -> None:
    """A file that is missing, empty, no text or holds more than the secret stops the start with one plain line."""
    if content is not None:
        bare.write("token", content)
    said = bare.refused("run", BOT_TOKEN_FILE="token")
    assert said == f"Cấu hình chưa dùng được:\n  - BOT_TOKEN_FILE: {complaint}"


def test_a_folder_is_no_secret(bare: Office) -> None:
    """What cannot be read for any other reason is said too."""
    said = bare.refused("run", WEBHOOK_SECRET_FILE=".")
    assert said.endswith("WEBHOOK_SECRET_FILE: không đọc được tệp này; phải là tệp chữ UTF-8 chỉ có giá trị ấy")


def test_a_secret_given_twice_is_refused(bare: Office) -> None:
    """Nobody has to guess which of the two holds."""
    bare.write("token", TOKEN)
    said = bare.refused("run", BOT_TOKEN=TOKEN, BOT_TOKEN_FILE="token")
    assert said == ("Cấu hình chưa dùng được:\n  - BOT_TOKEN và BOT_TOKEN_FILE đều có giá trị; chỉ đặt một trong hai")


def test_a_secret_written_where_its_file_belongs_is_never_repeated(bare: Office) -> None:
    """The token itself in BOT_TOKEN_FILE, or a wrong one in the file: the complaint shows neither."""
    assert TOKEN not in bare.refused("run", BOT_TOKEN_FILE=TOKEN)
    bare.write("token", "nửa-token")
    said = bare.refused("run", BOT_TOKEN_FILE="token")
    assert said == "Cấu hình chưa dùng được:\n  - BOT_TOKEN không đúng dạng; chép lại cả dòng mà BotFather đã gửi"


def test_an_address_in_a_file_is_checked_like_any_other(bare: Office) -> None:
    """The setting with the file is named, and the address, which may hold a password, is not repeated."""
    bare.write("database", "mysql://ai:matkhau@may/ten")
    said = bare.refused("run", DATABASE_URL="", DATABASE_URL_FILE="database")
    assert said == (
        "Cấu hình chưa dùng được:\n  - DATABASE_URL_FILE: phải có dạng postgresql://người:mậtkhẩu@máy/tên "
        "hoặc sqlite:///tệp"
    )


def test_a_webhook_takes_its_secret_from_a_file(bare: Office) -> None:
    """A secret too weak is refused from a file as from the environment."""
    bare.write("secret", "ngan")
    said = bare.refused("run", WEBHOOK_URL="https://bot.invalid/telegram", WEBHOOK_SECRET_FILE="secret")
    assert "WEBHOOK_URL cần WEBHOOK_SECRET: từ 16 đến 256" in said
