#!/usr/bin/env python3
"""Measures dabiao on generated files against its peers and floors, all in one run.

    cargo build --release --bins --benches
    python3 benches/run.py [--forms 2000] [--roster 40000] [--facts 40000] [--times 3]
                           [--pandas] [--growth] [--only forms,roster,facts,small,growth]

Prints the table of docs/performance.md. Needs Python 3 and GNU time; --pandas also needs openpyxl and pandas.
CPU seconds, wall seconds and peak memory are those of one process from start to end, the least of
--times runs. Times drift with the machine: only the ratios of one run count.
"""

import argparse
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DABIAO = os.path.join(ROOT, "target/release/dabiao")
STANDARD = ["--standard", "ningbo-township"]

# The same job as a script would do it: read, count the marks, one score a file.
PANDAS = """
import glob, sys
import pandas as pd
for path in sorted(glob.glob(sys.argv[1] + "/*.xlsx")):
    sheets = pd.read_excel(path, sheet_name=None, header=None)
    table, about = sheets["检查表"], sheets["基本情况"]
    print(about.iloc[0, 1], (table[5] == "√").sum() * 100 / 58)
"""


def workload():
    found = glob.glob(ROOT + "/target/release/deps/workload-*")
    found = [path for path in found if os.access(path, os.X_OK) and not path.endswith(".d")]
    if not found:
        sys.exit("cargo build --release --benches")
    return max(found, key=os.path.getmtime)


class Used:
    """What a process took."""

    def __init__(self, cpu, wall, peak):
        self.cpu, self.wall, self.peak = cpu, wall, peak

    def least(self, other):
        return Used(*map(min, zip((self.cpu, self.wall, self.peak), (other.cpu, other.wall, other.peak))))


def once(args, stdin):
    # GNU time starts the process from a small one: a child of this interpreter would begin with its
    # memory counted as its own.
    with open(stdin or os.devnull) as given, tempfile.NamedTemporaryFile("r") as peak:
        began = time.monotonic()
        args = ["/usr/bin/time", "-q", "-f", "%M", "-o", peak.name] + args
        child = subprocess.Popen(args, stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        error = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
        if os.waitstatus_to_exitcode(status) not in (0, 10, 11):
            sys.exit(f"{args}: {error.decode()}")
        return Used(used.ru_utime + used.ru_stime, wall, int(peak.read()) / 1024)


class Table:
    """Rows that are printed as they come."""

    def __init__(self, times):
        self.times = times
        print("| work | CPU s | wall s | peak MB | ratio | target |\n|---|---|---|---|---|---|", flush=True)

    def row(self, name, args, stdin=None, before=lambda: None, against=None, target="", times=None):
        """Measures a command; `against` is the row and the figure it is held against."""
        best = None
        for _ in range(times or self.times):
            before()
            used = once(args, stdin)
            best = used if best is None else best.least(used)
        ratio = ""
        if against:
            peer, figure, words = against
            ratio = f"{getattr(best, figure) / getattr(peer, figure):.2f} × {words}"
        cpu, wall = (f"{best.cpu:.3f}", f"{best.wall:.3f}") if best.wall < 0.1 else (f"{best.cpu:.2f}", f"{best.wall:.2f}")
        print(f"| {name} | {cpu} | {wall} | {best.peak:.0f} | {ratio} | {target} |", flush=True)
        return best


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--forms", type=int, default=2000)
    options.add_argument("--roster", type=int, default=40000)
    options.add_argument("--facts", type=int, default=40000)
    options.add_argument("--times", type=int, default=3)
    options.add_argument("--pandas", action="store_true")
    options.add_argument("--growth", action="store_true", help="ten times as many forms")
    options.add_argument("--only", default="forms,roster,facts,small,growth")
    options = options.parse_args()
    only = options.only.split(",")
    make = workload()
    table = Table(options.times)
    with tempfile.TemporaryDirectory() as folder:
        out = folder + "/out"

        def files(kind, name, count):
            path = os.path.join(folder, name)
            if not os.path.exists(path):
                subprocess.run([make, kind, path, str(count)], check=True)
            return path

        def batch(path, jobs):
            return [DABIAO, "batch", path, "--out", out, "--jobs", str(jobs)] + STANDARD

        def away():
            shutil.rmtree(out, ignore_errors=True)

        if "forms" in only:
            n = options.forms
            forms = files("forms", "forms", n)
            table.row(f"inflate the worksheets and texts of {n} forms", [make, "inflate", forms])
            table.row(f"inflate and tokenise them (quick-xml)", [make, "tokens", forms])
            peer = table.row(f"calamine reads {n} forms", [make, "calamine", forms])
            one = table.row(
                f"`batch` of {n} forms, `--jobs 1`", batch(forms, 1), before=away,
                against=(peer, "cpu", "its CPU"), target="CPU ≤ 1.3 ×",
            )
            table.row(
                f"the same, `--jobs 2`", batch(forms, 2), before=away,
                against=(one, "wall", "wall of `--jobs 1`"), target="wall ≤ 0.55 ×",
            )
            if options.pandas:
                table.row(
                    f"pandas over openpyxl, {n} forms", [sys.executable, "-c", PANDAS, forms],
                    against=(one, "cpu", "CPU of `batch`"), target="≥ 30 ×", times=1,
                )
        if "roster" in only:
            n = options.roster
            xlsx, csv = files("roster", "roster.xlsx", n), files("roster", "roster.csv", n)
            peer = table.row(f"calamine streams a roster of {n} × 100, xlsx", [make, "stream", xlsx])
            for name, path, target in [("it", xlsx, "CPU ≤ 2 ×, ≤ 60 MB"), ("the same as CSV", csv, "CPU ≤ 1 ×, ≤ 60 MB")]:
                table.row(
                    f"`batch` of {name}", [DABIAO, "batch", path] + STANDARD,
                    against=(peer, "cpu", "its CPU"), target=target, times=1,
                )
                table.row(
                    "and with its lines and survey on disk, `--out`", batch(path, 2), before=away,
                    against=(peer, "cpu", "its CPU"), target=target, times=1,
                )
        if "facts" in only:
            n = options.facts
            facts = files("facts", "facts.ndjson", n)
            table.row(f"`score -`, {n} lines of facts", [DABIAO, "score", "-"] + STANDARD, stdin=facts, times=1)
        if "small" in only:
            form = os.path.join(files("forms", "few", 10), "000000.xlsx")
            shipped = sorted(os.path.relpath(path, ROOT) for path in glob.glob(ROOT + "/standards/*.toml"))
            small = [
                ("one form, `audit`", ["audit", form] + STANDARD, "≤ 10 ms, ≤ 15 MB"),
                ("`check` of the shipped standards and crosswalk", ["check"] + shipped, "≤ 50 ms"),
                ("`check` of them with their cases", ["check", "standards"], ""),
                ("`standards list`", ["standards", "list"], "≤ 5 ms"),
                ("`--version`", ["--version"], "≤ 5 ms"),
            ]
            os.chdir(ROOT)
            for name, args, target in small:
                table.row(name, [DABIAO] + args, target=target, times=20)
        if "growth" in only and options.growth:
            n = options.forms
            few = table.row(f"`batch` of {n} forms", batch(files("forms", "forms", n), 2), before=away, times=3)
            table.row(
                f"`batch` of {n * 10} forms", batch(files("forms", "many", n * 10), 2), before=away,
                against=(few, "peak", "its peak"), target="peak ± 10%", times=3,
            )


if __name__ == "__main__":
    main()
