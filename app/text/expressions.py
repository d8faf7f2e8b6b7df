"""Regular expressions that people wrote, held on a leash.

They come from outside: an expression may not be endless, and a match that takes too long is stopped (the library
`regex` can be stopped, `re` cannot).
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import prod

import regex

LONGEST = 1_000  # characters of an expression
MOST_REPEATS = 10_000  # counts in braces, multiplied: x{9999999} fills the memory when it is compiled
PATIENCE = 0.1  # seconds for one expression on one text
STRIKES = 3  # so often an expression may be too slow before it is tried no more
_COUNT = re.compile(r"\{(\d*)(?:,(\d*))?\}")


@lru_cache(maxsize=1_000)
def compiled(expression: str, flags: int = 0) -> regex.Pattern[str]:
    """The expression made ready; ValueError in words where it cannot be."""
    if len(expression) > LONGEST:
        raise ValueError(f"has {len(expression):,} characters; {LONGEST:,} are allowed")
    counts = [max(int(part or 1) for part in match.groups(default="")) or 1 for match in _COUNT.finditer(expression)]
    if prod(counts) > MOST_REPEATS:
        raise ValueError(f"repeats too often; the counts in braces together may reach {MOST_REPEATS:,}")
    try:
        return regex.compile(expression, flags)
    except (regex.error, RecursionError, OverflowError) as error:
        raise ValueError(f"is no regular expression: {str(error) or 'nested too deeply'}") from error


def fault_of_template(expression: str, template: str) -> str:
    r"""What keeps a replacement with groups (`\1`, `\g<name>`) from going with an expression; nothing if it goes.

    TimeoutError where the expression never comes to an end.
    """
    try:  # the expression or nothing matches any text, and the template is then read with the expression's own groups
        regex.sub(f"(?:{expression}\n)|", template, "", timeout=PATIENCE)
    except (regex.error, IndexError) as error:
        return str(error)
    return ""
