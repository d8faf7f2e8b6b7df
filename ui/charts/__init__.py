"""Pictures of numbers: drawn with the window's own colours and letters, each with the same numbers as a table."""
