"""An address or a page → title, paragraphs, and the page furniture kept apart."""
