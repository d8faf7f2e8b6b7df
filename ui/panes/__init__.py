"""The parts of the window, one noun a file. A pane says by signals what the person wants; it calls nobody."""
