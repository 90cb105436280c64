"""The server room: the command ``baocao`` typed at a terminal, as a real process with settings of its own."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.cli.forked import command

SECONDS = 60
ROOT = Path(__file__).parents[2]
"""The checkout whose command is typed, whichever one is installed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended and what it printed; no outcome ever shows a traceback."""

    code: int
    out: str
    err: str


class Office:
    """Commands on one database, run in ``folder``."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url

    def environment(self, **changed: str) -> dict[str, str]:
        """The settings, and nothing of this process's own."""
        own = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DATA_DIR": str(self.folder / "var"),
            "DATABASE_URL": self.url,
        }
        return {name: value for name, value in (own | changed).items() if value}

    def run(self, *arguments: str, **changed: str) -> Outcome:
        """Type ``baocao`` with these arguments; keywords change settings, "" takes one away."""
        with tempfile.TemporaryDirectory(prefix="typed-") as beside:
            printed = Path(beside) / "printed"
            code = command(arguments, self.folder, self.environment(**changed), printed, SECONDS)
            outcome = Outcome(code, *(Path(f"{printed}.{number}").read_text("utf-8") for number in (1, 2)))
        assert "Traceback" not in outcome.err, outcome.err
        return outcome

    def done(self, *arguments: str, **changed: str) -> str:
        """What a command prints that must succeed and complain of nothing."""
        outcome = self.run(*arguments, **changed)
        assert (outcome.code, outcome.err) == (0, ""), outcome
        return outcome.out

    def refused(self, *arguments: str, **changed: str) -> str:
        """The complaint of a command that must be refused: exit code 1, nothing on the output."""
        outcome = self.run(*arguments, **changed)
        assert (outcome.code, outcome.out) == (1, ""), outcome
        return outcome.err.rstrip("\n")

    def misread(self, *arguments: str) -> str:
        """The complaint about a command line that cannot be understood: exit code 2."""
        outcome = self.run(*arguments)
        assert (outcome.code, outcome.out) == (2, ""), outcome
        return outcome.err.rstrip("\n")

    def write(self, name: str, content: str | bytes) -> str:
        """A file in the folder; its name."""
        (self.folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()
