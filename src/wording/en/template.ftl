# Forms made from a standard

sheet-cover = Cover
sheet-list = Checklist
sheet-guide = Instructions
sheet-overview = Overview
sheet-roster = Roster

form-title = { $title }: checklist
form-title-level = { $title }: checklist ({ $level })
form-number = No.
form-text = Requirement
form-how = How to verify
form-obligation = Obligation
form-required = Required for
form-last = Last result
form-own = Self-assessment
form-result = Result
form-measured = Measured
form-unit = Unit
form-remark = Remark
form-evidence = Evidence
form-deadline = Deadline
form-entered = as entered under item { $id }
form-computed = the columns from here on are computed
form-centre = Centre
form-code = Code
form-region = Region
form-level = Level
form-date = Inspection date
form-inspectors = Inspectors
form-signature = Inspectors (signature): ______________________     Centre (signature, seal): ______________________     Date: ____________
form-page = &L&9 { $id } { $edition }&C&9Page &P of &N&R&9Inspectors: ____________  Centre: ____________
sign-inspectors = Inspectors (signature): ______________________________
sign-centre = Centre (signature, seal): ______________________________
sign-day = Date: ____________________

form-unit-area = m²
form-unit-ratio = per cent
form-unit-days = days
form-unit-persons = people
form-unit-times_per_year = times/year
form-unit-items = items
form-unit-minutes = minutes
form-unit-hours = hours
form-unit-workdays = working days
form-unit-years = years
form-unit-rings = rings

obligation-shall = shall
obligation-should = should
obligation-may = may

asks = Needed: { $needs }
asks-for-grade = { $name }: { $needs }
asks-all = Needed: all of the following
asks-none = Needed: none of the following happens; “met” where it does not, “not met” where it does
asks-one-absent = Needed: at least one of the following does not happen; “met” where it does not
asks-any = Needed: one of the following
asks-cite = Source: { $cite }
last-for-grade = { $name }: { $verdict }

progress-all = Items
progress-filled = Filled in
progress-unmet = Not reached
progress-open = Required, open
progress-left-out = Left out
progress-grade = For the grade
progress-required = Required items
progress-required-unmet = Required, not reached
progress-required-open = Required, still open
progress-note = These counts follow the checklist as it is filled in, for the highest grade; “not reached” includes what is met in part. What counts is the report of dabiao audit.

again-note = This form is for a re-inspection: it holds only what was not reached or not checked last time; what was reached is not in it and not counted.

rule-title = Please check this cell
rule-result = Choose from the list: met, partly met, not met, not applicable.
rule-ratio = A percentage from 0% to 100%, such as 95%.
rule-whole = A whole number from 0 up, without a unit.
rule-number = A number from 0 up, without a unit.
rule-part = A whole number from 0 up, without a unit; a part cannot be larger than its whole.
rule-day = A date, such as 2026-05-18.

guide-title = Filling it in
guide-result = Choose the result from the list: met, partly met, not met, not applicable. Leave blank what was not looked at; write no stroke and no “none”. For “not applicable”, give the reason in the remark.
guide-measured = Where a value is measured, enter a number without its unit (the unit is in the next column); shares as percentages. A measured value decides, whatever result is chosen. For a share, fill in the two counts below it and leave the share blank; fill in the share only where the counts are not known.
guide-set = An item of several rows (numbered 3(1), 3(2)) is answered row by row: met where the thing is there, not met where it is not, not applicable where it does not concern this centre; for what is forbidden, met where it does not happen. Once the rows decide, the item's own result does not count.
guide-own = The self-assessment is the centre's own. As soon as any result is filled in, only results count.
guide-remark = Remark, evidence and deadline are free; pictures can be put in.
guide-colours = Colours: red is required and not reached; grey is not looked at yet; amber is a result that disagrees with what was measured.
guide-locked = Only pale yellow cells can be filled in. The others are locked without a password; leave numbers, headers and the names of sheets as they are.
guide-roster = Each centre has a row; begin with its name. What an item asks for is in the note of its header.
guide-roster-measured = In columns with a unit, enter a number without its unit. A measured value decides, whatever result is chosen.
guide-audit-title = When it is filled in
guide-audit = Save it and run dabiao audit with its name; the standard need not be given. It may be saved as xlsx, xls or ods.
guide-standard-title = Made from
guide-standard = Standard { $id }, edition { $edition }, SHA-256 of its text { $sha256 }
guide-source = Source: { $title }, { $issuer }
