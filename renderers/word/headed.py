"""A section's heading together with its paragraphs."""

from collections.abc import Iterator, Sequence

from renderers.word.block import Block, Kind
from renderers.word.wording import DOTTED_LINE, DOTTED_REST
from templates.form import Section

_BY_LEVEL = (Kind.heading_1, Kind.heading_2, Kind.heading_3)


def headed(section: Section, level: int, content: Sequence[Block]) -> Iterator[Block]:
    """The heading (level 1 in capitals: document-standards 1), then ``content``.

    A run-in heading takes the first paragraph onto its own line, unless that is the first item of a list.
    """
    title = heading_text(section)
    if section.run_in and content and content[0].kind is Kind.paragraph:
        (first,) = content[0].texts
        is_item = first.startswith("- ")
        rest = DOTTED_REST if first == DOTTED_LINE else "" if is_item else first
        yield Block(Kind.run_in, (title.rstrip(": ") + ":", rest))
        yield from content if is_item else content[1:]
        return
    yield Block(_BY_LEVEL[min(level, len(_BY_LEVEL)) - 1], (title.upper() if level == 1 else title,))
    yield from content


def heading_text(section: Section) -> str:
    """ "1.1. Dân vận khéo trong …"; the number alone gets its full stop here."""
    return f"{section.number}. {section.heading}" if section.number else section.heading
