"""An office on each kind of database."""

from pathlib import Path

import pytest

from tests.cli.office import Office
from tests.databases import empty_url

__all__ = ["empty_url"]

SMALL_REGION = """code,name,level,parent_code
T,Tỉnh Mây Ngàn,tinh,
A,Xã Sông Vàng,xa,T
B,Phường Bến Gió,xa,T
"""


@pytest.fixture
def office(empty_url: str, tmp_path: Path) -> Office:
    """An office whose database has not even a table yet."""
    return Office(tmp_path, empty_url)


@pytest.fixture
def staffed(office: Office) -> Office:
    """An office with a province and two communes."""
    assert office.done("units", "import", office.write("vung.csv", SMALL_REGION)) == "Đã nạp 3 đơn vị.\n"
    return office


@pytest.fixture
def bare(tmp_path: Path) -> Office:
    """An office on SQLite alone, for complaints that are the same on any database."""
    return Office(tmp_path, f"sqlite:///{tmp_path / 'bare.sqlite3'}")


@pytest.fixture
def desk(bare: Office) -> Office:
    """A province and two communes on SQLite alone."""
    bare.done("units", "import", bare.write("vung.csv", SMALL_REGION))
    return bare
