"""A scripted review of a project, action after action, told on lines of its own, until somebody kills it.

`python reviewing.py PLACE FOLDER SEED PERSON ROLE`: PLACE is a project file, or the address of a server (its password
in ZVIRKA_TESTS_PASSWORD), read there from a copy in FOLDER. Each action is told before it is asked for ("ask edit 3
text") and when it was acknowledged ("done EVENT edit 3 text"); EVENT is 0 where nothing was to be done.
"""

from __future__ import annotations

import os
import random
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.model import Outcome, Person, Query, Role, Scope
from app.store import ServerPlace
from app.workspace import SharedProject, Workspace, ZvirkaError

WORDS = ("Хуат Са", "Кхуат Са", "15", "слово слово", "крапка .", "Лангшон", "комуна", "делегація")


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def opened(place: str, folder: Path, person: Person) -> Workspace:
    if not place.startswith("postgresql:"):
        return Workspace.open(Path(place), person)
    return SharedProject.join(ServerPlace(place, os.environ["ZVIRKA_TESTS_PASSWORD"]), person, folder)


def act(project: Workspace, chance: random.Random, turn: str) -> tuple[str, Outcome | None]:
    segment = chance.choice(project.order(Query()))
    kind = chance.choice(["edit", "edit", "edit", "confirm", "approve", "reopen", "ignore", "name", "undo", "redo"])
    text = f"{' '.join(chance.choices(WORDS, k=4))} {turn}"
    say("ask", kind, segment, text)
    match kind:
        case "edit":
            return f"{segment} {text}", project.edit(segment, text)
        case "confirm":
            return str(segment), project.confirm(segment)
        case "approve":
            return str(segment), project.approve([segment])
        case "reopen":
            return str(segment), project.reopen([segment], "ще раз")
        case "ignore":
            found = project.findings()
            return "", project.ignore(chance.choice(found), Scope.ONCE, turn) if found else None
        case "name":
            names = project.names().names
            return "", project.prefer_name(chance.choice(names).name, text) if names else None
        case "undo":
            return "", project.undo()
    return "", project.redo()


def main() -> None:
    place, folder, seed = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    person = Person(sys.argv[4], Role(sys.argv[5]))
    project = opened(place, folder, person)
    for _ in project.prepare():
        pass
    if isinstance(project, SharedProject):
        threading.Thread(target=lambda: list(project.watch()), daemon=True).start()
    chance, turn = random.Random(seed), 0
    say("ready")
    while True:
        turn += 1
        try:
            what, outcome = act(project, chance, f"{seed}-{turn}")
        except ZvirkaError as error:
            say("refused", error)
        else:
            say("done", outcome.event.when.isoformat() if outcome else 0, outcome.event.action if outcome else "", what)


if __name__ == "__main__":
    main()
