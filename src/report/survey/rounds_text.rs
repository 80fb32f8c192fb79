//! Two rounds compared, in the terminal.

use comfy_table::{Cell, Table};

use super::super::rows::{Rows, lines, ruled};
use super::super::style::heading;
use crate::survey::{Change, Judged, Member, NearBecause, Rounds};
use crate::text::quoted;
use crate::wording::{Message, Words};

/// Lines of a list that are shown; JSON and CSV have all.
const SHOWN: usize = 30;

/// The comparison as text.
pub fn rounds_text(rounds: &Rounds, words: &Words) -> String {
    let title = Message::new("rounds-title")
        .with("old", rounds.old.centres.len())
        .with("new", rounds.new.centres.len())
        .with("pairs", rounds.pairing.pairs.len());
    let mut out = format!("{}\n", heading(&words.render(&title)));
    let mut totals = Rows::new();
    for change in Change::ALL {
        let count = rounds.totals.get(&change).copied().unwrap_or_default();
        // Of a run without waivers there is nothing to tell.
        if change == Change::Waived && count == 0 {
            continue;
        }
        totals.push(words.text(key(change)), count.to_string());
    }
    out.push_str(&totals.render());
    for edition in &rounds.editions {
        let message = Message::new("rounds-edition")
            .with("old", judged(&rounds.old.groups[edition.old]))
            .with("new", judged(&rounds.new.groups[edition.new]))
            .with("pairs", edition.pairs as usize)
            .with("shared", edition.shared)
            .with("dropped", listed(&edition.dropped))
            .with("added", listed(&edition.added));
        out.push('\n');
        for line in textwrap::wrap(&words.render(&message), 78) {
            out.push_str(&format!(" {}\n", line.trim_end()));
        }
    }
    out.push_str(&centres(rounds, words));
    out.push_str(&items(rounds, words));
    let old: Vec<&Member> = rounds.pairing.missing.iter().map(|at| &rounds.old.centres[*at]).collect();
    let new: Vec<&Member> = rounds.pairing.added.iter().map(|at| &rounds.new.centres[*at]).collect();
    out.push_str(&alone("rounds-missing", &old, words));
    out.push_str(&alone("rounds-added", &new, words));
    out.push_str(&near(rounds, words));
    out
}

/// The key of a change's name.
pub(super) fn key(change: Change) -> &'static str {
    match change {
        Change::Rectified => "change-rectified",
        Change::StillOpen => "change-still_open",
        Change::NewlyUnmet => "change-newly_unmet",
        Change::Waived => "change-waived",
        Change::NotRechecked => "change-not_rechecked",
        Change::NoLongerApplies => "change-no_longer_applies",
    }
}

fn judged(group: &Judged) -> String {
    format!("{} {} {}", group.standard.id, group.standard.edition, group.level)
}

fn listed(ids: &[String]) -> String {
    if ids.is_empty() { "-".to_owned() } else { ids.join(" ") }
}

fn name(centre: &Member, words: &Words) -> String {
    match (&centre.name, &centre.source) {
        (Some(name), _) => quoted(name),
        (None, Some(source)) => words.render(&Message::new("centre-unnamed-in").with("file", quoted(source))),
        (None, None) => words.text("centre-unnamed"),
    }
}

/// The changes that the tables count, with the width of each column.
const COUNTED: [(Change, u16); 3] =
    [(Change::Rectified, 11), (Change::StillOpen, 12), (Change::NewlyUnmet, 13)];

/// The same, and what is waived.
const WITH_WAIVED: [(Change, u16); 4] = [COUNTED[0], COUNTED[1], COUNTED[2], (Change::Waived, 8)];

fn counted(rounds: &Rounds) -> &'static [(Change, u16)] {
    if rounds.totals.contains_key(&Change::Waived) { &WITH_WAIVED } else { &COUNTED }
}

