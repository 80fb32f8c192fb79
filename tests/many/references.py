#!/usr/bin/env python3
"""Workbooks drawn at random, each with a reference result worked out apart from the program.

Every built-in standard at every level and the assessment tables of the fixtures; forms of several
kinds, as xlsx, ods, csv and, saved again by LibreOffice, xls. One batch judges them all; each
centre's grade, outcomes, scores, verdicts, conflicts and what is missing must be the reference's.

Usage: references.py DABIAO [COUNT]
"""

import collections
import functools
import json
import multiprocessing
import subprocess
import sys
import tempfile
from pathlib import Path

import layouts
from drawn import Drawn

ROOT = Path(__file__).resolve().parent.parent.parent
DABIAO = str(Path(sys.argv[1]).resolve())
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
OWN = ["tables/deductions", "tables/bonus", "tables/weighted", "standards/example-branch", "standards/example-station"]
# Of each so many, one is saved again as xls.
AGAIN = 20


def run(*args, codes=(0,)):
    done = subprocess.run([DABIAO, *map(str, args)], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode in codes, f"{args}: {done.returncode}\n{done.stdout[-1500:]}\n{done.stderr[-3000:]}"
    return done.stdout


def standards():
    """What each standard is called on the command line, and what it says."""
    ids = [entry["id"] for entry in json.loads(run("standards", "list", "--format", "json"))]
    names = ids + [f"fixtures/{name}.toml" for name in OWN]
    return {name: json.loads(run("standards", "show", name, "--format", "json")) for name in names}


def drawn(number):
    """A centre by its number: each standard and level in turn, each in every kind of form."""
    name, level = KINDS[number % len(KINDS)]
    return name, Drawn(KNOWN[name], level, number), layouts.LAYOUTS[number // len(KINDS) % len(layouts.LAYOUTS)]


def written(folder, number):
    """Writes a form; its path, and the standard's name."""
    name, centre, layout = drawn(number)
    extension, data = layout(centre)
    is_again = number % AGAIN == 0 and extension == "xlsx"
    path = folder / ("again" if is_again else "forms") / f"{number:05}.{extension}"
    path.write_bytes(data)
    return path, name


def judged(number, line):
    """Whether the line of a centre is its reference: what differs, and what occurred."""
    _, centre, layout = drawn(number)
    got = json.loads(line)
    verdicts, grades, reached = references = centre.references()
    differ = list(differences(centre, references, got))
    told = f"{centre.standard['id']} {centre.level} {layout.__name__} {got['findings'][0]['at']}: {differ[:4]}" if differ else None
    occurred = collections.Counter(v for found in verdicts.values() for v in found.values())
    occurred.update(found["outcome"] for found in grades.values())
    occurred["conflict"] = len(centre.conflicts())
    return told, occurred


def differences(centre, references, got):
    """Where an assessment is not the reference."""
    verdicts, grades, reached = references
    found = {finding["indicator"]: finding for finding in got["findings"]}
    if got["centre"]["name"] != centre.name:
        yield "name", got["centre"]["name"]
    if list(found) != [item["id"] for item in centre.items]:
        yield "items", list(found)
    for id, expected in verdicts.items():
        if found[id]["verdict_by_grade"] != expected:
            yield id, found[id]["verdict_by_grade"], expected
    conflicts = {id for id, finding in found.items() if finding["conflict"]}
    sets = {item["id"] for item in centre.items if "members" in (item["check"] or {})}
    if conflicts - sets != centre.conflicts():
        yield "conflicts", [(id, centre.marks.get(id), found[id]) for id in (conflicts - sets) ^ centre.conflicts()]
    if got["grade"] != reached:
        yield "grade", got["grade"], reached
    for grade in got["grades"]:
        expected = grades[grade["id"]]
        for part in ("outcome", "missing", "unchecked"):
            if grade[part] != expected[part]:
                yield grade["id"], part, grade[part], expected[part]
        try:
            expected["score"].compare(grade, grade["id"])
        except AssertionError as error:
            yield grade["id"], "score", error.args
    errors = collections.Counter(p["code"] for p in got["problems"] if p["severity"] == "error")
    if sum(errors.values()) != len(centre.unreadable):
        yield "errors", dict(errors), centre.unreadable


def main():
    with tempfile.TemporaryDirectory() as folder, multiprocessing.Pool() as pool:
        folder = Path(folder)
        forms, again, out, listed = (folder / name for name in ("forms", "again", "out", "list.csv"))
        forms.mkdir()
        again.mkdir()
        made = pool.map(functools.partial(written, folder), range(COUNT), chunksize=8)
        saved = [path for path, _ in made if path.parent == again]
        if saved:
            subprocess.run(
                ["soffice", "--headless", "--convert-to", "xls", "--outdir", str(forms), *map(str, saved)],
                check=True, capture_output=True, timeout=600,
            )
        rows = [f"{path.with_suffix('.xls' if path in saved else path.suffix).name},{name}" for path, name in made]
        listed.write_text("\n".join(["文件,标准", *rows]) + "\n")
        run("batch", forms, "--out", out, "--manifest", listed, codes=(0, 4, 10, 11))
        failures = (out / "failures.ndjson").read_text()
        assert not failures, failures[:3000]
        lines = (out / "results.ndjson").read_text().splitlines()
        # The files stand in the order of their numbers.
        assert len(lines) == COUNT, len(lines)
        found = pool.starmap(judged, enumerate(lines), chunksize=8)
    wrong = [told for told, _ in found if told]
    print(*wrong[:10], sep="\n", end="\n" if wrong else "")
    assert not wrong, f"{len(wrong)} of {COUNT} are not as worked out"
    occurred = sum((counted for _, counted in found), collections.Counter())
    # What never occurs is not proved.
    parts = ["met", "partly_met", "not_met", "not_applicable", "not_checked", "unreadable", "reached", "missed", "open", "conflict"]
    assert min(occurred[part] for part in parts) > COUNT // 20, occurred
    print(f"{COUNT} workbooks agree with their references: {', '.join(f'{part} {occurred[part]}' for part in parts)}")


KNOWN = standards()
KINDS = [(name, level) for name, standard in KNOWN.items() for level in standard["levels"]]

if __name__ == "__main__":
    main()
