#!/usr/bin/env python3
"""Writes the same centres as facts, as a roster and, for the first of them, as forms.

Usage: make.py DABIAO FOLDER CENTRES FORMS
"""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "many"))

import books  # noqa: E402
import layouts  # noqa: E402
from drawn import LEVELS, Drawn  # noqa: E402

dabiao, folder, centres, forms = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
told = subprocess.run([dabiao, "standards", "show", "ningbo-township", "--format", "json"], check=True, capture_output=True)
standard = json.loads(told.stdout)
measured = {item["id"]: item["check"]["field"] for item in standard["indicators"] if item["check"]}
others = [field["id"] for field in standard["fields"] if field["id"] not in measured.values()]
labels = {field["id"]: field["label"] for field in standard["fields"]}
head = ["中心名称", "编码", "所属地区", "层级", "检查日期"]
for item in standard["indicators"]:
    head += [f"指标{item['id']}", f"指标{item['id']}备注", f"指标{item['id']}自评"]
    head += [f"指标{item['id']}实测值"] if item["id"] in measured else []
rows = [head + [labels[id] for id in others]]
(folder / "forms").mkdir(parents=True)
with open(folder / "facts.ndjson", "w") as facts:
    for number in range(centres):
        drawn = Drawn(standard, "township", number)
        if number < forms:
            # Most forms have no column for the centre's own results.
            drawn.own = {}
        facts.write(json.dumps(drawn.facts(), ensure_ascii=False) + "\n")
        form = layouts.Form(drawn, plain=True)
        row = [drawn.name, drawn.code, drawn.region, LEVELS[drawn.level], drawn.date]
        for item in standard["indicators"]:
            own = drawn.own.get(item["id"])
            row += [form.result(item), drawn.remarks.get(item["id"]), form.word(item, own)]
            row += [form.value(measured[item["id"]])] if item["id"] in measured else []
        rows.append(row + [form.value(id) for id in others])
        if number < forms:
            layout = layouts.LAYOUTS[number % len(layouts.LAYOUTS)]
            extension, data = layout(drawn)
            (folder / "forms" / f"{number:06}.{extension}").write_bytes(data)
(folder / "roster.csv").write_bytes(books.csv(rows))
