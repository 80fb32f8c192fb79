# Problems in input files. The key is the code in JSON; .help says what to do.

## Reading a checklist

cell_unread = a cell near here cannot be read ({ $detail })
    .help = open the file in Excel or WPS, fill the cell in again and save
form_other_standard = this form was made from standard { $made_id }; it is judged by { $id }
    .help = leave --standard out to judge it by its own
form_other_edition = this form was made from edition { $made_edition } of { $made_id }; edition { $edition } is installed and used
    .help = make a new form with dabiao template, or check which requirements have changed
form_other_text = this form was made from another version of { $made_id } (edition { $made_edition }); the installed one is used
    .help = make a new form with dabiao template, or check which requirements have changed
no_list = no checklist was found{ $where }
    .help = a checklist needs a header with a number column (序号, 编号) and a result column (检查情况, 是否符合, 检查结果) or a column of measured values
hidden_sheet = a hidden sheet was not read
    .help = unhide it and run again if it holds results
hidden_row = the row of item { $id } is hidden; it was counted all the same
    .help = check whether the row should count
unknown_indicator = number { $id } is not in the standard (its numbers run from { $first } to { $last })
    .help = correct the number, or remove the row
id_spoilt = the number cell holds “{ $text }”, which is no number of an item
    .help = a program has probably turned the number into a date; format the cell as text and type the number again
row_without_number = this row holds “{ $text }” but no number, so it belongs to no item
    .help = fill in the number
second_result = a further row of the same item holds “{ $text }” (the first is in { $cell }); it was not used
    .help = give one result an item
duplicate_indicator = item { $id } occurs twice (first in { $cell })
    .help = keep one row; where the two differ, neither is used
duplicate_member = this member of item { $id } occurs twice (first in { $cell })
    .help = keep one row; where the two differ, neither is used
two_result_columns = columns { $first } and { $second } both look like the result; neither was used
    .help = keep one column of results, or rename the other
unreadable_mark = the result “{ $text }” of item { $id } cannot be read
    .help = write 符合 (met), 基本符合 (partly met), 不符合 (not met) or 不适用 (not applicable)
mark_stroke = the result of item { $id } is “{ $text }”, which can mean none, not applicable or not checked
    .help = write 不符合 (not met) or 不适用 (not applicable), or leave it blank for not checked
text_mismatch = the number is that of item { $id }, but the row has none of its words ({ $words })
    .help = check that number and text belong to the same standard
texts_mismatch = { $count ->
        [one] one row has
       *[other] { $count } rows have
    } a text that does not fit the item of its number ({ $cells })
    .help = the list may be numbered differently from the standard; check
self_only = the list has only the centre's own results, none verified; it was judged by those
stated_twice = this says “{ $text }”, but { $cell } says “{ $first }”; the one stated first was taken
    .help = make both agree
date_unreadable = the date “{ $text }” cannot be read
    .help = write it as 2026-05-18 or 2026年5月18日
cell_error_value = the cell holds the error value { $text }
    .help = mend the formula, or type the result
cell_not_calculated = the cell holds a formula without a result
    .help = open the file in Excel or WPS and save it once
cell_out_of_range = the number “{ $text }” is outside what is possible
    .help = check it and type it again

## Reading a measured value

measured_unreadable = the measured value “{ $text }” cannot be read as { $unit }
    .help = write a number and its unit; leave it blank if nothing was measured, write 0 for none
measured_wrong_unit = in the measured value “{ $text }”, “{ $found }” is no unit of { $unit }
    .help = use the right unit
measured_impossible = the measured value “{ $text }” is not possible (negative, above 100%, or a fraction of a person)
    .help = check it and type it again
measured_stroke = the measured value is “{ $text }”; it was taken as not measured
    .help = leave it blank if nothing was measured, write 0 for none
measured_in_result = the result column holds the measured value “{ $text }”; it was judged by that
two_measurements = this says “{ $text }”, but { $cell } says “{ $other }”; they differ and neither was used
    .help = find out which is right and make both agree
read_about = “{ $text }” is approximate; it was judged as written, please confirm
read_bound = “{ $text }” gives only a bound; please fill in the exact figure
read_range = “{ $text }” is a range; please fill in the exact figure
read_bare_ratio = “{ $text }” has no percent sign and was read as { $percent }% (up to 1 is a fraction, above is per cent); please confirm
read_converted = “{ $text }” was converted by convention (a month of 30 days, a year of 365, 15 mu to the hectare); please confirm
read_brackets = the words in brackets were left out in reading “{ $text }”; please confirm

## Judging

bound_undecided = the measured value “{ $text }” of item { $id } does not decide whether the requirement is met
    .help = fill in the exact figure
na_without_reason = item { $id } is marked not applicable without a reason
    .help = give the reason in the remark
whole_is_zero = the whole in “{ $text }” is 0, so there is no ratio
    .help = check the whole
part_exceeds_whole = the part in “{ $text }” is larger than the whole
    .help = check both figures
share_differs = the share stated, “{ $text }”, is not that of the counts “{ $counts }”; the counts stand
    .help = check both
no_centre_name = no name of a centre was found
    .help = write 中心名称:… above the list
name_pattern = the name “{ $name }” does not fit the uniform pattern ({ $patterns }); a hint only; verdicts on the name are the inspector's
parameter_out_of_date = “{ $label }” is the figure for { $year }, and the inspection is of { $inspected }; it may have been adjusted
    .help = look up the year's figure and give it with --set { $name }=VALUE
parameter_year_unknown = “{ $label }” is the figure for { $year }; the list has no date, so it may be out of date
    .help = state the date of the inspection, or give the figure with --set { $name }=VALUE
