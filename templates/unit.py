"""An administrative unit (đơn vị) and the names official documents derive from its own name."""

import unicodedata
from dataclasses import dataclass

LEVEL_WORDS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu", "thị trấn")
"""Words a unit's name may begin with; any other name is taken to be an agency's."""

AGENCY = "co_quan"
"""The level of a unit whose name begins with no level word."""

_LEVELS = {
    "tinh": ("tỉnh", "thành phố"),
    "huyen": ("huyện", "quận", "thị xã"),
    "xa": ("xã", "phường", "đặc khu", "thị trấn"),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """``name`` carries its level word ("Xã Sông Vàng"); ``level`` is data, never interpreted here.

    Body names are as the header of a document prints them (capitals).
    """

    id: int
    code: str
    name: str
    level: str
    parent_id: int | None
    party_body: str
    party_superior: str
    state_body: str
    place: str


def split_level_word(name: str) -> tuple[str, str]:
    """("Xã", "Sông Vàng") for "Xã Sông Vàng"; ("", name) where no level word leads the name."""
    lowered = unicodedata.normalize("NFC", name).lower()
    for word in sorted(LEVEL_WORDS, key=len, reverse=True):
        if lowered.startswith(word + " "):
            return name[: len(word)], name[len(word) :].strip()
    return "", name


def level_of(name: str) -> str:
    """The level a unit's name speaks of, where none is given: "xa" for "Phường Bến Gió"."""
    word = split_level_word(name)[0].lower()
    return next((level for level, words in _LEVELS.items() if word in words), AGENCY)


def in_running_text(name: str) -> str:
    """The unit's name inside a sentence: "xã Sông Vàng"; an agency's name stays as it is."""
    word, rest = split_level_word(name)
    return f"{word.lower()} {rest}" if word else name


def derived_bodies(name: str, superior_name: str | None) -> dict[str, str]:
    """Body names for a unit that gives none: keys party_body, party_superior, state_body, place.

    A province's Party committee is its "Tỉnh ủy" / "Thành ủy", a commune's its "Đảng ủy xã …"; a
    commune's documents stand under "Đảng bộ tỉnh …" (document-standards 3.1, 3.6).
    """
    word, rest = split_level_word(name)
    heads = {"tỉnh": "TỈNH ỦY", "thành phố": "THÀNH ỦY", "huyện": "HUYỆN ỦY", "quận": "QUẬN ỦY", "thị xã": "THỊ ỦY"}
    head = heads.get(word.lower())
    party = f"{head} {rest.upper()}" if head else f"ĐẢNG ỦY {name.upper()}"
    return {
        "party_body": party,
        "party_superior": f"ĐẢNG BỘ {superior_name.upper()}" if superior_name else "",
        "state_body": f"ỦY BAN NHÂN DÂN {name.upper()}" if word else name.upper(),
        "place": rest,
    }


def superior_in_text(unit: Unit) -> str:
    """The unit above as a sentence names it, from the Party line over its documents: "tỉnh Trường Sơn".

    "" where that line names no unit.
    """
    name = unit.party_superior.lower().removeprefix("đảng bộ ")
    word, rest = split_level_word(name)
    return f"{word} {rest.title()}" if word else ""
