"""How a transcript writes a screen down."""

from zlib import crc32

from dialogs.screen import Screen

LONGEST_LINE = 400
"""Letters of a line that are written out; of a longer one its ends and a checksum."""


def written(screen: Screen) -> str:
    """A screen as it is read: its text, then each row of buttons."""
    rows = [" ".join(f"[{button.label}]" for button in row) for row in screen.rows]
    return "\n".join([*(_shortened(line) for line in screen.text.split("\n")), *rows])


def _shortened(line: str) -> str:
    if len(line) <= LONGEST_LINE:
        return line
    return f"{line[:80]} ⟨…{len(line)} chữ, dấu {crc32(line.encode()):08x}…⟩ {line[-80:]}"
