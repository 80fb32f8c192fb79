# Reports handed over (html, xlsx, docx, markdown, csv)

paper-reached = reached
paper-missed = missed
paper-otherwise = not this one
paper-open = open
paper-basis-measured = measured
paper-basis-counted = counted faults
paper-basis-attested = attested
paper-list = { $list }
paper-waived-until = waived through { $through }: { $reason }
paper-also = By { $standard }
paper-also-open = still to be checked for it: { $count }
paper-outcome = Outcome
paper-missing = Required, not met
paper-unchecked = Required, not checked
paper-why = Why
paper-cell = Cell
paper-clause = Clause
paper-mark = Mark
paper-measured = Measured
paper-judged = Judged
paper-own = Own
paper-severity = Kind
paper-place = Place
paper-problem = Problem
paper-help = What to do
paper-findings = Findings (verdicts for { $grade })
paper-notes = Doubts about the standard

csv-centre = Centre
csv-code = Code
csv-region = Region
csv-level = Level
csv-date = Date of visit
csv-standard = Standard
csv-edition = Edition
csv-grade = Grade reached
csv-for-grade = Verdict is for grade
csv-number = No.
csv-section = Section
csv-group = Group
csv-indicator = Indicator
csv-obligation = Obligation
csv-required = Required
csv-required-for = Required for
csv-verdict-code = Verdict code
csv-verdict = Verdict
csv-basis = Basis
csv-attested = Mark
csv-own = Own mark
csv-conflict = Mark against measurement
csv-measured = Measured
csv-measured-value = Measured value
csv-unit = Unit code
csv-needed = Needed
csv-needed-value = Needed value
csv-short = Short by
csv-short-value = Short by value
csv-short-unit = Short by unit code
csv-why = Why
csv-earned = Points earned
csv-possible = Points possible
csv-points = How the points are made
csv-waiver = Waiver
csv-remark = Remark
csv-evidence = Evidence
csv-occurrences = Occurrences
csv-deadline = Deadline
csv-due = Due by the document
csv-cell = Cell
csv-clause = Clause
csv-file = File
csv-yes = yes
csv-no = no

# Command line

format-needs-file = { $format } is a binary file and cannot go to the screen
    .help = add -o FILE
report-unknown-extension = what { $file } is to be cannot be told from its name
    .help = use one of these extensions: { $known }
report-over-input = { $file } is the file to be read; a report must not overwrite it
    .help = choose another name
report-twice = { $file } is named twice
several-centres-report = { $file } holds { $count } centres, and { $format } is about one
    .help = name one with --centre; csv and ndjson take them all
report-needs-format = nothing says what to write
    .help = add --format or -o FILE
report-no-text = results from a file cannot be shown as text again
    .help = use --format markdown, or run dabiao audit on the checklist
saved-unreadable = { $file } cannot be made into a report: { $detail }
    .help = use a file that this version wrote with dabiao audit --format json, batch or score; for one of an earlier version, run audit on the checklist again
saved-needs-standard = { $place } was judged by { $id } { $edition } and leaves out its texts; the standard with just this text is not at hand (SHA-256 { $sha256 })
    .help = give its file with --standard, or run dabiao audit on the checklist
saved-empty = { $file } holds no results
saved-other-language = the texts in the results are in { $language }, and a report is in the language of its results
    .help = leave out --lang, or run dabiao audit again in the other language
language-zh = Chinese
language-en = English
unknown-grade-in-results = the results have no grade { $word }
    .help = the grades are: { $known }

about-dabiao-report = Make reports of results that dabiao audit, batch or score wrote (json, ndjson)
usage-dabiao-report = dabiao report <RESULTS> [OPTIONS]
after-dabiao-report =
    Examples:
      dabiao audit checklist.xlsx --format json -o result.json
      dabiao report result.json -o report.html
      dabiao report result.json --report report.docx report.xlsx --notice notice.docx

arg-results = Results that dabiao audit, batch or score wrote: json or ndjson; - for standard input
arg-dabiao-report-centre = Only this centre of the results (its name or a part of it, or its place)
arg-report = Reports to write besides, the format by the extension: html, xlsx, docx, md, csv, json, ndjson, txt
arg-notice = Write a rectification notice (docx) besides
arg-dabiao-report-format = Output format: html, xlsx, docx (report), notice (rectification notice), markdown, csv, json or ndjson; by default what the extension of -o says
value-results = RESULTS
value-report = FILE
value-notice = FILE

