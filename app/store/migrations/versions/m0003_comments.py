"""People talk about segments, and a lead signs documents off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Two tables, empty."""
    op.create_table(
        "comments",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("segment", sa.Integer, sa.ForeignKey("segments.id"), nullable=False),
        sa.Column("thread", sa.String, nullable=False),
        sa.Column("resolved", sa.Boolean, nullable=False),
        sa.Column("comment", sa.JSON, nullable=False),
    )
    op.create_index("comments_by_segment", "comments", ["segment", "thread", "resolved"])
    op.create_index("comments_by_thread", "comments", ["thread", "resolved"])
    op.create_table(
        "signoffs",
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("said", sa.JSON, nullable=False),
    )