rows_missing = the list has no { $count ->
        [one] row for item { $ids }; it counts
       *[other] rows for items { $ids }; they count
    } as not checked
    .help = add what is missing, or make sure this is the whole list
district_as_county = in this standard the level stated, “{ $text }”, is one with the county; judged as a county
level_not_covered = the standard does not apply to the level stated, “{ $text }”
    .help = use a standard for that level, or correct the level
level_unreadable = the level “{ $text }” cannot be read; judged at the standard's only level

## Standard files

toml_syntax = not TOML: { $detail }
toml_bare_key = not TOML: { $detail }
    .help = a key in Chinese needs quotes: "示范型" = 150
toml_wide_sign = the sign { $sign } is a Chinese one; TOML wants { $plain }
    .help = type the sign with the keyboard set to English; inside quotes any sign may stand
wrong_type = { $key } should be { $wanted }
missing_key = { $key } is missing
empty_text = { $key } must not be empty
unknown_key = there is no key { $word }{ $hint }
unsupported_format = format = { $format } is not supported; this program reads format = 1
one_check = an indicator has one check, and a check one comparison
duplicate_id = { $id } occurs twice
none_given = at least one [[{ $key }]] is needed
id_with_bracket = the id “{ $id }” has a bracket; numbers like 8(1) are those of a set's members
count_beyond_set = the count is not between 1 and the { $members } members of the set
condition_of_set = a condition cannot be a set; give it as a field
bounds_crossed = the upper bound is below the lower
bad_day = “{ $text }” is no day; write it as 2022-07-31
bad_id = the id “{ $id }” may only have small letters, digits and hyphens
unknown_word = “{ $word }” is not known{ $hint }
unknown_heading = there is no section.group “{ $word }”{ $hint }
unknown_grade_in_standard = there is no grade “{ $word }”{ $hint }
unknown_field = there is no field “{ $word }”{ $hint }
unknown_parameter_in_standard = there is no parameter “{ $word }”{ $hint }
unknown_level_in_standard = there is no level “{ $word }”{ $hint }
unknown_type = there is no type “{ $word }”{ $hint }
unknown_clause = clause “{ $word }” is not in source.clauses{ $hint }
ratio_types = both fields of a ratio need the same type, and field must be of type ratio
parameter_type = the parameter “{ $word }” has another type than the check
bad_year = the year { $year } makes no sense
bad_number = “{ $text }” is no exact value of type { $type }{ $type ->
    [ratio] ; write a ratio as "98%" or 0.98
   *[other] {""}
}
bad_points = the points “{ $text }” should be a number above 0
bad_clause_range = “{ $text }” is no range of clauses; write 1..58
clauses_unaccounted = no indicator cites these clauses and [[omitted]] does not list them: { $clauses }

did-you-mean = ; did you mean { $word }?
in-sheets = {""} (sheets: { $sheets })
nowhere = {""}
key-of-outer = {" "}in { $table }; it belongs one table further out. What follows line { $line } is part of { $table }: write { $word } above the first table inside
no-suggestion = {""}
one-of-words = ; it can be { $words }
type-text = a text
type-texts = an array of texts
type-integer = a whole number
type-flag = true or false
type-number = a number or a text such as "30%"
type-table = a table
type-bilingual = a text in both languages, such as { "{" } zh = "优秀", en = "Excellent" { "}" }
type-tables = an array of tables (with [[ ]] around its name)

## Rosters, scoring sheets and mapping files

own_unreadable = the centre's own result “{ $text }” for item { $id } cannot be read; it decides nothing
score_between = item { $id } scores { $text } of { $full }; judged partly met, please confirm
    .help = the sheet's points are only used to understand its scores; grade and score come from the standard
score_unreadable = the score “{ $text }” of item { $id } (of { $full }) makes no sense
    .help = write a number from 0 to the full points, or 符合 (met) or 不符合 (not met)
row_without_centre = this row holds “{ $text }” but no name of a centre
    .help = fill in the name
hidden_centre = the row of this centre is hidden; it was assessed all the same
centre_twice = the centre “{ $name }” occurs twice (first in { $cell }); both are assessed
    .help = check whether one is a copy
map_no_sheet = the sheet “{ $name }” of the mapping file is not in this file
    .help = the sheets of this file: { $known }
map_header = header should be the row numbers of the header, such as [3] or [3, 4]
map_column = “{ $text }” is no column; write capital letters such as A, B, AA

left-out-closing = a total, signature or note, not an item
left-out-heading = a heading, without a number and a result
type-integers = an array of whole numbers

points_without_weights = where points are given, [scoring] needs weights = "source": they come from the document
level_outside = a level of the indicator is not among the standard's levels
empty_threshold = { $key } holds no figure

list_left_out = the list on this sheet is not about the standard's indicators and was not read
    .help = if it should be, say so with --map
name_from_title = no name of a centre is stated; “{ $name }” in the title was taken
name_from_sheet = no name of a centre is stated; the sheet's name “{ $name }” was taken
map_no_name = “{ $name }” in the mapping file is no indicator or field of the standard
choice_unclear = the ticks for item { $id } are unclear ({ $text })
    .help = put one √ into the column that holds, leave the others blank

results_other_standard = last time's results are by the standard { $made_id }; the form is made from { $id }
results_other_edition = last time's results are by another version of { $made_id } (edition { $made_edition }); the form is made from the installed edition { $edition }
list_without_names = no names of centres were found in the list
    .help = write a name a line, or a column headed “centre name”
listed_no_name = “{ $text }” is no name of a centre
    .help = write a name a line
listed_level = “{ $text }” is no level of this standard
    .help = its levels: { $known }

unknown_indicator_in_case = the standard has no item “{ $word }”{ $hint }
unknown_set = “{ $word }” has no members to look for{ $hint }
unknown_member = there is no member “{ $word }”{ $hint }
