#!/usr/bin/env python3
"""Reports proved through an office suite and other libraries.

Every kind of assessment is written as xlsx, docx and notice; read back with openpyxl and
python-docx, which must find the totals that are counted here from the JSON; and opened by
LibreOffice, which must make A4 pages of it that say the same.

Needs openpyxl, python-docx, LibreOffice (soffice) and poppler. Usage: reports.py DABIAO [FOLDER],
with a folder to keep the files and pages in.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn

DABIAO = str(Path(sys.argv[1]).resolve())
ROOT = Path(__file__).resolve().parents[2]
LABELS = {
    "met": "符合", "partly_met": "基本符合", "not_met": "不符合", "not_applicable": "不适用",
    "not_checked": "未检查", "unreadable": "无法识别",
}
FIXTURES = ROOT / "fixtures"


def run(*args, codes=(0,)):
    done = subprocess.run([DABIAO, *map(str, args)], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode in codes, f"{args}: {done.returncode}\n{done.stderr}"


def cases(folder):
    run("template", "ningbo-township", "-o", folder / "blank.xlsx", "--force")
    return {
        "demonstration": ([FIXTURES / "demonstration.xlsx"], 0),
        "standard": ([FIXTURES / "standard.xlsx"], 0),
        "open": ([FIXTURES / "open.xlsx"], 0),
        "nothing": ([folder / "blank.xlsx"], 3),
        "points": ([FIXTURES / "reports/points.csv", "--standard", FIXTURES / "tables/deductions.toml"], 0),
        "long": ([FIXTURES / "reports/long.csv", "--standard", FIXTURES / "reports/long.toml"], 0),
        "hostile": ([FIXTURES / "reports/hostile.csv", "--standard", "ningbo-township"], 0),
    }


def check_workbook(path, result, counts):
    book = openpyxl.load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{path.name}: a formula at {sheet.title}!{cell.coordinate}"
        assert sheet.page_setup.paperSize in (9, "9"), f"{path.name}: {sheet.title} is not A4"
    findings = list(book["各项结论"].iter_rows(values_only=True))
    head, rows = findings[0], findings[1:]
    column = head.index("结论")
    assert Counter(row[column] for row in rows) == counts, path.name
    assert [row[0] for row in rows] == [finding["indicator"] for finding in result["findings"]]
    sheet = book["各项结论"]
    assert sheet.auto_filter.ref and sheet.freeze_panes == "A2" and sheet.conditional_formatting
    last = [row for row in book["摘要"].iter_rows(values_only=True) if row[0] == "合计"][-1]
    assert list(last[1:7]) == [counts[label] for label in LABELS.values()], path.name
    assert last[7] == len(rows), path.name
    missing = sum(len(grade["missing"]) for grade in result["grades"] if grade["outcome"] != "reached")
    way = list(book["差距"].iter_rows(min_row=2, values_only=True))
    assert len([row for row in way if row[1]]) == missing, path.name
    problems = len(list(book["问题"].iter_rows(min_row=2))) if "问题" in book else 0
    assert problems == len(result["problems"]), path.name


def check_document(path):
    document = docx.Document(path)
    section = document.sections[0]
    size = (round(section.page_width.mm), round(section.page_height.mm))
    assert size == (210, 297), f"{path.name}: {size}"
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert "Title" in styles, path.name
    for table in document.tables:
        header = table.rows[0]._tr.trPr
        assert header is not None and header.find(qn("w:tblHeader")) is not None, path.name
        widths = [int(col.get(qn("w:w"))) for col in table._tbl.tblGrid.findall(qn("w:gridCol"))]
        assert 8700 < sum(widths) <= 8844, f"{path.name}: {widths}"
    fonts = {style.element.rPr.rFonts.get(qn("w:eastAsia")) for style in document.styles
             if style.element.rPr is not None and style.element.rPr.rFonts is not None}
    assert {"方正小标宋简体", "黑体", "宋体"} <= fonts, fonts
    return document


def check_report(path, result, counts):
    document = check_document(path)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [heading.split("、")[0] for heading in headings] == list("一二三四五六七八九")[: len(headings)]
    total = [row for row in document.tables[0].rows if row.cells[0].text == "合计"][-1]
    numbers = [cell.text for cell in total.cells][1:8]
    assert [int(number) for number in numbers[:6]] == [counts[label] for label in LABELS.values()], path.name
    assert int(numbers[6]) == len(result["findings"]), path.name
    by_first = {table.rows[0].cells[-1].text: table for table in document.tables}
    verdicts = Counter(row.cells[3].text for row in by_first["依据"].rows[1:])
    assert verdicts == counts, path.name


def check_notice(path, result, counts):
    document = check_document(path)
    unmet = counts["不符合"] + counts["基本符合"]
    rows = len(document.tables[0].rows) - 1 if document.tables else 0
    assert rows == unmet, f"{path.name}: {rows} rows, {unmet} unmet"
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "整改通知书" in text and "检查单位(盖章)" in text and "签收人(签字)" in text
    if document.tables:
        titles = [cell.text for cell in document.tables[0].rows[0].cells]
        assert titles == ["序号", "指标", "存在的问题", "整改要求", "依据", "整改期限", "责任单位"], titles


def check_annotated(original, annotated, result):
    """Every cell of the original is there as it was, and the verdicts stand beside the list."""
    before, after = openpyxl.load_workbook(original), openpyxl.load_workbook(annotated)
    assert before.sheetnames == after.sheetnames, annotated.name
    for sheet in before:
        other = after[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                twin = other[cell.coordinate]
                if cell.value is not None:
                    assert (cell.value, cell.number_format) == (twin.value, twin.number_format), cell.coordinate
    for finding in result["findings"]:
        at = finding["at"]
        if "cell" in at:
            row = after[at["sheet"]][int(re.sub(r"\D", "", at["cell"]))]
            assert LABELS[finding["verdict"]] in [cell.value for cell in row], finding["indicator"]


def pages(pdf):
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups())
    assert abs(min(width, height) - 595) < 2 and abs(max(width, height) - 842) < 2, f"{pdf.name}: {width} x {height}"
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return text


def convert(files, folder):
    folder.mkdir(exist_ok=True)
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
                   check=True, capture_output=True, timeout=600)
    made = [folder / f"{file.stem}.pdf" for file in files]
    missing = [path for path in made if not path.exists()]
    assert not missing, f"LibreOffice did not open {missing}"
    return made


def main(folder):
    books, papers, results = [], [], {}
    for name, (args, code) in cases(folder).items():
        book, report, notice = folder / f"{name}.xlsx", folder / f"{name}.docx", folder / f"{name}-notice.docx"
        result = folder / f"{name}.json"
        run("audit", *args, "--report", book, report, result, "--notice", notice, codes=(code,))
        result = json.loads(result.read_text(encoding="utf-8"))
        # Counter gives zero for a verdict that was never given.
        counts = Counter(LABELS[finding["verdict"]] for finding in result["findings"])
        check_workbook(book, result, counts)
        check_report(report, result, counts)
        check_notice(notice, result, counts)
        if args[0].suffix == ".xlsx":
            annotated = folder / f"{name}-annotated.xlsx"
            run("audit", *args, "--annotate", annotated, codes=(code,))
            check_annotated(args[0], annotated, result)
            books.append(annotated)
        books.append(book)
        papers += [report, notice]
        results[name] = result
    for pdf in convert(books, folder / "books"):
        assert pages(pdf).strip(), pdf.name
    for pdf in convert(papers, folder / "papers"):
        text = pages(pdf)
        name = pdf.stem.removesuffix("-notice")
        centre = results[name]["centre"]["name"]
        if centre and name != "hostile":
            assert centre in text.replace("\n", ""), pdf.name
    print(f"{len(books)} workbooks and {len(papers)} documents")


if len(sys.argv) > 2:
    target = Path(sys.argv[2]).resolve()
    target.mkdir(parents=True, exist_ok=True)
    main(target)
else:
    with tempfile.TemporaryDirectory() as made:
        main(Path(made))
