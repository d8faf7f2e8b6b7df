"""A real scorer for the tests: how it behaves is its first word. It scores by the ratio of lengths."""

import json
import sys
import time

HELLO = {"protocol": 1, "name": "lengths", "scale": [0, 1], "higher_is_better": True}
HELLOS = {"newer": {"protocol": 2}, "no-scale": {"scale": [1]}}
BAD = {
    "wrong-id": {"id": "77"},
    "twice": {"id": "1"},
    "off": {"score": 3},
    "word": {"score": "good"},
    "nan": {"score": float("nan")},
}


def say(text):
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def answer(row):
    lengths = len(row["source"]), len(row.get("reference", row["target"]))
    return {"id": row["id"], "score": min(lengths) / max(*lengths, 1), "note": row["target"]}


def misbehave(way):
    if way == "crash":
        sys.exit("CUDA out of memory")
    if way == "stop":
        sys.exit()
    if way == "hang":
        time.sleep(60)
    if way == "garbage":
        say("100 % ready")


def main(way):
    if way == "no-hello":
        say("Loading the model …")
    if way == "silent":
        time.sleep(60)
    say(json.dumps(HELLO | HELLOS.get(way, {})))
    rows = (json.loads(line) for line in sys.stdin)
    for number, row in enumerate(reversed(list(rows)) if way == "backwards" else rows):
        if number == 2:
            misbehave(way)
        say(json.dumps(answer(row) | (BAD.get(way, {}) if number == 2 else {}), ensure_ascii=False))


main(sys.argv[1])
