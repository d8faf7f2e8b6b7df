"""Sums are kept instead of counted, and texts are found by an index instead of read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from app.store import searching

revision = "0005"
down_revision = "0004"

SEGMENTS = """
INSERT INTO tallies (document, state, segments, words, checked, risk)
SELECT document, state, count(*), sum(words), count(*) FILTER (WHERE risk <> -1),
       coalesce(sum(risk) FILTER (WHERE risk <> -1), 0)
  FROM segments WHERE position > 0 GROUP BY document, state
"""
FINDINGS = """
INSERT INTO found_tallies (document, severity, open, settled)
SELECT document, severity, count(*) FILTER (WHERE decision IS NULL), count(*) FILTER (WHERE decision IS NOT NULL)
  FROM findings GROUP BY document, severity
"""


def upgrade() -> None:
    """Count once, lay the index over the texts that are there."""
    op.create_table(
        "tallies",
        sa.Column("document", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("state", sa.String, primary_key=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("segments", "words", "checked", "risk")),
    )
    op.create_table(
        "found_tallies",
        sa.Column("document", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("severity", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("open", "settled")),
    )
    op.execute(SEGMENTS)
    op.execute(FINDINGS)
    searching.lay(op.get_bind())
