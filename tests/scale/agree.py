#!/usr/bin/env python3
"""Whether two files of assessments say the same of the same centres, in all but the places and the
words in which it was written down.

Usage: agree.py ONE OTHER [COUNT]
"""

import itertools
import json
import sys

# Where something stood, and the words it was written in.
PLACES = {"at", "file", "text", "why", "measured_said", "attested", "attested_self", "problems", "problems_said", "selected"}


def stripped(value):
    if isinstance(value, dict):
        return {key: stripped(part) for key, part in value.items() if key not in PLACES}
    return [stripped(part) for part in value] if isinstance(value, list) else value


def core(line):
    got = json.loads(line)
    errors = sum(problem["severity"] == "error" for problem in got["problems"])
    return {**stripped(got), "errors": errors}


def lines(path):
    return sum(1 for _ in open(path))


one, other = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else lines(one)
assert lines(other) == count and lines(one) >= count, (lines(one), lines(other), count)
pairs = itertools.islice(zip(open(one), open(other)), count)
for at, (left, right) in enumerate(pairs, start=1):
    left, right = core(left), core(right)
    for part in left:
        if left[part] != right[part]:
            a, b = left[part], right[part]
            if isinstance(a, list):
                a, b = next(((a, b) for a, b in zip(a, b) if a != b), (len(a), len(b)))
            if isinstance(a, dict) and isinstance(b, dict):
                a, b = ({key: x[key] for key in x if a.get(key) != b.get(key)} for x in (a, b))
            sys.exit(f"line {at}, {part}:\n  {a}\n  {b}")
print(f"{count} centres agree: {', '.join('/'.join(path.split('/')[-2:]) for path in (one, other))}")
