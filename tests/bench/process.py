"""A program of its own beside the driver: started, watched until it says it is ready, measured and ended."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_TICK = os.sysconf("SC_CLK_TCK")


class Program:
    """A running Python program."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @property
    def cpu(self) -> float:
        """Seconds of processor time it has used so far, all its threads together (Linux)."""
        return cpu_seconds(str(self._process.pid))

    @property
    def memory(self) -> int:
        """Bytes it holds in memory now, its worker processes not counted (Linux; 0 elsewhere)."""
        status = Path("/proc") / str(self._process.pid) / "status"
        if not status.exists():
            return 0
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024

    @property
    def ended(self) -> bool:
        return self._process.returncode is not None


class Programs:
    """Several programs that do one thing together, measured as one."""

    def __init__(self, programs: Sequence[Program]) -> None:
        self._programs = programs

    @property
    def cpu(self) -> float:
        """Seconds of processor time of all."""
        return sum(one.cpu for one in self._programs)

    @property
    def memory(self) -> int:
        """Bytes of all; what they share is counted for each."""
        return sum(one.memory for one in self._programs)


def cpu_seconds(process: str = "self") -> float:
    """Seconds of processor time of a process; 0 where the system does not tell."""
    stat = Path("/proc") / process / "stat"
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


@asynccontextmanager
async def program(
    module: str, *arguments: str, env: Mapping[str, str], python: Path | None = None
) -> AsyncIterator[Program]:
    """`python -m module` with nothing of this process's environment that could set it up otherwise.

    ``python`` is the interpreter of another environment, where the program needs one.
    """
    process = await asyncio.create_subprocess_exec(
        str(python or sys.executable),
        "-m",
        module,
        *arguments,
        cwd=ROOT,
        env={"PATH": os.environ.get("PATH", ""), **env},
        stdout=DEVNULL,
        stderr=None,
    )
    try:
        yield Program(process)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def output(module: str, *arguments: str) -> bytes:
    """What `python -m module` prints; RuntimeError where it fails."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", module, *arguments, cwd=ROOT, stdout=PIPE)
    printed, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{module} ended with {process.returncode}")
    return printed
