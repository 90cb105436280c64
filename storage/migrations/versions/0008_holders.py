"""Who has a message or a job in hand, so that another process can take it over when that one has died."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    for table in ("outbox", "jobs"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("holder", sa.BigInteger(), nullable=False, server_default="0"))
