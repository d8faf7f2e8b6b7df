"""Data shipped with the program; `app.corpora` knows its layout."""
