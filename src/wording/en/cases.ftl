# Testing standards by cases.

about-dabiao-test = Test standards by cases: given facts and the verdicts they must come to
usage-dabiao-test = dabiao test [FILE|DIR…] [--mutate]
after-dabiao-test =
    Examples:
      dabiao test --lang en
      dabiao test standards/cases/ --lang en
      dabiao test standards/ningbo-township.toml --mutate --lang en

    Exit codes: 0 all come out; 10 some do not, or a change went unnoticed; 3 there are no cases; 4 a file has mistakes
arg-dabiao-test-paths = Files of cases, standards with cases inside or beside them, or folders with such files; everything under the current folder if left out
arg-mutate = Change everything the standards say in turn (bounds, obligations, required grades, points …) and list the changes that no case notices
tests-none-here = there are no cases under this folder
    .help = name a file of cases, or write one: docs/standard-format.md, section Cases
tests-none-in = { $file } has no cases
    .help = write [[case]] tables inside the standard, or in NAME.cases.toml or cases/NAME.toml beside it
case-failed = { $file }:{ $line } “{ $name }”: { $what }
case-verdict = item { $id } ({ $name }) should be { $expected }, is { $got }
case-no-item = no item of this level
case-grade = the grade should be { $expected }, is { $got }
cases-summary = { $file }: { $count ->
        [one] 1 case
       *[other] { $count } cases
    }, { $failed } not as expected
cases-no-level = {"  "}{ $level }: no case is about it
cases-never-met = {"  "}{ $level }: { $count ->
        [one] 1 item that no case saw met
       *[other] { $count } items that no case saw met
    }: { $ids }
cases-never-not-met = {"  "}{ $level }: { $count ->
        [one] 1 item that no case saw not met
       *[other] { $count } items that no case saw not met
    }: { $ids }
changes-summary = { $id }: { $made ->
        [one] 1 change
       *[other] { $made } changes
    }, { $unnoticed } that no case noticed
change-line = {"  "}{ $about }, { $what }: { $from } → { $to }
change-line-of = {"  "}{ $about }, { $what } ({ $of }): { $from } → { $to }
change-about-indicator = item { $id }
change-about-parameter = parameter { $id }
change-about-section = section { $name }
change-about-grade = grade { $name }
change-about-scoring = scoring
change-name = { $name }
change-part = { $part }
change-yes = yes
change-no = no
change-threshold = bound
change-upper = upper bound
change-comparison = comparison
change-condition_threshold = bound of the condition
change-condition_comparison = comparison of the condition
change-condition = applies only under its condition
change-value = value
change-obligation = obligation
change-required_for = required
change-level = applies to the level
change-member = member of the set
change-set_rule = rule of the set
change-set_count = how many of the set are needed
change-polarity = polarity
change-points = points
change-partial = part earned when partly met
change-credit = part earned when not met
change-band_bound = bound of the step
change-band_comparison = comparison of the step
change-band_points = points of the step
change-deduction = points taken off
change-per = how often it is taken off
change-step = size of a step of shortfall
change-part_step = part of a step
change-most = most taken off
change-bonus = bonus
change-bonus_per = how often the bonus counts
change-bonus_most = most of the bonus
change-pool = points of the pool
change-weight = weight
change-score = score asked for
change-section_score = score asked for in the section
change-optional = optional items asked for
change-optional_of = counts among the optional items
change-ceiling = ceiling
change-all_bonus = most of all bonuses
change-not_applicable = points of what does not apply
change-places = decimal places
change-rounding = score that thresholds see
