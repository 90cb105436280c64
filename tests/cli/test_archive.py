"""``baocao backup`` and ``baocao restore``."""

from tests.cli.office import Office
from tests.cli.test_units import tree


def test_a_backup_comes_back_whole_in_another_database(staffed: Office) -> None:
    """What was saved from either kind of database is there again in a new one, and the invitation still works."""
    assert staffed.done("backup", "sao-luu.zip") == (
        "Đã sao lưu vào sao-luu.zip. Tệp này chứa toàn bộ dữ liệu, hãy cất nơi an toàn.\n"
    )
    assert (staffed.folder / "sao-luu.zip").stat().st_mode & 0o077 == 0
    other = Office(staffed.folder, f"sqlite:///{staffed.folder / 'moi.sqlite3'}")
    assert other.done("restore", "sao-luu.zip") == "Đã phục hồi xong.\n"
    assert tree(other) == tree(staffed)


def test_restore_refuses_what_would_do_harm(desk: Office) -> None:
    """A database that holds anything, a file that is no backup and a file that is not there."""
    desk.done("backup", "sao-luu.zip")
    before = tree(desk)
    assert desk.refused("restore", "sao-luu.zip") == (
        "Không phục hồi được từ sao-luu.zip: cơ sở dữ liệu đã có dữ liệu. Hãy phục hồi vào cơ sở dữ liệu trống."
    )
    assert desk.refused("restore", desk.write("thu.zip", "không phải bản sao lưu")) == (
        "Không phục hồi được từ thu.zip: tệp không phải bản sao lưu, đã hỏng, hoặc của phiên bản khác."
    )
    assert desk.refused("restore", "khong-co.zip") == "Không đọc được khong-co.zip: No such file or directory."
    assert tree(desk) == before


def test_a_backup_that_cannot_be_written_is_said(bare: Office) -> None:
    """The complaint names the place."""
    assert bare.refused("backup", "khong/co/sao-luu.zip") == (
        "Không ghi được khong/co/sao-luu.zip: No such file or directory."
    )
