"""Units, people, roles and invitations."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from storage import invitations, join_attempts, people, roles, units
from storage.people import HeldRole
from templates.unit import Unit
from tests.storage.region import NOON, Region, after, unit


def codes(found: list[Unit]) -> list[str]:
    return [one.code for one in found]


def test_the_tree_of_units_has_any_depth(connection: Connection) -> None:
    """Children, everything above, and the units with and without children, each in its order."""
    top = unit(connection, "T")
    second, first = unit(connection, "H2", top, 2), unit(connection, "H1", top, 1)
    leaf = unit(connection, "X1", first, 5)
    unit(connection, "X2", second, 3)
    assert codes(units.children(connection, top)) == ["H1", "H2"]
    assert codes(units.parents(connection)) == ["T", "H1", "H2"]
    assert codes(units.ancestors(connection, leaf)) == ["H1", "T"]
    assert codes(units.ancestors(connection, top)) == []
    assert codes(units.leaves(connection)) == ["X2", "X1"]
    assert codes(units.all_units(connection)) == ["T", "H1", "H2", "X2", "X1"]
    assert units.count(connection) == 5


def test_a_unit_is_renewed_by_its_code(connection: Connection) -> None:
    """Importing a code again changes the unit's details and keeps its id."""
    top = unit(connection, "T")
    first = unit(connection, "A")
    assert unit(connection, "A", top) == first
    expected = Unit(first, "A", "Xã A", "xa", top, "ĐẢNG ỦY A", "ĐẢNG BỘ", "ỦY BAN A", "A")
    assert units.get(connection, first) == units.by_code(connection, "A") == expected
    assert units.get(connection, 999) is units.by_code(connection, "B") is None


def test_a_person_comes_with_the_roles_they_hold(connection: Connection, region: Region) -> None:
    """One look gives the person, every role not revoked, and its unit; an administrator's may have none."""
    assert roles.grant(connection, region.officer, region.near, "officer", at=NOON)
    assert roles.grant(connection, region.officer, None, "admin", at=NOON)
    assert roles.grant(connection, region.officer, region.far, "officer", at=NOON)
    assert roles.revoke(connection, region.officer, region.far, "officer", at=after(1))
    person = people.by_telegram_id(connection, 1001)
    assert person is not None
    assert [(held.role, held.unit and held.unit.code) for held in person.roles] == [
        ("officer", "GAN"),
        ("admin", None),
    ]
    assert person == people.get(connection, region.officer)
    assert people.by_telegram_id(connection, 1002) == people.Person(region.colleague, 1002, "", "", NOON, None)
    assert people.by_telegram_id(connection, 5) is None
    assert isinstance(person.roles[0], HeldRole)


@pytest.mark.parametrize("with_unit", [True, False], ids=["at a unit", "without a unit"])
def test_a_role_is_held_once(connection: Connection, region: Region, with_unit: bool) -> None:
    """Granting twice or revoking twice says so and changes nothing; a revoked role may be granted again."""
    place = (region.officer, region.near if with_unit else None, "admin")
    assert not roles.revoke(connection, *place, at=NOON)
    assert roles.grant(connection, *place, at=NOON)
    assert not roles.grant(connection, *place, at=NOON)
    assert roles.revoke(connection, *place, at=NOON)
    assert not roles.revoke(connection, *place, at=NOON)
    assert roles.grant(connection, *place, at=NOON)
    assert [member.person_id for member in roles.holders(connection, "admin")] == [region.officer]


def test_the_people_of_units_are_found_by_role(connection: Connection, region: Region) -> None:
    """Several officers may share a unit; other roles, other units and revoked roles are left out."""
    for person, place, role in (
        (region.colleague, region.near, "officer"),
        (region.officer, region.near, "officer"),
        (region.officer, region.province, "district"),
        (region.colleague, region.far, "officer"),
    ):
        roles.grant(connection, person, place, role, at=NOON)
    roles.revoke(connection, region.colleague, region.far, "officer", at=NOON)
    near = roles.people_of_unit(connection, region.near, "officer")
    assert [(member.person_id, member.telegram_id, member.name) for member in near] == [
        (region.colleague, 1002, ""),
        (region.officer, 1001, "Cán bộ"),
    ]
    assert roles.members(connection, [region.near, region.far], "officer") == near
    assert roles.members(connection, [], "officer") == []


def test_a_person_is_renamed_and_may_come_back(connection: Connection, region: Region) -> None:
    """Name and title are kept as told; blocking the bot is noted and taken back."""
    people.rename(connection, region.colleague, name="Người phối hợp", title="Chuyên viên")
    people.set_blocked(connection, 1002, NOON)
    blocked = people.get(connection, region.colleague)
    assert blocked == people.Person(region.colleague, 1002, "Người phối hợp", "Chuyên viên", NOON, NOON)
    people.set_blocked(connection, 1002, None)
    again = people.get(connection, region.colleague)
    assert again is not None
    assert again.blocked_at is None


