"""What a command prints: text for people, JSON with stable keys (version 1) for programs."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import InputError
from app.model import Finding, Ledger, Message, NameEntry, NameForm, Progress, Sound, Span, TermEntry
from app.workspace import Paired, Printer, Trial, write_output

if TYPE_CHECKING:
    from app.articles.extract import Article
    from app.names.transcription import Transcription
    from app.scores.external import Answers
    from app.scores.score import Score

VERSION = 1


class Console:
    """Where results and messages go. Results are gathered, and written to a file as a whole or not at all."""

    def __init__(self, *, quiet: bool, output: Path | None, printer: Printer | None = None) -> None:
        self.printer = printer  # for results on paper, which need a toolkit that lays out pages
        self._quiet = quiet
        self._output = output
        self._lines: list[str] = []
        self._shown = ""
        self._stopped = False
        self._held = 0

    @property
    def to_terminal(self) -> bool:
        """Whether a person sees the result as it is printed, so that colours help."""
        return self._output is None and sys.stdout is not None and sys.stdout.isatty()

    def say(self, message: str, *, always: bool = False) -> None:
        """A message to a person, in one line."""
        if always or not self._quiet:
            self._wipe()
            self._tell(" ".join(message.split("\n")) + "\n")

    def progress(self, step: Progress) -> None:
        """Long work goes on; shown only where a person looks."""
        self._go_on()
        if not self._quiet and sys.stderr is not None and sys.stderr.isatty():
            self._wipe()
            self._shown = f"{step.what} {step.done}/{step.total}"
            self._tell(self._shown)

    def show(self, text: str) -> None:
        """A part of the result."""
        self._lines.append(text)

    def show_json(self, value: Any) -> None:
        """The result as JSON."""
        self._lines.append(json.dumps(value, ensure_ascii=False, indent=1))

    def flush(self) -> None:
        """Hand the result over. InputError where nobody can take it; BrokenPipeError where somebody had enough."""
        self._wipe()
        self._go_on()
        text = "".join(f"{line}\n" for line in self._lines)
        self._lines = []
        if text and self._output is not None:
            write_output(self._output, text)
        elif text:
            _print(text)

    @contextlib.contextmanager
    def whole(self) -> Iterator[None]:
        """An interrupt waits for the next step of what is done in here, or its end; a second one does not.

        In the middle of a statement it would leave half a project, or a fault of the library that it fell into.
        """
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
        if not self._held:
            self._go_on()

    def interrupt(self) -> None:
        """Somebody wants the work to stop: KeyboardInterrupt, now or when what is to be done whole is."""
        if not self._held or self._stopped:
            raise KeyboardInterrupt
        self._stopped = True

    def stop(self) -> None:
        """Have the work end at its next step: an interrupt came where Python lets none through."""
        self._stopped = True

    def _go_on(self) -> None:
        if self._stopped:
            raise KeyboardInterrupt

    def _wipe(self) -> None:
        if self._shown:
            self._tell("\r" + " " * len(self._shown) + "\r")
            self._shown = ""

    def _tell(self, text: str) -> None:
        with contextlib.suppress(OSError, AttributeError):  # nobody is there to be told
            sys.stderr.write(text)
            sys.stderr.flush()


def _print(text: str) -> None:
    if sys.stdout is None:
        raise InputError("standard output is closed; name a file with -o")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"standard output: cannot be written ({error.strerror}); name a file with -o") from error


def trial(found: Trial) -> dict[str, Any]:
    """What `check` says."""
    findings = found.by_segment()
    return {
        "version": VERSION,
        "segments": [
            {
                "id": str(segment.id),
                "source": segment.source,
                "target": segment.target,
                "confidence": segment.confidence,
                "risk": found.risks[segment.id].score,
                "light": found.risks[segment.id].light.value,
                "reasons": [str(reason) for reason in found.risks[segment.id].reasons],
                "detectors": dict(found.detectors.get(segment.id, {})),
                "findings": [finding(one) for one in findings.get(segment.id, ())],
            }
            for segment in found.segments
        ],
        **ledger(found.ledger),
        "furniture": list(found.furniture),
        "unaligned": {
            "source": [segment.source for segment in found.segments if segment.source and not segment.target],
            "target": [segment.target for segment in found.segments if segment.target and not segment.source],
        },
    }


def finding(one: Finding) -> dict[str, Any]:
    return {
        "check": one.check,
        "severity": one.severity.label,
        "message": str(one.message),
        "source_span": _span(one.source_span),
        "target_span": _span(one.target_span),
        "fix": one.fix,
        "fingerprint": one.fingerprint,
    }


def ledger(known: Ledger) -> dict[str, Any]:
    """Names, sounds and terms, without a version of their own."""
    return {
        "names": [_name(entry) for entry in known.names],
        "sounds": [_sound(sound) for sound in known.sounds],
        "terms": [_term(entry) for entry in known.terms],
    }


def pairs(paired: Paired) -> dict[str, Any]:
    """What `align` says."""
    return {
        "version": VERSION,
        "pairs": [
            {"source": list(pair.source), "target": list(pair.target), "confidence": pair.confidence}
            for pair in paired.pairs
        ],
        "source": [one.text for one in paired.texts.source],
        "target": [one.text for one in paired.texts.target],
        "furniture": list(paired.texts.furniture),
    }


def form(one: Transcription) -> dict[str, Any]:
    """What `transcribe` says of a name."""
    return {
        "name": one.name,
        "kind": one.kind.value,
        "form": one.form,
        "rules": list(one.rules),
        "alternatives": list(one.alternatives),
    }


def score(one: Score) -> dict[str, Any]:
    """A number with all that makes it one: name, signature, interval."""
    return {
        "name": one.name,
        "value": one.value,
        "signature": one.signature,
        "interval": None if one.interval is None else [one.interval.low, one.interval.high],
        "segments": one.segments,
        "unit": one.unit,
    }


def sign_off(reasons: Sequence[Message], quality: str) -> dict[str, Any]:
    """What `signoff` says: whether nothing stands in the way, else what does, and by which quality profile."""
    return {"version": VERSION, "ready": not reasons, "quality": quality, "blockers": [str(one) for one in reasons]}


def answers(found: Answers) -> dict[str, Any]:
    """What a program of one's own said, segment by segment."""
    return {
        "name": found.scorer.name,
        "scale": list(found.scorer.scale),
        "higher_is_better": found.scorer.higher_is_better,
        "mean": found.mean,
        "segments": [{"id": number, "score": one.score, "note": one.note} for number, one in found.by_id.items()],
        "problem": found.problem,
    }


