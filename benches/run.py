#!/usr/bin/env python3
"""Measures dabiao on generated files: CPU, wall time and peak memory, in one run.

    cargo build --release && cargo build --release --bench workload
    python3 benches/run.py [--forms 2000] [--roster 40000] [--facts 40000] [--pandas]

Needs Python 3 only; --pandas also needs openpyxl and pandas.
"""

import argparse
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DABIAO = os.path.join(ROOT, "target/release/dabiao")
STANDARD = ["--standard", "ningbo-township"]

PANDAS = """
import glob, sys
import pandas as pd
for path in sorted(glob.glob(sys.argv[1] + "/*.xlsx")):
    table = pd.read_excel(path, sheet_name="检查表")
    about = pd.read_excel(path, sheet_name="基本情况", header=None)
    print(about.iloc[0, 1], (table["检查结果"] == "√").sum() * 100 / 58)
"""


def workload():
    found = [p for p in glob.glob(ROOT + "/target/release/deps/workload-*") if os.access(p, os.X_OK) and not p.endswith(".d")]
    if not found:
        sys.exit("cargo build --release --bench workload")
    return max(found, key=os.path.getmtime)


def measure(args, stdin=None, stdout=subprocess.DEVNULL):
    """CPU seconds, wall seconds and peak memory in MB of one process."""
    began = time.monotonic()
    child = subprocess.Popen(args, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE)
    error = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.monotonic() - began
    if os.waitstatus_to_exitcode(status) not in (0, 4, 10, 11):
        sys.exit(f"{args}: {error.decode()}")
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--forms", type=int, default=2000)
    options.add_argument("--roster", type=int, default=40000)
    options.add_argument("--facts", type=int, default=40000)
    options.add_argument("--pandas", action="store_true")
    options = options.parse_args()
    make = workload()
    with tempfile.TemporaryDirectory() as folder:
        forms, roster, facts = folder + "/forms", folder + "/roster.csv", folder + "/facts.ndjson"
        subprocess.run([make, "forms", forms, str(options.forms)], check=True)
        subprocess.run([make, "roster", roster, str(options.roster)], check=True)
        subprocess.run([make, "facts", facts, str(options.facts)], check=True)

        def batch(paths, jobs):
            out = folder + "/out"
            shutil.rmtree(out, ignore_errors=True)
            return measure([DABIAO, "batch", paths, "--out", out, "--jobs", str(jobs)] + STANDARD)

        rows = [(f"calamine reads {options.forms} forms", measure([make, "calamine", forms]))]
        rows.append((f"batch, {options.forms} forms, --jobs 1", batch(forms, 1)))
        rows.append((f"batch, {options.forms} forms, --jobs 2", batch(forms, 2)))
        if options.pandas:
            rows.append((f"pandas, {options.forms} forms", measure([sys.executable, "-c", PANDAS, forms])))
        rows.append((f"batch, roster of {options.roster} as CSV", batch(roster, 2)))
        with open(facts) as lines:
            rows.append((f"score, {options.facts} lines of facts", measure([DABIAO, "score", "-"] + STANDARD, stdin=lines)))
    print("| work | CPU s | wall s | peak MB |\n|---|---|---|---|")
    for name, (cpu, wall, peak) in rows:
        print(f"| {name} | {cpu:.2f} | {wall:.2f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
