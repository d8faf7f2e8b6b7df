"""Which letters a segment has stands beside its texts; a server has an index of whole words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.store import searching

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Read every text once."""
    op.create_table(
        "letters",
        sa.Column("segment", sa.Integer, sa.ForeignKey("segments.id"), primary_key=True),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("first", "second", "third")),
    )
    connection = op.get_bind()
    searching.lay_letters(connection)
    searching.lay_words(connection)
