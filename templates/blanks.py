"""Blanks of a standing text, asked in groups by the sentence they stand in: texts, days and figures mixed."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from templates.figure_field import FigureField
from templates.parts import Id, Model, Words


class TextBlank(Model):
    """A few words: a name, a direction, a list of names.

    ``prefix`` is printed before the words ("xã"), unless they bring it or a level word along.
    """

    kind: Literal["text"]
    id: Id
    label: Words
    prefix: str = ""
    required: bool = True


class DayBlank(Model):
    """A day, given in one answer however many blanks it fills on paper.

    ``cited``: it is the day of a document the report cites, so it lies before the report's own.
    """

    kind: Literal["day"]
    id: Id
    label: Words
    cited: bool = True
    required: bool = True


class NumberBlank(FigureField):
    """A figure that stands in the text; unlike a figure asked beside a narrative it must be given."""

    required: bool = True
    levels: tuple[()] = ()
    """A standing text reads the same at every level."""


def _kind(value: object) -> str:
    """Which blank this is, told by its ``kind``; a figure where it has none."""
    kind = value.get("kind") if isinstance(value, dict) else getattr(value, "kind", None)
    return f"<{kind}>" if kind in ("text", "day") else "<number>"


AnyBlank = TextBlank | DayBlank | NumberBlank

Blank = Annotated[
    Annotated[TextBlank, Tag("<text>")] | Annotated[DayBlank, Tag("<day>")] | Annotated[NumberBlank, Tag("<number>")],
    Discriminator(_kind),
]


class Sum(Model):
    """A figure of the standing text that is computed from blanks, shown and never asked."""

    id: Id
    label: Words
    unit: str = ""
    of: Annotated[tuple[Id, ...], Field(min_length=2)]

    @property
    def figure(self) -> FigureField:
        return FigureField(id=self.id, label=self.label, unit=self.unit)


class BlankGroup(Model):
    """Blanks asked together on one screen, with the sentences of the section they stand in.

    A blank that stands in no sentence is a helper: it weighs another on consolidation and is not printed.
    """

    ask: Literal["blanks"]
    id: Id
    question: Words
    hint: str = ""
    fields: Annotated[tuple[Blank, ...], Field(min_length=1)]
    """At most ``MOST_FIGURES`` of them."""
    sums: tuple[Sum, ...] = ()

    @property
    def figures(self) -> tuple[NumberBlank, ...]:
        """Those of its blanks that are figures."""
        return tuple(blank for blank in self.fields if isinstance(blank, NumberBlank))

    @property
    def sensitive(self) -> bool:
        return False
