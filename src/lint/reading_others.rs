//! What the readers of tailorings, waivers and crosswalks refuse.

use super::example::{CROSSWALK, Edit, Example, TAILORING, WAIVERS};
use super::reading::code;
use super::rule::Rule;
use crate::problem::Severity;

/// Every code of theirs.
pub(super) static RULES: &[Rule] = &[
    code!("base_of_other_edition", TAILORING, "of_edition = \"2026\"" => "of_edition = \"2025\""),
    Rule {
        id: "change_of_what",
        severity: Severity::Error,
        example: Some(Example {
            base: TAILORING,
            edits: &[Edit::new(
                "",
                "\n[[change]]\nindicator = \"2\"\ngrade = \"high\"\nobligation = \"shall\"\n",
                "\n[[change]]\nindicator = \"2\"\nobligation = \"shall\"\n",
            )],
        }),
        look: None,
    },
    code!("change_of_nothing", TAILORING, "threshold = { high = 70, low = 40 }" => "threshold = { high = 80, low = 50 }"),
    code!("tailored_indicator", TAILORING, "indicator = \"1\"" => "indicator = \"9\""),
    code!("tailoring_without_source", TAILORING, "[source]
title = \"县细则\"
issuer = { zh = \"示例县\", en = \"Example County\" }
locator = { zh = \"第{}条\", en = \"article {}\" }
clauses = [\"1\"]

" => ""),
    code!("threshold_of_no_check", TAILORING, "indicator = \"1\"\nthreshold = { high = 70, low = 40 }" => "indicator = \"2\"\nobligation = \"shall\"\nthreshold = { high = 70, low = 40 }"),
    code!("loosened_without_reason", TAILORING, "reason = { zh = \"场地有限\", en = \"there is no room\" }\n" => ""),
    code!("waiver_ends_before", WAIVERS, "through = \"2026-12-31\"" => "through = \"2025-12-31\""),
    code!("crosswalk_no_standard", CROSSWALK, "right = \"other\"" => "right = \"othre\""),
    code!("crosswalk_same_standard", CROSSWALK, "right = \"other\"" => "right = \"example\""),
    code!("crosswalk_pair_twice", CROSSWALK, "why = { zh = \"只是其中一样\", en = \"one of the things asked for\" }\n" => "why = { zh = \"只是其中一样\", en = \"one of the things asked for\" }\n\n[[pair]]\nleft = \"other\"\nright = \"example\"\n"),
    code!("crosswalk_no_field", CROSSWALK, "[[pair.relation]]\nleft = \"1\"" => "[[pair.field]]\nleft = \"hall_area\"\nright = \"hall_arae\"\n\n[[pair.relation]]\nleft = \"1\""),
    code!("crosswalk_field_types", CROSSWALK, "[[pair.relation]]\nleft = \"1\"" => "[[pair.field]]\nleft = \"hall_area\"\nright = \"staff\"\n\n[[pair.relation]]\nleft = \"1\""),
    code!("crosswalk_field_twice", CROSSWALK, "[[pair.relation]]\nleft = \"1\"" => "[[pair.field]]\nleft = \"hall_area\"\nright = \"hall_area\"\n\n[[pair.relation]]\nleft = \"1\""),
    code!("crosswalk_no_indicator", CROSSWALK, "right = \"3\"" => "right = \"9\""),
    code!("crosswalk_no_member", CROSSWALK, "left = \"3(1)\"" => "left = \"3(9)\""),
    code!("crosswalk_relation_twice", CROSSWALK, "[[pair.relation]]\nleft = \"3(1)\"" => "[[pair.relation]]\nleft = \"1\"\nright = \"1\"\n\n[[pair.relation]]\nleft = \"3(1)\""),
    code!("crosswalk_is_missing", CROSSWALK, "is = \"broader\"\n" => ""),
    code!("crosswalk_is_superfluous", CROSSWALK, "left = \"1\"\nright = \"1\"" => "left = \"1\"\nright = \"1\"\nis = \"equal\""),
    code!("crosswalk_why_missing", CROSSWALK, "why = { zh = \"只是其中一样\", en = \"one of the things asked for\" }\n" => ""),
    code!("crosswalk_no_shared_level", CROSSWALK, "right = \"3\"" => "right = \"2\""),
    code!("crosswalk_levels_empty", CROSSWALK, "is = \"broader\"" => "is = \"broader\"\nlevels = []"),
    code!("crosswalk_level", CROSSWALK, "is = \"broader\"" => "is = \"broader\"\nlevels = [\"townshp\"]"),
    Rule {
        id: "waiver_twice",
        severity: Severity::Warning,
        example: Some(Example {
            base: WAIVERS,
            edits: &[Edit::new(
                "",
                "\n[[waiver]]\nstandard = \"example\"\nindicator = \"2\"\ncentre = \"示例镇便民服务中心\"\nreason = \"更换延期\"\napproved_by = \"示例县政务服务管理局\"\ngranted = \"2026-12-01\"\nthrough = \"2027-06-30\"\n",
                "\n[[waiver]]\nstandard = \"example\"\nindicator = \"2\"\ncentre = \"示例镇便民服务中心\"\nreason = \"更换延期\"\napproved_by = \"示例县政务服务管理局\"\ngranted = \"2027-01-01\"\nthrough = \"2027-06-30\"\n",
            )],
        }),
        look: None,
    },
];

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::lint::example::proof;

    /// Line and column of each, counted by hand.
    const PLACES: &[(&str, usize, usize)] = &[
        ("base_of_other_edition", 3, 14),
        ("change_of_what", 20, 1),
        ("change_of_nothing", 15, 13),
        ("tailored_indicator", 15, 13),
        ("tailoring_without_source", 12, 8),
        ("threshold_of_no_check", 17, 13),
        ("loosened_without_reason", 15, 13),
        ("waiver_ends_before", 10, 11),
        ("crosswalk_no_standard", 5, 9),
        ("crosswalk_same_standard", 5, 9),
        ("crosswalk_pair_twice", 23, 9),
        ("crosswalk_no_field", 13, 9),
        ("crosswalk_field_types", 13, 9),
        ("crosswalk_field_twice", 13, 9),
        ("crosswalk_no_indicator", 17, 9),
        ("crosswalk_no_member", 16, 8),
        ("crosswalk_relation_twice", 17, 9),
        ("crosswalk_is_missing", 15, 1),
        ("crosswalk_is_superfluous", 14, 6),
        ("crosswalk_why_missing", 15, 1),
        ("crosswalk_no_shared_level", 17, 9),
        ("crosswalk_levels_empty", 17, 9),
        ("crosswalk_level", 19, 11),
        ("waiver_twice", 12, 1),
    ];

    #[test]
    fn each_fires_at_its_place_and_the_file_is_silent_without_it() {
        proof::each(RULES, PLACES);
    }
}
