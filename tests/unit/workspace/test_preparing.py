"""The index of a large project is there again at the next opening, and never believed where it does not fit."""

import shutil
import sqlite3

import pytest

from app.index import Index
from app.model import NameDecision, NameVerdict, Person, Query, Role
from app.store import Store
from app.workspace import Workspace, indexes, preparing

OLHA = Person("Ольга", Role.LEAD)
SOURCE = "Xã Khuất Xá họp.\nXã Khuất Xá và tỉnh Lạng Sơn.\nÔng Trần Nam Hưng nói.\nÔng Hưng về xã Khuất Xá.\n"
TARGET = "Комуна Кхуат Са збирається.\nКомуна Хуат Са і Лангшон.\nПан Чан Нам Хинг сказав.\nПан Хинг у Кхуат Са.\n"


@pytest.fixture(autouse=True)
def every_project_is_large(monkeypatch, tmp_path):
    monkeypatch.setattr(preparing, "LEAST", 1)
    monkeypatch.setattr(indexes.platformdirs, "user_cache_path", lambda _name: tmp_path / "cache")


@pytest.fixture
def path(tmp_path):
    (tmp_path / "vi.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "uk.txt").write_text(TARGET, encoding="utf-8")
    path = tmp_path / "p.zvirka"
    with Workspace.create(path, OLHA) as project:
        bring_in(project, tmp_path)
    with opened(path):
        pass
    return path


def bring_in(project, folder):
    for _ in project.import_texts(folder / "vi.txt", folder / "uk.txt", aligned=True):
        pass


def opened(path):
    project = Workspace.open(path, OLHA)
    project.steps = len(list(project.prepare()))
    return project


def files(path):
    return sorted(path.parent.glob(f"cache/indexes/{indexes.Indexes(path).name}.*"))


def said(project):
    ids = project.order(Query())
    findings = [(one.check, one.segment.id, str(one.message), one.fix) for one in project.findings()]
    mentions = [project.mentions(number) for number in ids]
    return project.names(), findings, mentions


def afresh(path):
    """What a project says where there is no index of it."""
    copy = path.with_name("copy.zvirka")
    shutil.copy(path, copy)
    with Workspace.open(copy, OLHA) as project:
        for _ in project.check():
            pass
        return said(project)


def edit(project, number=2, text="Комуна Кхуат Са і Лангсон."):
    return project.edit(project.order(Query())[number - 1], text)


def test_names_are_not_read_again(path):
    with opened(path) as project:
        assert project.steps == 0
        assert said(project) == afresh(path)
        edit(project)
    with opened(path) as project:
        assert project.steps == 0
        assert said(project) == afresh(path)
    assert len(files(path)) == 1


def test_an_index_that_is_behind_catches_up(path, tmp_path):
    kept = [(one, one.read_bytes()) for one in files(path)]
    with opened(path) as project:
        edit(project)
        edit(project, 1, "Комуна Хуат Са збирається.")
        project.decide_name("Lạng Sơn", NameDecision(NameVerdict.FORM, ("Лангшон",)))
        first, second, *_ = project.order(Query())
        project.alignment.merge(first, second)
        bring_in(project, tmp_path)
        project.undo()
    for one in files(path):
        one.unlink()
    for one, data in kept:  # as if the program had been killed before its index was written
        one.write_bytes(data)
    with opened(path) as project:
        assert project.steps == 0
        assert said(project) == afresh(path)


@pytest.mark.parametrize("harm", ["of another past", "by other settings", "no index", "damaged"])
def test_one_that_does_not_fit_is_made_anew(path, harm):
    (there,) = files(path)
    if harm in ("of another past", "by other settings"):
        index = Index(there)
        stamp = index.stamp
        changed = (
            stamp.replace('who": "', 'who": "x') if harm == "of another past" else stamp.replace('by": "', 'by": "x')
        )
        assert changed != stamp
        index.commit(changed)
        index.close()
    elif harm == "no index":
        there.write_bytes(b"nothing of the kind " * 500)
    else:
        data = bytearray(there.read_bytes())
        data[4096:] = bytes(len(data) - 4096)
        there.write_bytes(bytes(data))
    with opened(path) as project:
        assert project.steps > 0
        assert said(project) == afresh(path)
    assert len(files(path)) == 1


def test_a_second_window_on_the_project_reads_the_names_itself(path):
    with opened(path) as first, opened(path) as second:
        assert (first.steps, second.steps > 0) == (0, True)
        assert said(first) == said(second)


def test_an_action_that_comes_to_nothing_leaves_the_index_as_it_was(path, monkeypatch):
    with opened(path) as project:
        before = said(project)
        with monkeypatch.context() as disk:
            disk.setattr(Store, "add", lambda *_: (_ for _ in ()).throw(sqlite3.Error("no")))
            with pytest.raises(sqlite3.Error):
                edit(project)
        assert said(project) == before
        edit(project)
        after = said(project)
    assert after == afresh(path)
