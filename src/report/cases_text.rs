//! What came of testing standards by cases, as text.

use rust_decimal::Decimal;

use crate::cases::{About, Coverage, Expected, Mismatch, Mutant, Noticed, Term, Tested, TestedFile};
use crate::standard::Standard;
use crate::standard::said::{amount, plain};
use crate::wording::{Bilingual, Message, Words};

/// One line a case that does not come out, one a file; what was never seen; what went unnoticed.
pub fn cases_text(tested: &[Tested<'_>], words: &Words) -> String {
    let mut said = String::new();
    let mut line = |message: &Message| {
        said.push_str(&words.render(message));
        said.push('\n');
    };
    for one in tested {
        for file in &one.files {
            of_file(file, one.standard, words).iter().for_each(&mut line);
        }
        of_coverage(&one.coverage, one.standard).iter().for_each(&mut line);
        if let Some(noticed) = &one.noticed {
            of_changes(noticed, one.standard, words).iter().for_each(&mut line);
        }
    }
    said
}

fn of_file(file: &TestedFile<'_>, standard: &Standard, words: &Words) -> Vec<Message> {
    let mut lines = Vec::new();
    for result in &file.results {
        for mismatch in &result.mismatches {
            let line = Message::new("case-failed")
                .with("file", file.file.as_str())
                .with("line", result.case.line.to_string())
                .with("name", result.case.name.as_str())
                .with("what", words.render(&told(mismatch, standard)));
            lines.push(line);
        }
    }
    let summary = Message::new("cases-summary")
        .with("file", file.file.as_str())
        .with("count", file.results.len())
        .with("failed", file.failed());
    lines.push(summary);
    lines
}

fn of_coverage(coverage: &[Coverage], standard: &Standard) -> Vec<Message> {
    let mut lines = Vec::new();
    for one in coverage {
        let level = || Message::new(one.level.key());
        if one.cases == 0 {
            lines.push(Message::new("cases-no-level").with("level", level()));
            continue;
        }
        for (key, unseen) in
            [("cases-never-met", &one.never_met), ("cases-never-not-met", &one.never_not_met)]
        {
            if !unseen.is_empty() {
                let ids: Vec<&str> = unseen.iter().map(|at| standard.indicators[*at].id.as_str()).collect();
                lines.push(
                    Message::new(key).with("level", level()).with("count", unseen.len()).with("ids", ids),
                );
            }
        }
    }
    lines
}

fn of_changes(noticed: &Noticed, standard: &Standard, words: &Words) -> Vec<Message> {
    let summary = Message::new("changes-summary")
        .with("id", standard.id.as_str())
        .with("made", noticed.made)
        .with("unnoticed", noticed.unnoticed.len());
    let mut lines = vec![summary];
    lines.extend(noticed.unnoticed.iter().map(|mutant| change(mutant, standard, words)));
    lines
}

/// `第 4 项，阈值(示范型)：150平方米 → 149.99平方米`
fn change(mutant: &Mutant, standard: &Standard, words: &Words) -> Message {
    let key = format!("change-{}", mutant.what.id());
    let what = words.lookup(&key).unwrap_or(key);
    let grade =
        mutant.grade.map(|grade| Message::new("change-name").with("name", &standard.grades[grade].name));
    let level = mutant.level.map(|level| Message::new(level.key()));
    let part = mutant.part.as_deref().map(|part| Message::new("change-part").with("part", part));
    let beside: Vec<Message> = part.into_iter().chain(grade).chain(level).collect();
    let term = |term: &Term| self::term(term, words);
    let message = match beside.is_empty() {
        true => Message::new("change-line"),
        false => Message::new("change-line-of").with("of", beside),
    };
    message
        .with("about", about(mutant.about, standard))
        .with("what", what)
        .with("from", term(&mutant.from))
        .with("to", term(&mutant.to))
}

fn about(about: About, standard: &Standard) -> Message {
    match about {
        About::Indicator(at) => {
            Message::new("change-about-indicator").with("id", standard.indicators[at].id.as_str())
        }
        About::Parameter(at) => {
            Message::new("change-about-parameter").with("id", standard.parameters[at].id.as_str())
        }
        About::Section(at) => Message::new("change-about-section").with("name", &standard.sections[at].title),
        About::Grade(at) => Message::new("change-about-grade").with("name", &standard.grades[at].name),
        About::Scoring => Message::new("change-about-scoring"),
    }
}

fn term(term: &Term, words: &Words) -> String {
    match term {
        Term::Amount(value, measure) => amount(*value, *measure, words),
        Term::Number(number) => plain(*number),
        Term::Word(word) => (*word).to_owned(),
        Term::Yes => words.text("change-yes"),
        Term::No => words.text("change-no"),
    }
}

/// How a case came out otherwise.
pub(super) fn told(mismatch: &Mismatch, standard: &Standard) -> Message {
    match mismatch {
        Mismatch::Verdict { indicator, grade, expected, got } => {
            let got = got.map_or(Message::new("case-no-item"), |verdict| Message::new(verdict.key()));
            Message::new("case-verdict")
                .with("id", indicator.as_str())
                .with("name", &standard.grades[*grade].name)
                .with("expected", Message::new(expected.key()))
                .with("got", got)
        }
        Mismatch::Grade { expected, got } => {
            let (expected, got) = (grade_name(*expected, standard), grade_name(*got, standard));
            Message::new("case-grade").with("expected", &expected).with("got", &got)
        }
        Mismatch::Points { indicator, expected, got } => Message::new("case-points")
            .with("id", indicator.as_str())
            .with("expected", plain(*expected))
            .with("got", figure(*got)),
        Mismatch::Score { is_high, expected, got } => {
            Message::new(if *is_high { "case-high" } else { "case-score" })
                .with("expected", plain(*expected))
                .with("got", figure(*got))
        }
        Mismatch::Fixes { grade, expected, got } => Message::new("case-fixes")
            .with("name", &standard.grades[*grade].name)
            .with("expected", ids(expected))
            .with("got", ids(got)),
    }
}

fn figure(number: Option<Decimal>) -> Message {
    match number {
        Some(number) => Message::new("case-figure").with("n", plain(number)),
        None => Message::new("case-no-item"),
    }
}

fn ids(ids: &[String]) -> Message {
    match ids {
        [] => Message::new("case-none"),
        some => Message::new("case-figure").with("n", some.to_vec()),
    }
}

fn grade_name(expected: Expected, standard: &Standard) -> Bilingual {
    match expected {
        Expected::Grade(grade) => standard.grades[grade].name.clone(),
        Expected::None => Bilingual { zh: "none".to_owned(), en: "none".to_owned() },
        Expected::Open => Bilingual { zh: "open".to_owned(), en: "open".to_owned() },
    }
}
