//! `dabiao test`: whether cases come out as expected, and which indicators no case ever saw.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dabiao::cases::{CaseFile, Expected, Mismatch, run as run_case};
use dabiao::standard::said::plain;
use dabiao::standard::{Builtin, Standard};
use dabiao::wording::{Bilingual, Message, Words};
use rust_decimal::Decimal;

use super::args::TestArgs;
use super::exit::Exit;
use super::stop::Stop;
use super::{check, output, which};

pub(crate) fn run(args: &TestArgs, words: &Words) -> Result<Exit, Stop> {
    let mut said = String::new();
    let mut failed = 0;
    for path in check::files(&args.paths)? {
        let shown = path.display().to_string();
        let text = which::text_of(&path)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let problems = |problems| Stop::Problems(problems, Some(text.clone()));
        let named = CaseFile::standard_of(&name, &text).map_err(problems)?;
        let standard = standard(&named, &path)?;
        let file = CaseFile::parse(&name, &text, &standard).map_err(problems)?;
        let mut seen: BTreeMap<&str, (bool, bool)> = BTreeMap::new();
        let mut bad = 0;
        for case in &file.cases {
            let result = run_case(case, &standard);
            for (indicator, verdicts) in &case.expect {
                let entry = seen.entry(indicator).or_default();
                for (_, verdict) in verdicts {
                    entry.0 |= verdict.id() == "met";
                    entry.1 |= verdict.id() == "not_met";
                }
            }
            if !result.mismatches.is_empty() {
                bad += 1;
            }
            for mismatch in &result.mismatches {
                let what = words.render(&told(mismatch, &standard));
                let line = Message::new("case-failed")
                    .with("file", shown.as_str())
                    .with("line", case.line.to_string())
                    .with("name", case.name.as_str())
                    .with("what", what);
                said.push_str(&words.render(&line));
                said.push('\n');
            }
        }
        failed += bad;
        let checked = standard.indicators.iter().filter(|indicator| indicator.check.is_some());
        let unseen: Vec<&str> = checked
            .filter(|indicator| seen.get(indicator.id.as_str()) != Some(&(true, true)))
            .map(|indicator| indicator.id.as_str())
            .collect();
        let summary = Message::new("cases-summary")
            .with("file", shown.as_str())
            .with("count", file.cases.len())
            .with("failed", bad);
        said.push_str(&words.render(&summary));
        said.push('\n');
        if !unseen.is_empty() {
            let line = Message::new("cases-unseen").with("count", unseen.len()).with("ids", unseen);
            said.push_str(&words.render(&line));
            said.push('\n');
        }
    }
    output::write(&said, None)?;
    Ok(if failed == 0 { Exit::Done } else { Exit::GateNotMet })
}

/// The standard that a file of cases names: built in, or a file beside it.
pub(crate) fn standard(name: &str, cases: &Path) -> Result<Standard, Stop> {
    if Builtin::find(name).is_some() {
        return which::named(name);
    }
    let beside: PathBuf = cases.parent().map(|folder| folder.join(name)).unwrap_or_else(|| name.into());
    which::named(&beside.display().to_string())
}

fn told(mismatch: &Mismatch, standard: &Standard) -> Message {
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
            let (expected, got) = (grade(*expected, standard), grade(*got, standard));
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

fn grade(expected: Expected, standard: &Standard) -> Bilingual {
    match expected {
        Expected::Grade(grade) => standard.grades[grade].name.clone(),
        Expected::None => Bilingual { zh: "none".to_owned(), en: "none".to_owned() },
        Expected::Open => Bilingual { zh: "open".to_owned(), en: "open".to_owned() },
    }
}
