"""What a unit reads when the staff above answer its question: a reply of any length, as many messages as it needs."""

from collections.abc import Iterator

from dialogs.desk.matters import words
from dialogs.desk.telling.message_parts import message_parts
from dialogs.matters import Inquiry
from dialogs.screen import Draft, Screen, button
from templates.text import cut

ASKED = 300
"""UTF-16 units of the question above its answer."""


def reply_screens(inquiry: Inquiry, text: str, *, goes_on: bool = False) -> Iterator[Screen]:
    """The reply under what was asked; ``goes_on``: a further part of it, under a line of its own."""
    parts = message_parts(text)
    for number, part in enumerate(parts):
        draft = Draft()
        if goes_on or number:
            draft.line(words.REPLY_GOES_ON.format(unit=inquiry.unit.name), "bold")
        else:
            _head(draft, inquiry)
        draft.line().line(part)
        if number == len(parts) - 1:
            draft.row(button(words.OPEN_QUESTION, "at", str(inquiry.report), inquiry.question))
        yield draft.screen()


def _head(draft: Draft, inquiry: Inquiry) -> None:
    draft.line(words.REPLY_NEWS.format(unit=inquiry.unit.name), "bold").line(cut(inquiry.subject, ASKED))
    if inquiry.text:
        draft.line(words.ASKED.format(text=cut(inquiry.text, ASKED)))
