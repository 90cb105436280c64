"""One paragraph of a report's text before it has a look: what it is and its words."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of paragraphs; the look of each stands in the template as a paragraph with its placeholders."""

    heading_1 = "heading_1"
    heading_2 = "heading_2"
    heading_3 = "heading_3"
    run_in = "run_in"
    paragraph = "paragraph"
    item = "item"
    material_heading = "material_heading"
    material_question = "material_question"
    material_units = "material_units"
    material_text = "material_text"
    material_note = "material_note"

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Names the template writes between double braces, in order."""
        match self:
            case Kind.run_in:
                return "run_in_heading", "run_in_text"
            case Kind.item:
                return "item_number", "item_text"
            case _:
                return (self.value,)

    @property
    def is_material(self) -> bool:
        """Whether it belongs to the editing material (part 2 of the consolidated report)."""
        return self.value.startswith("material_")


@dataclass(frozen=True, slots=True)
class Block:
    """``texts`` has one text for each placeholder of ``kind``; ``mark`` is a hidden bookmark before it, if any."""

    kind: Kind
    texts: tuple[str, ...]
    mark: str = ""


def paragraph(text: str) -> Block:
    """A plain body paragraph."""
    return Block(Kind.paragraph, (text,))
