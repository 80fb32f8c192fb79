//! What the readers of tailorings, waivers and crosswalks refuse.

use super::rule::Rule;
use crate::problem::Severity;

const fn code(id: &'static str) -> Rule {
    Rule { id, severity: Severity::Error, example: None, look: None }
}

/// Every code of theirs.
pub(super) static RULES: &[Rule] = &[
    code("base_of_other_edition"),
    code("change_of_what"),
    code("change_of_nothing"),
    code("tailored_indicator"),
    code("tailoring_without_source"),
    code("threshold_of_no_check"),
    code("loosened_without_reason"),
    code("waiver_ends_before"),
    code("crosswalk_no_standard"),
    code("crosswalk_same_standard"),
    code("crosswalk_pair_twice"),
    code("crosswalk_no_field"),
    code("crosswalk_field_types"),
    code("crosswalk_field_twice"),
    code("crosswalk_no_indicator"),
    code("crosswalk_no_member"),
    code("crosswalk_relation_twice"),
    code("crosswalk_is_missing"),
    code("crosswalk_is_superfluous"),
    code("crosswalk_why_missing"),
    code("crosswalk_no_shared_level"),
    code("crosswalk_levels_empty"),
    code("crosswalk_level"),
    Rule { id: "waiver_twice", severity: Severity::Warning, example: None, look: None },
];
