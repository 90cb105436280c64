"""What every definition is made of: ids, texts, the base of all blocks, and parameters."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, StringConstraints, Tag

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$", max_length=60)]
FormId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
Words = Annotated[str, StringConstraints(min_length=1)]


class Model(BaseModel):
    """Base of all parts of a form: frozen, and an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class YearParameter(Model):
    """The year of the data window's end, moved by ``plus`` years."""

    year: Literal["end"]
    plus: int = 0


class HalfParameter(Model):
    """One wording for windows ending in January to June, another for July to December.

    A wording may use the parameters that stand above it, for example ``6 tháng cuối năm {nam}``.
    """

    first_half: Words
    second_half: Words


class SinceParameter(Model):
    """One wording for data windows ending before a date, another from then on."""

    since: date
    before: Words
    after: Words


class SettingParameter(Model):
    """A wording that stays the same until the form's keeper changes it."""

    text: Words


_KINDS = {"year": "<year>", "first_half": "<half>", "second_half": "<half>", "since": "<since>", "text": "<setting>"}


def _kind(value: object) -> str | None:
    """Which parameter this is, told by its own key."""
    keys = value if isinstance(value, dict) else getattr(type(value), "model_fields", ())
    return next((kind for key, kind in _KINDS.items() if key in keys), None)


Parameter = Annotated[
    Annotated[YearParameter, Tag("<year>")]
    | Annotated[HalfParameter, Tag("<half>")]
    | Annotated[SinceParameter, Tag("<since>")]
    | Annotated[SettingParameter, Tag("<setting>")],
    Discriminator(_kind, custom_error_type="parameter_kind", custom_error_message="unknown kind of parameter"),
]
