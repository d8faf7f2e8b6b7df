"""Numbers about a translation, each with the signature that says how it was made."""
