"""Paragraph prototypes: the template's own paragraphs, cut out of the filled document and repeated for the text.

Cloning them as text is what keeps two hundred units' reports a matter of a second (docxtpl's own loop grows
faster than the document).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

from renderers.word.block import Block, Kind
from renderers.word.cleaning import clean_line
from renderers.word.ooxml import W

FIRST_MARK = 10_000
"""Numbers of our bookmarks begin here; those of a template's own are below it."""

_SENTINEL = "\ue000"
_OPENING = re.compile(r"<w:p\b[^>]*>(?:<w:pPr>.*?</w:pPr>|<w:pPr\s*/>)?", re.DOTALL)
_NAMESPACES = re.compile(r' xmlns:\w+="[^"]*"')


def sentinels() -> dict[str, str]:
    """What every prototype placeholder is filled with, so that its paragraph can be found again."""
    return {name: f"{_SENTINEL}{name}{_SENTINEL}" for kind in Kind for name in kind.placeholders}


@dataclass(frozen=True, slots=True)
class Prototype:
    """A paragraph's XML cut at its placeholders: one piece more than there are texts."""

    pieces: tuple[str, ...]

    def filled(self, texts: tuple[str, ...]) -> str:
        """The paragraph with ``texts`` in its places."""
        head, *tails = self.pieces
        return head + "".join(escape(clean_line(text)) + tail for text, tail in zip(texts, tails, strict=True))


Prototypes = dict[Kind, Prototype]


def take_prototypes(root: etree._Element) -> Prototypes:
    """Cut all prototypes out of ``root``; an XML comment ``body`` / ``material`` marks where each kind of text goes."""
    found: Prototypes = {}
    for element in list(root.iter(f"{W}p")):
        kind = _kind_of(element)
        if kind is not None:
            _mark_place(element, kind, found)
            found[kind] = Prototype(_pieces(element, kind))
            _remove(element)
    return found


def paragraphs(blocks: Iterable[Block], prototypes: Prototypes) -> Iterator[str]:
    """The XML of ``blocks``, one paragraph each; raises ValueError where the template lacks a prototype."""
    for number, block in enumerate(blocks, FIRST_MARK):
        prototype = prototypes.get(block.kind)
        if prototype is None:
            raise ValueError(f"the Word template has no paragraph with {{{{ {block.kind.placeholders[0]} }}}}")
        written = prototype.filled(block.texts)
        yield _marked(written, block.mark, number) if block.mark else written


def _marked(paragraph: str, mark: str, number: int) -> str:
    """The paragraph with a bookmark before its first word: outside it, LibreOffice would move it to the one before."""
    bookmark = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/><w:bookmarkEnd w:id="{number}"/>'
    return _OPENING.sub(lambda found: found[0] + bookmark, paragraph, count=1)


def place(kind: Kind) -> str:
    """The name of the comment that marks where blocks of ``kind`` go."""
    return "material" if kind.is_material else "body"


def _kind_of(element: etree._Element) -> Kind | None:
    text = "".join(node.text or "" for node in element.iter(f"{W}t"))
    if _SENTINEL not in text:
        return None
    first = text.split(_SENTINEL)[1]
    return next(kind for kind in Kind if first in kind.placeholders)


def _mark_place(element: etree._Element, kind: Kind, found: Prototypes) -> None:
    if not any(place(other) == place(kind) for other in found):
        element.addprevious(etree.Comment(place(kind)))


def _pieces(element: etree._Element, kind: Kind) -> tuple[str, ...]:
    """Namespace declarations are dropped: the document's root, where the copies go, has them all."""
    xml = _NAMESPACES.sub("", etree.tostring(element, encoding="unicode", with_tail=False))
    pattern = "|".join(f"{_SENTINEL}{name}{_SENTINEL}" for name in kind.placeholders)
    pieces = tuple(re.split(pattern, xml))
    if len(pieces) != len(kind.placeholders) + 1:
        raise ValueError(f"the Word template must name each of {kind.placeholders} once in their paragraph")
    return pieces


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
