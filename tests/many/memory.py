#!/usr/bin/env python3
"""Whether the memory of a batch grows with the number of its files: peak resident memory over
few forms and over ten times as many, each another centre.

`batch` keeps a place in the ranking for every centre; that is allowed for. Usage: memory.py DABIAO [FEW]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import books

DABIAO = str(Path(sys.argv[1]).resolve())
FEW = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
# Of what is kept a centre, docs/batch.md says some 60 bytes.
A_CENTRE = 100


def forms(folder, begin, end):
    """Forms of one standard, as small as forms can be."""
    for number in range(begin, end):
        rows = [["中心名称", f"示例{number}镇便民服务中心"], ["编码", f"33{number:07}"], ["所属地区", f"示例{number % 40}县"], ["编号", "检查结果"]]
        rows += [[str(item), "×" if (number * 7919 + item * 104_729) % 101 < 7 else "√"] for item in range(1, 59)]
        # Spread over folders, as batches come.
        part = folder / f"{number // 500:03}"
        part.mkdir(exist_ok=True)
        (part / f"{number:06}.csv").write_bytes(books.csv(rows))


def peak(folder, out):
    """Peak resident memory of a batch in bytes."""
    child = subprocess.Popen(
        [DABIAO, "batch", str(folder), "--standard", "ningbo-township", "--out", str(out), "--force"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return used.ru_maxrss << 10


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        input_, out = folder / "in", folder / "out"
        input_.mkdir()
        forms(input_, 0, FEW)
        few = peak(input_, out)
        forms(input_, FEW, FEW * 10)
        many = peak(input_, out)
    print(f"{FEW} files: {few / 1e6:.1f} MB; {FEW * 10} files: {many / 1e6:.1f} MB ({(many - few) / few:+.1%}, {(many - few) / FEW / 9:.0f} bytes a centre)")
    assert many <= few * 1.1 + A_CENTRE * FEW * 9, "memory grows with the number of files"


main()
