"""The columns tables are made of, and the registry every table enters itself in."""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, MetaData, Text, text

from storage.tables.instant import Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite gives ids by itself only to a column declared INTEGER, which is 64 bits wide there.
BigId = BigInteger().with_variant(Integer, "sqlite")


def id_column() -> Column[int]:
    return Column("id", BigId, primary_key=True)


def reference(name: str, target: str, *, nullable: bool = False, index: bool = False) -> Column[int]:
    return Column(name, BigId, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


def key_reference(name: str, target: str) -> Column[int]:
    """A reference that is the key of its table, or a part of it."""
    return Column(name, BigId, ForeignKey(f"{target}.id"), primary_key=True, autoincrement=False)


def loose_reference(name: str, target: str) -> Column[int]:
    """A reference that does not keep its target from being pruned."""
    return Column(name, BigId, ForeignKey(f"{target}.id", ondelete="SET NULL"), nullable=True, index=True)


def text_column(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def instant(name: str, *, nullable: bool = False) -> Column[datetime]:
    return Column(name, Instant, nullable=nullable)


def whole(name: str, *, default: int | None = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=None if default is None else str(default))


def flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=text("false"))


def holder() -> Column[int]:
    """The number of the process that has it in hand."""
    return Column("holder", BigInteger, nullable=False, server_default="0")
