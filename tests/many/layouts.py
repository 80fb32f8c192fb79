"""The forms that people use, filled in with a centre's answers."""

from fractions import Fraction

import books
from books import Percent, decimal
from drawn import LEVELS, scores

MET = ["√", "符合", "达标", "✓", "合格", "通过", "已落实", "☑"]
WORDS = {
    "met": MET, "partly_met": ["基本符合", "部分达标", "△"],
    "not_met": ["×", "不符合", "不达标", "未完成", "☒"], "not_applicable": ["不适用", "不涉及", "N/A"],
}
# What is asked about is there or not: which of them is good depends on the item.
THERE = {"presence": {"met": ["是", "有"], "not_met": ["否", "无"]}, "absence": {"met": ["否", "无"], "not_met": ["是", "有"]}}
UNITS = {
    "m2": ["平方米", "㎡", "m2"], "person": ["人", "名"], "item": ["个", "项"], "day": ["天", "日"],
    "times_per_year": ["次", "次/年"], "year": ["年"], "hour": ["小时"], "minute": ["分钟"], "ring": ["声"],
}
BOXES = ["met", "partly_met", "not_met", "not_applicable"]


class Form:
    """The rows of one form."""

    def __init__(self, drawn, plain=False):
        self.drawn, self.dice, self.plain = drawn, drawn.dice, plain
        self.units = {field["id"]: field["unit"] for field in drawn.standard["fields"]}
        self.labels = {field["id"]: [field["label"], *field["aliases"]] for field in drawn.standard["fields"]}

    def word(self, item, mark):
        if mark is None:
            return None
        words = list(WORDS[mark])
        words += THERE[item["polarity"]].get(mark, []) if item["check"] is None or "members" not in item["check"] else []
        return self.dice.choice(words)

    def result(self, item):
        id = item["id"]
        return self.drawn.unreadable.get(id) or self.word(item, self.drawn.marks.get(id))

    def value(self, id):
        """A measured value as somebody would write it."""
        if id not in self.drawn.fields:
            return None
        value, unit = self.drawn.fields[id], self.units[id]
        if unit == "ratio":
            if value * 10000 % 1 or self.plain or self.dice.randrange(2):
                return f"{decimal(value * 100):f}%" if isinstance(decimal(value * 100), books.Decimal) else f"{decimal(value * 100)}%"
            return Percent(decimal(value))
        number = decimal(value)
        if self.dice.randrange(3) == 0:
            return number
        text = f"{number:f}" if isinstance(number, books.Decimal) else str(number)
        return text + self.dice.choice(UNITS.get(unit, [""]))

    def entries(self):
        """Each row: number, text, item, result, measured value, count, remark, and whether it is a
        member's row."""
        told = set()
        for item in self.drawn.items:
            id, check, counted = item["id"], item["check"] or {}, scores.counted(item)
            counts = self.drawn.counts.get(id, {})
            field = check.get("field") if "members" not in check else None
            told.add(field)
            own_row = len(counted) == 1 and self.dice.randrange(2)
            yield (
                id, item["title"], item, self.result(item), self.value(field),
                counts.get(counted[0]) if own_row else None, self.drawn.remarks.get(id), False,
            )
            for place, name in enumerate([] if own_row else counted, start=1):
                sign = "+" if item.get("bonus") else "-"
                yield f"{id}({sign}{place})", "发生次数", item, None, None, counts.get(name), None, True
            given = self.drawn.members.get(id)
            for place, member in enumerate(check.get("members", []) if given else [], start=1):
                mark = given.get(member["id"])
                remark = "与本中心无关" if mark == "not_applicable" else None
                named = None if self.dice.randrange(3) == 0 else f"{id}({place})"
                word = self.dice.choice(WORDS[mark]) if mark else None
                yield named, member["name"], item, word, None, None, remark, True
        self.told = told

    def about(self, level=True):
        """Label and value of the centre, and of the figures that have no row."""
        drawn = self.drawn
        rows = [["中心名称", drawn.name], ["所属地区", drawn.region], ["编码", drawn.code]]
        rows.append(["检查日期", self.dice.choice(["2022年6月1日", "2022-06-01", "2022/6/1"])])
        if level and len(drawn.standard["levels"]) > 1:
            rows.append(["层级", LEVELS[drawn.level]])
        for id in drawn.fields:
            if id not in self.told:
                rows.append([self.dice.choice(self.labels[id]), self.value(id)])
        return rows


