"""A project has an id of its own, by which what waits for it elsewhere (actions made offline) is known again."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Give the project an id."""
    op.add_column("project", sa.Column("uid", sa.String, nullable=False, server_default=""))
    project = sa.table("project", sa.column("uid", sa.String))
    op.execute(project.update().values(uid=uuid.uuid4().hex))
