# The command line: help and usage

label-help = help
heading-usage = Usage:
heading-commands = Commands
heading-arguments = Arguments
heading-options = Options
see-help = run dabiao --help --lang en
tool-failed = the program or the disk failed: { $detail }

about-dabiao = dabiao (达标): checks public service centres against the standards governments set for them
usage-dabiao = dabiao <COMMAND> [OPTIONS]
after-dabiao =
    Examples:
      dabiao audit checklist.xlsx --lang en
      dabiao standards show ningbo-township --lang en

about-dabiao-audit = Assess the centre of a checklist: grade, score, gaps and the basis of every finding; a line each where a file has several
usage-dabiao-audit = dabiao audit <FILE> [OPTIONS]
after-dabiao-audit =
    Examples:
      dabiao audit checklist.xlsx --lang en
      dabiao audit checklist.xlsx --grade standard --lang en
      dabiao audit checklist.xlsx --require demonstration --format json -o result.json
      dabiao audit checklist.xlsx --set online_rate=95%
      dabiao audit checklist.xlsx --also jiaozuo

    Exit codes: 0 done; 1 the program or the disk failed; 2 wrong usage; 3 nothing was
    evaluated; 4 the input has errors; 10 the grade or score asked for is not reached;
    11 undecided, because something is not checked

about-dabiao-standards = Look at the built-in standards
usage-dabiao-standards = dabiao standards <COMMAND> [OPTIONS]
after-dabiao-standards =
    Examples:
      dabiao standards list --lang en
      dabiao standards show ningbo-township --lang en
      dabiao standards compare ningbo-township jiaozuo --lang en

about-dabiao-standards-list = List the built-in standards
usage-dabiao-standards-list = dabiao standards list [OPTIONS]
after-dabiao-standards-list =
    Examples:
      dabiao standards list --format json

about-dabiao-standards-show = Show a standard: its source, grades, every indicator, and notes on the original
usage-dabiao-standards-show = dabiao standards show <STANDARD> [OPTIONS]
after-dabiao-standards-show =
    Examples:
      dabiao standards show ningbo-township --lang en
      dabiao standards show our-standard.toml --lang en

arg-help = Show help
arg-version = Show the version
arg-lang = Language of the output: zh (default) or en
arg-file = The checklist: xlsx, xls, xlsb, ods or csv
arg-standard = Id of a standard or path of its file; if left out, the program finds it and says why
arg-dabiao-standards-show-standard = Id of a standard or path of its file
arg-level = Level of the centre, such as township; if left out, from the checklist or the standard
arg-grade = The grade the report is about (id or name); by default the highest
arg-require = The grade (or a higher one) that must be reached; otherwise the exit code is 10
arg-min_score = The least score, in per cent for the highest grade; otherwise the exit code is 10
arg-set = Set a parameter of the standard, such as online_rate=95%; can be given several times
arg-waivers = File of waivers (TOML): approved exceptions with their days
arg-as_of = Day of the judgement, such as 2026-05-18; by default the day of the visit
arg-format = Output format: text (default) or json
arg-output = Write to a file instead of the screen

value-lang = LANG
value-file = FILE
value-standard = STANDARD
value-level = LEVEL
value-grade = GRADE
value-require = GRADE
value-min_score = N
value-set = NAME=VALUE
value-waivers = FILE
value-as_of = DATE
value-format = FORMAT
value-output = FILE

usage-unknown-argument = unknown option { $arg }{ $hint }
usage-unknown-command = no command { $word }{ $hint }
usage-invalid-value = “{ $value }” is no value for { $arg }; it can be: { $values }
usage-value-missing = { $arg } lacks its value
usage-missing = { $arg } is missing
usage-no-command = a command is missing
usage-conflict = { $arg } does not go with { $other }, or is given twice
usage-not-utf8 = the command line has characters that cannot be read
usage-other = the command line is wrong: { $arg }

input-not-found = there is no file { $file }
    .help = check the name and the folder
