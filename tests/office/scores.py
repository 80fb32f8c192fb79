"""Points and scores as `standards show` states the rules, worked out with exact fractions.

It shares nothing with the program. A range is the least and the most that can come of it; what
faults take off without a bound has no most (`None`).
"""

from fractions import Fraction
from math import ceil, floor


def number(written):
    return Fraction(str(written))


def counted(item):
    """The ids of what is counted of an item, in the order of their rows."""
    bonus = item.get("bonus")
    if bonus:
        return ["bonus"] if bonus["per"] == "occurrence" else []
    return [d["id"] for d in item.get("deductions", []) if d["per"] in ("flat", "occurrence")]


def rounded(value, places):
    """Half away from zero; no score is negative."""
    return Fraction(floor(value * 10**places + Fraction(1, 2)), 10**places)


def holds(kind, value, bound):
    return {
        "at_least": value >= bound, "above": value > bound,
        "at_most": value <= bound, "below": value < bound,
    }[kind]


def price(deduction, times):
    cost = number(deduction["points"]) * times
    return min(cost, number(deduction["most"])) if "most" in deduction else cost


class Score:
    """What one grade's score must be."""

    def __init__(self, answers, grade, verdicts):
        self.answers, self.grade, self.verdicts = answers, grade, verdicts
        self.rules = answers.standard["scoring"]
        self.sections = {s["id"]: s for s in answers.standard["sections"]}
        self.parts = {id: part for id in self.sections if (part := self.section(id))}
        self.low, self.high, self.possible = self.whole()

    def taken(self, item):
        """What an item's faults take off, and whether what is wrong has its price."""
        verdict, found = self.verdicts[item["id"]], self.answers.counts.get(item["id"], {})
        is_open = verdict == "not_checked"
        no_result = not self.answers.marks.get(item["id"]) and item["check"] is None
        members = self.decides(item)
        value = self.answers.measured(item)
        least, most, priced = Fraction(0), Fraction(0), any(found.values())
        for deduction in item.get("deductions", []):
            per, low, high = deduction["per"], Fraction(0), Fraction(0)
            if per in ("flat", "occurrence"):
                if deduction["id"] in found:
                    times = found[deduction["id"]]
                    low = high = price(deduction, min(times, 1) if per == "flat" else times)
                elif is_open or no_result:
                    bound = number(deduction["most"]) if "most" in deduction else None
                    high = price(deduction, 1) if per == "flat" else bound
            elif per == "member":
                if members:
                    there, _, unseen, needed = self.answers.tally(item, self.needed(item))
                    low = price(deduction, max(needed - there - unseen, 0))
                    high = price(deduction, max(needed - there, 0))
                    priced = True
                elif is_open:
                    high = price(deduction, len(item["check"]["members"]))
            elif value is not None and verdict == "not_met":
                steps = abs(self.needed(item) - value) / number(deduction["step"])
                part = deduction["part_step"]
                steps = {"counts": steps, "whole": max(ceil(steps), 1), "free": floor(steps)}[part]
                low = high = price(deduction, steps)
                priced = True
            elif is_open:
                high = number(deduction["most"]) if "most" in deduction else None
            least += low
            most = None if most is None or high is None else most + high
        return least, most, priced

    def decides(self, item):
        """Whether an item's verdict is that of its set: where something open could change it, the
        mark decides, also on what is missing."""
        given = self.answers.members.get(item["id"])
        return bool(given) and self.answers.by_members(item, self.needed(item)) is not None

    def needed(self, item):
        return number(self.answers.figures(item["check"])[self.grade])

    def item(self, item):
        """The least and the most that an item earns, and what is possible."""
        verdict, full = self.verdicts[item["id"]], number(item["points"])
        if verdict == "not_applicable":
            return (full, full, full) if self.rules["not_applicable"] == "full" else None
        least, most, priced = self.taken(item)
        less = lambda base: (
            Fraction(0) if most is None else max(base - most, Fraction(0)), max(base - least, Fraction(0)), full
        )
        if verdict == "not_checked":
            return Fraction(0), less(full)[1], full
        value = self.answers.measured(item)
        if "bands" in item and value is not None:
            steps = [b for b in item["bands"] if holds(b["kind"], value, number(b["value"]))]
            return less(number(steps[0]["points"]) if steps else Fraction(0))
        if verdict == "met" or priced:
            return less(full)
        parts = item.get("credit", {"partly_met": "0.5", "not_met": 0})
        credit = full * number(parts[verdict])
        deductions, bands = item.get("deductions", []), item.get("bands", [])
        if value is not None or self.decides(item):
            return less(credit)
        if not deductions:
            second = number(bands[1]["points"]) if len(bands) > 1 else Fraction(0)
            return credit, max(credit, second), full
        cheapest = max(full - self.cheapest(item), Fraction(0))
        if len(deductions) == 1 and deductions[0]["per"] == "flat" and not bands:
            earned = max(cheapest, credit) if verdict == "partly_met" else cheapest
            return earned, earned, full
        return credit, max(credit, cheapest), full

    def cheapest(self, item):
        graded = lambda d: d["per"] == "shortfall" and d["part_step"] != "whole"
        return min(Fraction(0) if graded(d) else price(d, 1) for d in item["deductions"])

    def pooled(self, item):
        """What an item takes from a pool, at the least and at the most."""
        verdict = self.verdicts[item["id"]]
        least, most, priced = self.taken(item)
        if verdict not in ("not_met", "partly_met") or priced:
            return least, most
        least = self.cheapest(item)
        deductions = item["deductions"]
        bounds = [price(d, 1) if d["per"] == "flat" else number(d["most"]) if "most" in d else None for d in deductions]
        if len(deductions) == 1 and deductions[0]["per"] == "flat":
            return least, least
        return least, None if None in bounds else sum(bounds)

    def section(self, id):
        own = [i for i in self.answers.items if i["section"] == id and not i.get("bonus")]
        if not self.sections[id].get("pool"):
            found = [earned for item in own if (earned := self.item(item))]
            return tuple(map(sum, zip(*found))) if found else None
        pool, full = number(self.sections[id]["points"]), self.rules["not_applicable"] == "full"
        applies = [i for i in own if full or self.verdicts[i["id"]] != "not_applicable"]
        if not applies:
            return None
        taken = [self.pooled(item) for item in applies if self.verdicts[item["id"]] != "not_applicable"]
        high = max(pool - sum(least for least, _ in taken), Fraction(0))
        is_unseen = all(
            self.verdicts[i["id"]] == "not_checked" and not any(self.answers.counts.get(i["id"], {}).values())
            for i in applies
        )
        if is_unseen or any(most is None for _, most in taken):
            return Fraction(0), high, pool
        return max(pool - sum(most for _, most in taken), Fraction(0)), high, pool

    def bonus(self):
        low = high = Fraction(0)
        for item in self.answers.items:
            if not item.get("bonus"):
                continue
            points, most = number(item["bonus"]["points"]), number(item["bonus"]["most"])
            verdict, times = self.verdicts[item["id"]], self.answers.counts.get(item["id"], {}).get("bonus")
            once = min(points, most)
            if verdict == "not_applicable":
                added = (0, 0)
            elif times is not None:
                added = (min(points * times, most),) * 2
            else:
                part = number(item.get("credit", {"partly_met": "0.5"})["partly_met"])
                added = {
                    "met": (once, most if item["bonus"]["per"] == "occurrence" else once),
                    "partly_met": (once * part,) * 2, "not_met": (0, 0), "not_checked": (0, most),
                }[verdict]
            low, high = low + added[0], high + added[1]
        cap = self.rules["bonus_most"]
        return (low, high) if cap is None else (min(low, number(cap)), min(high, number(cap)))

    def whole(self):
        """The score in per cent at the least and at the most, and what is possible."""
        evaluated = {"met", "partly_met", "not_met"} & set(self.verdicts.values())
        if not evaluated or not self.parts:
            return None, None, None
        (low, high, possible), bonus = map(sum, zip(*self.parts.values())), self.bonus()
        if any("weight" in section for section in self.sections.values()):
            weigh = lambda end: sum(
                number(self.sections[id]["weight"]) * part[end] / part[2] for id, part in self.parts.items()
            ) / sum(number(self.sections[id]["weight"]) for id in self.parts) * 100
            low, high, possible = weigh(0) + bonus[0], weigh(1) + bonus[1], Fraction(100)
        else:
            low, high = (low + bonus[0]) / possible * 100, (high + bonus[1]) / possible * 100
            assert high <= 100 or self.rules["not_applicable"] != "left_out", "not worked out here"
        if self.rules["ceiling"] is not None:
            low, high = min(low, number(self.rules["ceiling"])), min(high, number(self.rules["ceiling"]))
        return low, high, possible

    def conditions(self):
        """Whether each condition of the grade holds; `None` where what is open decides."""
        grade = next(g for g in self.answers.standard["grades"] if g["id"] == self.grade)
        seen = lambda value: rounded(value, self.rules["places"]) if self.rules["thresholds"] == "rounded" else value
        decide = lambda low, high, least: True if low >= least else None if high >= least else False
        for condition in grade.get("conditions", []):
            least = number(condition["at_least"])
            if condition["kind"] == "score":
                yield None if self.low is None else decide(seen(self.low), seen(self.high), least)
            elif condition["kind"] == "section":
                part = self.parts.get(condition["section"])
                yield not part or decide(seen(part[0] / part[2] * 100), seen(part[1] / part[2] * 100), least)
            else:
                optional = [i["id"] for i in self.answers.items
                            if self.grade not in i["required_for"] and not i.get("bonus")]
                found = [self.verdicts[id] for id in condition.get("of", optional)]
                met, open_ = found.count("met"), found.count("not_checked")
                yield decide(met, met + open_, least)

    def compare(self, grade, path):
        """Holds a grade of an audit against this."""
        got = grade["score"]
        if self.low is None:
            assert got is None, (path, got)
            return
        places = self.rules["places"]
        expected = {
            "earned": rounded(self.low * self.possible / 100, 10), "possible": self.possible,
            "percent": rounded(self.low, places), "low": rounded(self.low, places),
            "high": rounded(self.high, places),
        }
        differ = {key: (got[key], float(value)) for key, value in expected.items() if number(got[key]) != value}
        assert not differ, (path, self.grade, differ)
        held, expected = [c["holds"] for c in grade.get("conditions", [])], list(self.conditions())
        assert held == expected, (path, self.grade, held, expected)
