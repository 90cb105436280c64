"""Who may do what on PostgreSQL: the whole matrix, of which the suite tries a part there and all of it on SQLite."""

import pytest

from tests.databases import database_url
from tests.security.test_matrix import PAIRS, opened, try_everything

__all__ = ["database_url"]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize(("who", "unit"), PAIRS)
def test_rights_on_postgresql(database_url: str, who: str, unit: str) -> None:
    """Everybody × every unit × every command, button, message, file and job."""
    with opened(database_url) as ground:
        try_everything(ground, who, unit)
