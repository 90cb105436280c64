"""The consolidated report in Word as one file, or where it is too long for one in volumes by unit.

Only the editing material is parted.  The report to be signed stays one document with all its rows, at the head of the
first volume: even with every commune of the country directly below one unit it is shorter than a volume.
"""

from collections.abc import Iterator

from renderers.consolidation import Consolidation
from renderers.volumes import LARGEST_TEXT, Volume, volumes
from renderers.word.annex.parent_tables import parent_tables
from renderers.word.consolidated import consolidated_body
from renderers.word.cover_context import cover_context
from renderers.word.document import Parts, write_document
from renderers.word.material import editing_material
from renderers.word.text_size import size_of_annexes, size_of_blocks, size_of_texts


def consolidated_volumes(
    consolidation: Consolidation, template: bytes, *, largest: int = LARGEST_TEXT
) -> Iterator[tuple[Volume, bytes]]:
    """Each volume with its .docx, one after another; a single one holds it all."""
    context = cover_context(consolidation.form, consolidation.cover, consolidation.period)
    body, tables = list(consolidated_body(consolidation)), parent_tables(consolidation)
    first = size_of_blocks(body) + size_of_annexes(tables) + _size_of_missing(consolidation)
    headings = size_of_blocks(editing_material(consolidation, Volume(2, 2, ())))
    asked = len(consolidation.texts)
    sizes = [(report.unit, size_of_texts(report, asked)) for report in consolidation.reports]
    for volume in volumes(sizes, first=first, largest=largest - headings):
        material = editing_material(consolidation, volume)
        if volume.number == 1:
            yield volume, write_document(template, context, body, material, tables)
            body, tables = [], ()
        else:
            yield volume, write_document(template, context, (), material, parts=Parts.later)


def _size_of_missing(consolidation: Consolidation) -> int:
    return sum(len(f"{one.unit.name}: {one.state}; ".encode()) for one in consolidation.missing)
