//! A generated standard as the text of a file.

use std::fmt::Write;

use super::table::{Check, Comparison, Credit, Part, Per, Policy, Table, Tenths};

/// A number of tenths in digits.
pub(crate) fn digits(tenths: Tenths) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

pub(crate) fn id(at: usize) -> String {
    (at + 1).to_string()
}

pub(crate) fn word(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "at_least",
        Comparison::Above => "above",
        Comparison::AtMost => "at_most",
        Comparison::Below => "below",
    }
}

/// The file; a bilingual text says no more than what it is of.
pub(crate) fn toml(table: &Table) -> String {
    let mut out = String::new();
    write(table, &mut out).expect("a string takes everything");
    out
}

fn write(table: &Table, out: &mut String) -> std::fmt::Result {
    let named = |name: String| format!("{{ zh = \"{name}\", en = \"{name}\" }}");
    let flag = |yes: bool, word: &'static str| if yes { word } else { "" };
    writeln!(out, "format = 1\nid = \"drawn\"\nedition = \"2026\"\ntitle = {}", named("T".into()))?;
    writeln!(out, "levels = [\"village\"]\n[source]\ntitle = \"T\"\nissuer = {}", named("I".into()))?;
    writeln!(out, "locator = {}\nclauses = [\"1..{}\"]", named("{}".into()), table.items.len())?;
    writeln!(out, "[scoring]\nweights = \"source\"\nplaces = {}", table.places)?;
    let policy = match table.policy {
        Policy::LeftOut => "left_out",
        Policy::Full => "full",
        Policy::NotAllowed => "not_allowed",
    };
    writeln!(out, "not_applicable = \"{policy}\"")?;
    writeln!(out, "{}", flag(table.rounded, "thresholds = \"rounded\""))?;
    for (key, value) in
        [("partial", table.partial), ("ceiling", table.ceiling), ("bonus_most", table.bonus_most)]
    {
        if let Some(value) = value {
            writeln!(out, "{key} = {}", digits(value))?;
        }
    }
    for (at, grade) in table.grades.iter().enumerate() {
        writeln!(out, "[[grade]]\nid = \"g{at}\"\nname = {}", named(format!("G{at}")))?;
        writeln!(out, "{}", flag(grade.otherwise, "otherwise = true"))?;
        if let Some(score) = grade.score {
            writeln!(out, "score = {}", digits(score))?;
        }
        for (section, least) in &grade.sections {
            writeln!(out, "sections = {{ s{section} = {} }}", digits(*least))?;
        }
        match &grade.optional {
            Some((count, Some(of))) => {
                let of: Vec<String> = of.iter().map(|at| format!("\"{}\"", id(*at))).collect();
                writeln!(out, "optional = {{ count = {count}, of = [{}] }}", of.join(", "))?;
            }
            Some((count, None)) => writeln!(out, "optional = {count}")?,
            None => {}
        }
    }
    for (at, section) in table.sections.iter().enumerate() {
        writeln!(out, "[[section]]\nid = \"s{at}\"\ntitle = {}", named(format!("S{at}")))?;
        writeln!(out, "groups.all = {}", named(format!("S{at}")))?;
        if let Some(weight) = section.weight {
            writeln!(out, "weight = \"{weight}%\"")?;
        }
        if let Some(points) = section.pool {
            writeln!(out, "pool = true\npoints = {}", digits(points))?;
        }
    }
    for (at, item) in table.items.iter().enumerate() {
        if matches!(item.check, Check::Field { .. }) {
            writeln!(out, "[field.f{at}]\ntype = \"area\"\nlabel = {}", named(format!("F{at}")))?;
        }
    }
    for (at, item) in table.items.iter().enumerate() {
        writeln!(
            out,
            "[[indicator]]\nid = \"{0}\"\ncite = \"{0}\"\nin = \"s{1}.all\"",
            id(at),
            item.section
        )?;
        for key in ["title", "ask", "how"] {
            writeln!(out, "{key} = {}", named(format!("{key} {at}")))?;
        }
        writeln!(out, "obligation = \"shall\"")?;
        let grades: Vec<String> = item.required_for.iter().map(|grade| format!("\"g{grade}\"")).collect();
        if !grades.is_empty() {
            writeln!(out, "required_for = [{}]", grades.join(", "))?;
        }
        writeln!(out, "{}", flag(item.veto, "veto = true"))?;
        if let Some(cap) = item.cap {
            writeln!(out, "cap = \"g{cap}\"")?;
        }
        match &item.check {
            Check::Mark => {}
            Check::Field { comparison, bounds } => {
                let value = if let [Some(bound)] = bounds[..] {
                    digits(bound)
                } else {
                    let given =
                        bounds.iter().enumerate().filter_map(|(grade, bound)| Some((grade, (*bound)?)));
                    let given: Vec<String> =
                        given.map(|(grade, bound)| format!("g{grade} = {}", digits(bound))).collect();
                    format!("{{ {} }}", given.join(", "))
                };
                writeln!(out, "check.{} = {{ field = \"f{at}\", value = {value} }}", word(*comparison))?;
                let band = |(bound, points): &(Tenths, Tenths)| {
                    format!("{{ {} = {}, points = {} }}", word(*comparison), digits(*bound), digits(*points))
                };
                let bands: Vec<String> = item.bands.iter().map(band).collect();
                if !bands.is_empty() {
                    writeln!(out, "bands = [{}]", bands.join(", "))?;
                }
            }
            Check::Set { members, need } => {
                let each =
                    (0..*members).map(|n| format!("{{ id = \"m{n}\", zh = \"M{n}\", en = \"M{n}\" }}"));
                let each = each.collect::<Vec<_>>().join(", ");
                match need {
                    None => writeln!(out, "check.all_of = {{ members = [{each}] }}")?,
                    Some(need) => {
                        writeln!(out, "check.at_least_of = {{ count = {need}, members = [{each}] }}")?
                    }
                }
            }
        }
        if let Some(bonus) = item.bonus {
            let points = digits(bonus.points);
            match bonus.most {
                Some(most) => writeln!(
                    out,
                    "bonus = {{ points = {points}, per = \"occurrence\", most = {} }}",
                    digits(most)
                )?,
                None => writeln!(out, "bonus = {{ points = {points} }}")?,
            }
            continue;
        }
        if table.sections[item.section].pool.is_none() {
            writeln!(out, "points = {}", digits(item.points))?;
        }
        match item.credit {
            Credit::Plain => {}
            Credit::Nothing => writeln!(out, "all_or_nothing = true")?,
            Credit::Parts { partly_met, not_met } => writeln!(
                out,
                "credit = {{ partly_met = {}, not_met = {} }}",
                digits(partly_met),
                digits(not_met)
            )?,
        }
        for (n, deduction) in item.deductions.iter().enumerate() {
            writeln!(out, "[[indicator.deduct]]\nid = \"d{n}\"\nname = {}", named(format!("D{n}")))?;
            writeln!(out, "points = {}", digits(deduction.points))?;
            match deduction.per {
                Per::Flat => writeln!(out, "per = \"flat\"")?,
                Per::Occurrence => writeln!(out, "per = \"occurrence\"")?,
                Per::Member => writeln!(out, "per = \"member\"")?,
                Per::Shortfall { step, part } => {
                    let part = match part {
                        Part::Counts => "counts",
                        Part::Whole => "whole",
                        Part::Free => "free",
                    };
                    writeln!(out, "per = \"shortfall\"\nstep = {}\npart_step = \"{part}\"", digits(step))?;
                }
            }
            if let Some(most) = deduction.most {
                writeln!(out, "most = {}", digits(most))?;
            }
        }
    }
    Ok(())
}
