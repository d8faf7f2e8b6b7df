"""The window: it shows what the workspace knows, passes on what a person wants, holds no rules."""
