"""Mirrors ui/charts."""
