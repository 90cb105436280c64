"""From a template and a report's blocks to a finished .docx."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from renderers.word.annex.grid import Annex
from renderers.word.annex.layout import fitted
from renderers.word.annex.placing import PLACE, annexes_xml, make_room
from renderers.word.annex.styles import with_styles
from renderers.word.block import Block
from renderers.word.first_part import cut_after_first, cut_first
from renderers.word.fitting import fit
from renderers.word.frame import Context, fill, without_guards
from renderers.word.ooxml import DOCUMENT_PART, STYLES_PART, W
from renderers.word.prototype import paragraphs, sentinels, take_prototypes


class Parts(StrEnum):
    """Which of a template's parts a document has: the report, what follows on pages of its own, or both."""

    all = "all"
    first = "first"
    later = "later"


_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_document(
    template: bytes,
    context: Context,
    body: Iterable[Block],
    material: Iterable[Block] = (),
    annexes: Sequence[Annex] = (),
    *,
    parts: Parts = Parts.all,
) -> bytes:
    """The finished .docx: the frame filled from ``context``, ``body`` and ``material`` where their prototypes stood.

    ``annexes`` follow the signature, each on pages of its own; ``parts`` says whether the template's first part
    alone is written, or those behind it.
    """
    frame = fill(template, context, sentinels())
    laid_out = [(annex, fitted(annex)) for annex in annexes]
    with ZipFile(BytesIO(frame)) as source:
        root = etree.fromstring(source.read(DOCUMENT_PART))
        prototypes = take_prototypes(root)
        if parts is Parts.first:
            cut_after_first(root)
        elif parts is Parts.later:
            cut_first(root)
        fit(root)
        texts = {"body": paragraphs(body, prototypes), "material": paragraphs(material, prototypes)}
        if laid_out:
            references = make_room(root)
            is_end = root.find(f"{W}body/{W}sectPr") is None
            drawn = annexes_xml(laid_out, references, is_end=is_end)
            texts = {"body": texts["body"], PLACE: drawn, "material": texts["material"]}
        xml = without_guards(etree.tostring(root, encoding="unicode"))
        return _package(source, _spliced(xml, texts), [layout.size for _, layout in laid_out])


def _spliced(xml: str, texts: dict[str, Iterator[str]]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    rest = xml
    for name, pieces in texts.items():
        before, mark, after = rest.partition(f"<!--{name}-->")
        if mark:
            yield before
            yield from pieces
            rest = after
        elif any(True for _ in pieces):
            raise ValueError(f"the Word template has no paragraph for the {name}")
    yield rest


def _package(source: ZipFile, document: Iterable[str], sizes: Sequence[float]) -> bytes:
    """All parts as they are but the document and the tables' styles; fixed dates: equal reports give equal files."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name in source.namelist():
            if name != DOCUMENT_PART:
                part = source.read(name)
                is_styled = bool(sizes) and name == STYLES_PART
                package.writestr(_entry(name), with_styles(part.decode(), sizes).encode() if is_styled else part)
        with package.open(_entry(DOCUMENT_PART), "w") as target_part:
            for piece in document:
                target_part.write(piece.encode())
    return target.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _LONG_AGO)
    entry.compress_type = ZIP_DEFLATED
    return entry
