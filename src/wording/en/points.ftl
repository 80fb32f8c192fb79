# Points, deductions, bonus and conditions of grades

## Reports

outcome-conditions-fail = { $name }: missed, a condition does not hold
outcome-conditions-open = { $name }: open, a condition depends on what is not checked
outcome-otherwise-missed = { $name }: no, a higher grade is reached
condition-line = { $what }, now { $got }: { $holds }
condition-score = score at least { $needed }
condition-section = score of “{ $section }” at least { $needed }
condition-optional = at least { $needed } of the optional items met
condition-optional-of = at least { $needed } of items { $ids } met
condition-got = { $low }
condition-got-range = { $low } to { $high }
condition-holds = holds
condition-fails = does not hold
condition-open = open
way = For the conditions of { $name }, at the least { $what }; the score is then { $percent }
way-fix = put right { $ids }
way-check = find { $ids } met
way-fix-check = put right { $fix } and find { $check } met
way-above-whole = { $name } asks for more than 100%, which putting everything right does not bring: it takes bonus, and bonus that is not earned yet is not counted on
way-impossible = The conditions of { $name } cannot be met even with everything put right: too few items apply
blockers-conditions = In the way of { $name }: conditions
score-bonus = { $bonus } of it bonus
score-bonus-most = { $bonus } of it bonus (at most { $most } in all)
score-ceiling = a score is at most { $ceiling }
score-weighted = score = weighted mean of the sections: { $parts }
score-part = { $section } { $earned }/{ $possible } × { $weight }
score-full = not applicable and counted in full: { $ids }
score-places = scores have { $places } decimal places; grades see the unrounded score
score-places-first = scores have { $places } decimal places; grades see the rounded score
basis-points = { $earned } / { $possible } points
basis-points-range = { $earned } to { $high } / { $possible } points
basis-bonus = bonus { $earned }
basis-bonus-range = bonus { $earned } to { $high }
basis-taken = { $points } taken off
basis-taken-range = { $least } to { $most } taken off
basis-losses = { $points } ({ $losses })
basis-loss = { $name }: { $times }, { $points } taken off
loss-flat = found
loss-occurrence = { $n } ×
loss-member = { $n } missing
loss-shortfall = short by { $n } steps

## Standards

show-points = { $points } points
show-pool = a pool of { $points } points, from which this section's items only take off, never below 0
show-section-points = { $points } points in all
show-weight = weight { $weight }
show-veto = veto (一票否决)
show-cap = where it is not met, { $name } at best
show-credit = partly met earns { $partly }, not met { $not }
show-band = { $needs }: { $points } points
show-deduct-flat = { $name }: { $points } off
show-deduct-occurrence = { $name }: { $points } off each time
show-deduct-member = { $name }: { $points } off for each that is missing
show-deduct-shortfall = { $name }: { $points } off for each { $step } short ({ $part })
show-deduct-most = { $what }, at most { $most }
part-counts = a part of a step costs its part
part-whole = a part of a step counts as one
part-free = a part of a step costs nothing
show-bonus = adds { $points }
show-bonus-each = adds { $points } each time, at most { $most }
show-total = { $points } points in all
show-bonus-most = all bonuses together add at most { $most }
show-ceiling = a score is at most { $ceiling }
show-na-full = what is not applicable counts in full
show-na-not-allowed = nothing may be called not applicable
show-otherwise = centres that reach no other grade
label-scoring = Scoring
show-year = { $year }: { $value }
show-set-by = set by { $source }

## Forms

form-points = Points: { $points }
form-bonus = Bonus: { $points }
form-bonus-each = Bonus: { $points } each time, at most { $most }
form-occurrences = Occurrences
form-count = Fault: { $name } ({ $points } off each time)
form-count-most = Fault: { $name } ({ $points } off each time, at most { $most })
form-count-flat = Fault: { $name } ({ $points } off; enter 1 if found)
form-bonus-count = Times (each adds { $points })
rule-flat = enter 1 if the fault is there, 0 if not
guide-counts = “Occurrences”: how often a fault was found; 0 for never. For a fault that is there or not, enter 1 if it is. Left blank beside an item that is met, it counts as never.

