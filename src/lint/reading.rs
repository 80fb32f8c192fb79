//! What the readers of files refuse, one entry a code; the readers find it, here it is described.

use super::example::{CASES, Edit, Example, MAP, STANDARD};
use super::rule::Rule;
use crate::problem::Severity;

/// A code with its example: the stretch of the file, and what breaks the rule in its place.
macro_rules! code {
    ($id:literal, $base:ident, $($old:literal => $new:literal),+) => {
        Rule {
            id: $id,
            severity: Severity::Error,
            example: Some(Example { base: $base, edits: &[$(Edit::new($old, $new, $old)),+] }),
            look: None,
        }
    };
}

pub(super) use code;

/// Every code of a reader, in the order of the reference.
pub(super) static RULES: &[Rule] = &[
    Rule { id: "file_unreadable", severity: Severity::Error, example: None, look: None },
    code!("toml_syntax", STANDARD, "edition = \"2026\"" => "edition = 2026年"),
    code!("toml_wide_sign", STANDARD, "edition = \"2026\"" => "edition = “2026”"),
    code!("toml_bare_key", STANDARD, "groups.hall = { zh = \"大厅\", en = \"Hall\" }" => "groups.hall = { zh = \"大厅\", en = \"Hall\" }\ngroups.院落 = { zh = \"院落\", en = \"Yard\" }"),
    code!("unsupported_format", STANDARD, "format = 1" => "format = 2"),
    code!("missing_key", STANDARD, "edition = \"2026\"\n" => ""),
    code!("unknown_key", STANDARD, "required_for = [\"high\"]\n" => "require_for = [\"high\"]\n"),
    code!("wrong_type", STANDARD, "levels = [\"township\", \"village\"]" => "levels = \"township\""),
    code!("empty_text", STANDARD, "edition = \"2026\"" => "edition = \"\""),
    code!("bad_id", STANDARD, "id = \"example\"" => "id = \"Example\""),
    code!("duplicate_id", STANDARD, "id = \"3\"" => "id = \"2\""),
    code!("none_given", STANDARD, "levels = [\"township\", \"village\"]" => "levels = []"),
    code!("unknown_word", STANDARD, "obligation = \"may\"" => "obligation = \"mya\""),
    code!("unknown_heading", STANDARD, "in = \"premises.hall\"\ntitle = { zh = \"轮椅\"" => "in = \"premises.hal\"\ntitle = { zh = \"轮椅\""),
    code!("unknown_grade_in_standard", STANDARD, "required_for = [\"high\"]\n" => "required_for = [\"hihg\"]\n"),
    code!("unknown_level_in_standard", STANDARD, "levels = [\"township\", \"village\"]" => "levels = [\"townshp\", \"village\"]"),
    code!("unknown_field", STANDARD, "field = \"hall_area\"" => "field = \"hall_are\""),
    code!("unknown_parameter_in_standard", STANDARD, "{ high = 80, low = 50 }" => "{ parameter = \"least\" }"),
    code!("unknown_type", STANDARD, "[field.hall_area]" => "[field.lobby]\ntype = \"aera\"\nlabel = { zh = \"门厅\", en = \"Lobby\" }\n\n[field.hall_area]"),
    code!("unknown_clause", STANDARD, "[[omitted]]" => "[[omitted]]\nclause = \"5\"\nwhy = { zh = \"附则\", en = \"final provision\" }\n\n[[omitted]]"),
    code!("clauses_unaccounted", STANDARD, "clauses = [\"1..4\"]" => "clauses = [\"1..5\"]"),
    code!("bad_clause_range", STANDARD, "clauses = [\"1..4\"]" => "clauses = [\"1..4\", \"9..6\"]"),
    code!("one_check", STANDARD, "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }" => "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }\ncheck.above = { field = \"hall_area\", value = 40 }"),
    code!("ratio_types", STANDARD, "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }" => "check.ratio = { of = \"hall_area\", over = \"hall_area\", field = \"hall_area\", at_least = 0.5 }"),
    code!("parameter_type", STANDARD, "[field.hall_area]" => "[parameter.least]\ntype = \"persons\"\nlabel = { zh = \"要求\", en = \"Requirement\" }\nvalue = 50\ncite = \"2\"\n\n[field.hall_area]", "{ high = 80, low = 50 }" => "{ parameter = \"least\" }"),
    code!("bad_number", STANDARD, "high = 80" => "high = \"80人\""),
    code!("count_beyond_set", STANDARD, "check.all_of = { members" => "check.at_least_of = { count = 3, members"),
    code!("id_with_bracket", STANDARD, "id = \"3\"" => "id = \"3(1)\""),
    code!("bounds_crossed", STANDARD, "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }" => "check.between = { field = \"hall_area\", from = 80, to = 50 }"),
    code!("bad_day", STANDARD, "obligation = \"may\"\n" => "obligation = \"may\"\ndue = \"2026-13-01\"\n"),
    code!("condition_of_set", STANDARD, "obligation = \"may\"\n" => "obligation = \"may\"\nwhen = { zh = \"有楼梯的\", en = \"with stairs\", check.any_of = { members = [{ id = \"lift\", zh = \"电梯\", en = \"Lift\" }] } }\n"),
    code!("bad_points", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "obligation = \"may\"\n" => "obligation = \"may\"\npoints = -2\n"),
    code!("points_without_weights", STANDARD, "obligation = \"may\"\n" => "obligation = \"may\"\npoints = 2\n"),
    code!("level_outside", STANDARD, "obligation = \"may\"\n" => "obligation = \"may\"\nlevels = [\"city\"]\n"),
    code!("empty_threshold", STANDARD, "{ high = 80, low = 50 }" => "{}"),
    code!("bad_year", STANDARD, "[field.hall_area]" => "[parameter.least]\ntype = \"area\"\nlabel = { zh = \"要求\", en = \"Requirement\" }\nvalue = 50\nyear = 26\ncite = \"2\"\n\n[field.hall_area]"),
    code!("map_header", MAP, "header = [3]" => "header = [3, 4, 5]"),
    code!("map_column", MAP, "A = \"number\"" => "a = \"number\""),
    code!("unknown_indicator_in_case", CASES, "\"1\" = \"met\"" => "\"9\" = \"met\""),
    code!("unknown_set", CASES, "expect =" => "members = { \"1\" = { chair = \"met\" } }\nexpect ="),
    code!("unknown_member", CASES, "expect =" => "members = { \"3\" = { chiar = \"met\" } }\nexpect ="),
    code!("standard_unusable", CASES, "standard = \"example\"" => "standard = \"exampel\""),
];

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::lint::example::proof;

    /// Line and column of each, counted by hand.
    const PLACES: &[(&str, usize, usize)] = &[
        ("toml_syntax", 3, 11),
        ("toml_wide_sign", 3, 11),
        ("toml_bare_key", 25, 8),
        ("unsupported_format", 1, 10),
        ("missing_key", 2, 1),
        ("unknown_key", 50, 1),
        ("wrong_type", 5, 10),
        ("empty_text", 3, 11),
        ("bad_id", 2, 6),
        ("duplicate_id", 53, 6),
        ("none_given", 2, 6),
        ("unknown_word", 59, 14),
        ("unknown_heading", 54, 6),
        ("unknown_grade_in_standard", 50, 17),
        ("unknown_level_in_standard", 5, 11),
        ("unknown_field", 40, 28),
        ("unknown_parameter_in_standard", 40, 63),
        ("unknown_type", 27, 8),
        ("unknown_clause", 63, 10),
        ("clauses_unaccounted", 11, 12),
        ("bad_clause_range", 11, 20),
        ("one_check", 40, 1),
        ("ratio_types", 40, 63),
        ("parameter_type", 46, 63),
        ("bad_number", 40, 58),
        ("count_beyond_set", 60, 31),
        ("id_with_bracket", 53, 6),
        ("bounds_crossed", 40, 56),
        ("bad_day", 60, 7),
        ("condition_of_set", 60, 58),
        ("bad_points", 63, 10),
        ("points_without_weights", 60, 10),
        ("level_outside", 60, 11),
        ("empty_threshold", 40, 49),
        ("bad_year", 30, 8),
        ("map_header", 6, 11),
        ("map_column", 8, 1),
        ("unknown_indicator_in_case", 7, 12),
        ("unknown_set", 7, 13),
        ("unknown_member", 7, 21),
        ("standard_unusable", 1, 12),
    ];

    #[test]
    fn each_fires_at_its_place_and_the_file_is_silent_without_it() {
        proof::each(RULES, PLACES);
    }
}
