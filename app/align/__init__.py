"""Two texts to pairs of segments: every unit of either side in exactly one pair, each with a confidence."""

from app.align.path import align

__all__ = ["align"]
