"""A passage of a unit's report that the unit above has chosen for its own."""

from dataclasses import dataclass

from templates.unit import Unit


@dataclass(frozen=True, slots=True)
class Pick:
    """Paragraph ``paragraph`` (from 0) of what ``unit`` wrote under ``key`` in version ``version`` of its report.

    Of a table of records ``paragraph`` is the row, and ``text`` the row as JSON.  ``source`` is the assignment.
    """

    key: str
    source: int
    unit: Unit
    version: int
    paragraph: int
    text: str
