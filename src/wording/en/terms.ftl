# Terms: the name, what it is, why, and what to do

term-standard = standard
    .what = One checklist: the requirements that one document puts on service centres, as a TOML file.
    .why = A verdict has to rest on a list whose origin is known.
    .do = Read it with dabiao standards show, and check it with dabiao check.
term-source = source
    .what = The government document that a standard was derived from; each of its clauses has a locator.
    .why = Each indicator can be traced to its clause, and each clause is accounted for.
    .do = Reports name the clause of every item; compare it with the document.
term-section = section and group
    .what = Headings over indicators.
    .why = Reports and forms are grouped by them.
    .do = An indicator names its place as in = "section.group".
term-indicator = indicator
    .what = One requirement that can be checked; its id is unique in its standard.
    .why = Score and grade follow from the verdicts on the indicators.
    .do = See how one is verified with dabiao explain STANDARD INDICATOR.
term-obligation = obligation
    .what = How strongly the document puts it: shall (应, 须, 必须, 不得), should (宜, 原则上, 鼓励) or may (可).
    .why = Indicators that should or may be met are judged and scored, but block no grade unless it requires them.
    .do = Compare the wording of the clause.
term-grade = grade
    .what = An outcome a centre can reach, ordered from high to low.
    .why = A centre is given the highest grade that it reaches.
    .do = The report says for each grade which items stand in its way.
term-level = level
    .what = The level of government a centre belongs to: city, county, district, township, village, branch.
    .why = Figures can differ by level, and some items apply to some levels only.
    .do = State it in the list, or give --level.
term-field = field
    .what = A measured fact with a type and a unit, such as the hall area.
    .why = Where there is a figure, it decides, not the impression.
    .do = Fill it in the column of measured values, or beside its label above the list.
term-inspection = inspection
    .what = One centre, one visit: results, measured values and remarks, each with its cell.
    .why = Every finding of a report points back to its cell.
    .do = See how a file was read with dabiao read.
term-finding = finding
    .what = One indicator judged against one inspection.
    .why = Score and grade follow from the findings.
    .do = The report gives the basis of each.
term-assessment = assessment
    .what = All findings of an inspection, with its scores and grades.
    .do = Made by dabiao audit.
term-waiver = waiver
    .what = An approved, dated exception for one indicator at one centre.
    .why = An exception is approved by somebody and said aloud, never silently counted as met.
term-met = met
    .what = The requirement is fulfilled.
term-partly_met = partly met
    .what = Fulfilled in part; only an inspector says so, and it earns part of the points, half unless stated.
    .why = It never satisfies what a grade requires.
    .do = Mend what the report says is lacking.
term-not_met = not met
    .what = The requirement is not fulfilled.
    .why = A grade that requires it is missed.
    .do = Mend what the report says is lacking.
term-not_applicable = not applicable
    .what = The item does not concern this centre; it leaves the sum and blocks no grade.
    .why = It wants a reason, or the report points it out.
    .do = Give the reason in the remark.
term-not_checked = not checked
    .what = The result is blank: it earns nothing yet and decides nothing yet.
    .why = What was not looked at is not a failure; the score has a range instead.
    .do = Check it, fill it in and assess again.
term-unreadable = unreadable
    .what = The cell holds no result that can be read; counted as not checked, and reported as an error.
    .why = A guess would be worse than a gap.
    .do = Correct the cell that the report names.
term-conflict = conflict
    .what = The inspector's mark differs from the verdict that the measured value gives.
    .why = Measured beats attested, and both are shown.
    .do = Check the figure and its unit.
term-reached = reached
    .what = Every item that the grade requires is met or not applicable, and its conditions hold.
term-missed = missed
    .what = At least one required item is not met or only partly met, or a condition on the score can no longer hold.
    .do = See what the report says stands in the way.
term-open = open
    .what = Nothing required has failed, but something required is not checked.
    .why = Only checking it can tell.
    .do = Check the items that the report lists.
term-veto = veto
    .what = An indicator that every grade requires.
    .why = Where it is not met, no grade is reached.
term-parameter = parameter
    .what = A figure that is set year by year or by somebody else, such as the online rate of the year.
    .why = Judging by a figure that is out of date goes wrong.
    .do = Give the year's figure with --set NAME=VALUE.
term-deduction = deduction
    .what = Points taken off for what is lacking; never below 0.
    .why = An item earns 0 at least.
term-bonus = bonus
    .what = Points on top of the full score, up to a limit.
    .why = It never buys a required indicator.

## dabiao explain

about-dabiao-explain = Explain a rule, an indicator or a term: what it means, why, and how to mend or verify it
usage-dabiao-explain = dabiao explain <RULE|TERM>, or dabiao explain <STANDARD> <INDICATOR>
after-dabiao-explain =
    Examples:
      dabiao explain same_text --lang en
      dabiao explain ningbo-township 46 --lang en
      dabiao explain partly_met --lang en
arg-what = Id of a rule (docs/rules.md), a term, or a standard and one of its indicators
value-what = NAME
explain-rule-error = Rule { $id } (error): { $title }
explain-rule-warning = Rule { $id } (warning): { $title }
explain-why = Why
explain-fix = What to do
explain-bad = Not like this
explain-good = Like this
explain-allow = Allow it
explain-allow-how = where there is a reason, with an [[allow]] table in the file: rule = "{ $id }" and a reason
explain-clause = Clause
explain-notes = Notes
explain-term = The term “{ $name }” ({ $id })
explain-what = What it is
explain-do = What to do
explain-unknown = there is no rule or term “{ $word }”{ $hint }
    .help = rules are listed in docs/rules.md; the terms are: { $terms }
explain-no-indicator = the standard { $standard } has no item “{ $word }”{ $hint }
    .help = see its items with dabiao standards show { $standard }