input-is-folder = { $file } is a folder
    .help = give the checklist itself
input-empty = { $file } is empty
    .help = it was perhaps not saved whole; export it again
input-lock-file = { $file } is a lock file that Excel or WPS leaves while a workbook is open
    .help = give the workbook itself (its name does not begin with ~$)
input-too-large = { $file } is too large: { $size } bytes, { $limit } allowed
    .help = keep only the checklist, save and try again
input-too-many-cells = { $file } has more than { $limit } cells
    .help = keep only the checklist, save and try again
input-too-spread = the cells of { $file } are spread over too large an area: { $area }, { $limit } allowed
    .help = delete what lies far from the checklist, save and try again
input-encrypted = { $file } is protected by a password
    .help = open it in Excel or WPS, remove the password and save
input-wrong-kind = the content of { $file } is { $kind }, not a workbook or CSV
    .help = open it in Excel or WPS and save it as xlsx
input-encoding = the encoding of { $file } is not known (UTF-8 and GB18030 are read)
    .help = open it in Excel or WPS and save it as xlsx
input-damaged = { $file } is damaged and cannot be read ({ $detail })
    .help = open it in Excel or WPS, repair it and save it as xlsx

output-is-folder = { $file } is a folder and cannot be written
output-no-folder = there is no folder { $folder }

unknown-standard = there is no standard “{ $name }”{ $hint }
    .help = built-in standards: { $known }; a path to a file works too
no-standard-fits = no built-in standard recognises this list
    .help = name one with --standard; built-in standards: { $known }
several-standards-fit = several standards recognise this list: { $ids }
    .help = name one with --standard
unknown-level = the standard has no level “{ $word }”
    .help = it can be: { $known }
level-needed = the checklist does not state a level
    .help = name it with --level: { $known }
unknown-grade = the standard has no grade “{ $word }”{ $hint }
    .help = it can be: { $known }
unknown-parameter = the standard has no parameter “{ $name }”
    .help = it can be: { $known }
set-malformed = --set is written NAME=VALUE, not “{ $text }”
set-bad-value = “{ $value }” for parameter { $name } is not exactly { $unit }
set-twice = the parameter { $name } is set twice
bad-date = the date “{ $text }” of --as-of cannot be read
    .help = write it as 2026-05-18
bad-min-score = “{ $text }” for --min-score should be a percentage from 0 up
several-centres = { $file } holds the lists of { $count } centres
    .help = name one with --centre, or use --format ndjson for all

about-dabiao-read = Explain how a file is understood: what each sheet, header, column and cell was taken for, and what was left out
usage-dabiao-read = dabiao read <FILE> [OPTIONS]
after-dabiao-read =
    Examples:
      dabiao read checklist.xlsx --lang en
      dabiao read checklist.xlsx --write-map map.toml
      dabiao audit checklist.xlsx --map map.toml

arg-map = Mapping file: names the sheet, the header rows and what each column is for
arg-write_map = Write what was detected as a mapping file, to be changed and read with --map
arg-max_file_size = Largest file, such as 64M (the default)
arg-max_cells = Most cells, 5000000 by default
arg-centre = Only this centre of the file (its name or a part of it, or its place)
arg-dabiao-audit-format = Output format: text (default), json, ndjson (one centre a line), html, xlsx, docx (report), notice (rectification notice), markdown or csv; by default what the extension of -o says

value-map = FILE
value-write_map = FILE
value-max_file_size = SIZE
value-max_cells = N
value-centre = NAME

bad-limit = “{ $text }” for { $option } should be a whole number above 0; K, M, G may follow
text-is-folder = { $file } is a folder, not a TOML file
text-not-utf8 = { $file } is not UTF-8 text
unknown-centre = there is no centre “{ $name }” in the file{ $hint }
    .help = the centres of the file: { $known }
centre-ambiguous = several centres fit “{ $name }”: { $cells }
    .help = give the whole name; where the names are the same, one of the places above

# Making forms

