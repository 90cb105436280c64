"""Bad input as a value: a problem with its place and values, worded from one catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """``code`` names an entry of ``SENTENCES``; ``where`` is the field or question id ("" = none).

    A problem that ``blocks`` must be set right; one that does not is a warning a person may keep.
    """

    code: str
    where: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    blocks: bool = True

    @property
    def sentence(self) -> str:
        """The kind Vietnamese sentence saying where, what and what to do."""
        return SENTENCES[self.code].format(**self.values)


SENTENCES: dict[str, str] = {
    "check": "{say}",
}
