"""Two texts to pairs of segments: every unit of either side in exactly one pair, each with a confidence."""

from app.align.pieces import align

__all__ = ["align"]
