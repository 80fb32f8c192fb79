//! The lints: one file each, two lines here.

mod alias_twice;
mod cites_nothing;
mod clause_twice;
mod field_without_alias;
mod grade_asks_nothing;
mod grade_never_given;
mod grade_order;
mod grade_unreachable;
mod header_never_matches;
mod indicator_without_cases;
mod long_title;
mod name_pattern_matches_nothing;
mod parameter_past_year;
mod placeholder;
mod points_assumed;
mod required_not_applicable;
mod same_text;
mod score_order;
mod score_unreachable;
mod sheet_name;
mod thresholds_contradict;
mod thresholds_differ;
mod title_twice;
mod type_and_label;
mod unused_field;
mod unused_heading;
mod unused_parameter;

use super::rule::Rule;

/// All of them, by id.
pub(super) static RULES: &[&Rule] = &[
    &alias_twice::RULE,
    &cites_nothing::RULE,
    &clause_twice::RULE,
    &field_without_alias::RULE,
    &grade_asks_nothing::RULE,
    &grade_never_given::RULE,
    &grade_order::RULE,
    &grade_unreachable::RULE,
    &header_never_matches::RULE,
    &indicator_without_cases::RULE,
    &long_title::RULE,
    &name_pattern_matches_nothing::RULE,
    &parameter_past_year::RULE,
    &placeholder::RULE,
    &points_assumed::RULE,
    &required_not_applicable::RULE,
    &same_text::RULE,
    &score_order::RULE,
    &score_unreachable::RULE,
    &sheet_name::RULE,
    &thresholds_contradict::RULE,
    &thresholds_differ::RULE,
    &title_twice::RULE,
    &type_and_label::RULE,
    &unused_field::RULE,
    &unused_heading::RULE,
    &unused_parameter::RULE,
];
