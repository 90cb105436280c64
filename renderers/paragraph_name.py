"""How people are told which paragraph of a standing text is meant: its number and how it begins."""

from templates.filling import FORMS
from templates.pattern import parse
from templates.standing import Paragraph
from templates.text import cut

BEGINNING = 90
"""UTF-16 units that tell a paragraph from the others of its section."""


def paragraph_name(number: int, one: Paragraph) -> str:
    """ "Đoạn 2: “Xã … nằm ở phía … của huyện …”": the form's words, whatever a unit fills in."""
    pieces = (piece for part in parse(one.text, FORMS) for piece in part.pieces)
    words = "".join(piece if isinstance(piece, str) else "…" for piece in pieces)
    return f"Đoạn {number}: “{cut(words, BEGINNING)}”"
