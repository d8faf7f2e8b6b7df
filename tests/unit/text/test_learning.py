"""Learning a lexicon: from pairs to strengths."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.model import Document, Person, Segment, State
from app.store import Store
from app.text import learning
from app.text.lexicon import Lexicon

ROOT = Path(__file__).resolve().parents[3]
PAIRS = [
    ("Chính phủ họp", "Уряд засідає"),
    ("Chính phủ đi", "Уряд іде"),
    ("Cảnh sát họp", "Поліція засідає"),
    ("Cảnh sát đi", "Поліція іде"),
    ("Chính phủ và cảnh sát", "Уряд і поліція"),
]


def learned(pairs):
    steps = learning.learn(pairs)
    told = []
    while True:
        try:
            told.append(next(steps))
        except StopIteration as done:
            return done.value, told


def test_what_meets_again_and_again_is_believed():
    lexicon, _ = learned(PAIRS * 2)
    assert max(lexicon.answers("chính phủ"), key=lexicon.answers("chính phủ").get) == "уряд"
    assert max(lexicon.answers("họp"), key=lexicon.answers("họp").get) == "засід"
    assert "поліц" not in lexicon.answers("chính phủ")


def test_rare_neighbours_are_no_item_of_their_own():
    lexicon, _ = learned(PAIRS)
    assert "chính phủ" in lexicon
    assert "phủ đi" not in lexicon


def test_progress_counts_up_to_its_total():
    _, told = learned(PAIRS)
    assert [step.done for step in told] == list(range(1, told[0].total + 1))


@pytest.mark.parametrize("pairs", [[], [("", "")], [("Họp", "")], [("Họp", "NASA 12")], [("12", "Уряд")]])
def test_of_nothing_nothing_is_learned(pairs):
    lexicon, _ = learned(pairs)
    assert len(lexicon) == 0
    assert isinstance(lexicon, Lexicon)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&Lưu tập tin", "Lưu tập tin"),
        ("Lưu &thành…", "Lưu thành…"),
        ("~Mở", "Mở"),
        ("100 & 200", "100 & 200"),
        ("Xóa %(name)s", "Xóa  "),
        ("Có %d tệp, %1$S", "Có   tệp,  "),
        ("Có { $count } tệp", "Có   tệp"),
        ("<b>Mở</b>", " Mở "),
        ("Tăng 5 % mỗi năm", "Tăng 5 % mỗi năm"),
    ],
)
def test_marks_of_programs_are_no_words(text, expected):
    assert learning.without_markup(text) == expected


def test_the_script_makes_the_same_file_again(tmp_path):
    pairs = tmp_path / "pairs.tsv"
    rows = ["vietnamese\tukrainian", *(f"{source}\t{target}" for source, target in PAIRS)]
    pairs.write_text("\n".join(rows), encoding="utf-8")
    made = []
    for name in ("one.tsv", "two.tsv"):
        command = [sys.executable, str(ROOT / "scripts" / "make_lexicon.py"), str(tmp_path / name), str(pairs)]
        subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert len(Lexicon.read(tmp_path / "one.tsv")) > 0


def test_the_script_names_a_file_without_the_columns(tmp_path):
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("vi\tuk\nMột\tОдин\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "scripts" / "make_lexicon.py"), str(tmp_path / "out.tsv"), str(pairs)]
    ran = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=False, capture_output=True, text=True)
    assert (ran.returncode, "no column vietnamese and ukrainian" in ran.stderr) == (2, True)


def test_the_script_learns_from_the_approved_segments_of_a_project(tmp_path):
    def learned(*states):
        path = tmp_path / f"{'-'.join(states)}.zvirka"
        with Store.create(path, {}) as store:
            texts = [Segment(source, target, state=State(state)) for state in states for source, target in PAIRS]
            store.add_document(Person("Оля"), Document(0, "Стаття", "texts"), texts)
        command = [sys.executable, str(ROOT / "scripts" / "make_lexicon.py"), str(tmp_path / "out.tsv"), str(path)]
        subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
        return (tmp_path / "out.tsv").read_bytes()

    of_approved = learned("approved")
    assert of_approved == learned("approved", "new")
    assert len(of_approved) > len(learned("new", "reviewed"))
