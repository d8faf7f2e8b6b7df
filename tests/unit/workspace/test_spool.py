"""What is too much for memory comes back as it was kept, from memory or from a file."""

from __future__ import annotations

import pytest

from app.workspace import spool
from app.workspace.spool import Spool


@pytest.mark.parametrize("small", [1, 1 << 20])
def test_it_comes_back_in_order_as_often_as_it_is_asked(monkeypatch: pytest.MonkeyPatch, small: int) -> None:
    monkeypatch.setattr(spool, "SMALL", small)
    with Spool[tuple[int, str]]() as kept:
        assert list(kept) == []
        for number in range(100):
            kept.add((number, "Хуат Са " * number))
        for _ in range(2):
            assert list(kept) == [(number, "Хуат Са " * number) for number in range(100)]
        assert next(iter(kept)) == (0, "")


def test_closed_it_is_gone() -> None:
    kept = Spool[str]()
    kept.add("Хуат Са")
    kept.close()
    with pytest.raises(ValueError, match="closed file"):
        list(kept)
