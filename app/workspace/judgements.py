"""What people marked in a project as values to score, compare and hand out; and the scores of annotation files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import InputError
from app.formats import esa as esa_files
from app.formats import mqm as mqm_files
from app.formats import texts
from app.formats.esa import EsaFile
from app.model import Annotation, Assessment, Judged, PassMark, Query, RatedError, Side, Typology
from app.scores import agreement, mqm, schemes
from app.scores.agreement import Agreement, Drift
from app.scores.mqm import Basis, MqmScore, Scheme
from app.scores.resampling import SAMPLES
from app.scores.score import Score
from app.store import Store

SYSTEM = "translation"  # what a project's one translation is called among the systems of a file
GOOGLE, MQM2, ESA = "google", "mqm2", "esa"
SCHEMES = (GOOGLE, MQM2, ESA)


@dataclass(frozen=True, slots=True)
class SystemScore:
    """The scores of one system in an annotation file; `mqm2` is there where that scheme was asked for."""

    system: str
    scores: tuple[Score, ...]
    raters: tuple[str, ...]
    mqm2: MqmScore | None = None


def judged(store: Store, document: int | None = None) -> list[Judged]:
    """Each segment as each annotator judged it, with the categories of the project.

    Who marked an error in a segment, or says to have gone through it, has judged it. The texts are those of now; a mark
    whose words are gone from them has no place.
    """
    made: dict[tuple[int, str], tuple[list[Annotation], Assessment | None]] = {}
    for one in store.annotations(document=document):
        errors, _ = made.setdefault((one.segment, one.annotator), ([], None))
        if not one.rejected:
            errors.append(one)
    for assessed in store.assessments(document=document):
        errors, _ = made.get((assessed.segment, assessed.annotator), ([], None))
        made[assessed.segment, assessed.annotator] = errors, assessed
    rows = store.found(sorted({segment for segment, _ in made}))
    titles = {one.id: one.title for one in store.documents()}
    order = {number: place for place, number in enumerate(store.order(Query(document=document)))}
    found = []
    for (segment, annotator), (errors, said) in sorted(made.items(), key=lambda one: (order[one[0][0]], one[0][1])):
        if not errors and said is None:
            continue  # only offers were rejected: nobody said to have gone through it
        now = rows[segment].segment
        found.append(
            Judged(
                system=SYSTEM,
                document=titles[now.document],
                segment=str(segment),
                rater=annotator,
                source=now.source,
                target=now.target,
                position=now.position,
                errors=tuple(_error(one, now.source, now.target) for one in errors),
                esa=said.esa if said else None,
                begun=said.when.timestamp() - said.seconds if said else 0.0,
                seconds=said.seconds if said else 0.0,
            )
        )
    return found


def with_google_names(every: Iterable[Judged], typology: Typology) -> list[Judged]:
    """The same with the categories as annotation files of Google call them, where the typology knows."""
    names = {one.id: one.google for one in typology.categories if one.google}
    return [replace(one, errors=tuple(_renamed(error, names) for error in one.errors)) for one in every]


def with_project_names(every: Iterable[Judged], typology: Typology) -> list[Judged]:
    """The same with the categories of a typology in place of what an annotation file calls them, where it knows."""
    names = categories_by_name(typology)
    found = []
    for one in every:
        renamed = (
            replace(error, category=names.get(error.category.casefold(), error.category)) for error in one.errors
        )
        found.append(replace(one, errors=tuple(renamed)))
    return found


def categories_by_name(typology: Typology) -> dict[str, str]:
    """The ids of the categories by what files may call them, in small letters: as Google does, by id, by label."""
    found: dict[str, str] = {}
    for one in typology.categories:
        parent = typology.category(one.parent) if one.parent else None
        whole = f"{parent.label}/{one.label}" if parent else one.label
        for name in filter(None, (one.google, one.id, one.label, whole)):
            found.setdefault(name.casefold(), one.id)
    return found


def score_judged(every: Sequence[Judged], scheme: str, settings: Scheme, samples: int = SAMPLES) -> list[SystemScore]:
    """The scores by one scheme, system by system; InputError where nobody judged anything, or gave no ESA score."""
    if not every:
        raise InputError("nobody has judged any segment yet, so there is nothing to score")
    found = []
    for system, them in schemes.by_system(every).items():
        raters = tuple(sorted({one.rater for one in them}))
        if scheme == MQM2:
            made = mqm.score(them, settings, samples)
            found.append(SystemScore(system, (made.calibrated, made.linear), raters, made))
        else:
            one = schemes.google(them, samples) if scheme == GOOGLE else schemes.esa(them, samples)
            found.append(SystemScore(system, (one,), raters))
    return found


def score_annotations(
    path: Path, scheme: str, mark: PassMark, *, per: str = Basis.TARGET_WORDS, samples: int = SAMPLES
) -> list[SystemScore]:
    """The scores of an annotation file: MQM as Google publishes it, or an export of Appraise (ESA).

    InputError where it is neither, or where it does not hold what the scheme needs.
    """
    every = read(path).judged
    if scheme == MQM2 and not any(one.target or one.source for one in every):
        raise InputError(f"{path}: holds no texts, so no words can be counted; only google and esa can be made of it")
    if scheme == ESA and not any(one.esa is not None for one in every):
        raise InputError(f"{path}: holds no ESA scores; they are a judgement of their own and never made of the errors")
    return score_judged(every, scheme, Scheme(mark, basis=Basis(per)), samples)


def read(path: Path) -> EsaFile:
    """The judgements of an annotation file, and what of it does not count: MQM as Google publishes it, or an export of
    Appraise (ESA). InputError where it is neither.
    """
    text = texts.read(path)
    if mqm_files.is_mqm(text):
        return EsaFile(tuple(mqm_files.parse(text, str(path))), {})
    if esa_files.is_esa(text):
        return esa_files.parse(text, str(path))
    raise InputError(f"{path}: neither Google's MQM (tabs, with a first line) nor ESA as Appraise exports it (CSV)")


def agreement_of(every: Sequence[Judged], typology: Typology) -> Agreement:
    """How far raters agree, by the penalty points each gave each segment."""
    return agreement.agreement(with_project_names(every, typology), points_by(typology))


def drift_of(every: Sequence[Judged], typology: Typology) -> list[Drift]:
    """Whether raters grew stricter or more lenient, and how long they took."""
    return agreement.drift(with_project_names(every, typology), points_by(typology))


def points_by(typology: Typology) -> Callable[[Judged], float]:
    """The penalty points of a judgement by MQM 2.0 and the weights of a typology."""
    scheme = Scheme(weights=typology.weights)
    return lambda one: sum(scheme.points(error) for error in one.errors)


def _error(one: Annotation, source: str, target: str) -> RatedError:
    place = one.place_in(source if one.side is Side.SOURCE else target)
    note = " → ".join(part for part in (one.note, one.correction) if part)
    return RatedError(one.category, one.severity.value, one.side, place, note)


def _renamed(error: RatedError, names: Mapping[str, str]) -> RatedError:
    return replace(error, category=names.get(error.category, error.category))
