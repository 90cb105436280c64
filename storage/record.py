"""A row as it comes from the database."""

from typing import Any

from sqlalchemy import Row

Record = Row[*tuple[Any, ...]]
"""A light tuple with names, of whatever columns were selected."""
