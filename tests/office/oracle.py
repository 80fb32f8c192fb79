"""What answers to a list must come to, by the standard's figures as `standards show` prints them.

It shares nothing with the program, and works with exact fractions.
"""

from fractions import Fraction

import scores


def holds(check, value, needed):
    return {
        "at_least": value >= needed, "at_most": value <= needed, "above": value > needed,
        "below": value < needed, "exactly": value == needed,
        "between": needed <= value <= Fraction(str(check.get("upper", 0))),
    }[check["kind"]]


class Expected:
    """The answers of one centre, and what they must come to."""

    def __init__(self, standard, level):
        self.standard, self.level = standard, level
        self.grades = [grade["id"] for grade in standard["grades"]]
        self.fields, self.marks, self.members, self.counts = {}, {}, {}, {}
        self.items = [item for item in standard["indicators"] if level in item["levels"]]

    def figures(self, check):
        """What the check needs for each grade; None where it asks nothing of it."""
        if "by_grade" in check:
            found = check["by_grade"]
            return {grade: found.get(grade) for grade in self.grades}
        if "by_level" in check:
            return {grade: check["by_level"].get(self.level) for grade in self.grades}
        return {grade: check["value"] for grade in self.grades}

    def applies(self, item):
        """Whether the figure of a condition, where it is filled in, lets the item apply."""
        check = (item.get("when") or {}).get("check")
        if not check or check["field"] not in self.fields:
            return True
        needed = next(iter(self.figures(check).values()))
        return holds(check, self.fields[check["field"]], Fraction(str(needed)))

    def attested(self, item):
        """The mark; without one, what the counts say."""
        mark = self.marks.get(item["id"])
        counted, found = scores.counted(item), self.counts.get(item["id"], {})
        if mark or not counted or item["check"]:
            return mark or "not_checked"
        some, none = ("met", "not_met") if item.get("bonus") else ("not_met", "met")
        if any(found.values()):
            return some
        return none if len(found) == len(counted) else "not_checked"

    def verdict(self, item, grade):
        if not self.applies(item):
            return "not_applicable"
        mark = self.attested(item)
        check = item["check"]
        if check is None:
            return mark
        needed = self.figures(check)[grade]
        if needed is None:
            return "not_applicable"
        needed = Fraction(str(needed))
        if "members" in check:
            given = self.members.get(item["id"])
            if not given:
                return mark
            return self.by_members(item, needed) or mark
        if "of" in check and {check["of"], check["over"]} <= self.fields.keys():
            value = self.fields[check["of"]] / self.fields[check["over"]]
        elif check["field"] in self.fields:
            value = self.fields[check["field"]]
        else:
            return mark
        return "met" if holds(check, value, needed) else "not_met"

    def by_members(self, item, needed):
        """The verdict by an item's set; `None` while what is open could change it."""
        there, out, unseen, needed = self.tally(item, needed)
        total = len(item["check"]["members"])
        if out == total:
            return "not_applicable"
        if there >= needed:
            return "met"
        may_not_apply = unseen and out + unseen == total
        return "not_met" if there + unseen < needed and not may_not_apply else None

    def tally(self, item, needed):
        """Of an item's set: how many are there, do not apply, are blank, and are needed."""
        given, check = self.members.get(item["id"], {}), item["check"]
        count = lambda what: sum(1 for found in given.values() if found == what)
        out = count("not_applicable")
        needed = len(check["members"]) - out if check["kind"] == "all_of" else needed
        return count("met"), out, len(check["members"]) - len(given), needed

    def measured(self, item):
        """The value of an item's own check; `None` where it was not filled in."""
        return self.fields.get((item["check"] or {}).get("field"))

    def expected(self):
        """Verdicts, and for each grade what is missing, unchecked and scored."""
        verdicts = {item["id"]: {g: self.verdict(item, g) for g in self.grades} for item in self.items}
        grades = {}
        for grade in self.grades:
            required = [item["id"] for item in self.items if grade in item["required_for"]]
            score = scores.Score(self, grade, {i: found[grade] for i, found in verdicts.items()})
            grades[grade] = {
                "missing": [i for i in required if verdicts[i][grade] in ("not_met", "partly_met")],
                "unchecked": [i for i in required if verdicts[i][grade] == "not_checked"],
                "score": score,
            }
        return verdicts, grades
