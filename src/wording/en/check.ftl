# The check: what the rules find, and how it ends

file_unreadable = cannot be read: { $detail }
standard_unusable = the standard “{ $name }” is not there, or has errors{ $also }
or-is-tailoring = , or is a tailoring itself
alias_twice = “{ $text }” already leads to the field { $other }
clause_twice = clause “{ $clause }” is already accounted for
field_without_alias = the field { $field } has no aliases
grade_asks_nothing = the grade { $grade } asks for nothing
grade_never_given = the grade { $grade } asks for just what { $other } asks, so it is never given
grade_order = { $where }{ $grade } asks less than { $lower }
grade-order-item = item { $id }:{" "}
grade-order-many = the grades seem to stand in the wrong order: for { $count } items,{" "}
grade_unreachable = no centre can have the figure of item { $id }, so { $grade } cannot be reached
header_never_matches = the header “{ $text }” is never recognised (at most { $longest } characters)
indicator_without_cases = { $what }
cases-none-at-all = no case tests this standard
cases-not-both = no case has seen item { $id } both met and not met
long_title = the title has { $length } characters; at most { $longest } fit
name_pattern_matches_nothing = no name of a centre fits “{ $text }”
score_order = { $grade } asks for { $score }%, less than { $lower } below it ({ $other }%)
score_unreachable = { $grade } asks for { $score }%; a score comes to { $most }% at the most
points_assumed = item { $id } has no points and counts 1; write its points, or points = 0 where it earns nothing
parameter_past_year = the parameter { $parameter } holds the figure for { $year }
placeholder = still to be written: “{ $text }”
required_not_applicable = item { $id } is required but has no figure for { $missing }, where it does not apply
same_text = both languages say “{ $text }”
sheet_name = “{ $text }” has { $character }, which no sheet can have in its name
thresholds_contradict = no figure of { $field } satisfies item { $id } and item { $other } together
thresholds_differ = item { $id } and item { $other } ask for different figures of { $field }
title_twice = “{ $text }” is the title of item { $other } too
type_and_label = the label “{ $label }” does not go with the type { $type } (it can be: { $types })
unused_field = no check uses the field { $field }
unused_heading = no indicator stands under { $heading }
unused_parameter = no threshold uses the parameter { $parameter }
unknown_rule = there is no rule “{ $word }”{ $hint }
not_allowable = what the rule { $rule } reports cannot be allowed
unused_allowance = nothing breaks the rule { $rule }
check-standard = { $indicators } indicators; { $clauses } clauses, all accounted for, { $omitted } of them ask nothing of a centre
check-cases = { $count ->
        [one] one case (whether it comes out
       *[other] { $count } cases (whether they come out
    } is told by dabiao test)
check-map = a mapping file
check-holds = { $file }: holds; { $what }
check-warned = { $file }: can be used, with { $warnings ->
        [one] one warning
       *[other] { $warnings } warnings
    }; { $what }
check-failed = { $file }: { $errors ->
        [one] one error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] one warning
       *[other] { $warnings } warnings
    }
check-passed-over = { $file }: none of the files that are checked; passed over
check-nothing = there is nothing to check in { $folder }

## The command

about-dabiao-check = Check standards, tailorings, cases, waivers, crosswalks and mapping files: whether they hold, and what is amiss
usage-dabiao-check = dabiao check [FILE|DIR]… [OPTIONS]
after-dabiao-check =
    Examples:
      dabiao check --lang en
      dabiao check standards/ --strict --lang en
      dabiao check standards/ --format sarif -o check.sarif

    Exit codes: 0 all can be used; 10 there are errors (with --strict, or warnings); 4 a file
    cannot be read; 3 there is nothing to check
arg-paths = Files to check, or folders with .toml files in them; the built-in standards if left out
value-paths = FILE
arg-dabiao-check-format = Output format: text (default), json, github (annotations of GitHub Actions), junit or sarif (2.1.0)
arg-skip_others = Pass over files that are none of ours even where they are named, as a hook does that is given every .toml file of a commit
arg-strict = Warnings fail the check, too
arg-dabiao-check-as_of = The day to hold the years of parameters against, such as 2026-05-18; without it they are not

## dabiao schema

about-dabiao-schema = Write the JSON Schema of a kind of file, for editors and other validators
usage-dabiao-schema = dabiao schema <KIND> [OPTIONS]
after-dabiao-schema =
    Examples:
      dabiao schema standard -o standard.schema.json
arg-name = Kind of file: standard, tailoring, cases, waivers, crosswalk, map; assessment or batch, which dabiao writes
value-name = KIND

check-waivers = { $count ->
        [one] one waiver
       *[other] { $count } waivers
    }
check-crosswalk = { $pairs ->
        [one] one pair of standards
       *[other] { $pairs } pairs of standards
    }, { $count ->
        [one] one relation
       *[other] { $count } relations
    }

## dabiao completions, dabiao man

about-dabiao-completions = Write the script that a shell needs to complete commands and options
usage-dabiao-completions = dabiao completions <SHELL>
after-dabiao-completions =
    Examples:
      dabiao completions bash > ~/.local/share/bash-completion/completions/dabiao
arg-shell = bash, zsh, fish, powershell or elvish
value-shell = SHELL
about-dabiao-man = Write the manual pages, one a command
usage-dabiao-man = dabiao man <FOLDER> [OPTIONS]
after-dabiao-man =
    Examples:
      dabiao man man1 --lang en
arg-folder = Folder to write them to
value-folder = FOLDER
man-written = { $count } pages written to { $folder }
cites_nothing = the source has no clause “{ $clause }”
