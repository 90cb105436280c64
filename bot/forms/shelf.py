"""The published report forms, read from their folder when first needed."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from templates.loader import LoadedForm, load_forms


class Shelf:
    """The forms that can be given now.  What was given runs on its own copy, whatever becomes of the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def forms(self) -> Mapping[str, LoadedForm]:
        """By id; raises ``FormFaults``."""
        return load_forms(self._folder)