paper-title = Inspection report
html-skip = Skip to the findings
html-contents = Contents
html-result = Result
html-sections = Sections
html-way = What stands in the way
html-unchecked = To check
html-conflicts = Mark against measurement
html-findings = Findings
html-problems = Problems in the input
html-making = How score and grade are made
html-own = Own results and verified ones
html-total = Total
html-grades = Grades
html-sum = Earned / possible
html-range = Range once all is checked
html-score = Score (for { $grade })
html-counts = Findings by verdict (for { $grade })
html-chart = Findings by verdict, and points, in each section (for { $grade })
html-filter = Filter the findings
html-show = Show only
html-unmet = Not or partly met
html-open = To check
html-conflict = Mark against measurement
html-required = Required
html-search = Search
html-shown-all = {"{"}total{"}"} items
html-shown-some = {"{"}n{"}"} of {"{"}total{"}"} items shown
html-measured-needed = Measured, needed
html-where = Cell, clause
html-marked = marked:
html-selected = Chosen
html-notes = Where the document is damaged, contradicts itself or had to be read by inference. Hold the document beside any verdict that rests on these clauses.
html-rules = met earns the points, partly met a part of them (half, unless the standard says otherwise), not met none; what is not applicable is left out; what is not checked or not readable stays in the sum and earns nothing yet; where the standard deducts, grades by bands, adds or weighs, it is done as the standard says
html-grade-rules = a grade is reached when everything it requires is met or not applicable, missed when something required is not or only partly met, and open otherwise

# Workbook

xlsx-summary = Summary
xlsx-findings = Findings
xlsx-way = In the way
xlsx-unchecked = To check
xlsx-problems = Problems
xlsx-making = Explanations
xlsx-percent = Per cent
xlsx-low = Low
xlsx-high = High
xlsx-nothing-missing = nothing required is missing

# Documents

docx-heading = { $n }. { $text }
docx-basis = Basis
docx-basis-line = Inspected on the basis of 《{ $source }》, by the standard “{ $title }” ({ $id }, edition { $edition }). The document was issued by: { $issuer }.
docx-visit = Date of the visit: { $date }. Level of the centre: { $level }. Checklist: { $file }.
docx-grade = Grade: { $grade }.
docx-score = Score: { $said }.
docx-sentence = { $text }.
docx-unmet = Not or only partly met: { $count ->
        [one] one item
       *[other] { $count } items
    } (for { $grade })
docx-none = None.
docx-found = What was found
docx-doubt = Doubt
docx-inspectors = Inspectors (signed):
docx-centre-signs = For the centre (signed):
docx-seal = Inspecting body (seal):
docx-blank-date = Date:

notice-title = Rectification notice
notice-number = No.:
notice-to = To { $centre }:
notice-result = The date of the visit is { $date }. The grade of your centre is: { $grade }. By what { $for } asks, { $count ->
        [one] one item is
       *[other] { $count } items are
    } to be put right.
notice-nothing = Nothing was found that is to be put right.
notice-n = No.
notice-found = What is wrong
notice-required = What is required
notice-needed = { $title }: { $needed }
notice-basis = Basis
notice-deadline = Deadline
notice-unit = Responsible unit
notice-star = ★ marks what that grade requires.
notice-report-back = Please put these right within the deadline and report the result in writing, with evidence. An inspection will follow.
notice-open = { $count ->
        [one] One more item has
       *[other] { $count } more items have
    } not been checked and is not part of this notice.
notice-issuer = Inspecting body (seal)
notice-received = This notice is made out in two copies, one for the inspecting body and one for the centre.
notice-signed = Received by (signed):                Date:

arg-annotate = Write the checklist itself (xlsx) with verdict, reason and shortfall beside each row and cells with problems marked
value-annotate = FILE
annotate-verdict = dabiao: judged
annotate-why = dabiao: why
annotate-short = dabiao: short by
annotate-problem = dabiao: reading
annotate-not-xlsx = { $file } is no xlsx and cannot be annotated
    .help = save it as xlsx in Excel or WPS and run this on that file
annotate-roster = in { $file } a row is a centre; its findings do not fit beside it
    .help = write a csv with --report: it has a row a finding
annotate-no-room = no columns can be added beside the list on sheet “{ $sheet }” of { $file }
annotate-extension = { $file } should end in .{ $wanted }
annotate-signature = { $file } is signed; in the file with verdicts that signature is no longer valid