def columns(form, heads):
    """A header, and rows below it by what each column holds."""
    def cells(number, text, item, result, value, count, remark, is_part):
        yield from (
            {
                "number": number, "text": text, "result": result, "value": value, "count": count,
                "remark": remark, "section": item["section"], "points": None if is_part else decimal(Fraction(str(item["points"]))),
                "own": None if is_part else form.word(item, form.drawn.own.get(item["id"])),
                "score": result if is_part or not result else score(form, item, result),
            }[role]
            for role, _ in heads
        )
    return [[head for _, head in heads]] + [list(cells(*entry)) for entry in form.entries()]


def score(form, item, result):
    """A result as points: all, none, half; other results, and those of a bonus, stay words."""
    mark = None if item.get("bonus") else form.drawn.marks.get(item["id"])
    full = Fraction(str(item["points"]))
    points = {"met": full, "not_met": Fraction(0), "partly_met": full / 2}.get(mark)
    return result if points is None else decimal(points)


def official(drawn):
    """A title, a sheet of basic data, and faults in a column of their own."""
    form = Form(drawn)
    rows = columns(form, [
        ("number", "序号"), ("section", "一级指标"), ("text", "检查内容"), ("result", "检查结果"),
        ("value", "实测值"), ("count", "发生次数"), ("remark", "备注"),
    ])
    sheets = [("检查表", [["政务服务中心建设标准检查表"], *rows, [None, "合计"], [None, "检查组签字："]]), ("基本情况", form.about())]
    return "xlsx", books.xlsx(sheets)


def two_lines(drawn):
    """A header in two lines, the centre above the list, texts inline."""
    form = Form(drawn)
    rows = columns(form, [
        ("number", "指标编号"), ("text", "指标内容"), ("result", "核验结果"), ("value", "数值"),
        ("count", "发现次数"), ("remark", "问题描述"),
    ])
    above = [None, None, "现场检查记录"]
    return "xlsx", books.xlsx([("检查记录", [*form.about(), above, *rows])], inline=True)


def boxes(drawn):
    """A column for each result, to be ticked."""
    form = Form(drawn)
    rows = [["编号", "检查项目", "符合", "基本符合", "不符合", "不适用", "测量值", "次数", "备注"]]
    for number, text, item, result, value, count, remark, _ in form.entries():
        mark = next((mark for mark in BOXES if result in WORDS[mark] + THERE[item["polarity"]].get(mark, [])), None)
        ticks = ["√" if mark == box else None for box in BOXES]
        if result and not mark:
            ticks = ["√", None, "√", None]
        rows.append([number, text, *ticks, value, count, remark])
    return "xlsx", books.xlsx([("基本情况", form.about()), ("现场检查", rows)])


def plain(drawn, encoding="utf-8-sig", delimiter=","):
    """A bare list as text, with the centre in its first lines."""
    form = Form(drawn, plain=True)
    rows = columns(form, [
        ("number", "编号"), ("text", "检查内容"), ("result", "是否符合"), ("value", "实测数据"),
        ("count", "问题次数"), ("remark", "存在问题"),
    ])
    return "csv", books.csv(form.about() + rows, encoding, delimiter)


def gb18030(drawn):
    return plain(drawn, "gb18030")


def tabs(drawn):
    return plain(drawn, "utf-8", "\t")


def own_and_verified(drawn):
    """The centre's own results beside the verified ones."""
    form = Form(drawn)
    rows = columns(form, [
        ("number", "项次"), ("text", "三级指标"), ("own", "自评结果"), ("result", "复核结果"),
        ("value", "实际值"), ("count", "扣分次数"), ("remark", "说明"),
    ])
    return "xlsx", books.xlsx([("自评与复核", rows), ("封面", form.about())])


def scored(drawn):
    """Points instead of results."""
    form = Form(drawn)
    rows = columns(form, [
        ("number", "序号"), ("text", "考核内容"), ("points", "分值"), ("score", "考核得分"),
        ("value", "实测值"), ("count", "发生次数"), ("remark", "扣分说明"),
    ])
    return "xlsx", books.xlsx([("考核表", rows), ("基本情况", form.about())])


def opened(drawn):
    """As an office suite other than Excel saves it."""
    form = Form(drawn)
    rows = columns(form, [
        ("number", "No."), ("text", "标准"), ("result", "验收结果"), ("value", "实测值"),
        ("count", "发生次数"), ("remark", "整改意见"),
    ])
    return "ods", books.ods([("验收表", rows), ("基本情况", form.about())])


LAYOUTS = [official, two_lines, boxes, plain, gb18030, tabs, own_and_verified, scored, opened]
