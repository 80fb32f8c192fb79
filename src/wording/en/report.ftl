# The assessment report

label-standard = Standard
label-visit = Visit
label-grade = Grade
label-score = Score
label-parameter = Figure
centre-unnamed = (a centre without a name)
centre-unnamed-in = (no name, in { $file })
no-date = no date given
standard-line = { $title } ({ $id }, edition { $edition })
standard-stamped = named by the form, which was made from it
standard-recognised = none was named; of the built-in standards only this one recognises the list: { $matched } of { $rows } rows
visit-line = { $date } · { $level } · { $file }

level-city = city
level-county = county
level-district = district
level-township = township (subdistrict)
level-village = village (community)
level-branch = branch hall

grade-is = { $name }
grade-open = not decided yet
grade-none = no grade reached
outcome-reached = { $name }: reached
outcome-missed = { $name }: missed, { $count ->
        [one] one required item is
       *[other] { $count } required items are
    } not met ({ $ids })
outcome-missed-and-open = { $name }: missed, { $count ->
        [one] one required item is
       *[other] { $count } required items are
    } not met ({ $ids }); { $open } more to check ({ $open_ids })
outcome-open = { $name }: open, { $open ->
        [one] one required item is
       *[other] { $open } required items are
    } not checked ({ $open_ids })
outcome-nothing = { $name }: nothing was evaluated

grade-convention = the source document names no grade; “Qualified” (everything that shall be and applies is met) is this tool's convention
score-none = nothing was evaluated, so there is no score
score-line = { $percent } (for { $name }, { $earned } / { $possible })
score-range = { $percent } (for { $name }, { $earned } / { $possible }; between { $low } and { $high } once all is checked)
score-counts = { $total } items: { $counts }
count-of = { $n } { $verdict }
score-left-out = left out: { $ids } (not applicable)
score-convention = the source document gives no points; equal weights are this tool's convention

parameter-year = { $label }: { $value } (the figure for { $year })
parameter-plain = { $label }: { $value }
parameter-set = { $label }: { $value } (given with --set { $id })

verdict-met = met
verdict-partly_met = partly met
verdict-not_met = not met
verdict-not_applicable = not applicable
verdict-not_checked = not checked
verdict-unreadable = unreadable

unit-area = an area
unit-ratio = a ratio
unit-days = a number of days
unit-persons = a number of people
unit-times_per_year = times a year
unit-items = a number of things
unit-minutes = a number of minutes
unit-hours = a number of hours
unit-workdays = a number of working days
unit-years = a number of years
unit-rings = a number of rings

amount-area = { $n } m²
amount-ratio = { $n }%
amount-points = { $n } percentage points
amount-days = { $n } days
amount-persons = { $n } people
amount-times_per_year = { $n } times a year
amount-times = { $n } times
amount-items = { $n }
amount-minutes = { $n } minutes
amount-hours = { $n } hours
amount-workdays = { $n } working days
amount-years = { $n } years
amount-rings = { $n } rings

needs-at_least = at least { $amount }
needs-at_most = at most { $amount }
needs-above = more than { $amount }
needs-below = less than { $amount }
needs-exactly = exactly { $amount }
needs-between = from { $amount } to { $upper }
gap = measured { $measured }, needed { $needed }
gap-set = { $measured } there, needed { $needed }; missing: { $lacking }
gap-forbidden = found, though forbidden: { $lacking }
gap-short = measured { $measured }, needed { $needed }, short by { $short }

blockers = In the way of { $name }: { $count ->
        [one] one item
       *[other] { $count } items
    }
blocker = { $title }: { $why } [{ $cell } · { $cite }]
attested = found { $verdict }
attested-remark = found { $verdict } ({ $remark })
unchecked = To check: { $count ->
        [one] one item
       *[other] { $count } items
    } (for { $name })
why-due = { $why }; due { $due }
unchecked-required = { $title } (required) [{ $cell } · { $cite }]
unchecked-optional = { $title } [{ $cell } · { $cite }]
unreadable-required = { $title } (required): what is written cannot be read [{ $cell } · { $cite }]
unreadable-optional = { $title }: what is written cannot be read [{ $cell } · { $cite }]
conflicts = Mark against measurement: { $count ->
        [one] one item
       *[other] { $count } items
    } (the measurement stands)
