"""What a project of a million segments asks of a person's patience: every question of the list, and an edit.

The second part is the whole project with its names and terms: opened, an edit with everything it makes new, the ledger.
Its index is read of all texts the first time (see `app.index`), which takes a quarter of an hour for a million.

`python benchmarks/store.py [--segments N] [--place WHERE]`. The project is made up once (see `_project`) and kept in
`out/`; `--place` takes a path or a postgresql:// address of an empty database instead. Each figure is the median of
several goes, by the clock on the wall and by the processor time of this process; where other programs run too, the
second is the one to compare. "An edit, on disk" is that of the store alone, without names and checks.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.memory import Wanted, lexemes
from app.model import Change, Person, Query, Role, Scope, Sort, State
from app.store import FilePlace, Store, decision_key, wording
from app.workspace import Workspace
from benchmarks._project import PERSON, build

ROOT = Path(__file__).resolve().parents[1]
GOES = 5
EDITS = 40
SHOWN = 200  # rows of a first page
TEXTS = {
    "a text in every fourth segment": "цейння",
    "a text in every second segment": "комуна",
    "two words in few segments": "việt nam",
    "a text in none": "zzzqqq",
    "two letters": "жк",
    "a letter in nearly every segment": "а",
    "a letter in few segments": "ґ",
}


def main() -> int:
    parser = argparse.ArgumentParser(description="What a large project asks of a person's patience")
    parser.add_argument("--segments", type=int, default=1_000_000, help="how many (default: a million)")
    parser.add_argument("--place", help="a project file, or the address of a database (default: in out/)")
    options = parser.parse_args()
    where = project(options.segments, options.place)
    in_a_file = options.place is None or "://" not in options.place
    if in_a_file:
        read_names(where)
    measured("open, first page shown", lambda: opened(where))
    with Store.open(where) as store:
        for name, question in questions(store):
            measured(name, question)
        number = store.order(Query(states=frozenset({State.NEW})))[0]
        measured("an edit, on disk", lambda: edit(store, number))
        finding = store.findings(store.order(Query(with_findings=True))[0])[0]
        key = decision_key(finding, Scope.ONCE)
        measured("findings that a decision reaches", lambda: len(store.findings_beside([key])))
    if in_a_file:
        with_names(where)
    print(f"memory at the most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def project(count: int, place: str | None) -> Path | str:
    """Where the project is; made up first, if it is not there."""
    where: Path | str = ROOT / "out" / f"made-up-{count}.zvirka" if place is None else place
    if isinstance(where, str) and "://" not in where:
        where = Path(where)
    if isinstance(where, Path) and where.exists():
        return where
    if isinstance(where, Path):
        where.parent.mkdir(exist_ok=True)
        draft = where.with_suffix(".draft.zvirka")
        draft.unlink(missing_ok=True)
        build(draft, count)
        draft.rename(where)
    elif not there(where):
        build(where, count)
    return where


def there(address: str) -> bool:
    """Whether a database holds a project already."""
    from app.errors import ProjectError  # late: asked of a server only

    try:
        Store.open(address).close()
    except ProjectError:
        return False
    return True


def questions(store: Store) -> Sequence[tuple[str, Callable[[], object]]]:
    """What a window asks: each list with its first page."""
    queries = {
        "everything": Query(),
        **{f"state {state.value}": Query(states=frozenset({state})) for state in (State.NEW, State.APPROVED)},
        "with findings": Query(with_findings=True),
        **{f"by {sort.name.lower()}, backwards": Query(sort=sort, descending=True) for sort in Sort},
        **{name: Query(text=text) for name, text in TEXTS.items()},
        "a common text in new segments": Query(text="цейння", states=frozenset({State.NEW})),
    }
    lists = [(name, lambda query=query: first_page(store, query)) for name, query in queries.items()]
    words = lexemes(Wanted("комуна"), *wording.MARKS, wording.LONGEST_WORD)
    on_server = (
        []
        if isinstance(store.place, FilePlace)
        else [("a word in approved segments", lambda: concordance(store, words))]
    )
    return [*lists, *on_server, ("summary", store.summary)]


def first_page(store: Store, query: Query) -> int:
    ids = store.ids(query)
    store.rows(ids[:SHOWN])
    return len(ids)


def concordance(store: Store, words: str) -> int:
    found = store.approved_with(words) or []
    store.rows(found[:SHOWN])
    return len(found)


def opened(where: Path | str) -> int:
    with Store.open(where) as store:
        store.summary()
        return first_page(store, Query())


def edit(store: Store, number: int) -> None:
    target = store.segment(number).target
    store.append(PERSON, "edit", [Change("target", str(number), target, target + " так")])


def read_names(where: Path | str) -> None:
    """Have an index, before the store alone edits: what it leaves unchecked would have everything checked anew."""
    begun = time.process_time()
    ready(where).close()
    print(f"the index is there after {time.process_time() - begun:.1f} s of processor time")


def with_names(where: Path | str) -> None:
    """The project as a person has it open."""
    measured("open with names, first page shown", lambda: opened_with_names(where))
    with ready(where) as project:
        numbers = project.order(Query(states=frozenset({State.NEW})))
        chance = random.Random(3)
        measured("an edit with its re-check", lambda: edited(project, chance.choice(numbers)), goes=EDITS)
        measured("the ledger of names", lambda: len(project.names().names), goes=1)


def ready(where: Path | str) -> Workspace:
    project = Workspace.open(where, Person("benchmark", Role.LEAD))
    for _ in project.prepare():
        pass
    return project


def opened_with_names(where: Path | str) -> int:
    with ready(where) as project:
        project.summary()
        ids = project.ids(Query())
        project.rows(ids[:SHOWN])
        return len(ids)


def edited(project: Workspace, number: int) -> None:
    """The segment gets a word more, or loses its last one."""
    (row,) = project.rows([number])
    words = row.segment.target.split()
    project.edit(number, " ".join([*words[:1], "так", *words[1:]]) if "так" not in words else " ".join(words[:-1]))


def measured(name: str, question: Callable[[], object], goes: int = GOES) -> None:
    walls, works, answer = [], [], None
    for _ in range(goes):
        begun = time.perf_counter(), time.process_time()
        answer = question()
        walls.append(time.perf_counter() - begun[0])
        works.append(time.process_time() - begun[1])
    hits = f"{answer:>10,}" if isinstance(answer, int) else " " * 10
    print(
        f"{name:34}{hits}{statistics.median(walls) * 1e3:9.1f} ms{statistics.median(works) * 1e3:9.1f} ms", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
