"""``baocao invite``."""

from datetime import timedelta

from bot.clock import now
from bot.invitations.codes import code_hash
from storage import invitations
from storage.database import open_database
from storage.invitations import Invitation
from tests.cli.office import Office


def found(office: Office, code: str) -> Invitation | None:
    with open_database(office.url, workers=1) as database:
        return database.read(lambda connection: invitations.find(connection, code_hash(code), now=now())).result()


def test_the_code_stands_alone_on_the_last_line(staffed: Office) -> None:
    """Scripts take the last line; the code has at least 128 bits, is for this unit and role, and lives 14 days."""
    said, code = staffed.done("invite", "--unit", "A", "--role", "officer").splitlines()
    assert said == "Mã mời officer của Xã Sông Vàng, dùng một lần trong 14 ngày:"
    assert len(code) * 6 >= 128
    invitation = found(staffed, code)
    assert invitation is not None
    assert (invitation.unit_name, invitation.role) == ("Xã Sông Vàng", "officer")
    assert timedelta(days=13, hours=23) < invitation.expires_at - now() <= timedelta(days=14)


def test_an_administrator_needs_no_unit(office: Office) -> None:
    """The very first command on an empty database may be an administrator's invitation."""
    said, code = office.done("invite", "--role", "admin").splitlines()
    assert said == "Mã mời admin, dùng một lần trong 14 ngày:"
    invitation = found(office, code)
    assert invitation is not None
    assert (invitation.unit_id, invitation.role) == (None, "admin")


def test_an_invitation_nobody_could_use_is_refused(staffed: Office) -> None:
    """A role without its unit, a unit nobody knows and a role that does not exist are told apart."""
    assert staffed.refused("invite", "--role", "district") == "Thiếu --unit: chỉ vai trò admin mới không cần đơn vị."
    assert staffed.refused("invite", "--role", "officer", "--unit", "Z") == "Không có đơn vị mã Z."
    assert staffed.misread("invite", "--role", "boss", "--unit", "A").startswith(
        "Lệnh chưa đúng: --role không thể là 'boss'; chọn một trong:"
    )
