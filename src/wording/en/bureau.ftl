# Many centres: batches and surveys

about-dabiao-batch = Assess many centres: checklists, folders, rosters and archives in, an assessment of each and a survey of all out
usage-dabiao-batch = dabiao batch <PATH>… [OPTIONS]
after-dabiao-batch =
    Examples:
      dabiao batch checklists/ --out results/
      dabiao batch checklists.zip roster.xlsx --standard ningbo-township --require standard
      dabiao batch checklists/ --manifest centres.csv --out results/
      dabiao batch checklists/ --out results/ --resume
      dabiao batch checklists/ --out results/ --reports html,docx --notices --waivers waivers.toml

    In the folder of --out: results.ndjson has a line a centre, files.ndjson a line a file,
    failures.ndjson the files that could not be read; survey.txt, survey.html, survey.xlsx,
    survey.json, ranking.csv, gaps.csv, regions.csv and matrix-….csv are the survey; reports
    and notices hold those of each centre.

    Exit codes: each file earns one as with audit; the batch ends with the first of
    1, 4, 3, 10, 11, 0 that any earned
arg-dabiao-batch-paths = Checklists, rosters, zip archives of them, folders (with all below), or globs
arg-out = Write the results into this folder; without it only the survey is shown
arg-manifest = A list (csv, xlsx and others) with file, name, code, region, level, standard
arg-jobs = How many files at a time; by default as many as there are processors. No result depends on it
arg-resume = Go on with a batch that was interrupted, or make the survey of a finished one again
arg-dabiao-batch-force = Begin anew even if the folder holds results
arg-dabiao-batch-standard = Id of a standard or path of its file; if left out, it is found file by file
arg-dabiao-batch-level = Level of all centres; if left out, from each file, the list or the standard
arg-dabiao-batch-require = The grade (or a higher one) every centre must reach; otherwise the exit code is 10
value-out = DIR
value-manifest = FILE
value-jobs = N

batch-begins = { $total ->
        [one] One file
       *[other] { $total } files
    }, { $before } done before
batch-at = { $at } of { $total } files, { $rest }
batch-rate = { $centres ->
        [one] one centre
       *[other] { $centres } centres
    }, { $rate } a second, { $time } left, { $failed } failed
batch-empty = there is no file to assess
    .help = give checklists, or folders or zip archives of them; xlsx, xls, xlsb, ods and csv are read
batch-interrupted = interrupted: { $at } files of { $total } are done
    .help = what is done is kept; go on with --resume
batch-out-no-folder = { $folder } is no folder
batch-nothing-to-resume = there is nothing to go on with in { $folder }
    .help = leave out --resume to begin
batch-resume-differs = the batch in { $folder } was run with something else: { $options } differ
    .help = go on with what it was begun with, or begin anew with --force
batch-begun = there is an unfinished batch in { $folder }
    .help = go on with --resume, or begin anew with --force
batch-there = there are results in { $folder } already
    .help = name another folder, or begin anew with --force
batch-file-changed = { $file } has changed since the interruption
    .help = begin anew with --force
batch-no-list = there is no list in the file
list_without_files = the list has no column headed “file”
    .help = the headers are: file, centre name, code, region, level, standard; only “file” is a must
listed_without_file = this row of the list names no file: “{ $text }”
list_states_otherwise = the file says “{ $text }”, the list says “{ $listed }”; the list stands ({ $list })

survey-title = Survey: { $files ->
        [one] one file
       *[other] { $files } files
    }, { $centres ->
        [one] one centre
       *[other] { $centres } centres
    }
survey-failed = { $count ->
        [one] one file
       *[other] { $count } files
    } could not be read, or not in full (listed at the end)
survey-same = { $count ->
        [one] one file has the very bytes of another and was
       *[other] { $count } files have the very bytes of others and were
    } not counted again
survey-twins = { $count ->
        [one] one centre seems to occur twice; both are counted
       *[other] { $count } centres seem to occur more than once; all are counted
    }
survey-passed = { $count ->
        [one] one file that is no table was
       *[other] { $count } files that are no tables were
    } passed over
survey-unlisted = { $count ->
        [one] one file is not in the list; it was assessed all the same
       *[other] { $count } files are not in the list; they were assessed all the same
    }
