"""What stands where in a project: tables made of its segments, that can be thrown away and made again.

A project of a million segments has more names and terms in it than a computer should keep in mind. Each ledger
keeps its own tables here and reads of them what an action asks for.
"""

from app.index.index import Index

LAYOUT = 1  # of all tables together and of what is in them: one more wherever an index of before would be wrong

__all__ = ["LAYOUT", "Index"]
