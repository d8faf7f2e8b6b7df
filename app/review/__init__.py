"""Who may do what with a segment in which state: pure rules."""
