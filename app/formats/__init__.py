"""Files ⇄ texts and bilingual entries. To add a format: one module and one row in FORMATS."""
