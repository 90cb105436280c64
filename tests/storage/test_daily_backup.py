"""The daily backup: one file a day, the newest kept, nothing else of the folder touched, restorable whole."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.upkeep.daily_backup import DailyBackup
from storage.backup import restore
from tests.databases import empty_url
from tests.storage.test_backup import contents, fill

__all__ = ["empty_url"]

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NIGHT = datetime(2026, 11, 16, 17, 30, tzinfo=UTC)
"""Half past midnight of the 17th where the office is."""


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_one_file_a_day_and_the_newest_are_kept(empty_url: str, tmp_path: Path) -> None:
    """By the local day, once however often it is asked for; beyond BACKUP_KEEP the oldest goes, foreign files stay."""
    fill(empty_url)
    folder = tmp_path / "sao-luu"
    daily = DailyBackup(empty_url, folder, 2, ZONE)
    made = daily.run(NIGHT)
    assert made == folder / "baocao-2026-11-17.zip"
    assert made.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0
    assert daily.run(NIGHT + timedelta(hours=20)) is None
    (folder / "ghi-chu.txt").write_text("của người quản trị")
    for day in (1, 2):
        assert daily.run(NIGHT + timedelta(days=day)) is not None
    assert names(folder) == ["baocao-2026-11-18.zip", "baocao-2026-11-19.zip", "ghi-chu.txt"]
    restore(folder / "baocao-2026-11-19.zip", f"sqlite:///{tmp_path / 'moi.db'}")
    assert contents(f"sqlite:///{tmp_path / 'moi.db'}") == contents(empty_url)


async def test_several_processes_make_one(tmp_path: Path) -> None:
    """Replicas that share the folder leave one whole file behind and no half ones."""
    url, folder = f"sqlite:///{tmp_path / 'kho.db'}", tmp_path / "sao-luu"
    fill(url)
    replicas = [DailyBackup(url, folder, 2, ZONE) for _ in range(4)]
    await asyncio.gather(*(asyncio.to_thread(one.run, NIGHT) for one in replicas))
    assert names(folder) == ["baocao-2026-11-17.zip"]
    restore(folder / "baocao-2026-11-17.zip", f"sqlite:///{tmp_path / 'moi.db'}")


def test_what_fails_leaves_the_older_ones(tmp_path: Path) -> None:
    """A database that cannot be read costs no backup that is there."""
    folder = tmp_path / "sao-luu"
    folder.mkdir()
    (folder / "baocao-2026-11-16.zip").write_bytes(b"x")
    with pytest.raises(ValueError, match="schema"):
        DailyBackup(f"sqlite:///{tmp_path / 'trong.db'}", folder, 1, ZONE).run(NIGHT)
    assert names(folder) == ["baocao-2026-11-16.zip"]