def invite(connection: Connection, region: Region, code_hash: str = "h") -> None:
    invitations.create(
        connection, code_hash=code_hash, unit_id=region.near, role="officer", at=NOON, expires_at=after(60)
    )


def test_an_invitation_is_used_once(connection: Connection, region: Region) -> None:
    """Looking does not use a code up; using it does, for everybody."""
    invite(connection, region)
    seen = invitations.find(connection, "h", now=after(1))
    assert seen is not None
    assert (seen.unit_id, seen.unit_name, seen.role) == (region.near, "Xã GAN", "officer")
    assert invitations.use(connection, "h", person_id=region.officer, at=after(2)) == seen
    assert invitations.use(connection, "h", person_id=region.colleague, at=after(3)) is None
    assert invitations.find(connection, "h", now=after(3)) is None
    assert not invitations.void(connection, region.near, "officer", at=after(4))


def test_an_expired_revoked_or_unknown_invitation_is_none(connection: Connection, region: Region) -> None:
    """A code is worth nothing from the instant it expires, when revoked, or when it never was."""
    invite(connection, region)
    assert invitations.find(connection, "h", now=after(59)) is not None
    assert invitations.find(connection, "h", now=after(60)) is None
    assert invitations.use(connection, "h", person_id=region.officer, at=after(61)) is None
    assert invitations.void(connection, region.near, "officer", at=after(1))
    assert invitations.find(connection, "h", now=after(2)) is None
    assert invitations.find(connection, "x", now=NOON) is None


def test_an_administrators_invitation_needs_no_unit(connection: Connection) -> None:
    """An invitation without a unit is found with an empty unit name."""
    invitations.create(connection, code_hash="a", unit_id=None, role="admin", at=NOON, expires_at=after(1))
    seen = invitations.find(connection, "a", now=NOON)
    assert seen is not None
    assert (seen.unit_id, seen.unit_name, seen.role) == (None, "", "admin")


def test_wrong_codes_are_kept_by_account(connection: Connection) -> None:
    """The last attempts of one account are found, the newest first, and old ones can be forgotten."""
    for minute in (0, 5, 10):
        join_attempts.add(connection, 77, at=after(minute))
    join_attempts.add(connection, 78, at=after(10))
    assert join_attempts.latest(connection, 77, 2) == [after(10), after(5)]
    assert join_attempts.prune(connection, after(5)) == 1
    assert join_attempts.latest(connection, 77, 9) == [after(10), after(5)]


def test_a_code_made_anew_voids_those_nobody_used(connection: Connection, region: Region) -> None:
    """Of one role at one unit only; used ones and other roles stay, and what waits is listed with its last day."""
    for number, (role, day) in enumerate((("officer", 10), ("officer", 20), ("district", 30))):
        invitations.create(
            connection, code_hash=f"h{number}", unit_id=region.near, role=role, at=NOON, expires_at=after(60 * day)
        )
    assert invitations.pending(connection, region.near, now=NOON) == [
        ("district", after(60 * 30)),
        ("officer", after(60 * 20)),
    ]
    assert invitations.pending(connection, region.near, now=after(60 * 40)) == []
    assert invitations.void(connection, region.near, "officer", at=after(1)) == 2
    assert invitations.find(connection, "h1", now=after(2)) is None
    assert invitations.pending(connection, region.near, now=after(2)) == [("district", after(60 * 30))]


def test_who_holds_any_role_at_a_unit(connection: Connection, region: Region) -> None:
    """All roles of a unit in the order they were given, revoked ones left out; such a unit counts as staffed."""
    roles.grant(connection, region.officer, region.near, "officer", at=NOON)
    roles.grant(connection, region.colleague, region.near, "district", at=NOON)
    roles.grant(connection, region.colleague, region.far, "officer", at=NOON)
    roles.revoke(connection, region.colleague, region.far, "officer", at=after(1))
    found = [(one.person_id, one.role) for one in roles.of_unit(connection, region.near)]
    assert found == [(region.officer, "officer"), (region.colleague, "district")]
    assert roles.staffed_units(connection) == {region.near}


def test_a_units_names_change_one_by_one(connection: Connection, region: Region) -> None:
    """The named column takes the new words and no other does; an unknown one is refused."""
    before = units.get(connection, region.near)
    assert before is not None
    units.change(connection, region.near, "place", "Nơi Mới")
    assert units.get(connection, region.near) == replace(before, place="Nơi Mới")
    with pytest.raises(KeyError):
        units.change(connection, region.near, "code", "X")