## Cases

case-points = item { $id } should earn { $expected }, earns { $got }
case-score = the score should be { $expected }, is { $got }
case-high = the upper end of the score should be { $expected }, is { $got }
case-fixes = what { $name } takes should be { $expected }, is { $got }
case-figure = { $n }
case-none = nothing

## Problems of lists

na_not_allowed = item { $id } is marked not applicable, which this standard does not allow
    .help = mark it met, partly met or not met
met_with_faults = item { $id } is marked met and has faults counted: it stays met, and the points are taken off
    .help = if one of them is wrong, correct the result or the count
faults_not_counted = item { $id } is not met, but which fault and how often was not put down: its points are known only as a range
    .help = enter the number of occurrences in the row of each fault
count_unreadable = “{ $text }” is no number of times
    .help = enter a whole number such as 3; 0 for never
two_counts = the count “{ $text }” differs from “{ $other }” in { $cell }; neither is taken
    .help = correct one of them
count_of_which = item { $id } has more than one fault to count, and it is not clear which “{ $text }” is for
    .help = enter the counts in the rows of the faults, numbered like { $id }(-1)

## Problems of standards

bad_places = places is { $places }; it has to be a whole number from 0 to 6
bad_per_cent = “{ $text }” is no percentage; write 80 or "80%"
ceiling_below_whole = ceiling is a score in per cent and cannot be below 100; for 110 points, 10 of them bonus, write 110
credit_twice = all_or_nothing and credit cannot both be given
credit_order = in credit, not_met cannot be more than partly_met
band_bound = a band has just one bound: at_least, above, at_most or below
bands_need_field = bands need a check on a field, which says what they are about
bands_order = bands go from the most points to the fewest, all in one direction, each wider than the one before and worth less
bands_points = the highest band is worth the points of the indicator ({ $points })
bands_and_shortfall = bands and a deduction by shortfall cannot both be given
step_too_large = a step of { $step } of a ratio is 100%, so nothing is ever short by one; a percentage point is "1%"
step_without_shortfall = step and part_step go with per = "shortfall" only
deduct_needs_set = per = "member" needs a check on a set (all_of, any_of, at_least_of)
deduct_needs_threshold = per = "shortfall" needs a check on a field
bonus_needs_most = a bonus for each time needs the most it can add: most
most_below_points = at most { $most } in all is less than the { $points } of a single one
bonus_with_points = a bonus cannot have points, bands, deduct, veto or cap
bonus_required = a bonus cannot be required for a grade
pool_without_points = a section with pool = true needs points
points_in_pool = the points of its section are a pool, so it cannot have points of its own
pool_without_deduction = the points of the section of { $id } are a pool, so it needs [[indicator.deduct]]
points_do_not_add_up = { $stated } points are stated; the items for { $level } come to { $sum }{ $hint }
points-assumed-of = , among them { $ids } without points, which count 1 each
weight_missing = other sections have a weight, section “{ $id }” has none
weights_do_not_add_up = the weights of the sections come to { $sum }%, not 100%
otherwise_not_last = otherwise = true can stand at the last grade only, and not at the only one
otherwise_with_conditions = a grade with otherwise = true cannot have conditions
otherwise_required = the grade “{ $word }” is what remains (otherwise), so nothing can be required for it
reserved_grade_id = “{ $id }” means something else and cannot be the id of a grade
cap_highest = “{ $word }” is the highest grade already, so the cap does nothing
unknown_section = there is no section “{ $word }”{ $hint }
unknown_indicator_in_grade = there is no item “{ $word }”{ $hint }
bad_optional_count = the least number of items has to be a whole number from 1 to { $available }
unknown_counted = there is no “{ $word }” to count{ $hint }
