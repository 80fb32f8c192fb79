//! Many checklists from one, each with its own results, and what each must come to.

use std::fmt::Write as _;
use std::path::Path;

use super::grid;

/// A checklist of the 58 items: the centre, its region, and the items that are not met.
pub(crate) fn checklist(name: &str, region: &str, not_met: &[usize], unchecked: &[usize]) -> String {
    let mut text = String::from("sheet: 检查表\n");
    writeln!(text, "| 中心名称 | {name} |").expect("a string");
    writeln!(text, "| 所属地区 | {region} |").expect("a string");
    text.push_str("| 检查日期 | 2022-11-03 |\n| 序号 | 检查情况 | 实测值 | 备注 |\n");
    for item in 1..=58 {
        let mark = if not_met.contains(&item) {
            "×"
        } else if unchecked.contains(&item) {
            ""
        } else {
            "√"
        };
        writeln!(text, "| {item} | {mark} |  |  |").expect("a string");
    }
    text
}

/// The items that the centre with a number does not meet: none to six of the 58, by a rule that
/// can be worked out by hand.
pub(crate) fn not_met(number: usize) -> Vec<usize> {
    let mut items: Vec<usize> = (0..number % 7).map(|n| 1 + (number * 5 + n * 11) % 58).collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// The name of the centre with a number.
pub(crate) fn name(number: usize) -> String {
    format!("示例{number}镇便民服务中心")
}

/// Writes checklists into folders `甲县` and `乙县` of a folder.
pub(crate) fn write(folder: &Path, count: usize) {
    for region in ["甲县", "乙县"] {
        std::fs::create_dir_all(folder.join(region)).expect("a folder");
    }
    for number in 0..count {
        let region = if number % 2 == 0 { "甲县" } else { "乙县" };
        let text = checklist(&name(number), region, &not_met(number), &[]);
        grid::write(&text, &folder.join(region).join(format!("{number:04}.xlsx")));
    }
}