fn table(first: [(&'static str, u16); 2], counted: &[(Change, u16)], words: &Words) -> Table {
    let counted = counted.iter().map(|(change, width)| (key(*change), *width));
    let columns: Vec<_> = first.into_iter().chain(counted).collect();
    ruled(columns.iter().map(|(key, _)| words.text(key)), columns.iter().map(|(_, width)| *width))
}

fn centres(rounds: &Rounds, words: &Words) -> String {
    if rounds.pairing.pairs.is_empty() {
        return String::new();
    }
    let counted = counted(rounds);
    let first: [(_, u16); 2] = if counted.len() > COUNTED.len() {
        [("column-centre", 14), ("column-score", 17)]
    } else {
        [("column-centre", 22), ("column-score", 18)]
    };
    let mut table = table(first, counted, words);
    for pair in rounds.pairing.pairs.iter().take(SHOWN) {
        let (old, new) = rounds.of(*pair);
        let changes = rounds.changes(*pair);
        let count = |change| changes.iter().filter(|(own, _)| *own == change).count();
        let percent =
            |centre: &Member| centre.percent.map_or_else(|| "-".to_owned(), super::super::figures::percent);
        let mut row =
            vec![Cell::new(name(new, words)), Cell::new(format!("{} → {}", percent(old), percent(new)))];
        row.extend(counted.iter().map(|(change, _)| Cell::new(count(*change))));
        table.add_row(row);
    }
    let hidden = rounds.pairing.pairs.len().saturating_sub(SHOWN);
    format!("\n{}\n{}{}", heading(&words.text("rounds-centres")), lines(&table), more(hidden, words))
}

fn items(rounds: &Rounds, words: &Words) -> String {
    if rounds.items.is_empty() {
        return String::new();
    }
    let counted = counted(rounds);
    let title = if counted.len() > COUNTED.len() { 23 } else { 32 };
    let mut table = table([("column-number", 8), ("column-indicator", title)], counted, words);
    let mut items: Vec<_> = rounds.items.iter().collect();
    let count = |item: &crate::survey::ItemChange, change| item.counts.get(&change).copied().unwrap_or(0);
    items.sort_by_key(|item| {
        std::cmp::Reverse(count(item, Change::StillOpen) + count(item, Change::NewlyUnmet))
    });
    for item in items.iter().take(SHOWN) {
        let mut row = vec![Cell::new(quoted(&item.id)), Cell::new(quoted(&item.title))];
        row.extend(counted.iter().map(|(change, _)| Cell::new(count(item, *change))));
        table.add_row(row);
    }
    let hidden = items.len().saturating_sub(SHOWN);
    format!("\n{}\n{}{}", heading(&words.text("rounds-items")), lines(&table), more(hidden, words))
}

fn alone(key: &'static str, centres: &[&Member], words: &Words) -> String {
    if centres.is_empty() {
        return String::new();
    }
    let title = words.render(&Message::new(key).with("count", centres.len()));
    let mut out = format!("\n{}\n", heading(&title));
    for centre in centres.iter().take(SHOWN) {
        let code = centre.code.as_deref().map_or_else(|| "-".to_owned(), quoted);
        out.push_str(&format!(" {} ({code})\n", name(centre, words)));
    }
    out.push_str(&more(centres.len().saturating_sub(SHOWN), words));
    out
}

fn near(rounds: &Rounds, words: &Words) -> String {
    let near = &rounds.pairing.near;
    let mut out = String::new();
    if !near.is_empty() {
        let title = words.render(&Message::new("rounds-near").with("count", near.len()));
        out = format!("\n{}\n", heading(&title));
        for near in near.iter().take(SHOWN) {
            let (old, new) = (&rounds.old.centres[near.old], &rounds.new.centres[near.new]);
            let code = |centre: &Member| centre.code.as_deref().unwrap_or("-").to_owned();
            let message = Message::new("rounds-near-pair")
                .with("old", name(old, words))
                .with("old_code", code(old))
                .with("new", name(new, words))
                .with("new_code", code(new))
                .with("why", Message::new(because(near.why)));
            out.push_str(&format!(" {}\n", words.render(&message)));
        }
        out.push_str(&more(near.len().saturating_sub(SHOWN), words));
    }
    if rounds.pairing.is_cut {
        out.push_str(&format!(" {}\n", words.text("rounds-near-cut")));
    }
    out
}

fn because(why: NearBecause) -> &'static str {
    match why {
        NearBecause::Codes => "near-codes",
        NearBecause::Regions => "near-regions",
        NearBecause::Twice => "near-twice",
        NearBecause::Names => "near-names",
    }
}

fn more(hidden: usize, words: &Words) -> String {
    match hidden {
        0 => String::new(),
        _ => format!(" {}\n", words.render(&Message::new("rounds-more").with("count", hidden))),
    }
}