conflict = { $title }: marked { $mark } [{ $mark_cell }], measured { $measured } [{ $cell }], judged { $verdicts }
verdict-for-grade = { $verdict } for { $name }

problems = Problems in the input: { $errors ->
        [one] one error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] one warning
       *[other] { $warnings } warnings
    }
severity-error = error
severity-warning = warning
problem-one = { $place } { $message }
problem-many = { $count } of a kind: { $places }. The first: { $first }
problem-many-more = { $count } of a kind: { $places } and { $rest } more. The first: { $first }

column-number = No.
column-indicator = Indicator
column-required = Req.
column-verdict = Verdict
section-title = { $section } (verdicts for { $grade })
section-title-sheet = { $section } (verdicts for { $grade }; cells of sheet “{ $sheet }”)
column-basis = Basis
basis-measured = measured { $text }
basis-attested = marked { $mark }

# Standards

label-source = Source
label-grades = Grades
standards-line = edition { $edition } · { $count } indicators · for { $levels } · grades: { $grades }
show-clauses = { $count } clauses, each accounted for
show-grade = { $name } ({ $id }): { $count } required items
show-required = { $title } [{ $cite } · required for { $grades }]
show-unrequired = { $title } [{ $cite } · { $obligation }, scored and not required]
show-extra = { $title } [{ $cite } · bonus]
show-examples = for example { $list } (examples, not a closed list)
show-members = members, each looked for on its own: { $list }
show-members-open = members, each looked for on its own, at least: { $list }
set-members = members that are there
show-when = applies: { $when }
show-due = due: { $due }
show-check = computed: { $label } { $needs }
show-check-for = computed ({ $scope }): { $label } { $needs }
show-omitted = Clauses that ask nothing of a centre
show-notes = Notes

own-results = The centre's own results: over the { $compared } items with both, { $own } by its own, { $verified } verified, a gap of { $gap }; { $count ->
        [one] one item differs
       *[other] { $count } items differ
    }
own-result = { $title }: own { $own }, verified { $verdict } [{ $cell }]
no-row = not in the list

# Several centres

centres-title = { $file }: { $count } centres, assessed by { $title } (edition { $edition }); score, missing and to check are for { $grade }
centres-help = one in full: add --centre NAME; for programs: --format ndjson
column-centre = Centre
column-grade = Grade
column-score = Score
column-missing = Missing
column-open = Open
column-problems = Problems
grade-none-short = none
centre-errors = { $count ->
        [one] one error
       *[other] { $count } errors
    }

# The reading (dabiao read)

reading-title = { $file }: read by the names of the standard { $standard }; { $count ->
        [one] one centre
       *[other] { $count } centres
    } found
reading-no-sheet = (no sheets)
reading-sheet = Sheet “{ $name }”: { $taken }
taken-form = the list of one centre, one item a row
taken-roster = a roster, one centre a row
taken-about = no list; read for what it states of the centre
taken-guide = a page of instructions, not read
taken-hidden = hidden, not read
taken-empty = empty
taken-no_list = no list found, not read
taken-ignored = not read, as the mapping file says
reading-header = header
reading-header-rows = rows { $rows }
reading-column = “{ $header }” → { $used }
reading-column-unused = “{ $header }” not used
reading-left-out = not read as an item: “{ $text }” ({ $why })
reading-centre = { $name }
reading-stated = { $label }: { $value }
reading-result = { $id } { $title }: “{ $text }” → { $verdict }
reading-fact = { $label }: “{ $text }” → { $read }
reading-bound = only a bound or range
reading-more = the other { $count } are read by the same columns; everything is in --format json
label-centre = name
label-code = code
label-region = region
label-level = level

# What a column is for

use-number = number
use-text = text of the item
use-heading = heading
use-required = the document's √ (no result)
use-result = result
use-self_result = own result
use-measured = measured value
use-unit = unit
use-remark = remark
use-evidence = evidence
use-points = points (only to understand scores)
use-score = score
use-self_score = own score
use-occurrences = occurrences
use-deadline = deadline
use-other = known, of no use here
use-centre = name of the centre
use-code = code
use-region = region
use-level = level
use-date = date
use-part = { $role } of item { $id }
use-choice = a tick means “{ $mark }”