survey-block = { $title } ({ $id }, edition { $edition }) · { $level }: { $count ->
        [one] one centre
       *[other] { $count } centres
    }
survey-count = { $count }, { $share }
survey-mean = mean { $mean } (over { $count ->
        [one] one centre
       *[other] { $count } centres
    }, rounded once)
survey-unchecked = { $share } of all items
survey-errors = { $count ->
        [one] one centre has
       *[other] { $count } centres have
    } errors in the input
survey-distribution = Scores
survey-ranking = Ranking
survey-rank-rule = by score (unrounded), then by the grade reached, then by required items missing for the highest grade; centres equal in all three are tied (=) and stand in the order of their files
survey-gaps = Shared gaps (items that most centres miss or meet only partly)
survey-required = [required]
survey-sections = Sections by points earned, the weakest first
survey-regions = Regions
survey-no-region = (no region stated)
survey-nearly = { $count ->
        [one] One centre is
       *[other] { $count } centres are
    } one or two items from a grade
survey-near = { $count ->
        [one] one item
       *[other] { $count } items
    } from { $grade }: { $ids }
survey-twice = { $count ->
        [one] One centre seems
       *[other] { $count } centres seem
    } to occur twice (same code or, without a code, same name and region; all are counted)
survey-twin = { $name } ({ $code }): lines { $first } and { $other } of the results
survey-repeated = { $count ->
        [one] One file repeats
       *[other] { $count } files repeat
    } another one (counted once)
survey-refused = { $count ->
        [one] One file
       *[other] { $count } files
    } could not be read, or not in full
survey-more = { $count } more in { $file }

column-rank = Rank
column-tied = Tied
column-date = Date
column-low = Score, lowest
column-high = Score, highest
column-missing-ids = Required items not met
column-conflicts = Conflicts
column-in-conflict = Centres with conflicts
column-compared = Self-assessed
column-gap = Own gap
column-errors = Errors
column-near-grade = Grade nearly reached
column-near-ids = Items in the way
column-file = File
column-line = Line of results
column-section = Section
column-missed = Not met
column-judged = Judged
column-share = Share
column-centres = Centres
column-grade-centres = Centres of this grade
column-mean = Mean
column-unchecked = Unchecked

# Two rounds compared

about-dabiao-compare = Compare two rounds of inspections: what was put right, what is still open, what is newly unmet
usage-dabiao-compare = dabiao compare <OLD> <NEW> [OPTIONS]
after-dabiao-compare =
    Examples:
      dabiao compare last/ this/
      dabiao compare last.ndjson this.ndjson --format csv -o ledger.csv
      dabiao compare last-checklists/ this-checklists/ --standard ningbo-township

    Centres are matched by code, then by name (and region). Names that are only alike are
    listed and never merged
arg-dabiao-compare-format = Output format: text (default), json, or csv (a line for every item of a centre)
value-before = OLD
value-now = NEW

rounds-bad-line = line { $line } of { $file } is no result of dabiao: { $detail }
    .help = use a file written by dabiao batch or dabiao audit --format ndjson
rounds-empty = there are no results in { $file }
rounds-title = Comparison: { $old } centres before, { $new } now, { $pairs } in both
rounds-edition = the standard changed: { $old } → { $new }, { $pairs } centres. Compared are the { $shared } items with the same number; only before: { $dropped }; only now: { $added }
rounds-centres = Centres
rounds-items = Items (most often still open or newly unmet first)
rounds-missing = { $count ->
        [one] One centre is
       *[other] { $count } centres are
    } in the round before only
rounds-added = { $count ->
        [one] One centre is
       *[other] { $count } centres are
    } in this round only
rounds-near = { $count ->
        [one] One pair
       *[other] { $count } pairs
    } that may be the same centre, not merged
rounds-near-pair = { $old } ({ $old_code }) ≈ { $new } ({ $new_code }): { $why }
rounds-near-cut = too many centres are unmatched to look for names that are alike
rounds-more = { $count } more with --format json
near-codes = same name, different codes
near-regions = same name, different regions
near-twice = more than one centre has this code or name
near-names = names are alike
change-rectified = Put right
change-still_open = Still open
change-newly_unmet = Newly unmet
change-waived = Waived
change-not_rechecked = Not looked at again
change-no_longer_applies = No longer applies
column-change = Change