def article(one: Article) -> dict[str, Any]:
    """What `fetch` says of a page."""
    return {
        "address": one.address,
        "title": one.title,
        "paragraphs": list(one.paragraphs),
        "furniture": list(one.furniture),
        "source_address": one.source_address,
    }


def _name(entry: NameEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "kind": entry.kind.value,
        "standard": entry.standard,
        "rules": list(entry.rules),
        "verdict": entry.verdict,
        "preferred": entry.preferred,
        "preferred_because": entry.preferred_because,
        "forms": _forms(entry.forms),
        "missing": [str(one) for one in entry.missing],
    }


def _term(entry: TermEntry) -> dict[str, Any]:
    return {
        "concept": entry.concept,
        "term": entry.term,
        "domain": entry.domain,
        "verdict": entry.verdict,
        "preferred": entry.preferred,
        "preferred_because": entry.preferred_because,
        "forms": _forms(entry.forms),
        "missing": [str(one) for one in entry.missing],
    }


def _forms(forms: Sequence[NameForm]) -> list[dict[str, Any]]:
    return [
        {"base": form.base, "written": dict(form.written), "segments": [str(one) for one in form.segments]}
        for form in forms
    ]


def _sound(sound: Sound) -> dict[str, Any]:
    return {
        "level": sound.level,
        "vietnamese": sound.vietnamese,
        "verdict": sound.verdict,
        "renderings": [{"ukrainian": one.ukrainian, "names": list(one.names)} for one in sound.renderings],
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
