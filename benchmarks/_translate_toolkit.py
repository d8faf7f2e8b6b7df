"""The peer, in a process of its own: translate-toolkit's StandardChecker for Ukrainian.

It is run by an interpreter that has translate-toolkit (GPL, so no dependency of Zvirka) and imports nothing of ours.
A line of JSON comes in, [[source, target], …]; a line goes out: the seconds of processor time the checks took and, for
each pair, the names of the filters that spoke. Making the units the checker wants is not timed.
"""

import json
import sys
import time

from translate.filters.checks import CheckerConfig, StandardChecker
from translate.storage.base import TranslationUnit


def main() -> None:
    checker = StandardChecker(CheckerConfig(targetlanguage="uk"))
    for line in sys.stdin:
        units = []
        for source, target in json.loads(line):
            unit = TranslationUnit(source)
            unit.target = target
            units.append(unit)
        started = time.process_time()
        found = [checker.run_filters(unit) for unit in units]
        seconds = time.process_time() - started
        print(json.dumps({"seconds": seconds, "found": [sorted(names) for names in found]}), flush=True)


if __name__ == "__main__":
    main()
