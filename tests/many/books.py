"""Workbooks written by hand, without a library: xlsx, ods and csv.

A sheet is a name and rows; a cell is None, a text, an int, a Decimal, or `Percent`. It is quick
enough for tens of thousands, and the same rows give the same bytes.
"""

import io
import zipfile
from collections import namedtuple
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

Percent = namedtuple("Percent", "value")  # a number shown in per cent
BEGINNING = (1980, 1, 1, 0, 0, 0)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def packed(parts, first=None):
    """A zip file; `first` is stored as it is, before the others."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in ([first] if first else []):
            archive.writestr(zipfile.ZipInfo(name, BEGINNING), text, zipfile.ZIP_STORED)
        for name, text in parts:
            archive.writestr(zipfile.ZipInfo(name, BEGINNING), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def column(number):
    """The letters of a column from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def xlsx(sheets, inline=False):
    strings = {}
    parts = []
    for number, (_, rows) in enumerate(sheets, start=1):
        out = [f'{XML}<worksheet xmlns="{MAIN}"><sheetData>']
        for at, row in enumerate(rows, start=1):
            out.append(f'<row r="{at}">')
            for col, cell in enumerate(row):
                if cell is None:
                    continue
                where = f"{column(col)}{at}"
                if isinstance(cell, str) and inline:
                    out.append(f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>')
                elif isinstance(cell, str):
                    out.append(f'<c r="{where}" t="s"><v>{strings.setdefault(cell, len(strings))}</v></c>')
                elif isinstance(cell, Percent):
                    out.append(f'<c r="{where}" s="1"><v>{cell.value}</v></c>')
                else:
                    out.append(f'<c r="{where}"><v>{cell}</v></c>')
            out.append("</row>")
        out.append("</sheetData></worksheet>")
        parts.append((f"xl/worksheets/sheet{number}.xml", "".join(out)))
    kinds = [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    links = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)] + kinds
    spread = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(
        f'<Override PartName="/xl/{target}" ContentType="{spread}.{kind}+xml"/>' for kind, target in links
    )
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, (name, _) in enumerate(sheets, start=1)
    )
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, start=1)
    )
    texts = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    return packed([
        ("[Content_Types].xml", f'{XML}<Types xmlns="{PACKAGE}/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         f'<Override PartName="/xl/workbook.xml" ContentType="{spread}.sheet.main+xml"/>{types}</Types>'),
        ("_rels/.rels", f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
         f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>'),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", f'{XML}<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">{texts}</sst>'),
        *parts,
    ])


def ods(sheets):
    space = "urn:oasis:names:tc:opendocument:xmlns"
    out = [
        f'{XML}<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0"'
        f' xmlns:text="{space}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
    ]
    for name, rows in sheets:
        out.append(f"<table:table table:name={quoteattr(name)}>")
        for row in rows:
            out.append("<table:table-row>")
            for cell in row:
                if cell is None:
                    out.append("<table:table-cell/>")
                elif isinstance(cell, str):
                    out.append(f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>')
                else:
                    kind, value = ("percentage", cell.value) if isinstance(cell, Percent) else ("float", cell)
                    out.append(f'<table:table-cell office:value-type="{kind}" office:value="{value}"/>')
            out.append("</table:table-row>")
        out.append("</table:table>")
    out.append("</office:spreadsheet></office:body></office:document-content>")
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in [("/", kind), ("content.xml", "text/xml")]
    )
    manifest = f'{XML}<manifest:manifest xmlns:manifest="{space}:manifest:1.0" manifest:version="1.2">{files}</manifest:manifest>'
    return packed([("content.xml", "".join(out)), ("META-INF/manifest.xml", manifest)], first=("mimetype", kind))


def csv(rows, encoding="utf-8-sig", delimiter=","):
    def text(cell):
        if cell is None:
            return ""
        shown = f"{cell.value * 100:f}%" if isinstance(cell, Percent) else str(cell)
        quoted = shown.replace('"', '""')
        return f'"{quoted}"' if any(sign in shown for sign in (delimiter, '"', "\n")) else shown

    lines = [delimiter.join(text(cell) for cell in row) for row in rows]
    return "".join(line + "\r\n" for line in lines).encode(encoding)


def decimal(fraction):
    """A fraction that is a decimal, digit for digit."""
    value = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    assert value * fraction.denominator == fraction.numerator, fraction
    return int(value) if value == int(value) else value.normalize()
