//! What the readers refuse about points, bonus, bands and the conditions of grades.

use super::example::{CASES, Edit, Example, STANDARD};
use super::reading::code;
use super::rule::Rule;
use crate::problem::Severity;

/// Every code about points.
pub(super) static RULES: &[Rule] = &[
    code!("bad_optional_count", STANDARD, "name = { zh = \"示范型\", en = \"Demonstration\" }" => "name = { zh = \"示范型\", en = \"Demonstration\" }\noptional = 9"),
    code!("bad_per_cent", STANDARD, "name = { zh = \"示范型\", en = \"Demonstration\" }" => "name = { zh = \"示范型\", en = \"Demonstration\" }\nscore = 0"),
    code!("bad_places", STANDARD, "[[grade]]" => "[scoring]\nplaces = 9\n\n[[grade]]"),
    code!("band_bound", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }" => "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }\npoints = 5\nbands = [{ points = 5 }]"),
    code!("bands_and_shortfall", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }" => "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }\npoints = 5\nbands = [{ at_least = 100, points = 5 }]\n\n[[indicator.deduct]]\nid = \"short\"\nname = { zh = \"缺少\", en = \"Lacking\" }\npoints = 1\nper = \"shortfall\"\nstep = 1\npart_step = \"counts\""),
    code!("bands_need_field", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "required_for = [\"high\"]\n" => "required_for = [\"high\"]\npoints = 5\nbands = [{ at_least = 100, points = 5 }]\n"),
    code!("bands_order", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }" => "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }\npoints = 5\nbands = [{ at_least = 100, points = 5 }, { at_least = 200, points = 3 }]"),
    code!("bands_points", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }" => "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }\npoints = 6\nbands = [{ at_least = 100, points = 5 }]"),
    code!("bonus_needs_most", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "obligation = \"may\"\n" => "obligation = \"may\"\nbonus = { points = 2, per = \"occurrence\" }\n"),
    code!("bonus_required", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "required_for = [\"high\"]\n" => "required_for = [\"high\"]\nbonus = { points = 2 }\n"),
    code!("bonus_with_points", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "obligation = \"may\"\n" => "obligation = \"may\"\npoints = 2\nbonus = { points = 2 }\n"),
    code!("cap_highest", STANDARD, "obligation = \"may\"\n" => "obligation = \"may\"\ncap = \"high\"\n"),
    code!("ceiling_below_whole", STANDARD, "[[grade]]" => "[scoring]\nceiling = 90\n\n[[grade]]"),
    code!("credit_order", STANDARD, "obligation = \"may\"\n" => "obligation = \"may\"\ncredit = { partly_met = 0.2, not_met = 0.5 }\n"),
    code!("credit_twice", STANDARD, "obligation = \"may\"\n" => "obligation = \"may\"\nall_or_nothing = true\ncredit = { partly_met = 0.2 }\n"),
    code!("deduct_needs_set", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "required_for = [\"high\"]\n" => "required_for = [\"high\"]\n\n[[indicator.deduct]]\nid = \"short\"\nname = { zh = \"缺少\", en = \"Lacking\" }\npoints = 1\nper = \"member\"\n"),
    code!("deduct_needs_threshold", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "required_for = [\"high\"]\n" => "required_for = [\"high\"]\n\n[[indicator.deduct]]\nid = \"short\"\nname = { zh = \"缺少\", en = \"Lacking\" }\npoints = 1\nper = \"shortfall\"\nstep = 1\npart_step = \"counts\"\n"),
    code!("most_below_points", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "obligation = \"may\"\n" => "obligation = \"may\"\nbonus = { points = 2, per = \"occurrence\", most = 1 }\n"),
    code!("otherwise_not_last", STANDARD, "name = { zh = \"示范型\", en = \"Demonstration\" }" => "name = { zh = \"示范型\", en = \"Demonstration\" }\notherwise = true", "required_for = [\"high\", \"low\"]" => "required_for = [\"low\"]", "required_for = [\"high\"]\n" => "required_for = [\"low\"]\n"),
    code!("otherwise_required", STANDARD, "name = { zh = \"标准型\", en = \"Standard\" }" => "name = { zh = \"标准型\", en = \"Standard\" }\notherwise = true"),
    code!("otherwise_with_conditions", STANDARD, "name = { zh = \"标准型\", en = \"Standard\" }" => "name = { zh = \"标准型\", en = \"Standard\" }\notherwise = true\nscore = 60", "required_for = [\"high\", \"low\"]" => "required_for = [\"high\"]"),
    code!("points_do_not_add_up", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\ntotal = 99\n\n[[grade]]"),
    code!("points_in_pool", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "[field.hall_area]" => "[[section]]\nid = \"conduct\"\ntitle = { zh = \"服务\", en = \"Conduct\" }\ngroups.aid = { zh = \"便民\", en = \"Aids\" }\npool = true\npoints = 20\n\n[field.hall_area]", "in = \"premises.hall\"\ntitle = { zh = \"轮椅\"" => "in = \"conduct.aid\"\ntitle = { zh = \"轮椅\"", "obligation = \"may\"\n" => "obligation = \"may\"\npoints = 2\n", "[[omitted]]" => "[[indicator.deduct]]\nid = \"short\"\nname = { zh = \"缺少\", en = \"Lacking\" }\npoints = 1\nper = \"member\"\n\n[[omitted]]"),
    code!("pool_without_deduction", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "[field.hall_area]" => "[[section]]\nid = \"conduct\"\ntitle = { zh = \"服务\", en = \"Conduct\" }\ngroups.aid = { zh = \"便民\", en = \"Aids\" }\npool = true\npoints = 20\n\n[field.hall_area]", "in = \"premises.hall\"\ntitle = { zh = \"轮椅\"" => "in = \"conduct.aid\"\ntitle = { zh = \"轮椅\""),
    code!("pool_without_points", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "[field.hall_area]" => "[[section]]\nid = \"conduct\"\ntitle = { zh = \"服务\", en = \"Conduct\" }\ngroups.aid = { zh = \"便民\", en = \"Aids\" }\npool = true\n\n[field.hall_area]", "in = \"premises.hall\"\ntitle = { zh = \"轮椅\"" => "in = \"conduct.aid\"\ntitle = { zh = \"轮椅\"", "[[omitted]]" => "[[indicator.deduct]]\nid = \"short\"\nname = { zh = \"缺少\", en = \"Lacking\" }\npoints = 1\nper = \"member\"\n\n[[omitted]]"),
    code!("reserved_grade_id", STANDARD, "[[section]]" => "[[grade]]\nid = \"village\"\nname = { zh = \"合格\", en = \"Passed\" }\n\n[[section]]"),
    code!("step_too_large", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "type = \"area\"\nlabel = { zh = \"大厅面积\", en = \"Hall area\" }\naliases = [\"办事大厅面积\"]" => "type = \"ratio\"\nlabel = { zh = \"办结率\", en = \"Completion\" }\naliases = [\"按时办结率\"]", "check.at_least = { field = \"hall_area\", value = { high = 80, low = 50 } }" => "check.at_least = { field = \"hall_area\", value = { high = 0.8, low = 0.5 } }\n\n[[indicator.deduct]]\nid = \"short\"\nname = { zh = \"缺少\", en = \"Lacking\" }\npoints = 1\nper = \"shortfall\"\nstep = 1\npart_step = \"counts\""),
    code!("step_without_shortfall", STANDARD, "[[grade]]" => "[scoring]\nweights = \"source\"\n\n[[grade]]", "required_for = [\"high\"]\n" => "required_for = [\"high\"]\n\n[[indicator.deduct]]\nid = \"short\"\nname = { zh = \"缺少\", en = \"Lacking\" }\npoints = 1\nper = \"flat\"\nstep = 1\n"),
    code!("unknown_section", STANDARD, "name = { zh = \"示范型\", en = \"Demonstration\" }" => "name = { zh = \"示范型\", en = \"Demonstration\" }\nsections = { premise = 60 }"),
    code!("unknown_indicator_in_grade", STANDARD, "name = { zh = \"示范型\", en = \"Demonstration\" }" => "name = { zh = \"示范型\", en = \"Demonstration\" }\noptional = { count = 1, of = [\"2\", \"9\"] }"),
    code!("unknown_counted", CASES, "expect =" => "counts = { \"1\" = { late = 1 } }\nexpect ="),
    code!("weight_missing", STANDARD, "[field.hall_area]" => "[[section]]\nid = \"conduct\"\ntitle = { zh = \"服务\", en = \"Conduct\" }\ngroups.aid = { zh = \"便民\", en = \"Aids\" }\nweight = \"40%\"\n\n[field.hall_area]", "in = \"premises.hall\"\ntitle = { zh = \"轮椅\"" => "in = \"conduct.aid\"\ntitle = { zh = \"轮椅\""),
    code!("weights_do_not_add_up", STANDARD, "groups.hall = { zh = \"大厅\", en = \"Hall\" }" => "groups.hall = { zh = \"大厅\", en = \"Hall\" }\nweight = \"90%\""),
];

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::lint::example::proof;

    /// Line and column of each, counted by hand.
    const PLACES: &[(&str, usize, usize)] = &[
        ("bad_optional_count", 16, 12),
        ("bad_per_cent", 16, 9),
        ("bad_places", 14, 10),
        ("band_bound", 45, 10),
        ("bands_and_shortfall", 45, 37),
        ("bands_need_field", 55, 23),
        ("bands_order", 45, 55),
        ("bands_points", 45, 37),
        ("bonus_needs_most", 63, 9),
        ("bonus_required", 54, 9),
        ("bonus_with_points", 64, 9),
        ("cap_highest", 60, 7),
        ("ceiling_below_whole", 14, 11),
        ("credit_order", 60, 10),
        ("credit_twice", 61, 10),
        ("deduct_needs_set", 59, 7),
        ("deduct_needs_threshold", 59, 7),
        ("most_below_points", 63, 50),
        ("otherwise_not_last", 16, 13),
        ("otherwise_required", 33, 6),
        ("otherwise_with_conditions", 20, 13),
        ("points_do_not_add_up", 15, 9),
        ("points_in_pool", 70, 10),
        ("pool_without_deduction", 63, 6),
        ("pool_without_points", 33, 8),
        ("reserved_grade_id", 22, 6),
        ("step_too_large", 50, 8),
        ("step_without_shortfall", 60, 8),
        ("unknown_section", 16, 14),
        ("unknown_indicator_in_grade", 16, 36),
        ("unknown_counted", 7, 20),
        ("weight_missing", 22, 6),
        ("weights_do_not_add_up", 25, 10),
    ];

    #[test]
    fn each_fires_at_its_place_and_the_file_is_silent_without_it() {
        proof::each(RULES, PLACES);
    }
}
