//! Standards in the terminal: the list of them, and one to read through.

use super::figures;
use super::rows::Rows;
use super::standards_points;
use super::style::{faint, heading};
use super::tailoring;
use crate::standard::{Amount, Head, Indicator, Standard, Threshold, said};
use crate::wording::{Arg, Message, Words};

/// The list of standards.
pub fn standards_text(standards: &[Head], words: &Words) -> String {
    let mut rows = Rows::new();
    for standard in standards {
        rows.push(standard.id.as_str(), standard.title.get(words.lang()));
        let levels: Vec<Message> = standard.levels.iter().map(|level| Message::new(level.key())).collect();
        let grades: Vec<Arg> = standard.grades.iter().map(|(_, name)| Arg::from(name)).collect();
        let line = Message::new("standards-line")
            .with("edition", standard.edition.as_str())
            .with("count", standard.indicators)
            .with("levels", levels)
            .with("grades", grades);
        rows.push("", faint(&words.render(&line)));
    }
    rows.render()
}

/// One standard in full: source, notes, and every indicator.
pub fn standard_text(standard: &Standard, words: &Words) -> String {
    let lang = words.lang();
    let mut head = Rows::new();
    let line = Message::new("standard-line")
        .with("title", &standard.title)
        .with("id", standard.id.as_str())
        .with("edition", standard.edition.as_str());
    if let Some((base, deviations)) = tailoring::lines(standard, words) {
        head.push(words.text("label-base"), base);
        for (position, (_, line)) in deviations.into_iter().enumerate() {
            head.push(if position == 0 { words.text("label-deviations") } else { String::new() }, line);
        }
    }
    head.push(words.text("label-source"), standard.source.title.as_str());
    head.push("", standard.source.issuer.get(lang));
    let clauses = Message::new("show-clauses").with("count", standard.source.clauses.len());
    head.push("", words.render(&clauses));
    for (position, grade) in standard.grades.iter().enumerate() {
        let required = standard.indicators.iter().filter(|i| i.required_for.contains(&position)).count();
        let line = Message::new("show-grade")
            .with("name", &grade.name)
            .with("id", grade.id.as_str())
            .with("count", required);
        head.push(
            if position == 0 { words.text("label-grades") } else { String::new() },
            words.render(&line),
        );
        for line in standards_points::conditions(standard, position, words) {
            head.push("", faint(&line));
        }
    }
    for (position, line) in standards_points::scoring(standard, words).into_iter().enumerate() {
        head.push(if position == 0 { words.text("label-scoring") } else { String::new() }, line);
    }
    for parameter in &standard.parameters {
        let value = figures::amount(parameter.value, parameter.measure, words);
        let message = match parameter.year {
            Some(year) => Message::new("parameter-year").with("year", year.to_string()),
            None => Message::new("parameter-plain"),
        };
        let message =
            message.with("label", &parameter.label).with("id", parameter.id.as_str()).with("value", value);
        head.push(words.text("label-parameter"), words.render(&message));
        for (year, value) in &parameter.by_year {
            let value = figures::amount(*value, parameter.measure, words);
            let line = Message::new("show-year").with("year", year.to_string()).with("value", value);
            head.push("", words.render(&line));
        }
        if let Some(source) = &parameter.source {
            head.push("", words.render(&Message::new("show-set-by").with("source", source)));
        }
    }
    let mut out = format!("{}\n{}", heading(&words.render(&line)), head.render());
    let mut last = None;
    for indicator in &standard.indicators {
        let (section, group) = standard.heading(indicator);
        if last != Some(indicator.heading) {
            let title = format!("{} / {}", section.title.get(lang), group.title.get(lang));
            let opens = last.is_none_or(|(section, _): (usize, usize)| section != indicator.heading.0);
            let worth = if opens { standards_points::section(section, words) } else { Vec::new() };
            let parts: Vec<String> = std::iter::once(title).chain(worth).collect();
            let title = parts.join(" · ");
            out.push_str(&format!("\n{}\n", heading(&title)));
            last = Some(indicator.heading);
        }
        out.push_str(&indicator_text(standard, indicator, words));
    }
    if !standard.omitted.is_empty() {
        out.push_str(&format!("\n{}\n", heading(&words.text("show-omitted"))));
        let mut rows = Rows::new();
        for omitted in &standard.omitted {
            rows.push(omitted.clause.as_str(), omitted.why.get(lang));
        }
        out.push_str(&rows.render());
    }
    if standard.notes.is_empty() {
        return out;
    }
    out.push_str(&format!("\n{}\n", heading(&words.text("show-notes"))));
    let mut rows = Rows::new();
    for note in &standard.notes {
        rows.push(note.clause.as_deref().unwrap_or_default(), note.text.get(lang));
    }
    out.push_str(&rows.render());
    out
}

