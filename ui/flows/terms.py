"""The ledger of terms: showing it, the places of its terms, and what a person decides about one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.model import NameDecision, NameVerdict, Segment, TermEntry, TermMention
from ui.flows.ledger import LedgerFlow
from ui.flows.lists import ListsFlow
from ui.models.names import Place
from ui.panes.editor import EditorPane
from ui.panes.terms import TermsPane
from ui.session import Session


class TermsFlow(LedgerFlow):
    """The pane of terms."""

    def __init__(
        self, session: Session, lists: ListsFlow, terms: TermsPane, editor: EditorPane, window: QWidget
    ) -> None:
        super().__init__(session, terms.show_ledger, window)
        self._lists, self._terms, self._editor = lists, terms, editor
        terms.form_chosen.connect(self._find_places)
        terms.place_opened.connect(self._open_place)
        terms.wanted.connect(self._decide)

    def _decide(self, entry: TermEntry, forms: Sequence[str]) -> None:
        verdict = NameVerdict.BOTH if len(forms) > 1 else NameVerdict.FORM
        decision = NameDecision(verdict, tuple(forms)) if forms else None
        self._editor.flush()
        self._session.act(lambda workspace: workspace.decide_term(entry.concept, decision))

    def _find_places(self, concept: str, form: str) -> None:
        show = partial(self._show_places, concept, form)
        self._session.look(lambda workspace: workspace.term_places(concept, form), show)

    def _show_places(self, concept: str, form: str, places: list[tuple[Segment, TermMention]]) -> None:
        self._terms.show_places(concept, form, [Place(segment, mention) for segment, mention in places])

    def _open_place(self, place: Place) -> None:
        self._lists.open(place.segment.id)
        self._editor.show_mention(place.mention)
