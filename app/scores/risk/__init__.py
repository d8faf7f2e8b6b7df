"""Risk without a reference: which segments want a look first, and why.

    detected = detect(source, target)          # each detector's probability, and its reason where there is one
    risk(findings, confidence, detected)       # 0 to 100 for the order of the queue, the light, the reasons

`pair` takes two texts apart, `signals` counts, `detectors` weighs by the figures in `corpora/risk`, `queue` puts all
in order. `planted` and `fitting` make these figures (`scripts/fit_risk.py`).
"""

from app.scores.risk.detectors import DETECTORS, Detected, detect, silenced
from app.scores.risk.queue import UNSURE_PAIR, risk

__all__ = ["DETECTORS", "UNSURE_PAIR", "Detected", "detect", "risk", "silenced"]