about-dabiao-template = Make forms (xlsx) from a standard; filled in, they are assessed without naming it again
usage-dabiao-template = dabiao template <STANDARD> [OPTIONS] -o <FILE>
after-dabiao-template =
    Examples:
      dabiao template ningbo-township -o form.xlsx --lang en
      dabiao template ningbo-township --centre Centre -o centre.xlsx --lang en
      dabiao template ningbo-township --from-list centres.csv -o forms/
      dabiao template ningbo-township --from-list centres.csv -o county.xlsx
      dabiao template ningbo-township --layout roster --from-list centres.csv -o roster.xlsx
      dabiao template --fill last.xlsx -o again.xlsx
arg-dabiao-report-standard = Standard of the results (id or file), where it is not built in and they leave out its texts, as those of batch and score do; can be given several times
arg-dabiao-template-standard = Id of a standard or path of its file; may be left out with --fill
arg-dabiao-template-level = Level of the centres, such as township; may be left out where the standard has one
arg-dabiao-template-centre = Name of a centre; can be given several times
arg-dabiao-template-output = Where to write: a .xlsx file, or a folder (a file for each centre)
arg-layout = Layout: form (one centre each, default) or roster (a row each)
arg-from_list = List of centres: a name a line, or a table with a column headed “centre name” (xlsx, csv and others)
arg-fill = Last time's results (json or ndjson of audit, or the checklist): a form for the re-inspection with what was not met or not checked
arg-all = With --fill: all items, with last time's results shown
arg-force = Replace files that exist
value-layout = LAYOUT
value-from_list = FILE
value-fill = FILE
template-written = { $file } written
template-left-out = { $count ->
        [one] one centre has
       *[other] { $count } centres have
    } nothing left unmet or unchecked, and no form was made (for all items: --all)
template-needs-standard = no standard was named
    .help = give the id of a standard or the path of its file; dabiao standards list shows those built in
template-needs-level = this standard has several levels
    .help = name one with --level: { $known }
form-unknown-standard = this form was made from the standard “{ $id }”, which is not built in
    .help = give its file with --standard
output-not-xlsx = { $file } is no .xlsx: forms are written as xlsx only
    .help = let the name end in .xlsx, or name a folder; for xls or ods save it so in Excel, WPS or LibreOffice
roster-needs-file = a roster is one file, and { $file } is a folder
    .help = give a name that ends in .xlsx
roster-no-fill = the form for a second visit is for one centre each and cannot be a roster
    .help = leave out --layout roster
folder-needs-centres = forms are to be written into the folder { $folder }, but no centre is named
    .help = name them with --centre or --from-list; for one blank form give a name that ends in .xlsx
output-exists = there is already { $files }
    .help = choose another name, or replace with --force
output-in-use = { $files } is open in Excel, WPS or LibreOffice
    .help = close it and try again; if no program has it open, delete the ~$ or .~lock file that was left behind
names-unusable = some names of centres cannot name a file or sheet: { $names }
    .help = change them in the list; the name of a sheet has at most 31 characters and none of [ ] : * ? / \
name-empty = number { $at } is empty
name-character = “{ $name }” has { $character } in it
name-too-long = “{ $name }” is too long
name-reserved = “{ $name }” is a reserved name
name-twice = “{ $name }” occurs twice
list-of-several-levels = there are centres of several levels: { $known }
    .help = name one with --level, and run once for each
list-without-level = the list has no centre of this level
nothing-left-to-inspect = last time nothing was left unmet or unchecked: there is nothing to inspect again
    .help = for a form with all items add --all
results-unreadable = { $file } does not hold results of dabiao audit: { $detail }
    .help = use a file written by dabiao audit --format json -o, or the checklist itself
results-version = the results in { $file } are of version { $version }; this program knows 1
results-differ = the results in { $file } are of different standards or levels
    .help = keep standards and levels apart, and run once for each
roster-empty = the roster in { $file } has no centre filled in: nothing to evaluate
    .help = fill in a row for each centre, at least its name
