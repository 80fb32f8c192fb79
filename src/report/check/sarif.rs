//! A check as SARIF 2.1.0, for code scanning and editors.

use serde::Serialize;

use super::view::{CheckView, ProblemView};
use crate::lint::{Rule, registry};
use crate::problem::Severity;
use crate::wording::{Lang, Words};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<ResultOut<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleOut>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleOut {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultOut<'a> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    partial_fingerprints: Fingerprints<'a>,
}

#[derive(Serialize)]
struct Fingerprints<'a> {
    #[serde(rename = "dabiao/v1")]
    own: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<RegionOut>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionOut {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// The check as SARIF; every rule is in it with its help.
///
/// # Errors
/// Where it cannot be serialised, which its types rule out.
pub fn check_sarif(view: &CheckView, words: &Words) -> Result<String, serde_json::Error> {
    let rules: Vec<&Rule> = registry().collect();
    let results = view.files.iter().flat_map(|file| {
        file.problems.iter().map(|problem| result(&file.file, problem, &rules)).collect::<Vec<_>>()
    });
    let version = env!("CARGO_PKG_VERSION");
    let language = match words.lang() {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "dabiao",
                    version,
                    semantic_version: version,
                    rules: rules.iter().map(|rule| described(rule, words)).collect(),
                },
            },
            language,
            // Columns are counted in characters, as everywhere in this program.
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        }],
    };
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

fn described(rule: &Rule, words: &Words) -> RuleOut {
    RuleOut {
        id: rule.id,
        short_description: Text { text: rule.title(words) },
        full_description: Text { text: rule.why(words) },
        help: Text { text: rule.fix(words) },
        default_configuration: Configuration { level: level(rule.severity) },
    }
}

fn result<'a>(file: &str, problem: &'a ProblemView, rules: &[&Rule]) -> ResultOut<'a> {
    let text = match &problem.help {
        Some(help) => format!("{}\n{help}", problem.message),
        None => problem.message.clone(),
    };
    let region = problem.region.map(|region| RegionOut {
        start_line: region.line,
        start_column: region.column,
        end_line: region.end_line,
        end_column: region.end_column,
    });
    ResultOut {
        rule_id: problem.code,
        rule_index: rules.iter().position(|rule| rule.id == problem.code),
        level: level(problem.severity),
        message: Text { text },
        locations: [Location {
            physical_location: Physical { artifact_location: Artifact { uri: uri(file) }, region },
        }],
        partial_fingerprints: Fingerprints { own: &problem.fingerprint },
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A relative path as a URI: `/` between folders, everything but plain characters escaped.
fn uri(file: &str) -> String {
    let mut text = String::new();
    for byte in file.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                text.push(char::from(byte));
            }
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_in_chinese_becomes_a_uri() {
        assert_eq!(uri("standards/标准 1.toml"), "standards/%E6%A0%87%E5%87%86%201.toml");
    }
}
