"""An environment of its own for the aiogram-dialog bot, made once and kept under var/."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL
from pathlib import Path

from tests.bench.process import ROOT

FOLDER = ROOT / "var" / "bench" / "aiogram"
PACKAGES = ("aiogram==3.31.0", "aiogram-dialog==2.6.0")


async def dialog_python() -> Path | None:
    """The interpreter that has aiogram-dialog; None where it cannot be had (no network, say)."""
    python, whole = FOLDER / "bin" / "python", FOLDER / "whole"
    if not whole.exists():
        made = await _ran(sys.executable, "-m", "venv", "--clear", str(FOLDER))
        if not made or not await _ran(str(python), "-m", "pip", "install", "--quiet", *PACKAGES):
            return None
        whole.touch()
    return python


async def _ran(*command: str) -> bool:
    process = await asyncio.create_subprocess_exec(*command, stdout=DEVNULL, stderr=DEVNULL)
    return await process.wait() == 0
