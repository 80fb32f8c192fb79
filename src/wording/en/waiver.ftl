# Waivers

waived-title = { $count ->
    [one] 1 item waived (its verdict stands, and it blocks no grade)
   *[other] { $count } items waived (their verdicts stand, and they block no grade)
}
waived = { $title }: { $verdict }; { $reason }; approved by { $approved_by }, { $granted } to { $through } [{ $place }]
grade-without-waivers = { $count ->
    [one] with 1 waiver
   *[other] with { $count } waivers
}; without: { $grade }
grade-waived = { $name }: { $ids } waived; without waivers: { $without }
without-reached = reached
without-missed = missed
without-open = open

waiver_ends_before = through is before granted
waiver_twice = the waiver of item { $id } for “{ $centre }” overlaps with the one in { $other }; the first counts
    .help = delete one of them, or correct the days
waiver_of_nothing = the waived item { $id } does not apply at the level of this centre
waiver_day_unknown = the day of the visit is not known, so the waiver of item { $id } is not used
    .help = state the day in the list, or give it with --as-of
waiver_not_yet = the waiver of item { $id } holds from { $granted } and is not used
waiver_expired = the waiver of item { $id } ended on { $through } and is not used
waiver_unused = item { $id } is not unmet, so its waiver is not needed
waiver_ends_soon = the waiver of item { $id } ends on { $through }, in { $days } days
waiver_other_standard = the waiver is for a standard “{ $word }”, which is neither the one in use ({ $id }) nor built in
waiver_unknown_indicator = there is no item “{ $word }” to waive{ $hint }
waivers_elsewhere = { $count ->
    [one] 1 waiver is for a centre that is not in this file
   *[other] { $count } waivers are for centres that are not in this file
}
    .help = if they should be, check the names or codes of the centres

## Over many centres

waiver_no_standard = no centre here is judged by a standard “{ $word }”, which is not built in either
waiver_no_centre = no centre here is “{ $centre }” and judged by { $standard }, so the waiver of item { $id } is not used
    .help = if it should be, check the name or code of the centre
survey-problems = { $count ->
        [one] One waiver is
       *[other] { $count } waivers are
    } to be looked at
column-waived = Waived
column-waived-share = Share waived
survey-waived-verdict = { $verdict } (waived)
survey-waived = { $items ->
        [one] one item
       *[other] { $items } items
    } at { $centres ->
        [one] one centre
       *[other] { $centres } centres
    }, counted apart from those not met; without the waivers { $lifted ->
        [0] no grade would be lower
        [one] one centre would have a lower grade
       *[other] { $lifted } centres would have a lower grade
    }
page-waived = Items waived
