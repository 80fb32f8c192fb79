# The crosswalk: between two standards, and one inspection judged by several

## Problems in a crosswalk's file

crosswalk_no_standard = there is no standard “{ $word }”{ $hint }
    .help = write the id of a built-in standard, or the path of a standard's file from this file
crosswalk_same_standard = both sides are the same standard ({ $id })
crosswalk_pair_twice = { $left } and { $right } are a pair already
    .help = add to that pair
crosswalk_no_field = the standard { $standard } has no field “{ $word }”{ $hint }
crosswalk_field_types = { $left } is of type { $left_type } and { $right } of type { $right_type }; of different types they are not the same fact
crosswalk_field_twice = the fields { $left } and { $right } are matched already
crosswalk_no_indicator = the standard { $standard } has no item “{ $word }”{ $hint }
crosswalk_no_member = the standard { $standard } has no “{ $word }”: item { $id } has { $members } members
crosswalk_relation_twice = how “{ $left }” stands to “{ $right }” is said already
    .help = where it differs by level, give each its levels
crosswalk_is_missing = is is missing: the two do not measure the same fact, so their figures cannot decide
    .help = write equal, stricter, looser, broader, narrower or overlapping; if it is the same fact, add a [[pair.field]] first
crosswalk_is_superfluous = is must be left out: both measure the same fact, and the program decides from the figures at each level
crosswalk_why_missing = why is missing: every relation but equal gives its reason
crosswalk_no_shared_level = the two have no level in common, so that an answer to one is never used for the other
crosswalk_levels_empty = levels holds no level
    .help = name the levels, or leave levels out for all that both have
crosswalk_level = “{ $word }” is no level that both have{ $hint }

## Relations

relation-equal = equal
relation-stricter = stricter
relation-looser = looser
relation-broader = broader
relation-narrower = narrower
relation-overlapping = overlapping

## audit --also

arg-also = Judge by this standard too (id or path); can be given several times
value-also = STANDARD
arg-crosswalk = A crosswalk of your own; by default the built-in one
value-crosswalk = FILE
also-twice = the standard { $id } is named twice
    .help = --also takes standards other than that of --standard, each once
also-no-pair = the crosswalk does not relate { $from } to { $to }
    .help = it relates: { $known }; a crosswalk of your own is given with --crosswalk
also-no-level = the standard { $id } has no level “{ $level }”, so { $centre } cannot be judged by it too
    .help = its levels: { $known }
pair-of = { $left } and { $right }
crosswalk_contradiction = by the crosswalk, item { $other } ({ $other_verdict }) and item { $first } ({ $first_verdict }, { $cell }) settle “{ $title }” ({ $id }) differently; neither was used
    .help = check both results
crosswalk_measured_against = “{ $title }” ({ $id }) was judged by { $measured } ({ $cell }), against what the result here says by the crosswalk
    .help = check both
also-title = Judged also by { $title } ({ $id }, edition { $edition })
label-settled = Settled
also-relations-help = in brackets: how the item inspected stands to what is asked on the left; a number with brackets is one member of an item
also-counts = this inspection settles { $decided } of its { $total } items; { $open } stay to be checked
also-counts-out = this inspection settles { $decided } of its { $total } items; { $open } stay to be checked, { $out } do not apply
also-settled = Settled by this inspection's answers: { $count ->
        [one] one verdict
       *[other] { $count } verdicts
    }
also-none = No answer of this inspection settles any of its items
column-theirs = What it asks
column-from = By the answer to
column-cell = Cell
also-from-item = { $id } { $title } ({ $relation })
also-from-fact = { $label } (same figure)
also-from-fact-by = { $id } { $title } ({ $relation }, same figure)
also-from-own = { $label } (stated)
also-open = Asked besides and not looked at: { $count ->
        [one] one item
       *[other] { $count } items
    }

## standards compare

about-dabiao-standards-compare = Compare two standards side by side: what both ask, which is stricter, what only one asks
usage-dabiao-standards-compare = dabiao standards compare <STANDARD> <STANDARD> [OPTIONS]
after-dabiao-standards-compare =
    Examples:
      dabiao standards compare ningbo-township jiaozuo --lang en
      dabiao standards compare jiaozuo ankang --level county --format markdown
arg-left = One standard: id or path of its file
arg-right = The other standard: id or path of its file
value-left = STANDARD
value-right = STANDARD
arg-dabiao-standards-compare-level = Compare at this level only, such as township
arg-dabiao-standards-compare-format = Output format: text (default), json or markdown
compare-no-level = the standard { $id } has no level “{ $word }”
    .help = levels of { $left }: { $left_known }; of { $right }: { $right_known }
compare-title = { $left } and { $right }
compare-title-level = { $left } and { $right }, { $level }
compare-side = { $title } (edition { $edition }): { $count } items
compare-no-shared = the two have no level in common: inspecting by one settles nothing of the other
label-counts = Counts
compare-counts = { $same } the same; { $left } stricter in { $stricter_left }, { $right } in { $stricter_right }; { $left } broader in { $broader_left }, { $right } in { $broader_right }; { $overlapping } overlapping
compare-counts-only = only { $left } asks { $only_left } items; only { $right } asks { $only_right }
compare-same = The same: { $count }
compare-stricter = { $id } is stricter: { $count }
compare-broader = { $id } is broader: { $count }
compare-overlapping = Overlapping: { $count }
compare-only = Only in { $id }: { $count }
compare-at = only { $levels }: { $what }
compare-only-at = only { $levels }
compare-why = why: { $why }
compare-item = { $title } [{ $cite }]
compare-needs = { $list }
compare-for-grade = { $name } { $needs }
compare-for-level = { $level } { $needs }
column-why = Figures or reason
centre-named = { $name }
level-with-id = { $name } ({ $id })
also-centres = the inspections settle { $least } to { $most } of the { $total } items of this standard; the rest stay to be checked
compare-same-standard = both are the standard { $id }
    .help = name two different ones
also-open-item = { $title }
also-open-related = { $title } (related: { $ids })
also-centres-same = each inspection settles { $most } of the { $total } items of this standard; the rest stay to be checked

## --also over many centres

also_not_related = the crosswalk does not relate the standard of this centre to { $id }, so it was not judged by { $id } too
also_not_at_level = the standard { $id } has no level “{ $level }”, so this centre was not judged by it too