/// An indicator as a reader wants it.
pub(super) fn indicator_text(standard: &Standard, indicator: &Indicator, words: &Words) -> String {
    let lang = words.lang();
    let mut rows = Rows::new();
    let grades: Vec<Arg> =
        indicator.required_for.iter().map(|grade| Arg::from(&standard.grades[*grade].name)).collect();
    let key = match (grades.is_empty(), &indicator.bonus) {
        (false, _) => "show-required",
        (true, None) => "show-unrequired",
        (true, Some(_)) => "show-extra",
    };
    let title = Message::new(key)
        .with("title", &indicator.title)
        .with("grades", Arg::List(grades))
        .with("obligation", Message::new(indicator.obligation.key()))
        .with("cite", Arg::Name(standard.cited(indicator)));
    rows.push(indicator.id.as_str(), words.render(&title));
    rows.push("", indicator.ask.get(lang));
    for line in standards_points::indicator(standard, indicator, words) {
        rows.push("", line);
    }
    if let Some(when) = &indicator.when {
        rows.push("", words.render(&Message::new("show-when").with("when", &when.text)));
    }
    if let Some(due) = indicator.due {
        rows.push("", words.render(&Message::new("show-due").with("due", due.to_string())));
    }
    if !indicator.examples.is_empty() {
        let examples = Message::new("show-examples").with("list", indicator.examples.clone());
        rows.push("", words.render(&examples));
    }
    if let Some(check) = &indicator.check {
        let needs = |amount: &Amount| said::required(check, said::value(amount, standard), standard, words);
        if let Some(set) = check.subject.set() {
            let names: Vec<Arg> = set.members.iter().map(|member| Arg::from(&member.name)).collect();
            let key = if set.open { "show-members-open" } else { "show-members" };
            let list = Message::new(key).with("list", Arg::List(names));
            rows.push("", words.render(&list));
        }
        if let Some(asks) = said::set_asks(indicator) {
            rows.push("", words.text(asks));
            rows.push("", faint(indicator.how.get(lang)));
            return rows.render();
        }
        let field = check.subject.stated().map(|field| &standard.field(field).label);
        let label = match field {
            Some(label) => Arg::from(label),
            None => Arg::from(Message::new("set-members")),
        };
        let lines: Vec<(String, String)> = match &check.threshold {
            Threshold::Same(amount) => vec![(String::new(), needs(amount))],
            Threshold::ByGrade(amounts) => amounts
                .iter()
                .map(|(grade, amount)| (standard.grades[*grade].name.get(lang).to_owned(), needs(amount)))
                .collect(),
            Threshold::ByLevel(amounts) => {
                amounts.iter().map(|(level, amount)| (words.text(level.key()), needs(amount))).collect()
            }
        };
        for (scope, needs) in lines {
            let message = Message::new(if scope.is_empty() { "show-check" } else { "show-check-for" })
                .with("label", label.clone())
                .with("scope", scope)
                .with("needs", needs);
            rows.push("", words.render(&message));
        }
    }
    rows.push("", faint(indicator.how.get(lang)));
    rows.render()
}