# A random draw

about-dabiao-sample = Draw centres for inspection at random (双随机), so that anybody can repeat the draw
usage-dabiao-sample = dabiao sample <LIST> --count <N> [OPTIONS]
after-dabiao-sample =
    Examples:
      dabiao sample centres.csv --count 20 --by region
      dabiao sample centres.csv --count 20 --seed 2026-03 --format csv -o drawn.csv

    Each centre gets the SHA-256 of the seed, a line feed, and its code (or name); the smallest
    are drawn. sha256sum gives the same
arg-list = List of centres: a table with a column headed “centre name”, or a name a line
arg-count = How many to draw
arg-by = Draw in proportion from each region or level
arg-seed = The seed; if left out, the program makes one and puts it on record
arg-dabiao-sample-format = Output format: text (default), json (the whole record), or csv (can be used as a list)
value-list = LIST
value-count = N
value-by = BY
value-seed = SEED

sample-title = { $count ->
        [one] One centre
       *[other] { $count } centres
    } drawn from { $all }
sample-list = List: { $file }, SHA-256 { $sha256 }
sample-seed = Seed: { $seed }
sample-method = Method: smallest SHA-256 of seed, line feed, and code or name; strata in proportion, greatest remainders first
sample-stratum = { $name }: { $drawn } of { $size }
sample-no-stratum = (not stated)
sample-too-many = { $count } are to be drawn, and the list has { $all }
sample_twice = “{ $key }” is in the list twice, the other time at { $cell }
    .help = give every centre a code of its own, or delete the row that is there twice
sample-name = Centre name
sample-code = Code
sample-region = Region
sample-level = Level
column-seed = Seed
column-digest = SHA-256

# Facts, line by line

about-dabiao-score = Assess line by line: facts in (JSON, one a line), assessments out, one a line, in the same order
usage-dabiao-score = dabiao score <FILE or -> [OPTIONS]
after-dabiao-score =
    Examples:
      dabiao score - --standard ningbo-township < facts.ndjson > results.ndjson

    A line of facts:
      {"{"}"centre":"Example town","code":"330001","level":"township","date":"2026-05-18",
       "marks":{"{"}"1":"met","2":"√"{"}"},"fields":{"{"}"hall_area":"150㎡"{"}"}{"}"}
    For a line that cannot be assessed the result is {"{"}"schema_version":1,"failure":…{"}"}.
    Memory does not grow with the number of lines

    Exit codes: each line earns one as with audit; the run ends with the first of
    1, 4, 3, 10, 11, 0 that any earned
arg-facts = A file of facts, or - for standard input
arg-dabiao-score-standard = Id of a standard or path of its file; if left out, each line names its own
value-facts = FILE
score-empty = there were no facts
score-bad-line = this line is no facts: { $detail }
    .help = it may have: standard, centre, code, region, level, date, marks, own_marks, fields, counts, members, remarks
score-long-line = this line has more than { $limit } bytes
score-needs-standard = no standard was named
    .help = name it with --standard, or in the line as standard
score-other-standard = there is no built-in standard “{ $id }”
    .help = give the file of a standard of your own with --standard
facts_unknown_indicator = the standard has no item { $id }{ $hint }
facts_unknown_field = the standard has no field { $id }{ $hint }
facts_unknown_set = the standard has no set at item { $id }{ $hint }
facts_unknown_member = the set has no { $id }{ $hint }
facts_unknown_count = item { $item } has no counted fault { $id }{ $hint }
facts_not_counted = nothing is counted of an item { $id }{ $hint }
facts_twice = { $id } stands twice; neither is taken
facts_no_value = the value “{ $text }” of { $id } is no text, number or truth value

# The page of a survey

page-search = Find by name or code
page-region = All regions
page-grade = All grades
page-rest = Show more
page-near = one or two items from a grade
page-all-met = All items are met
page-shown = {"{}"} of {"{}"} shown
page-line = In full: line {"{}"} of results.ndjson

# The workbook of a survey

sheet-ranking = Ranking
sheet-gaps = Shared gaps
sheet-scores = Scores
sheet-regions = Regions
sheet-matrix-left-out = There are { $count } centres; above { $most } the workbook has no table of centre by item: see { $file }
sheet-matrix = Centre by item
