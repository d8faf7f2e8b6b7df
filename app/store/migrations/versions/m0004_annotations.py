"""Errors that people mark in segments, and what they think of a segment as a whole."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the two tables."""
    for name in ("annotations", "assessments"):
        op.create_table(
            name,
            sa.Column("key", sa.String, primary_key=True),
            sa.Column("segment", sa.Integer, sa.ForeignKey("segments.id"), nullable=False),
            sa.Column("value", sa.JSON, nullable=False),
        )
        op.create_index(f"ix_{name}_segment", name, ["segment"])
