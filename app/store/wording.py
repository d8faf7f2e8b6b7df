"""Words are found on a server by PostgreSQL's own full-text search, among all approved segments at once.

A file needs none of this: what was approved in it is asked of a memory (see `app.memory`), which SQLite's full-text
search serves. The words are the same there and here: runs of letters and digits, without case. PostgreSQL's own parser
would keep addresses, numbers and words with hyphens whole, so the lexemes are made of the folded text by an expression,
which is the index's as well. Before each stands a capital, for no folded text has one: whose text it is of.
"""

from __future__ import annotations

from sqlalchemy import Connection, String, cast, literal, literal_column, select
from sqlalchemy.types import UserDefinedType

from app.model import State
from app.store.schema import documents, search, segments

LONGEST_TEXT = 50_000  # characters; a tsvector has room for 1 MB
LONGEST_WORD = 100  # characters; a lexeme has room for 2 kB
# What stands between words, as Python's \W and _ have it in the scripts of Europe and Vietnam.
BETWEEN = (
    r"\u0001-/:-@[-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
    r"\u02c2-\u02c5\u02d2-\u02df\u02e5-\u02eb\u02ed\u02ef-\u036f\u0375\u037e\u0384\u0385\u0387\u03f6\u0482-\u0489"
    r"\u2000-\u206f\u207a-\u207e\u208a-\u208f\u20a0-\u2101\u2116-\u2118\u2120-\u2123\u2190-\u245f\u2500-\u2775"
    r"\u2794-\u2bff\u3000-\u3004\u3008-\u3020\ufe00-\ufe0f\uff00-\uff0f\uff1a-\uff20\U0001f000-\U0001faff"
)
MARKS = SOURCE, TARGET, PLAIN = "S", "T", "P"  # PLAIN: of a source without tones


class Question(UserDefinedType[str]):
    """PostgreSQL's tsquery: SQLAlchemy's own takes a tenth of a second to load, for files too."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """What SQL calls it."""
        return "tsquery"


def _part(number: int) -> str:
    """The source (1) or the target (2) of a folded text, see `folding.searchable`."""
    return rf"left(split_part(folded, E'\x1f', {number}), {LONGEST_TEXT})"


def _toneless(text: str) -> str:
    return rf"regexp_replace(normalize(translate({text}, 'đ', 'd'), NFD), '[\u0300-\u036f]+', '', 'g')"


def _lexemes(mark: str, text: str) -> str:
    short = rf"regexp_replace({text}, '([^{BETWEEN}]{{{LONGEST_WORD}}})[^{BETWEEN}]+', '\1', 'g')"
    return f"string_to_array('{mark}' || regexp_replace({short}, '[{BETWEEN}]+', ' {mark}', 'g'), ' ')"


LEXEMES = (
    f"array_to_tsvector({_lexemes(SOURCE, _part(1))} || {_lexemes(TARGET, _part(2))}"
    f" || {_lexemes(PLAIN, _toneless(_part(1)))})"
)


def lay(connection: Connection) -> None:
    """The index over the texts that are there, kept from now on."""
    connection.exec_driver_sql(
        f"CREATE INDEX IF NOT EXISTS search_words ON search USING gin (({LEXEMES}))",
        execution_options={"no_parameters": True},
    )


def approved(connection: Connection, question: str) -> list[int] | None:
    """The approved segments that a question of PostgreSQL's fits, those imported last first; None for a file.

    Its lexemes have SOURCE, TARGET or PLAIN before them and no more than LONGEST_WORD letters.
    """
    if connection.dialect.name == "sqlite":
        return None
    fits = literal_column(LEXEMES).op("@@")(cast(literal(question, String), Question()))
    # By itself: a plan that walks through the project backwards would make lexemes of every text.
    hits = select(search.c.segment).where(fits).cte("hits").prefix_with("MATERIALIZED")
    present = segments.c.document.in_(select(documents.c.id).where(documents.c.present))
    wanted = (
        select(hits.c.segment)
        .join_from(hits, segments, segments.c.id == hits.c.segment)
        .where(segments.c.state == State.APPROVED.value, segments.c.position > 0, present)
    )
    return list(connection.scalars(wanted.order_by(hits.c.segment.desc())))
