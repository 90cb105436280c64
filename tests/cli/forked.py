"""A command as a process of its own, forked from a server that has the product's modules loaded already.

It is what a terminal would start, without the second that Python takes to read all modules: the tests of the command
line type several hundred commands.  tests/cli/test_run.py starts the command itself.
"""

import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

LOADED = (
    "bot.__main__",
    "bot.cli.archive",
    "bot.cli.check",
    "bot.cli.demo",
    "bot.cli.desk",
    "bot.cli.exporting",
    "bot.cli.importing",
    "bot.cli.person",
    "bot.cli.regrouping",
    "bot.cli.unit_table",
)
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload([*LOADED, __name__])


def command(arguments: Sequence[str], folder: Path, environment: dict[str, str], out: Path, seconds: float) -> int:
    """Run ``baocao`` in ``folder`` with these settings alone, its output to the files ``out``.1 and ``out``.2.

    Returns its exit code; raises TimeoutError after ``seconds``."""
    process = SERVER.Process(target=_typed, args=(list(arguments), folder, environment, out))
    process.start()
    process.join(seconds)
    if process.exitcode is None:
        process.kill()
        raise TimeoutError(f"baocao {' '.join(arguments)}: {seconds} s")
    return process.exitcode


def _typed(arguments: list[str], folder: Path, environment: dict[str, str], out: Path) -> None:
    for stream, number in ((sys.stdout, 1), (sys.stderr, 2)):
        stream.flush()
        os.dup2(os.open(f"{out}.{number}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    from bot.__main__ import main

    main(arguments)
