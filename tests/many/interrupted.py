#!/usr/bin/env python3
"""Batches that are killed or stopped, run with one worker and several, meet hostile files or a full disk.

1. 20 times: a run over forms, a roster and an archive is killed at a random moment of its work, gone
   on with, killed again, and in the end finished: every byte is that of a run that nobody disturbed.
2. Stopped with Ctrl-C, with several workers and one: what is there is the beginning of the whole.
3. --jobs 1, 2 and 5 give the same bytes.
4. With one file in twenty hostile, every good file is scored as it is without them.
5. On a disk that is full, and where nothing may be written: a clear error, no half file, and the
   rest is done once there is room.

Usage: interrupted.py DABIAO [FORMS]
"""

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import books
import layouts
from drawn import LEVELS, Drawn

DABIAO = str(Path(sys.argv[1]).resolve())
FORMS = int(sys.argv[2]) if len(sys.argv) > 2 else 400
ROOT = Path(__file__).resolve().parent.parent.parent
STANDARD = ["--standard", "ningbo-township"]
KILLS = 20
STOPS = 60


def command(paths, out, *more):
    return [DABIAO, "batch", *map(str, paths), "--out", str(out), *STANDARD, *more]


def batch(paths, out, *more, code=4, **how):
    done = subprocess.run(command(paths, out, *more), capture_output=True, text=True, **how)
    assert done.returncode == code, (done.returncode, done.stderr[-2000:])
    return done


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def made(folder):
    """Forms in a folder, some of them in an archive, and a roster."""
    told = subprocess.run([DABIAO, "standards", "show", "ningbo-township", "--format", "json"], check=True, capture_output=True)
    standard = json.loads(told.stdout)
    forms = folder / "in"
    forms.mkdir()
    with zipfile.ZipFile(forms / "m.zip", "w") as archive:
        for number in range(FORMS):
            extension, data = layouts.LAYOUTS[number % len(layouts.LAYOUTS)](Drawn(standard, "township", number))
            if number % 4 == 3:
                archive.writestr(zipfile.ZipInfo(f"乙县/{number:05}.{extension}", books.BEGINNING), data)
            else:
                (forms / f"{number:05}.{extension}").write_bytes(data)
    head = ["中心名称", "编码", "所属地区", "层级"] + [f"指标{item['id']}" for item in standard["indicators"]]
    rows = [head]
    for number in range(FORMS, FORMS + FORMS // 2):
        drawn = Drawn(standard, "township", number)
        form = layouts.Form(drawn, plain=True)
        rows.append([drawn.name, drawn.code, drawn.region, LEVELS["township"], *map(form.result, standard["indicators"])])
    # In the middle of the files by its name.
    (forms / f"{FORMS // 2:05}-roster.csv").write_bytes(books.csv(rows))
    shutil.copy(ROOT / "fixtures/hostile/truncated.xlsx", forms)
    return forms


def length(path):
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def wait_until(run, reached):
    """Looks again and again: what a run has done by some time depends on the machine."""
    while run.poll() is None and not reached():
        time.sleep(0.0005)


def kills(forms, folder, whole, took):
    """Kills runs, at least twenty and twelve of them among their files, and finishes. A run is begun,
    killed at a random instant of its beginning, gone on with and killed at random amounts of results
    three times, and once more in the survey."""
    dice = random.Random(9)
    out = folder / "cut"
    part, results = out / "files.ndjson.part", out / "results.ndjson.part"
    hit = {"the files": 0, "the survey": 0, "nothing yet": 0}
    late, number, amounts = 0, 0, []
    while sum(hit.values()) < KILLS or hit["the files"] < 12 or not hit["the survey"]:
        assert number < 4 * KILLS, f"the runs are too fast for this: {hit}, {late} were over"
        if number % 5 == 0:
            shutil.rmtree(out, ignore_errors=True)
            amounts = sorted(dice.uniform(0, 0.9) * whole["results"] for _ in range(3))
        more = ["--resume"] if (out / "run.json").exists() else ["--force"]
        run = subprocess.Popen(command([forms], out, *more), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if number % 5 == 0:
            time.sleep(took * dice.uniform(0, 0.05))
        elif number % 5 < 4:
            amount = amounts[number % 5 - 1]
            wait_until(run, lambda: length(results) >= amount)
        else:
            wait_until(run, lambda: length(results) >= whole["results"])
            time.sleep(took * dice.uniform(0, 0.1))
        number += 1
        run.send_signal(signal.SIGKILL)
        if run.wait() != -signal.SIGKILL:
            late += 1
            shutil.rmtree(out)
            continue
        # The survey renames what is done before it goes on.
        if (out / "results.ndjson").exists() or part.exists() and part.read_bytes().count(b"\n") == whole["files"]:
            hit["the survey"] += 1
        elif not length(part):
            hit["nothing yet"] += 1
        else:
            done = json.loads(part.read_bytes().rpartition(b"\n")[0].splitlines()[-1])
            assert length(results) >= done["results_end"], "a file's line is there before its results"
            hit["the files"] += 1
        # Lines of what is done are whole.
        for line in part.read_bytes().splitlines()[:-1] if part.exists() else []:
            json.loads(line)
    batch([forms], out, "--resume" if (out / "run.json").exists() else "--force")
    assert digests(out) == whole["digests"], "the bytes are not those of a run that nobody killed"
    print(f"killed {sum(hit.values())} times: {hit}; {late} more were over; the same bytes in the end")


def stopped(forms, folder, whole):
    """What one worker had done was recorded though another had left out the file before it, and the run
    could not be gone on with: some 3 of 100 that were stopped."""
    dice = random.Random(11)
    out = folder / "stopped"
    ended = 0
    for number in range(STOPS):
        shutil.rmtree(out, ignore_errors=True)
        jobs = ["--jobs", str([2, 5, 2, 1][number % 4])]
        amount = dice.uniform(0, 0.8) * whole["results"]
        run = subprocess.Popen(command([forms], out, *jobs), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(run, lambda: length(out / "results.ndjson.part") >= amount)
        run.send_signal(signal.SIGINT)
        # One that is in the survey by then is brought to its end.
        if run.wait() != 1:
            ended += 1
            continue
        lines = (out / "files.ndjson.part").read_bytes().splitlines()
        names = [json.loads(line)["file"] for line in lines]
        assert names == whole["names"][:len(names)], f"a file is missing before others: {names}"
        if number % 5 == 0:
            batch([forms], out, "--resume")
            assert digests(out) == whole["digests"], "the bytes are not those of a run that nobody stopped"
    assert ended * 2 < STOPS, f"{ended} of {STOPS} runs were over"
    print(f"stopped {STOPS - ended} times with Ctrl-C: what is there is the beginning of the whole")


def hostile(forms, folder, whole):
    """Every twentieth file is one made to do harm."""
    mixed, out = folder / "mixed", folder / "mixed-out"
    shutil.copytree(forms, mixed)
    harm = [path for path in sorted((ROOT / "fixtures/hostile").iterdir())
            if path.suffix in (".xlsx", ".xls", ".xlsb", ".ods", ".csv")]
    good = sum(1 for _ in forms.iterdir()) + FORMS // 4
    # Some of them can be read in part; what comes of them is left out of the comparison.
    for number in range(-(-good // 19)):
        path = harm[number % len(harm)]
        data = path.read_bytes()
        # Distinct bytes, so that none is passed over as a repetition.
        (mixed / f"{number * 19:05}-harm-{path.name}").write_bytes(data + b" " * (number // len(harm)))
    batch([mixed], out)
    files = [json.loads(line) for line in open(out / "files.ndjson")]
    share = sum("-harm-" in file["file"] for file in files) / len(files)
    assert 0.045 < share < 0.06, share
    lines = (out / "results.ndjson").read_bytes().splitlines()
    kept, at, begin = [], 0, 0
    for file in files:
        end = at + file["centres"]
        if "-harm-" not in file["file"]:
            kept += lines[at:end]
        at = end
    assert at == len(lines)
    assert kept == whole["lines"], "a good file came out otherwise beside hostile ones"
    print(f"{len(files)} files, {share:.1%} of them hostile: {len(kept)} centres of the good ones as without them")


def jobs(forms, folder, whole):
    for count in (1, 2, 5):
        out = folder / f"jobs-{count}"
        batch([forms], out, "--jobs", str(count))
        assert digests(out) == whole["digests"], f"--jobs {count}"
        shutil.rmtree(out)
    print("--jobs 1, 2 and 5: the same bytes")


def no_room(forms, folder, whole):
    """Little room: a small file system where one can be mounted, else a limit on files' sizes."""
    disk = folder / "disk"
    disk.mkdir()
    size = sum(path.stat().st_size for path in (folder / "whole").iterdir())
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size // 3 // 4096 * 4096}", "tmpfs", str(disk)]
    is_mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True).returncode == 0
    limit = lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.setrlimit(resource.RLIMIT_FSIZE, (size // 3, -1)))
    out = disk / "out"
    try:
        done = batch([forms], out, code=1, preexec_fn=None if is_mounted else limit)
        assert "results.ndjson" in done.stderr and len(done.stderr.strip().splitlines()) < 12, done.stderr
        assert "--resume" in done.stderr and "os error" not in done.stderr, done.stderr
        assert not is_mounted or "磁盘已满" in done.stderr, done.stderr
        said = done.stderr.strip().splitlines()[-2]
        names = {path.name for path in out.iterdir()}
        assert names == {"run.json", "results.ndjson.part", "files.ndjson.part"}, names
        last = json.loads(open(out / "files.ndjson.part").readlines()[-1])
        assert last["results_end"] == (out / "results.ndjson.part").stat().st_size
        if is_mounted:
            subprocess.run(["mount", "-o", f"remount,size={size * 3}", str(disk)], check=True)
        batch([forms], out, "--resume")
        assert digests(out) == whole["digests"]
        # Room for the results, and none for the survey.
        survey = disk / "survey"
        big = (folder / "whole/results.ndjson").stat().st_size + (folder / "whole/files.ndjson").stat().st_size
        if is_mounted:
            shutil.rmtree(out)
            subprocess.run(["mount", "-o", f"remount,size={big + (200 << 10)}", str(disk)], check=True)
            done = batch([forms], survey, code=1)
            left = {path.name for path in survey.iterdir()}
            assert left == {"run.json", "results.ndjson.part", "files.ndjson.part"}, left
            subprocess.run(["mount", "-o", f"remount,size={size * 3}", str(disk)], check=True)
            batch([forms], survey, "--resume")
            assert digests(survey) == whole["digests"]
    finally:
        if is_mounted:
            subprocess.run(["umount", str(disk)], check=True)
    print(f"disk full ({'a small file system' if is_mounted else 'a limit on sizes'}): {said}")
    shut = Path("/proc/results")
    done = batch([forms], shut, code=1)
    assert str(shut) in done.stderr, done.stderr
    if os.geteuid() != 0:
        shut = folder / "shut"
        shut.mkdir(mode=0o500)
        done = batch([forms], shut / "out", code=1)
        assert "shut" in done.stderr and not list(shut.iterdir())
    print(f"nothing may be written: {done.stderr.strip().splitlines()[-1]}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        forms = made(folder)
        out = folder / "whole"
        began = time.monotonic()
        batch([forms], out)
        took = time.monotonic() - began
        lines = (out / "results.ndjson").read_bytes().splitlines()
        assert len(lines) == FORMS + FORMS // 2, len(lines)
        whole = {"digests": digests(out), "files": (out / "files.ndjson").read_bytes().count(b"\n"), "lines": lines}
        whole["results"] = (out / "results.ndjson").stat().st_size
        whole["names"] = [json.loads(line)["file"] for line in open(out / "files.ndjson")]
        jobs(forms, folder, whole)
        kills(forms, folder, whole, took)
        stopped(forms, folder, whole)
        hostile(forms, folder, whole)
        no_room(forms, folder, whole)


main()
