"""From a template and a report's blocks to a finished .docx."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from renderers.word.block import Block
from renderers.word.fitting import fit
from renderers.word.frame import Context, fill, without_guards
from renderers.word.ooxml import DOCUMENT_PART
from renderers.word.prototype import Prototypes, paragraphs, sentinels, take_prototypes

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write_document(template: bytes, context: Context, body: Iterable[Block], material: Iterable[Block] = ()) -> bytes:
    """The finished .docx: the frame filled from ``context``, ``body`` and ``material`` where their prototypes stood."""
    frame = fill(template, context, sentinels())
    with ZipFile(BytesIO(frame)) as source:
        root = etree.fromstring(source.read(DOCUMENT_PART))
        prototypes = take_prototypes(root)
        fit(root)
        xml = without_guards(etree.tostring(root, encoding="unicode"))
        return _package(source, _spliced(xml, prototypes, {"body": body, "material": material}))


def _spliced(xml: str, prototypes: Prototypes, texts: dict[str, Iterable[Block]]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    rest = xml
    for name, blocks in texts.items():
        before, mark, after = rest.partition(f"<!--{name}-->")
        if mark:
            yield before
            yield from paragraphs(blocks, prototypes)
            rest = after
        elif any(True for _ in blocks):
            raise ValueError(f"the Word template has no paragraph for the {name}")
    yield rest


def _package(source: ZipFile, document: Iterable[str]) -> bytes:
    """All parts as they are but the document; fixed dates, so that equal reports give equal files."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name in source.namelist():
            if name != DOCUMENT_PART:
                package.writestr(_entry(name), source.read(name))
        with package.open(_entry(DOCUMENT_PART), "w") as part:
            for piece in document:
                part.write(piece.encode())
    return target.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _LONG_AGO)
    entry.compress_type = ZIP_DEFLATED
    return entry
