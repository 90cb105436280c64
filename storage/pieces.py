"""The messages an answer was made from, as they are kept beside it."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

import orjson


class StoredPiece(NamedTuple):
    """One message's share: the chat, the message (0 = put in by the bot), its run and its text."""

    chat: int
    message: int
    run: int
    text: str


class PieceLike(Protocol):
    """What can be kept as a piece: anything with these four values."""

    @property
    def chat(self) -> int: ...
    @property
    def message(self) -> int: ...
    @property
    def run(self) -> int: ...
    @property
    def text(self) -> str: ...


def kept(pieces: Iterable[PieceLike]) -> tuple[StoredPiece, ...]:
    return tuple(StoredPiece(piece.chat, piece.message, piece.run, piece.text) for piece in pieces)


def dump(pieces: Iterable[StoredPiece]) -> str:
    """JSON: a list of [chat, message, run, text]."""
    return orjson.dumps([tuple(piece) for piece in pieces]).decode()


def load(stored: str | None) -> tuple[StoredPiece, ...]:
    return tuple(StoredPiece(*piece) for piece in orjson.loads(stored)) if stored else ()
