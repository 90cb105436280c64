"""The rules of ``make run`` by the real command line: which product starts, where it listens, what it may touch."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.settings import DATABASE_FILE
from tests.browser.product import BAOCAO, ROOT, Product

LOCAL = "http://127.0.0.1:"


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


async def test_sandbox_without_a_token(tmp_path: Path) -> None:
    """Without a token ``baocao run`` starts the sandbox on this machine alone, says where and writes only there."""
    async with Product(tmp_path, BAOCAO, "run") as product:
        assert product.address.startswith(LOCAL)
    assert product.said == [f"Chạy thử Trợ lý báo cáo tại {product.address} (Ctrl+C để dừng)."]
    assert product.complained == ["Đây là vùng mẫu; muốn chạy thật, đặt BOT_TOKEN trong .env."]
    assert await product.stop() == 0
    assert everything(tmp_path) == {"var/sandbox/baocao.sqlite3", "var/sandbox/telegram.json"}


async def test_real_data_without_a_token(tmp_path: Path) -> None:
    """Where the data folder holds a real database, ``baocao run`` without a token refuses and says what to do."""
    units = tmp_path / "units.csv"
    units.write_text("code,name,level,parent_code\nT,Tỉnh Mây Ngàn,tinh,\n", encoding="utf-8")
    assert await Product(tmp_path, BAOCAO, "units", "import", units).end() == 0
    kept = (tmp_path / "var" / DATABASE_FILE).read_bytes()
    refused = Product(tmp_path, BAOCAO, "run")
    assert await refused.end() == 1
    assert refused.said == []
    assert refused.complained == [
        f"Chưa có BOT_TOKEN, mà {tmp_path / 'var'}/ đang giữ dữ liệu thật. "
        "Đặt BOT_TOKEN trong .env để chạy bot, hoặc đổi DATA_DIR để chạy thử."
    ]
    assert (tmp_path / "var" / DATABASE_FILE).read_bytes() == kept


@pytest.mark.parametrize("command", ["run", "sandbox"])
async def test_another_database_is_left_alone(tmp_path: Path, command: str) -> None:
    """The sandbox uses its own database whatever DATABASE_URL, BOT_API_URL and BOT_PROXY say."""
    elsewhere = tmp_path / "elsewhere.sqlite3"
    settings = {
        "DATABASE_URL": f"sqlite:///{elsewhere}",
        "BOT_API_URL": "http://127.0.0.1:9",
        "BOT_PROXY": "http://127.0.0.1:9",
    }
    async with Product(tmp_path, BAOCAO, command, **settings):
        assert (tmp_path / "var" / "sandbox" / DATABASE_FILE).exists()
    assert not elsewhere.exists()


async def test_address_in_use(tmp_path: Path) -> None:
    """An address that another program holds is named, with what to do, and nothing is left running."""
    async with Product(tmp_path) as first:
        second = Product(tmp_path, BAOCAO, "sandbox", SANDBOX_LISTEN=first.address.removeprefix("http://"))
        assert await second.end() == 1
    assert second.complained == [
        f"Không mở được {first.address.removeprefix('http://')}: địa chỉ này không có trên máy hoặc đang có chương "
        "trình khác dùng. Đổi SANDBOX_LISTEN (ví dụ 127.0.0.1:8081) rồi chạy lại."
    ]


async def test_faulty_forms_are_told(tmp_path: Path) -> None:
    """Forms that cannot be read stop the start with a plain message, not a traceback."""
    nowhere = tmp_path / "nowhere"
    product = Product(tmp_path, BAOCAO, "sandbox", TEMPLATES_DIR=str(nowhere))
    assert await product.end() == 1
    assert product.complained == [
        "Mẫu báo cáo có lỗi:",
        f"{nowhere}: Không có mẫu báo cáo nào ở đây. Chỉ vào thư mục của một mẫu (có form.yaml) hoặc thư mục chứa "
        "các mẫu.",
    ]


async def test_make_run(tmp_path: Path) -> None:
    """``make run`` starts the sandbox, and SIGTERM to ``make`` ends all of it."""
    make = shutil.which("make")
    if make is None:
        pytest.skip("no make on this machine")
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text())
    (tmp_path / ".venv").symlink_to(BAOCAO.parent.parent)
    # The environment is the one these tests run in: it is not to be made anew here.
    async with Product(tmp_path, make, "--old-file", ".venv/.current", "run") as product:
        assert product.address.startswith(LOCAL)
    assert everything(tmp_path / "var") == {"sandbox/baocao.sqlite3", "sandbox/telegram.json"}
