"""Standing text: paragraphs a form prints as they are, with blanks filled in, unless the officer rewrites one."""

from typing import Annotated, Literal

from pydantic import Field

from templates.parts import Id, Model, Words


class Paragraph(Model):
    """One paragraph.  ``text`` is a pattern (``templates.filling``) with blanks and parts that may fall out.

    An answer under ``id`` replaces it: a text stands in its place, "không phát sinh" drops it.
    """

    id: Id
    text: Words


class StandingText(Model):
    """A section's standing text, asked once: kept as it is, or with some paragraphs rewritten.

    Answered by ``Kept``; the paragraphs that were rewritten are answers of their own, under their ids.
    """

    ask: Literal["standing"]
    id: Id
    question: Words
    hint: str = ""
    required: bool = True
    paragraphs: Annotated[tuple[Paragraph, ...], Field(min_length=1)]

    @property
    def sensitive(self) -> bool:
        return False

    @property
    def paragraph_ids(self) -> tuple[str, ...]:
        return tuple(paragraph.id for paragraph in self.paragraphs)
