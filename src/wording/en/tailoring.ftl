# Tailoring of a standard

label-base = Base
label-deviations = Tailored
base-line = { $title } ({ $id }, edition { $edition })
deviation-line-indicator = Item { $id } ({ $name }): { $what }
deviation-loosens = { $line } [loosened]
deviation-reason = { $line }; reason: { $reason }
deviation-cite = { $line } [{ $cite }]
deviation-off = switched off

change_of_what = a [[change]] names just one thing: indicator, grade, section or parameter
change_of_nothing = the change of “{ $word }” says what the base says already
tailored_indicator = the base has no item “{ $word }”{ $hint }
base_of_other_edition = of_edition is “{ $word }”, and the base is edition { $edition }
    .help = see for each change whether it still fits, then correct of_edition
tailoring_without_source = cite needs a [source] that says which document the clause is in
threshold_of_no_check = this item has no computed check, so there is nothing for threshold to replace
    .help = give a whole check
loosened_without_reason = the change of “{ $word }” loosens what is required ({ $what }) and needs a reason
extends_tailoring = the base “{ $name }” is itself a tailoring and cannot be tailored again
    .help = extend the standard at the top, with both tailorings in one file
