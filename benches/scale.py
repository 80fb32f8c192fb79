#!/usr/bin/env python3
"""Prints the table of docs/scale.md: what one machine does for a province, for the country's
townships, and for its villages.

    cargo build --release
    python3 benches/scale.py [--only province|townships|villages] [--dabiao target/release/dabiao]

Needs Python 3 and, for the rows that divide the work, GNU parallel. All of it takes three minutes;
results of `score` are counted and not kept.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/many"))

import books  # noqa: E402

# How many there are: the Ministry of Civil Affairs' statistical bulletin for 2022 (townships,
# subdistricts; 489,000 village and 118,000 residents' committees); Zhejiang for the province.
PROVINCE, TOWNSHIPS, VILLAGES, PROVINCES = 1_365, 38_602, 607_000, 31
SCORE = 'exec "$0" score - --standard {} --level {}'


class Kind:
    """Centres of one standard and level. Their results repeat every 101 centres; names, codes and
    figures do not."""

    def __init__(self, dabiao, standard, level):
        import json

        said = subprocess.run([dabiao, "standards", "show", standard, "--format", "json"], check=True, capture_output=True)
        self.standard, self.level = standard, level
        self.items = [i for i in json.loads(said.stdout)["indicators"] if level in i["levels"]]
        is_met = lambda centre, item: (centre * 7919 + item * 104_729) % 101 > 6
        self.met = [[is_met(centre, item) for item in range(len(self.items))] for centre in range(101)]
        ids = [item["id"] for item in self.items]
        self.marks = [
            ",".join(f'"{id}":"{"met" if met else "not_met"}"' for id, met in zip(ids, row)) for row in self.met
        ]

    def facts(self, path, count):
        with open(path, "w") as out:
            for n in range(count):
                out.write(
                    f'{{"centre":"示例{n}镇便民服务中心","code":"33{n:07}","region":"示例{n % 40}县","date":"2022-11-03",'
                    f'"marks":{{{self.marks[n % 101]}}}}}\n'
                )

    def roster(self, path, numbers):
        rows = [",".join("√" if met else "×" for met in row) for row in self.met]
        with open(path, "w") as out:
            out.write("中心名称,编码,所属地区," + ",".join(item["title"].replace(",", "，") for item in self.items) + "\n")
            for n in numbers:
                out.write(f"示例{n}镇便民服务中心,33{n:07},示例{n % 40}县,{rows[n % 101]}\n")

    def forms(self, folder, count):
        folder.mkdir()
        head = ["序号", "一级指标", "二级指标", "检查内容", "检查方式", "检查结果", "实测值", "佐证材料", "备注"]
        lists = [
            [head] + [
                [item["id"], item["section"], item["group"], item["title"], "现场查看、查阅资料", "√" if met else "×", None, f"照片{at}", None]
                for at, (item, met) in enumerate(zip(self.items, row))
            ]
            for row in self.met
        ]
        for n in range(count):
            about = [["中心名称", f"示例{n}镇便民服务中心"], ["编码", f"33{n:07}"], ["所属地区", f"示例{n % 40}县"], ["检查日期", "2022-11-03"]]
            (folder / f"{n:06}.xlsx").write_bytes(books.xlsx([("检查表", lists[n % 101]), ("基本情况", about)]))


def measure(args, stdin=None):
    """Wall and CPU seconds, peak memory in MB of the largest process, and bytes written to stdout."""
    began = time.monotonic()
    with open(stdin or os.devnull) as given:
        child = subprocess.Popen(list(map(str, args)), stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        size = 0
        while block := child.stdout.read(1 << 20):
            size += len(block)
        _, status, used = os.wait4(child.pid, 0)
    wall = time.monotonic() - began
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 4), (args, code)
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--only", choices=["province", "townships", "villages"])
    options.add_argument("--dabiao", default=ROOT / "target/release/dabiao")
    options = options.parse_args()
    dabiao = Path(options.dabiao).resolve()
    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    print(f"{os.cpu_count()} cores ({cpu}), {memory} GB, {platform.system()} {platform.release().split('-')[0]}\n")
    print("| centres | given as | command | wall s | centres a second | CPU s | peak MB | results |")
    print("|---|---|---|---|---|---|---|---|", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)

        def tell(count, given, command, wall, cpu, peak, size):
            size = f"{size / 1e9:.2f} GB" if size > 1e9 else f"{size / 1e6:.0f} MB"
            print(f"| {count:,} | {given} | `{command}` | {wall:.1f} | {count / wall:,.0f} | {cpu:.1f} | {peak:.0f} | {size} |", flush=True)

        def batch(kind, count, path, given):
            out = folder / "out"
            wall, cpu, peak, _ = measure([dabiao, "batch", path, "--standard", kind.standard, "--level", kind.level, "--out", out])
            size = sum(file.stat().st_size for file in out.iterdir())
            tell(count, given, f"dabiao batch {Path(path).name} --out …", wall, cpu, peak, size)
            shutil.rmtree(out)

        def score(kind, count):
            facts = folder / "facts.ndjson"
            kind.facts(facts, count)
            tell(count, "facts", "dabiao score -", *measure([dabiao, "score", "-", "--standard", kind.standard, "--level", kind.level], facts))
            if shutil.which("parallel"):
                job = f"{dabiao} score - --standard {kind.standard} --level {kind.level}"
                tell(count, "facts", "parallel --pipe --keep-order dabiao score -",
                     *measure(["parallel", "--will-cite", "--pipe", "--keep-order", "--block", "1M", job], facts))
            facts.unlink()

        township = Kind(dabiao, "ningbo-township", "township")
        for name, count in [("province", PROVINCE), ("townships", TOWNSHIPS)]:
            if options.only in (None, name):
                forms = folder / "forms"
                township.forms(forms, count)
                batch(township, count, forms, "forms (xlsx)")
                shutil.rmtree(forms)
                township.roster(folder / "roster.csv", range(count))
                batch(township, count, folder / "roster.csv", "a roster (csv)")
                score(township, count)
        if options.only in (None, "villages"):
            village = Kind(dabiao, "jiaozuo", "village")
            rosters = folder / "rosters"
            rosters.mkdir()
            village.roster(rosters / "01.csv", range(VILLAGES // PROVINCES))
            batch(village, VILLAGES // PROVINCES, rosters, "a province's roster (csv)")
            score(village, VILLAGES)


if __name__ == "__main__":
    main()
