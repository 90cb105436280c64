"""The made-up region: stable, of different names, with everything a unit needs."""

import pytest

from bot.demo.region import region
from templates.unit import Unit, split_level_word


def test_parent_and_communes() -> None:
    """One province-level parent, then its communes, each with codes, bodies and a place from its own name."""
    parent, *communes = region(200, 1)
    assert (parent.id, parent.code, parent.level, parent.parent_id) == (1, "T00", "tinh", None)
    assert [one.id for one in communes] == list(range(2, 202))
    assert [one.code for one in communes] == [f"X{number:03d}" for number in range(1, 201)]
    assert {(one.level, one.parent_id) for one in communes} == {("xa", 1)}
    words = [split_level_word(one.name) for one in communes]
    assert {word for word, _ in words} == {"Xã", "Phường", "Đặc khu"}
    assert len({rest for _, rest in words}) == 200
    assert communes[0] == Unit(
        id=2,
        code="X001",
        name="Xã Đèo Cầu Vồng",
        level="xa",
        parent_id=1,
        party_body="ĐẢNG ỦY XÃ ĐÈO CẦU VỒNG",
        party_superior="ĐẢNG BỘ TỈNH NGÀN SAO",
        state_body="ỦY BAN NHÂN DÂN XÃ ĐÈO CẦU VỒNG",
        place="Đèo Cầu Vồng",
    )


def test_same_seed_same_region() -> None:
    """A seed always gives the same region, a larger one beginning with the smaller; another seed another one."""
    assert region(12, 5) == region(12, 5)
    assert region(40, 5)[:13] == region(12, 5)
    assert region(12, 6) != region(12, 5)


def test_fewer_units_than_none_are_refused() -> None:
    """A number below zero is a mistake of the caller."""
    with pytest.raises(ValueError, match="a region of -1 units"):
        region(-1, 1)


def test_a_region_of_any_size_has_no_name_twice() -> None:
    """The whole country's 3,321 communes, and more than there are names of one kind, are all called differently."""
    for units in (1156, 3321, 6000):
        made = region(units, 3)
        assert len({one.name for one in made}) == len({one.code for one in made}) == units + 1
    assert region(3321, 3)[:1157] == region(1156, 3)
