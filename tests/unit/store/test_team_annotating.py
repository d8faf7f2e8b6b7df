"""A team's database lets everybody mark in their own name only, and nothing past the history."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest

from app.errors import ForbiddenError
from app.model import Change, Document
from app.store import ANNOTATION, ASSESSMENT, annotation_key, annotation_to_json, assessment_key, assessment_to_json
from tests.factories import an_annotation, an_assessment
from tests.teams import EDITOR, LEAD, OTHER, TRANSLATOR, made
from tests.unit.store.made_up import segments


@pytest.fixture
def team(postgres):
    team = made(postgres)
    with team.store(TRANSLATOR) as store:
        store.add_document(TRANSLATOR, Document(0, "Стаття", "text"), segments())
    yield team
    postgres.drop_database(team.database)


def change(store, **given):
    one = an_annotation(store.segment(1), "Кхуат Са", **given)
    return Change(ANNOTATION, annotation_key(one), None, annotation_to_json(one))


@pytest.mark.parametrize("who", [TRANSLATOR, EDITOR, LEAD])
def test_everybody_marks_and_takes_back_what_is_theirs(team, who):
    with team.store(who) as store:
        event = store.append(who, "annotate", [change(store, annotator=who.name)])
        assessment = an_assessment(annotator=who.name, esa=55.5)
        key = assessment_key(1, who.name)
        store.append(who, "assess", [Change(ASSESSMENT, key, None, assessment_to_json(assessment))])
        assert store.assessments() == [assessment]
        back = [Change(one.entity, one.key, one.after, one.before) for one in event.changes]
        store.append(who, "undo", back, undoes=event.id)
        assert store.annotations() == []


def test_nobody_marks_in_the_name_of_another(team):
    with team.store(LEAD) as store, pytest.raises(ForbiddenError, match="belongs to whoever made it"):
        store.append(LEAD, "annotate", [change(store, annotator=TRANSLATOR.name)])


def test_nobody_changes_or_takes_away_what_another_marked(team):
    with team.store(TRANSLATOR) as store:
        store.append(TRANSLATOR, "annotate", [change(store, annotator=TRANSLATOR.name)])
    with team.store(OTHER) as store:
        (one,) = store.annotations()
        key, before = annotation_key(one), annotation_to_json(one)
        for after in (None, before | {"note": "x"}, annotation_to_json(replace(one, annotator=OTHER.name))):
            with pytest.raises(ForbiddenError, match="belongs to whoever made it"):
                store.append(OTHER, "annotate", [Change(ANNOTATION, key, before, after)])
        assert store.annotations() == [one]


@pytest.mark.parametrize("table", ["annotations", "assessments"])
def test_nothing_is_written_past_the_history(team, table):
    with team.sql(TRANSLATOR) as connection, pytest.raises(psycopg.Error, match="past the history"):
        connection.execute(f"INSERT INTO {table} (key, segment, value) VALUES ('1:x', 1, '{{}}')")
