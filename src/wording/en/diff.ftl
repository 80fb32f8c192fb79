# Two editions of a standard compared

diff-heading = { $old } → { $new }
diff-none = Nothing changes for a centre
diff-stricter = Stricter
diff-looser = Looser
diff-other = Otherwise changed
diff-whole = The whole standard
diff-summary = { $stricter } stricter, { $looser } looser, { $other } otherwise
diff-column-item = Item
diff-column-change = Change
diff-added = added{ $for }
diff-for-grades = , required for { $grades }
diff-no-grade = {""}
diff-removed = removed
diff-layout = only comments, order or layout changed
diff-text = { $key }: { $old } → { $new }
diff-part = { $key } changed
diff-wording = changed: { $keys }
diff-levels-added = now applies to { $levels } too
diff-levels-removed = no longer applies to { $levels }
diff-grade-added = the grade { $grade } is new
diff-grade-removed = the grade { $grade } is gone
diff-grade-renamed = the grade { $old } is now called { $new }
diff-grade-kind = the grade { $grade } is of another kind (convention, otherwise)
diff-grade-order = the order of the grades changed
diff-condition-added = { $grade } has a new condition: { $new }
diff-condition-changed = condition of { $grade }: { $old } → { $new }
diff-condition-removed = { $grade } no longer has the condition: { $old }
diff-parameter = parameter { $name }: { $old } → { $new }
diff-parameter-added = the parameter { $name } is new
diff-parameter-removed = the parameter { $name } is gone
diff-renamed = id { $old } is now { $new }
diff-required = now required for { $grades }
diff-not-required = no longer required for { $grades }
diff-obligation = obligation: { $old } → { $new }
diff-points = points: { $old } → { $new }
diff-when-added = now applies only { $when }
diff-when-removed = no longer limited to: { $when }
diff-when = condition: { $old } → { $new }
diff-due-added = now due by { $new }
diff-due-removed = no longer due by { $old }
diff-due = due: { $old } → { $new }
diff-check-added = now decided by a measurement or a list
diff-check-removed = now decided by the inspector
diff-check-kind = another kind of check ({ $old } → { $new })
diff-figure = threshold { $old } → { $new }{ $whom }
diff-figure-added = now asks for { $new }{ $whom }
diff-figure-removed = no longer asks for { $old }{ $whom }
diff-whom = {" "}({ $names })
diff-upper = upper bound: { $old } → { $new }
diff-members-added = added to the list: { $members }
diff-members-removed = removed from the list: { $members }
diff-members-renamed = renamed in the list: { $members }
diff-members-open = whether the list is complete (open) changed
diff-scored = scored otherwise: { $keys }
diff-veto-added = now decides every grade on its own (veto)
diff-veto-removed = no longer decides every grade on its own (veto)
diff-cap-added = where it is missed, the grade is now { $grade } at most
diff-cap-removed = where it is missed, the grade is no longer { $grade } at most
diff-cap = where it is missed, the grade is at most: { $old } → { $new }
diff-scoring = the rules of scoring changed
diff-names = how centres are called: { $old } → { $new }
diff-none-given = none
diff-section-points = “{ $name }” has other points or another weight
diff-parameter-years = parameter { $name }: the figures by year changed

about-dabiao-standards-diff = Compare two editions of a standard: what changes for a centre, and whether it is stricter or looser
usage-dabiao-standards-diff = dabiao standards diff <OLD> <NEW> [OPTIONS]
after-dabiao-standards-diff =
    Examples:
      dabiao standards diff old.toml new.toml --lang en
      dabiao standards diff old.toml new.toml --format markdown -o changes.md

    Exit codes: 0; with --exit-code, 10 where there are changes
arg-old = The old standard: id or path of its file
arg-new = The new standard: id or path of its file
arg-exit_code = End with exit code 10 where there are changes
arg-dabiao-standards-diff-format = Output format: text (default), markdown or json
value-old = STANDARD
value-new = STANDARD

about-dabiao-standards-new = Write a commented file of a standard to begin with
usage-dabiao-standards-new = dabiao standards new <ID> [OPTIONS]
after-dabiao-standards-new =
    Examples:
      dabiao standards new our-township -o our-township.toml --lang en
      dabiao check our-township.toml --lang en
arg-dabiao-standards-new-id = Id of the new standard: small letters, digits and hyphens
value-id = ID
new-bad-id = “{ $id }” cannot be the id of a standard
    .help = use small letters, digits and hyphens only
