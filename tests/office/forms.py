#!/usr/bin/env python3
"""Forms proved through an office suite.

For every built-in standard and level: the form is made, opened and saved again by LibreOffice as
xlsx, ods and xls; filled in with known answers; recalculated; and audited. What the audit must
give is worked out in oracle.py and scores.py on its own, from the standard's figures as `standards
show` prints them, with exact fractions; and the counts on the cover, recalculated by LibreOffice,
must agree with it.

Needs openpyxl and LibreOffice (soffice). Usage: forms.py DABIAO [STANDARD.toml…]
"""

import json
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import openpyxl

import scores
from oracle import Expected

DABIAO = str(Path(sys.argv[1]).resolve())
EXTRA = [str(Path(path).resolve()) for path in sys.argv[2:] if not path.endswith(".cases.toml")]
MARKS = {"met": "符合", "partly_met": "基本符合", "not_met": "不符合", "not_applicable": "不适用"}


def run(*args, codes=(0,)):
    done = subprocess.run([DABIAO, *map(str, args)], capture_output=True, text=True)
    assert done.returncode in codes, f"{args}: {done.returncode}\n{done.stdout[-1500:]}\n{done.stderr}"
    return done.stdout


def convert(kind, files, folder):
    folder.mkdir(exist_ok=True)
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=600,
    )
    made = [folder / f"{file.stem}.{kind}" for file in files]
    missing = [path for path in made if not path.exists()]
    assert not missing, f"LibreOffice did not write {missing}"
    return made


