"""A damaged project is read as far as it can be: what lies on whole pages is in the new file, and nothing false is."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.errors import ProjectError
from app.model import Change, Document, Recovered, Scope
from app.store import Store
from app.store.recovery import recover
from app.store.recovery.pages import Fork, Pages
from tests.unit.store.made_up import MINH, OLHA, SETTINGS, finding, ignored, new_project, segments

PAGE = 4096
MANY = 700
TABLES = ("documents", "segments", "texts", "decisions", "names", "comments", "annotations", "events", "changes")
DERIVED = {"risk", "light", "reasons", "open_findings", "worst"}  # columns
COUNTED = {"documents": {"segments"}, "segments": {"position"}}  # made to fit what is there


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of some size, with a history, and pages that are in no use any more."""
    path = tmp_path_factory.mktemp("whole") / "стаття.zvirka"
    pairs = [
        (f"Câu số {n} của bài, {'dài ' * (n % 40)}", f"Ціль№{n:04} речення, {'довге ' * (n % 30)}") for n in range(MANY)
    ]
    with new_project(path, pairs) as store:
        store.add_document(
            OLHA, Document(0, "Довга", "po"), segments([("Một", "x" * 9000), ("Hai", "Два")]), original=b"msgid " * 2000
        )
        for number in range(1, MANY, 5):
            changes = [Change("state", str(number), "new", "approved")]
            store.append(MINH if number % 2 else OLHA, "approve", changes, note=f"Подія№{number:04}")
        for number in range(1, 60):
            store.append(OLHA, "decide name", [Change("name", f"Tên {number}", None, {"form": f"Назва {number}"})])
        about = [finding(store, number, "речення") for number in range(1, 200)]
        store.put_findings(range(1, 200), about)
        for one in about[:80]:
            ignored(store, one, Scope.ONCE)
        store.put_findings(range(1, 200), [])  # leaves free pages
        store.append(OLHA, "edit", [Change("target", "3", store.segment(3).target, "Змінено")])
    return path


@pytest.fixture
def damaged(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "damaged.zvirka"))


def recovered(damaged: Path, new: Path) -> Recovered:
    steps = recover(damaged, new, SETTINGS)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def overwritten(path: Path, *pages: int, chance: random.Random | None = None) -> None:
    chance = chance or random.Random(1)
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(chance.randbytes(PAGE))


