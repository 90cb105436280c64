"""Blocks of a form's file as its author wrote them, for rules that look at the whole before it is a form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from templates.faults import Fault
from templates.located import Located, Path, Plain


class Thing(NamedTuple):
    """A block of the file and where it stands."""

    path: Path
    block: Mapping[str, Plain]

    def text(self, key: str, otherwise: str = "") -> str:
        value = self.block.get(key, otherwise)
        return value if isinstance(value, str) else otherwise

    def texts(self, key: str) -> list[str]:
        """The texts of a list, in order; whatever else stands there is the schema's to object to."""
        value = self.block.get(key)
        return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []

    def at(self, key: str) -> Path:
        return (*self.path, key)


def whole(located: Located) -> Thing:
    """The file itself."""
    return Thing((), block(located.value))


def block(value: Plain | None) -> Mapping[str, Plain]:
    return value if isinstance(value, dict) else {}


def things(above: Thing, key: str) -> list[Thing]:
    """The blocks listed under ``key``; anything else there is the schema's to object to."""
    value = above.block.get(key)
    items = value if isinstance(value, list) else []
    return [Thing((*above.path, key, at), item) for at, item in enumerate(items) if isinstance(item, dict)]


def ids(found: Iterable[Thing]) -> frozenset[str]:
    return frozenset(thing.text("id") for thing in found) - {""}


def repeated(found: Iterable[Thing], located: Located) -> Iterator[Fault]:
    """A fault at every thing whose ``id`` an earlier one already has: one id names one thing."""
    first: dict[str, int] = {}
    for thing in sorted(found, key=lambda thing: located.line(thing.at("id"))):
        name = thing.text("id")
        if name in first:
            what = f"Tên “{name}” đã dùng ở dòng {first[name]}."
            yield located.fault(thing.at("id"), what, "Đặt một tên khác.")
        elif name:
            first[name] = located.line(thing.at("id"))
