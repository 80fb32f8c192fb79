"""One centre's answers, drawn by its number, with what they must come to."""

import random
import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "office"))

import scores  # noqa: E402
from oracle import Expected  # noqa: E402

LEVELS = {
    "city": "市", "county": "县(市)", "district": "区", "township": "乡镇(街道)", "village": "村(社区)",
    "branch": "分厅",
}


class Drawn(Expected):
    """A centre: most is met, the rest is everything that occurs."""

    def __init__(self, standard, level, number, members=True):
        super().__init__(standard, level)
        self.number = number
        self.dice = random.Random(f"{standard['id']} {level} {number}")
        self.name = f"示例{number}镇便民服务中心"
        self.code = f"33{number:07}"
        self.region = f"示例{number % 40}县"
        self.date = "2022-06-01"
        self.own, self.remarks, self.unreadable = {}, {}, {}
        # Some centres are good, some poor, some half visited.
        self.poor = self.dice.choice([1, 3, 8, 20, 45])
        self.blank = self.dice.choice([0, 0, 1, 5, 30])
        for item in self.items:
            self.answer(item, members)

    def mark(self):
        """A result, or none."""
        roll = self.dice.randrange(100)
        if roll < self.blank:
            return None
        if self.dice.randrange(100) < self.poor:
            return self.dice.choice(["not_met", "not_met", "partly_met"])
        return "not_applicable" if self.dice.randrange(60) == 0 else "met"

    def answer(self, item, members):
        allowed = self.standard["scoring"]["not_applicable"] != "not_allowed"
        mark = self.mark()
        mark = "not_met" if mark == "not_applicable" and not allowed else mark
        if mark:
            self.marks[item["id"]] = mark
        if self.dice.randrange(4) == 0:
            self.own[item["id"]] = self.dice.choice(["met", "met", "partly_met", "not_met"])
        if mark == "not_applicable":
            self.remarks[item["id"]] = "本中心没有此项"
        elif mark in ("not_met", "partly_met") and self.dice.randrange(2):
            self.remarks[item["id"]] = "现场查看，需要整改"
        condition = (item.get("when") or {}).get("check")
        if condition and self.dice.randrange(2):
            self.fields.setdefault(condition["field"], self.near(condition))
        check, counted = item["check"], scores.counted(item)
        if check is None:
            if counted:
                self.count(item, counted)
            elif not condition and self.dice.randrange(150) == 0:
                self.marks.pop(item["id"], None)
                self.unreadable[item["id"]] = self.dice.choice(["/", "是/否", "见附件", "待定"])
        elif "members" in check:
            if members and self.dice.randrange(3):
                drawn = {member["id"]: self.mark() for member in check["members"]}
                given = {id: found for id, found in drawn.items() if found in ("met", "not_met")}
                given.update({id: found for id, found in drawn.items() if found == "not_applicable"})
                if given:
                    self.members[item["id"]] = given
        elif self.dice.randrange(4):
            if "of" in check and self.dice.randrange(3):
                whole = self.fields.setdefault(check["over"], Fraction(self.dice.randrange(4, 41)))
                self.fields.setdefault(check["of"], Fraction(self.dice.randrange(int(whole) + 1)))
            else:
                self.fields.setdefault(check["field"], self.near(check))

    def near(self, check):
        """A value at a bound, beside it, or anywhere."""
        bounds = [Fraction(str(n)) for n in self.figures(check).values() if n is not None] or [Fraction(1)]
        bound = self.dice.choice(bounds + ([Fraction(str(check["upper"]))] if "upper" in check else []))
        step = Fraction(1, 1000) if check["unit"] == "ratio" else Fraction(1)
        wide = Fraction(self.dice.randrange(0, 21), 10)
        value = bound + self.dice.choice([0, 0, 1, -1, 3, -7]) * step if self.dice.randrange(4) else bound * wide
        if check["unit"] == "ratio":
            return min(max(value, Fraction(0)), Fraction(1))
        if check["unit"] in ("m2", "day") and self.dice.randrange(3) == 0:
            return max(value + Fraction(1, 4), Fraction(0))
        return Fraction(max(int(value), 0))

    def count(self, item, counted):
        """Faults counted in every way people do, with and without a result beside them."""
        flat = {d["id"] for d in item.get("deductions", []) if d["per"] == "flat"}
        turn = self.dice.randrange(5)
        self.counts[item["id"]] = {
            0: {name: 0 for name in counted},
            1: {name: 1 if name in flat else self.dice.randrange(1, 7) for name in counted},
            2: {counted[0]: 1},
            3: {},
            4: {counted[-1]: 1 if counted[-1] in flat else self.dice.randrange(2, 30)},
        }[turn]
        self.marks.pop(item["id"], None)
        self.remarks.pop(item["id"], None)
        if turn in (2, 3):
            self.marks[item["id"]] = "met" if item.get("bonus") else "not_met"

    def references(self):
        """Verdicts, grades and scores as they must come out."""
        verdicts, grades = self.expected()
        for id in self.unreadable:
            verdicts[id] = {grade: "unreadable" for grade in self.grades}
        reached = None
        for grade in self.grades:
            found = grades[grade]
            holds = list(found["score"].conditions())
            found["outcome"] = (
                "missed" if found["missing"] or False in holds
                else "open" if found["unchecked"] or None in holds else "reached"
            )
            if next(g for g in self.standard["grades"] if g["id"] == grade).get("otherwise"):
                above = {grades[higher]["outcome"] for higher in self.grades if higher != grade}
                found["outcome"] = "missed" if "reached" in above else "open" if "open" in above else "reached"
            if found["outcome"] == "reached" and reached is None:
                reached = grade
        return verdicts, grades, reached

    def conflicts(self):
        """Items whose mark is not what the figures come to, for the highest grade with a figure."""
        found = set()
        for item in self.items:
            check, mark = item["check"] or {}, self.marks.get(item["id"])
            if not mark or "members" in check:
                continue
            is_measured = check.get("field") in self.fields or {check.get("of"), check.get("over")} <= self.fields.keys()
            figures = self.figures(check) if check else {}
            first = next((g for g in self.grades if figures.get(g) is not None), self.grades[0])
            if (is_measured or not self.applies(item)) and self.verdict(item, first) != mark:
                found.add(item["id"])
        return found

    def facts(self):
        """The same as a line of facts."""
        from books import decimal

        return {
            "centre": self.name, "code": self.code, "region": self.region, "level": self.level,
            "date": self.date, "marks": {**self.marks, **self.unreadable}, "own_marks": self.own,
            "fields": {id: float(value) if value.denominator > 1 else int(value) for id, value in self.fields.items()},
            "members": self.members, "remarks": self.remarks,
        }
