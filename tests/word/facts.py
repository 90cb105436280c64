"""What a reader of a .docx sees: effective paragraph and run properties, styles and defaults resolved."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from renderers.word.ooxml import NAMESPACES, W


@dataclass(frozen=True)
class RunFacts:
    """One run: its text and how it is set; sizes in half-points."""

    text: str
    fonts: frozenset[str]
    size: str
    bold: bool
    italic: bool
    underline: bool
    color: str


@dataclass(frozen=True)
class ParagraphFacts:
    """One paragraph; gaps, indents and line in twips (line in 240ths when the rule is "auto")."""

    element: etree._Element
    style: str
    align: str
    first_line: int
    before: int
    after: int
    line: str
    keep_next: bool
    runs: tuple[RunFacts, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def lines_drawn(self) -> int:
        """How many line shapes hang on it."""
        return len(self.element.xpath(".//a:prstGeom[@prst='line']", namespaces=NAMESPACES))


class WordFile:
    """A generated .docx, taken apart."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = child(self.root, "body")
        self.styles = etree.fromstring(self.parts["word/styles.xml"])

    @cached_property
    def sections(self) -> list[etree._Element]:
        return list(self.root.iter(f"{W}sectPr"))

    @cached_property
    def tables(self) -> list[etree._Element]:
        return list(self.body.iter(f"{W}tbl"))

    @cached_property
    def paragraphs(self) -> list[ParagraphFacts]:
        """Every paragraph in reading order, those in tables included."""
        return self.paragraphs_in(self.body)

    @cached_property
    def part_1(self) -> list[ParagraphFacts]:
        """Paragraphs between the header table and the signature table of the report to be signed."""
        first, last = self.tables[0], self.tables[1]
        between = [
            child for child in self.body if self.body.index(first) < self.body.index(child) < self.body.index(last)
        ]
        return [self.facts(child) for child in between if child.tag == f"{W}p"]

    @cached_property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def paragraphs_in(self, container: etree._Element) -> list[ParagraphFacts]:
        return [self.facts(element) for element in container.iter(f"{W}p")]

    def cells(self, table: int) -> list[list[list[ParagraphFacts]]]:
        """Rows of cells of paragraphs."""
        rows = self.tables[table].findall(f"{W}tr")
        return [[self.paragraphs_in(cell) for cell in row.findall(f"{W}tc")] for row in rows]

    def headers(self, section: etree._Element) -> dict[str, list[ParagraphFacts]]:
        """Header paragraphs of a section by kind ("default", "first")."""
        relations = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        targets = {relation.get("Id", ""): relation.get("Target") for relation in relations}
        found = {}
        for reference in section.findall(f"{W}headerReference"):
            target = targets[reference.get(f"{{{NAMESPACES['r']}}}id", "")]
            found[reference.get(f"{W}type", "")] = self.paragraphs_in(etree.fromstring(self.parts[f"word/{target}"]))
        return found

    def facts(self, element: etree._Element) -> ParagraphFacts:
        """The paragraph with its style and the defaults behind it."""
        style = _value(element, "pPr/pStyle") or "Normal"
        layers = [element.find(f"{W}pPr"), *(self._style(style, "pPr"))]
        return ParagraphFacts(
            element,
            style,
            _first(layers, "jc", "val") or "left",
            int(_first(layers, "ind", "firstLine") or 0),
            int(_first(layers, "spacing", "before") or 0),
            int(_first(layers, "spacing", "after") or 0),
            f"{_first(layers, 'spacing', 'line') or 240} {_first(layers, 'spacing', 'lineRule') or 'auto'}",
            any(layer is not None and layer.find(f"{W}keepNext") is not None for layer in layers),
            tuple(self._run(run, style) for run in element.iter(f"{W}r")),
        )

    def _run(self, run: etree._Element, style: str) -> RunFacts:
        layers = [run.find(f"{W}rPr"), *self._style(style, "rPr"), self.styles.find(f".//{W}rPrDefault/{W}rPr")]
        names = [_first(layers, "rFonts", kind) for kind in ("ascii", "hAnsi", "eastAsia", "cs")]
        return RunFacts(
            "".join(node.text or "" for node in run.iter(f"{W}t")),
            frozenset(name or "(none)" for name in names),
            _first(layers, "sz", "val") or "20",
            _on(layers, "b"),
            _on(layers, "i"),
            _first(layers, "u", "val") not in (None, "none"),
            _first(layers, "color", "val") or "auto",
        )

    def _style(self, style_id: str, kind: str) -> Iterator[etree._Element | None]:
        while style_id:
            style = self.styles.find(f"{W}style[@{W}styleId='{style_id}']")
            if style is None:
                return
            yield style.find(f"{W}{kind}")
            style_id = _value(style, "basedOn")


def child(element: etree._Element, name: str) -> etree._Element:
    """The child that must be there."""
    found = element.find(f"{W}{name}")
    assert found is not None, name
    return found


def _first(layers: list[etree._Element | None], name: str, attribute: str) -> str | None:
    for layer in layers:
        found = layer.find(f"{W}{name}") if layer is not None else None
        if found is not None and found.get(f"{W}{attribute}") is not None:
            return found.get(f"{W}{attribute}")
    return None


def _on(layers: list[etree._Element | None], name: str) -> bool:
    for layer in layers:
        found = layer.find(f"{W}{name}") if layer is not None else None
        if found is not None:
            return found.get(f"{W}val", "1") not in ("0", "false")
    return False


def _value(element: etree._Element, path: str) -> str:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")
