"""The passages a parent picked from its units' reports, as its own report prints them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from renderers.word.block import Block, paragraph
from templates.form import Narrative
from templates.pick import Pick
from templates.unit import in_running_text


def picked(question: Narrative, picks: Sequence[Pick]) -> Iterator[Block]:
    """ "Điển hình: xã A: …", each unit's paragraphs together; or "- … (xã A)." where the question asks for a list.

    ``picks`` are in unit order.
    """
    if question.picked == "list":
        yield from (paragraph(listed(pick)) for pick in picks)
        return
    for number, (_, own) in enumerate(groupby(picks, key=lambda pick: pick.unit.id)):
        first, *rest = own
        name = in_running_text(first.unit.name)
        yield paragraph(f"{name[:1].upper()}{name[1:]}: {first.text}" if number else f"Điển hình: {name}: {first.text}")
        yield from (paragraph(pick.text) for pick in rest)


def listed(pick: Pick) -> str:
    """ "- Thiếu kinh phí (xã A)."; a dash the unit typed is not doubled."""
    said = pick.text.lstrip("-–+•* ").rstrip(".; ")
    return f"- {said} ({in_running_text(pick.unit.name)})."