class Answers(Expected):
    """Known answers for one round."""

    def __init__(self, standard, level, round_):
        super().__init__(standard, level)
        self.round = round_
        for at, item in enumerate(self.items):
            self.answer(at, item)

    def answer(self, at, item):
        condition = (item.get("when") or {}).get("check")
        if condition:
            bound = Fraction(str(next(iter(self.figures(condition).values()))))
            below = bound - 1 if bound >= 1 else bound / 2
            self.fields.setdefault(condition["field"], below if self.round else bound)
        turn = (at + self.round) % 7
        mark = ["met", "met", "not_met", "partly_met", "not_applicable", None, "met"][turn]
        if mark == "not_applicable" and self.standard["scoring"]["not_applicable"] == "not_allowed":
            mark = "not_met"
        if mark:
            self.marks[item["id"]] = mark
        check = item["check"]
        counted = scores.counted(item)
        if counted and check is None:
            self.count(at, item, counted)
        if check is None or turn == 5:
            return
        if "members" in check:
            ids = [member["id"] for member in check["members"]]
            given = {}
            for n, member in enumerate(ids):
                given[member] = "not_met" if turn == 2 and n == len(ids) - 1 else "met"
            if turn == 3:
                given[ids[0]] = "not_applicable"
            if turn == 4:
                del given[ids[-1]]
            if turn != 6:
                self.members[item["id"]] = given
            return
        needed = [Fraction(str(n)) for n in self.figures(check).values() if n is not None]
        if not needed:
            return
        if "of" in check:
            # At the bound of the first grade, or one person short of it.
            whole = Fraction(200)
            part = needed[0] * whole
            part = -(-part.numerator // part.denominator)
            self.fields.setdefault(check["over"], whole)
            self.fields.setdefault(check["of"], Fraction(part - (1 if turn in (2, 3) else 0)))
        else:
            step = Fraction(1, 100) if check["unit"] == "ratio" else Fraction(1)
            bands = item.get("bands")
            bound = Fraction(str(bands[(at + self.round) % len(bands)]["value"])) if bands else needed[0]
            value = bound - (step if turn in (2, 3) else 0)
            if 0 <= value and not (check["unit"] == "ratio" and value > 1):
                self.fields.setdefault(check["field"], value)

    def count(self, at, item, counted):
        """Faults counted in every way people do, with and without a result beside them."""
        turn = (at + self.round * 3) % 5
        several = {name: n + 1 for n, name in enumerate(counted)}
        flat = {d["id"] for d in item.get("deductions", []) if d["per"] == "flat"}
        self.counts[item["id"]] = {
            0: {name: 0 for name in counted},
            1: {name: 1 if name in flat else n for name, n in several.items()},
            2: {counted[0]: 1},
            3: {},
            4: {counted[-1]: 1 if counted[-1] in flat else 4},
        }[turn]
        mark = [None, None, "not_met", "not_met", None][turn]
        if item.get("bonus") and mark:
            mark = "met"
        self.marks.pop(item["id"], None)
        if mark:
            self.marks[item["id"]] = mark



def fill(path, answers, out):
    """Writes the answers into a form, by its numbers and labels."""
    book = openpyxl.load_workbook(path)
    sheet = book["检查表"]
    header = next(row for row in sheet.iter_rows(max_row=10) if row[0].value == "编号")
    column = {cell.value: cell.column for cell in header if cell.value}
    numbers = {item["id"]: item for item in answers.items}
    labels = {field["label"]: field["id"] for field in answers.standard["fields"]}
    seen = set()

    def enter(row, field):
        cell = sheet.cell(row, column["实测值"])
        if field in answers.fields and cell.data_type != "f":
            value = answers.fields[field]
            cell.value = int(value) if value.denominator == 1 else float(value)

    for row in range(header[0].row + 1, sheet.max_row + 1):
        number = sheet.cell(row, column["编号"]).value
        text = sheet.cell(row, column["检查内容"]).value
        if number in numbers:
            item = numbers[number]
            seen.add(number)
            if number in answers.marks:
                sheet.cell(row, column["检查结果"]).value = MARKS[answers.marks[number]]
                if answers.marks[number] == "not_applicable":
                    sheet.cell(row, column["备注"]).value = "本中心没有此项"
            if item["check"] and "field" in item["check"]:
                enter(row, item["check"]["field"])
        elif number and number.endswith(")") and number.split("(")[0] in numbers:
            indicator, place = number[:-1].split("(")
            if place[0] in "-+":
                name = scores.counted(numbers[indicator])[int(place[1:]) - 1]
                sheet.cell(row, column["发生次数"]).value = answers.counts.get(indicator, {}).get(name)
                continue
            member = numbers[indicator]["check"]["members"][int(place) - 1]
            assert member["name"] == text, (number, text)
            mark = answers.members.get(indicator, {}).get(member["id"])
            if mark:
                sheet.cell(row, column["检查结果"]).value = MARKS[mark]
                if mark == "not_applicable":
                    sheet.cell(row, column["备注"]).value = "与本中心无关"
        elif number in (None, "") and text in labels:
            enter(row, labels[text])
    assert seen == numbers.keys(), numbers.keys() - seen
    cover = book["封面"]
    values = {"中心名称": "示例镇便民服务中心", "检查日期": "2022-06-01"}
    for row in cover.iter_rows(max_row=12):
        if row[1].value in values:
            row[2].value = values[row[1].value]
    book.save(out)


def fill_roster(path, rounds, out):
    """Writes the answers of several centres into a roster. It has no rows for members, so a set
    is answered as a whole."""
    book = openpyxl.load_workbook(path)
    sheet = book["汇总表"]
    header = [cell.value for cell in sheet[3]]
    labels = {field["label"]: field["id"] for field in rounds[0].standard["fields"]}
    for row, answers in enumerate(rounds, start=4):
        ids = {item["id"] for item in answers.items}
        for column, head in enumerate(header, start=1):
            cell = sheet.cell(row, column)
            number = head.split(" ")[0]
            indicator, _, place = number.rstrip(")").partition("(")
            if head == "中心名称":
                cell.value = f"示例{row}镇便民服务中心"
            elif head == "检查日期":
                cell.value = "2022-06-01"
            elif number in ids and number in answers.marks:
                mark = MARKS[answers.marks[number]]
                cell.value = f"{mark}:没有此项" if mark == "不适用" else mark
            elif indicator in ids and place[:1] in ("-", "+"):
                item = next(item for item in answers.items if item["id"] == indicator)
                name = scores.counted(item)[int(place[1:]) - 1]
                cell.value = answers.counts.get(indicator, {}).get(name)
            elif labels.get(head.rsplit("(", 1)[0]) in answers.fields:
                value = answers.fields[labels[head.rsplit("(", 1)[0]]]
                cell.value = int(value) if value.denominator == 1 else float(value)
    book.save(out)


def cover_counts(path):
    """The counts on a recalculated cover."""
    sheet = openpyxl.load_workbook(path, data_only=True)["封面"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(n for n, row in enumerate(rows) if row[1] == "全部项数")
    whole = dict(zip(rows[at][1:5], rows[at + 1][1:5]))
    at = next(n for n, row in enumerate(rows) if row[1] == "等级")
    grades = []
    for row in rows[at + 1:]:
        if row[1] is None:
            break
        grades.append(row[2:5])
    return whole, grades


def agree(answers, path, code):
    got = json.loads(run("audit", path, *code, "--format", "json"))
    compare(answers, got, path, code)
    return got


def compare(answers, got, path, code):
    verdicts, grades = answers.expected()
    wrong = [
        (found["indicator"], found["verdict_by_grade"], verdicts[found["indicator"]])
        for found in got["findings"]
        if found["verdict_by_grade"] != verdicts[found["indicator"]]
    ]
    assert not wrong, f"{path}: {wrong}"
    assert len(got["findings"]) == len(answers.items)
    for grade in got["grades"]:
        expected = grades[grade["id"]]
        assert grade["missing"] == expected["missing"], (path, grade["missing"], expected["missing"])
        assert grade["unchecked"] == expected["unchecked"], (path, grade["unchecked"], expected["unchecked"])
        expected["score"].compare(grade, path)
    if not code:
        assert got["standard"]["selected"]["how"] == "stamped", path
    errors = [problem for problem in got["problems"] if problem["severity"] == "error"]
    assert not errors, (path, errors)


def covers_agree(answers, got, path):
    whole, grades = cover_counts(path)
    first = got["grades"][0]["id"]
    count = lambda *which: sum(f["verdict_by_grade"][first] in which for f in got["findings"])
    assert whole == {
        "全部项数": len(got["findings"]),
        "已填项数": count("met", "partly_met", "not_met", "not_applicable"),
        "未达到项数": count("not_met", "partly_met"),
        "不适用项数": count("not_applicable"),
    }, (path, whole)
    for row, grade in zip(grades, got["grades"], strict=True):
        required = sum(grade["id"] in item["required_for"] for item in answers.items)
        assert row == [required, len(grade["missing"]), len(grade["unchecked"])], (path, row, grade["id"])


def main():
    ids = [entry["id"] for entry in json.loads(run("standards", "list", "--format", "json"))]
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for name in ids + EXTRA:
            standard = json.loads(run("standards", "show", name, "--format", "json"))
            code = ["--standard", name] if name in EXTRA else []
            for level in standard["levels"]:
                work = folder / f"{standard['id']}-{level}"
                work.mkdir()
                blank = work / "blank.xlsx"
                run("template", name, "--level", level, "-o", blank)
                # Standards with points are short and have more ways to be filled in.
                several = range(5 if standard["scoring"]["weights"] == "source" else 2)
                rounds = [Answers(standard, level, n) for n in several]
                filled = [work / f"filled{n}.xlsx" for n in several]
                for answers, path in zip(rounds, filled):
                    fill(blank, answers, path)
                for kind in ["xlsx", "ods", "xls"]:
                    again, *saved = convert(kind, [blank, *filled], work / kind)
                    run("audit", again, *code, codes=(3,))
                    for answers, path in zip(rounds, saved):
                        got = agree(answers, path, code)
                        if kind == "xlsx":
                            covers_agree(answers, got, path)
                        count += 1
                roster, full = work / "roster.xlsx", work / "roster-filled.xlsx"
                run("template", name, "--level", level, "--layout", "roster", "-o", roster)
                fill_roster(roster, rounds, full)
                for answers in rounds:
                    answers.members = {}
                # xls has 256 columns; a roster of a long standard has more.
                wide = openpyxl.load_workbook(roster)["汇总表"].max_column > 256
                for kind in ["xlsx", "ods"] if wide else ["xlsx", "ods", "xls"]:
                    again, saved = convert(kind, [roster, full], work / kind)
                    run("audit", again, *code, codes=(3,))
                    lines = run("audit", saved, *code, "--format", "ndjson").splitlines()
                    for answers, line in zip(rounds, lines, strict=True):
                        compare(answers, json.loads(line), saved, code)
                        count += 1
                print(f"{standard['id']} {level}: {len(rounds[0].items)} items", flush=True)
    print(f"{count} filled forms agree")


main()
