"""Questions answered by any number of rows: lists of models, documents, cases."""

from typing import Annotated, Literal

from pydantic import Field

from templates.parts import Id, Model, Words


class RowChoice(Model):
    """One of the answers a column allows."""

    id: Id
    label: Words


class RowColumn(Model):
    """One thing asked of each row: a text, a whole number, a day, or one of ``choices``."""

    id: Id
    label: Words
    hint: str = ""
    kind: Literal["text", "integer", "day", "choice"] = "text"
    required: bool = False
    required_when: dict[Id, Id] = Field(default_factory=dict)
    """Required in rows where these columns hold these choices."""
    advised_when: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    """Left empty in rows where these columns hold one of these choices, it is asked about."""
    choices: tuple[RowChoice, ...] = ()

    def choice_label(self, choice: str) -> str:
        """How a choice reads; the id itself where the form no longer knows it."""
        return next((known.label for known in self.choices if known.id == choice), choice)


class RowList(Model):
    """A list of rows (dòng).  ``most`` rows at the most; ``unique`` is a column no two rows may share."""

    ask: Literal["rows"]
    id: Id
    question: Words
    hint: str = ""
    required: bool = True
    columns: Annotated[tuple[RowColumn, ...], Field(min_length=1, max_length=12)]
    most: Annotated[int, Field(ge=1)] | None = None
    unique: Id | None = None
    sensitive: bool = False

    @property
    def open_key(self) -> str:
        """Where the rows are kept until the person says that there are no more (**Xong biểu**)."""
        return f"{self.id}.dang_nhap"
