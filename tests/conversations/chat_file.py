"""Reading and writing ``.chat`` files: conversations as a commune officer would read them.

A file opens with what is prepared, down to a line ``---``; then entries follow, each ``who: text``, further lines
indented.  What the bot shows stands in entries whose ``who`` begins with ``bot``, ``việc`` or ``thấy``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

INDENT = " " * 5

_HEAD = re.compile(r"(?P<who>[^\s:#][^:]*?):(?: (?P<text>.*))?$")
_SHOWN = ("bot", "việc", "thấy")


@dataclass(frozen=True)
class Entry:
    """One thing said, done or shown; ``who`` is "#" for a remark."""

    who: str
    text: str

    @property
    def is_shown(self) -> bool:
        """Whether this is what the program answered, compared on replay."""
        return self.who.split(" ", 1)[0] in _SHOWN

    def __str__(self) -> str:
        if self.who == "#":
            return f"# {self.text}".rstrip()
        first, *rest = self.text.split("\n")
        return "\n".join([f"{self.who}: {first}".rstrip(), *((INDENT + line).rstrip() for line in rest)])


@dataclass(frozen=True)
class Chat:
    """What is prepared, and the conversation."""

    prepared: tuple[Entry, ...]
    entries: tuple[Entry, ...]

    @property
    def said(self) -> tuple[Entry, ...]:
        """Everything said or done, and the remarks between."""
        return tuple(entry for entry in self.entries if not entry.is_shown)


def read(path: Path) -> Chat:
    """The conversation in a file; raises ValueError with the line that cannot be read."""
    head, mark, body = path.read_text("utf-8").partition("\n---\n")
    if not mark:
        raise ValueError(f"{path.name}: no line --- after what is prepared")
    return Chat(tuple(_entries(head, path.name)), tuple(_entries(body, path.name)))


def write(path: Path, chat: Chat) -> None:
    """The file of a conversation, an empty line before each thing said or done."""
    lines = [str(entry) for entry in chat.prepared] + ["---"]
    before: Entry | None = None
    for entry in chat.entries:
        if not entry.is_shown and (before is None or before.who != "#"):
            lines.append("")
        lines.append(str(entry))
        before = entry
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _entries(text: str, name: str) -> Iterator[Entry]:
    who, lines = "", list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith(" "):
            lines.append(line.removeprefix(INDENT))
            continue
        if who:
            yield _entry(who, lines)
        found = _HEAD.match(line)
        if line.startswith("#"):
            who, lines = "#", [line[1:].strip()]
        elif found:
            who, lines = found["who"], [found["text"] or ""]
        else:
            raise ValueError(f"{name}: cannot read line {number} of its part: {line!r}")
    if who:
        yield _entry(who, lines)


def _entry(who: str, lines: Iterable[str]) -> Entry:
    return Entry(who, "\n".join(lines).rstrip("\n"))
