#!/usr/bin/env python3
"""What `batch` shows on a terminal of 80 columns, and what Ctrl-C leaves.

The screen is that of pyte, a terminal emulator. Usage: terminal.py DABIAO [FORMS]
"""

import fcntl
import hashlib
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from pathlib import Path

import pyte

import books
import layouts
from drawn import Drawn

DABIAO = str(Path(sys.argv[1]).resolve())
FORMS = int(sys.argv[2]) if len(sys.argv) > 2 else 1500
COLUMNS, ROWS = 80, 24
STANDARD = ["--standard", "ningbo-township"]
LINES = {
    "zh": re.compile(r"^.* \d+/\d+ \d+ 个中心，每秒 \d+ 个，还需 (-|\d+):(--|\d\d)，读不了 \d+ 个$"),
    "en": re.compile(r"^.* \d+/\d+ \d+ centres, \d+ a second, (-|\d+):(--|\d\d) left, \d+ failed$"),
}


def slow_down(child, over):
    """Lets it run a fifth of the time, as on a slow machine, until `over`. How often the bar is seen
    then depends little on the machine: a fast one was through after four of them."""
    while not over.is_set():
        os.kill(child, signal.SIGSTOP)
        time.sleep(0.04)
        os.kill(child, signal.SIGCONT)
        time.sleep(0.01)


def on_terminal(args, interrupt=None):
    """Runs it on a terminal, slowly; every screen there was, the last one, and the exit code. It is
    interrupted as by the keyboard when `interrupt` says so."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(DABIAO, [DABIAO, *args])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    screen = pyte.HistoryScreen(COLUMNS, ROWS, history=10_000, ratio=1)
    stream = pyte.ByteStream(screen)
    screens, sent, over = [], False, threading.Event()
    slowly = threading.Thread(target=slow_down, args=(child, over))
    slowly.start()
    while True:
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, "nothing happens"
        try:
            data = os.read(terminal, 1 << 16)
        except OSError:
            break
        if not data:
            break
        stream.feed(data)
        shown = [line.rstrip() for line in screen.display]
        screens.append([line for line in shown if line])
        if interrupt and not sent and interrupt():
            os.write(terminal, b"\x03")
            sent = True
    # Until it is waited for, it can be sent signals: its number is not another's yet.
    over.set()
    slowly.join()
    _, status = os.waitpid(child, 0)
    return screens, screens[-1], os.waitstatus_to_exitcode(status)


def bars(screens, lang):
    """The lines of the bar, each alone on the screen and whole."""
    found = []
    for screen in screens:
        told = [line for line in screen if re.search(r" \d+/\d+ ", line)]
        assert len(told) <= 1, f"a torn line: {screen}"
        if told and re.search("每秒|a second", told[0]):
            # pyte shows a wide character and an empty cell.
            line = told[0]
            assert LINES[lang].match(line), f"a torn line: {line!r}"
            found.append(line)
            assert len(screen) == 1, screen
    return found


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def main():
    told = subprocess.run([DABIAO, "standards", "show", "ningbo-township", "--format", "json"], check=True, capture_output=True)
    standard = json.loads(told.stdout)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        forms = folder / "检查表"
        forms.mkdir()
        for number in range(FORMS):
            extension, data = layouts.LAYOUTS[number % len(layouts.LAYOUTS)](Drawn(standard, "township", number))
            (forms / f"{number:05}.{extension}").write_bytes(data)
        (forms / "坏.xlsx").write_bytes(b"PK\x03\x04")
        whole = folder / "whole"

        def args(out, *more):
            return ["batch", str(forms), "--out", str(out), *STANDARD, "--jobs", "1", *more]

        for lang in ("zh", "en"):
            screens, last, code = on_terminal(args(whole, "--lang", lang, "--force"))
            found = bars(screens, lang)
            assert code == 4, (code, last)
            assert len(found) >= 5, f"the bar was seen {len(found)} times: are there enough forms?"
            assert len(set(found)) >= 5
            assert not any(re.search("每秒|a second", line) for line in last), "the bar stays"
            print(found[len(found) // 2])
        on_terminal(args(whole, "--force"))
        whole_bytes = digests(whole)

        # Ctrl-C at the keyboard, when some of it is done.
        cut = folder / "cut"
        part = cut / "files.ndjson.part"
        enough = lambda: part.exists() and part.read_bytes().count(b"\n") > FORMS // 10
        screens, last, code = on_terminal(args(cut), interrupt=enough)
        assert code == 1, (code, last)
        text = "\n".join(last)
        assert "--resume" in text and "已中断" in text, text
        # The ^C that the keyboard echoes leaves the bar as it was then: whole, and alone.
        told = [line for line in last if "每秒" in line]
        assert len(told) <= 1 and all(map(LINES["zh"].match, told)) and len(last) <= 3, text
        done = [json.loads(line) for line in part.read_bytes().splitlines()]
        assert FORMS // 10 < len(done) < FORMS, len(done)
        results = (cut / "results.ndjson.part").read_bytes()
        assert done[-1]["results_end"] == len(results)
        assert [json.loads(line) for line in results.splitlines()]
        assert {path.name for path in cut.iterdir()} == {"run.json", "results.ndjson.part", "files.ndjson.part"}
        print(*last, sep="\n")
        screens, last, code = on_terminal(args(cut, "--resume"))
        assert code == 4 and digests(cut) == whole_bytes, "gone on with, it is another result"

        # Elsewhere, plain lines.
        plain = subprocess.run([DABIAO, *args(whole, "--force")], capture_output=True, text=True)
        assert plain.stderr.startswith(f"共 {FORMS + 1} 个文件"), plain.stderr
        assert "\x1b" not in plain.stderr + plain.stdout and "\r" not in plain.stderr, plain.stderr
    print("the bar is whole at 80 columns; after Ctrl-C it goes on; plain lines elsewhere")


main()
