"""What .xlsx and .docx files look like inside, how much of them is read, and why a file is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from templates.problem import Problem


class Unreadable(Exception):
    """Why a file is refused: a code of the catalogue of problems, and its values."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.problem = Problem(code, values=values)


@dataclass(frozen=True, slots=True)
class Format:
    """What one kind of file looks like inside, and how much of it is read.

    ``codes`` begins every code of its refusals; ``foreign`` are parts that show another kind of file, with the code.
    ``main_type`` is in the list of types; ``largest_part`` are bytes of one XML part, no more of which are unpacked
    whatever the directory claims; ``largest_unpacked`` bytes of all XML parts together.
    """

    codes: str
    other: str
    main_part: str
    main_type: bytes
    most_entries: int
    largest_part: int
    largest_unpacked: int
    most_tags: int
    foreign: Mapping[str, str]
    macros: tuple[str, ...]
    external: tuple[str, ...] = ()
    links: tuple[str, ...] = field(default=())
    """Parts of relationships, of which none may fetch anything."""

    def refused(self, why: str) -> Unreadable:
        return Unreadable(f"{self.codes}_{why}")


WORKBOOK = Format(
    codes="xlsx",
    other="not_excel",
    main_part="xl/workbook.xml",
    main_type=b"",
    most_entries=500,
    largest_part=6 * 1024 * 1024,
    largest_unpacked=24 * 1024 * 1024,
    most_tags=0,
    foreign={"word/document.xml": "is_word", "content.xml": "is_ods"},
    macros=("vbaproject.bin", "xl/macrosheets/", "xl/activex/"),
    external=("xl/externallinks/", "xl/connections.xml", "xl/querytables/"),
)

DOCUMENT = Format(
    codes="docx",
    other="not_word",
    main_part="word/document.xml",
    main_type=b"wordprocessingml.document.main+xml",
    most_entries=2_000,
    largest_part=16 * 1024 * 1024,
    largest_unpacked=48 * 1024 * 1024,
    most_tags=600_000,
    foreign={"xl/workbook.xml": "is_excel", "content.xml": "is_odt"},
    macros=("vbaproject.bin", "word/activex/"),
    links=("word/_rels/document.xml.rels", "word/_rels/settings.xml.rels"),
)
