# Reports and notices of every centre of a batch

arg-reports = Write a report of every centre: html, xlsx, docx, markdown, csv, json, several separated by commas; in the folder reports of --out
arg-notices = Write a rectification notice (docx) for every centre; in the folder notices of --out
value-reports = FORMAT

document-html = Report (page)
document-xlsx = Report (xlsx)
document-docx = Inspection report (docx)
document-markdown = Report (Markdown)
document-csv = Report (csv)
document-json = Assessment (JSON)
document-notice = Rectification notice (docx)
document-unnamed = Centre without a name
documents-folder-taken = there are files in { $folder } that no batch has written
    .help = move them away, or name another folder with --out
documents-interrupted = interrupted while the centres' reports were written; all centres are assessed
    .help = go on with --resume
column-documents = Documents
documents-begin = assessed; now the documents of { $count ->
        [one] one centre
       *[other] { $count } centres
    } are written