def rows(path: Path, table: str) -> dict[Any, dict[str, Any]]:
    """What a table holds beside what is derived, by key."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        keys = [row["name"] for row in connection.execute(f"PRAGMA table_info({table})") if row["pk"]]
        left_out = DERIVED | COUNTED.get(table, set())
        return {
            tuple(row[key] for key in keys): {name: row[name] for name in row.keys() if name not in left_out}  # noqa: SIM118
            for row in connection.execute(f"SELECT * FROM {table}")
        }


def refuse_false(whole: Path, new: Path) -> None:
    """Every row of the new file is one of the old, or one that says that it stands for what is lost."""
    with closing(sqlite3.connect(new)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        strays = connection.execute("SELECT max(id) FROM documents WHERE title = '№ ?'").fetchone()[0]
    for table in TABLES:
        before, after = rows(whole, table), rows(new, table)
        if table == "documents":
            after.pop((strays,), None)
        for key, row in after.items():
            assert row == before[key] or stands_for_lost(table, row, before[key], strays), (table, row)


def stands_for_lost(table: str, row: dict[str, Any], before: dict[str, Any], strays: int) -> bool:
    match table:
        case "documents":
            return bool(row["title"] == f"№ {row['id']}")
        case "texts":
            return all(row[name] == "" for name in ("source", "target", "imported", "context", "key"))
        case "segments":  # a text whose place was lost
            kept = {"words", "source_order", "target_order"} | ({"document"} if row["document"] != strays else set())
            same = {name: row[name] for name in kept}
            empty = row["words"] == 0
            return (
                row["confidence"] == 0
                and row["state"] in {"new", before["state"]}
                and (empty or same.items() <= before.items())
            )
        case "events":
            return bool(row["action"] == "lost")
    return False


def lying_on(path: Path, mark: str) -> dict[str, set[int]]:
    """On which pages of a file which words of a kind lie, as bytes."""
    found: dict[str, set[int]] = {}
    data = path.read_bytes()
    for match in re.finditer(mark.encode() + rb"\d{4}", data):
        found.setdefault(match[0].decode(), set()).update({match.start() // PAGE + 1, (match.end() - 1) // PAGE + 1})
    return found


def refuse_missing(whole: Path, new: Path, bad: set[int]) -> None:
    """What lies on pages that were not overwritten is in the new file."""
    with closing(sqlite3.connect(new)) as connection:
        targets = {
            row[0][:9]
            for row in connection.execute("SELECT target FROM texts JOIN segments ON segment = id WHERE position > 0")
        }
        notes = {row[0] for row in connection.execute("SELECT note FROM events")}
    wanted = {word for word, on in lying_on(whole, "Ціль№").items() if not on & bad} - {"Ціль№0002"}
    assert wanted <= targets
    assert {word for word, on in lying_on(whole, "Подія№").items() if not on & bad} <= notes


def test_a_project_in_order_is_read_whole(whole, damaged, tmp_path):
    new = tmp_path / "new.zvirka"
    before = damaged.read_bytes()
    told = recovered(damaged, new)
    assert told.whole
    assert told.kept["segments"] == MANY + 2
    assert damaged.read_bytes() == before
    for table in (*TABLES, "originals", "project", "signoffs"):
        assert rows(new, table) == rows(whole, table)
    with Store.open(new) as store, Store.open(whole) as old:
        assert [one.target for one in store.segments()] == [one.target for one in old.segments()]
        assert store.original(2) == b"msgid " * 2000
        assert len(store.unchecked()) == MANY + 2
        assert store.settings == SETTINGS


def roots(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0"))


def leaves(path: Path, root: int) -> list[int]:
    """The pages with rows under a root."""
    with Pages(path) as pages:
        content = pages.content(root)
        if not isinstance(content, Fork):
            return [root]
        return [leaf for child, _ in content.children for leaf in leaves(path, child)]


def check(whole: Path, damaged: Path, *bad: int) -> Recovered:
    overwritten(damaged, *bad)
    new = damaged.with_name("new.zvirka")
    told = recovered(damaged, new)
    refuse_false(whole, new)
    refuse_missing(whole, new, set(bad))
    with Store.open(new) as store:
        assert told.kept["segments"] == len(list(store.segments()))
        assert [one.position for one in store.segments(1)] == list(range(1, store.documents()[0].segments + 1))
    return told


def test_the_header_page(whole, damaged):
    told = check(whole, damaged, 1)
    assert told.kept["segments"] == MANY + 2
    assert told.lost == {"documents": 0, "segments": 0, "events": 0}


def test_a_page_with_texts(whole, damaged):
    page = leaves(whole, roots(whole)["texts"])[3]
    told = check(whole, damaged, page)
    gone = {word for word, on in lying_on(whole, "Ціль№").items() if page in on}
    assert told.lost["segments"] == len(gone) > 3
    assert told.kept["segments"] == MANY + 2 - len(gone)
    assert told.damaged == 1


def test_a_page_with_places_loses_no_text(whole, damaged):
    told = check(whole, damaged, leaves(whole, roots(whole)["segments"])[1])
    assert told.lost["segments"] == 0
    with Store.open(damaged.with_name("new.zvirka")) as store:
        assert [one.target[:9] for one in store.segments(1)][5:] == [f"Ціль№{n:04}" for n in range(5, MANY)]


def test_a_page_that_leads_to_others_loses_nothing(whole, damaged):
    where = roots(whole)
    told = check(whole, damaged, *(where[table] for table in ("texts", "segments", "events", "changes")))
    assert told.kept["segments"] == MANY + 2
    assert told.lost == {"documents": 0, "segments": 0, "events": 0}
    assert told.damaged == 4


def test_pages_of_indexes_do_not_matter(whole, damaged):
    told = check(whole, damaged, roots(whole)["segments_by_position"], roots(whole)["changes_by_value"])
    assert told.whole


def test_a_page_of_the_history_is_told_in_numbers(whole, damaged):
    page = leaves(whole, roots(whole)["events"])[2]
    told = check(whole, damaged, page)
    assert told.lost["events"] > 10
    assert told.kept["segments"] == MANY + 2


def test_decisions_come_back_from_the_history(whole, damaged):
    where = roots(whole)
    check(whole, damaged, *leaves(whole, where["decisions"]), *leaves(whole, where["names"]))
    new = damaged.with_name("new.zvirka")
    assert rows(new, "decisions") == rows(whole, "decisions")
    assert rows(new, "names") == rows(whole, "names")


def test_a_document_without_its_row_keeps_its_texts(whole, damaged):
    told = check(whole, damaged, roots(whole)["documents"])
    assert told.lost["documents"] == 2
    assert told.kept["segments"] == MANY + 2


def test_settings_without_their_row_are_those_given(whole, damaged):
    check(whole, damaged, roots(whole)["project"])
    with Store.open(damaged.with_name("new.zvirka")) as store:
        assert store.settings == SETTINGS
        assert store.reserve(1)[1][0] > MANY + 2


def test_a_file_cut_short(whole, damaged):
    data = damaged.read_bytes()
    kept = len(data) // PAGE * 2 // 3
    damaged.write_bytes(data[: kept * PAGE + 100])
    new = damaged.with_name("new.zvirka")
    recovered(damaged, new)
    refuse_false(whole, new)
    refuse_missing(whole, new, set(range(kept + 1, len(data) // PAGE + 1)))


def test_what_is_still_in_the_journal_counts(whole, damaged, tmp_path):
    with Store.open(damaged) as store:
        store.append(OLHA, "edit", [Change("target", "9", store.segment(9).target, "Щойно змінено")])
        copy = Path(shutil.copy(damaged, tmp_path / "killed.zvirka"))
        shutil.copy(f"{damaged}-wal", f"{copy}-wal")
    assert copy.read_bytes() == whole.read_bytes()
    recovered(copy, tmp_path / "new.zvirka")
    with Store.open(tmp_path / "new.zvirka") as store:
        assert store.segment(9).target == "Щойно змінено"


def test_an_old_row_on_a_page_in_no_use_stays_away(damaged):
    """Deleted rows are still on free pages: they look like those that are lost."""
    with Store.open(damaged) as store:
        for number in range(1, 60):
            key = f"Tên {number}"
            store.append(OLHA, "decide name", [Change("name", key, store.names()[key], None)])
    with Pages(damaged) as pages:
        assert len(pages.free()) > 3
    overwritten(damaged, roots(damaged)["names"], roots(damaged)["texts"])
    recovered(damaged, damaged.with_name("new.zvirka"))
    assert rows(damaged.with_name("new.zvirka"), "names") == {}


def test_what_is_no_project_is_refused_and_nothing_is_left(tmp_path):
    junk = tmp_path / "junk.zvirka"
    junk.write_bytes(random.Random(3).randbytes(PAGE * 20))
    with pytest.raises(ProjectError, match="nothing of a Zvirka project"):
        recovered(junk, tmp_path / "new.zvirka")
    with pytest.raises(ProjectError, match="cannot be read"):
        recovered(tmp_path / "none.zvirka", tmp_path / "new.zvirka")
    assert list(tmp_path.iterdir()) == [junk]


def test_nothing_is_written_over(damaged, tmp_path):
    taken = tmp_path / "taken.zvirka"
    taken.write_text("моє", encoding="utf-8")
    with pytest.raises(ProjectError, match="already there"):
        recovered(damaged, taken)
    assert taken.read_text(encoding="utf-8") == "моє"


def test_stopped_in_the_middle_it_leaves_nothing(damaged, tmp_path):
    steps = recover(damaged, tmp_path / "new.zvirka", SETTINGS)
    next(steps)
    steps.close()
    assert list(tmp_path.iterdir()) == [damaged]


def at_random(whole: Path, folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    damaged = Path(shutil.copy(whole, folder / f"{seed}.zvirka"))
    new = folder / f"{seed}.new.zvirka"
    last = damaged.stat().st_size // PAGE
    bad = {chance.randint(1, last) for _ in range(chance.choice((1, 2, 5, 20, last // 2)))}
    if chance.random() < 0.2:
        bad |= set(range(chance.randint(2, last), last + 1))
    overwritten(damaged, *bad, chance=chance)
    try:
        recovered(damaged, new)
    except ProjectError:
        assert len(bad) > last // 3  # so much is gone that nothing may be left
        return
    refuse_false(whole, new)
    refuse_missing(whole, new, bad)
    Store.open(new).close()
    new.unlink()
    damaged.unlink()


@pytest.mark.parametrize("seed", range(12))
def test_damage_at_random(whole, tmp_path, seed):
    at_random(whole, tmp_path, seed)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_much_damage_at_random(whole, tmp_path):
    for seed in range(100, 700):
        at_random(whole, tmp_path, seed)
