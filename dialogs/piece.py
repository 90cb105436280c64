"""The messages an answer was made from, and how they join into its text."""

from collections.abc import Iterable
from dataclasses import dataclass

from templates.text import seam


@dataclass(frozen=True, slots=True)
class Piece:
    """One message's share of an answer.

    ``chat`` and ``message`` name the message (0 for a text the bot itself put in); pieces of one long paste,
    cut by Telegram, share ``run``, the id of the message that came first.
    """

    chat: int
    message: int
    run: int
    text: str


def joined(pieces: Iterable[Piece]) -> str:
    """The answer's text: its pieces in order of message id, a paste mended at its seams, others as paragraphs."""
    text = ""
    before: Piece | None = None
    for piece in sorted(pieces, key=lambda piece: piece.message):
        if before is None:
            text = piece.text
        elif piece.run == before.run:
            text += seam(before.text, piece.text) + piece.text
        else:
            text += "\n" + piece.text
        before = piece
    return text
