"""How a project wants to be judged: its settings, with the quality profile among them, read from TOML."""

from app.settings.project import PREFERENCES, Settings, from_table, read, to_table

__all__ = ["PREFERENCES", "Settings", "from_table", "read", "to_table"]
