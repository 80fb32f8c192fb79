//! The check where checklists are kept: the GitHub Action, the pre-commit hook and the GitLab job do
//! what they say, on the sample repository, as far as that goes without the services.

mod common;

use std::path::Path;
use std::process::Command;

use common::{dabiao, fixture, root};

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("readable")
}

/// The program's folder first on the path, so that scripts find it.
fn path() -> String {
    let program = assert_cmd::cargo::cargo_bin("dabiao");
    let folder = program.parent().expect("a folder").display().to_string();
    format!("{folder}:/usr/bin:/bin")
}

/// Runs a script in a copy of the sample repository; its exit code and what it printed.
fn run(folder: &Path, script: &str, variables: &[(&str, &str)]) -> (i32, String) {
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", script])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path())
        .envs(variables.iter().copied())
        .output()
        .expect("bash starts");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    (output.status.code().expect("an exit code"), said)
}

/// A copy of the sample repository, to be changed.
fn sample() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for part in ["standards", "cases"] {
        std::fs::create_dir(folder.path().join(part)).expect("made");
        let file = format!("{part}/our-station.toml");
        std::fs::copy(fixture("checklists").join(&file), folder.path().join(&file)).expect("copied");
    }
    folder
}

/// The script under the last `run: |` of a YAML file, without its indent.
fn last_script(yaml: &str) -> String {
    let (_, script) = yaml.rsplit_once("run: |\n").expect("a script");
    script.lines().map(|line| line.trim_start_matches("        ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_sample_repository_is_clean_and_its_cases_come_out() {
    let run = dabiao(["check", "fixtures/checklists", "--strict", "--as-of", "2026-11-25"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("our-station.toml"), "{}", run.out);
    assert_eq!(dabiao(["test", "fixtures/checklists/cases"]).code, 0);
    for name in ["standard", "cases"] {
        let copy = text(&fixture(&format!("checklists/schemas/{name}.json")));
        assert!(copy == text(&root().join(format!("schemas/{name}.json"))), "copy schemas/{name}.json there");
    }
}

#[test]
fn the_action_annotates_and_fails_where_there_is_an_error() {
    let script = last_script(&text(&root().join("action.yml")));
    let folder = sample();
    let variables = [
        ("DABIAO_PATHS", "standards cases"),
        ("DABIAO_STRICT", "false"),
        ("DABIAO_AS_OF", ""),
        ("DABIAO_SARIF", "out.sarif"),
        ("DABIAO_LANG", "en"),
    ];
    assert_eq!(run(folder.path(), &script, &variables), (0, String::new()));
    let file = folder.path().join("standards/our-station.toml");
    let spoilt = text(&file).replace("obligation = \"may\"", "obligation = \"mya\"");
    std::fs::write(&file, &spoilt).expect("written");
    let line = spoilt.lines().position(|line| line.contains("mya")).expect("there") + 1;
    let (code, said) = run(folder.path(), &script, &variables);
    assert_eq!(code, 10, "{said}");
    let note = format!(
        "::error file=standards/our-station.toml,line={line},col=14,endColumn=19,title=unknown_word::"
    );
    assert!(said.contains(&note), "{said}");
    let log: serde_json::Value = serde_json::from_str(&text(&folder.path().join("out.sarif"))).expect("JSON");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "unknown_word");
    // Every input of the action is used by its script, and by no other name.
    let action = text(&root().join("action.yml"));
    for name in ["paths", "strict", "as-of", "sarif", "lang"] {
        assert!(action.contains(&format!("${{{{ inputs.{name} }}}}")), "{name}");
    }
}

#[test]
fn the_hook_checks_the_files_it_is_given() {
    let hooks = text(&root().join(".pre-commit-hooks.yaml"));
    let entry = hooks.lines().find_map(|line| line.trim().strip_prefix("entry: ")).expect("an entry");
    let folder = sample();
    let script = format!("{entry} standards/our-station.toml cases/our-station.toml");
    let (code, said) = run(folder.path(), &script, &[]);
    assert_eq!(code, 0, "{said}");
    // The settings of another program failed as standards without any key, once the hook was given them.
    std::fs::write(folder.path().join("Cargo.toml"), "[package]\nname = \"a\"\n").expect("written");
    let (code, said) = run(folder.path(), &format!("{script} Cargo.toml"), &[]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Cargo.toml: none of the files that are checked; passed over"), "{said}");
    let (code, _) = run(folder.path(), &format!("{entry} Cargo.toml"), &[]);
    assert_eq!(code, 0, "a commit without a checklist passes");
    let (code, _) = run(folder.path(), "dabiao check Cargo.toml", &[]);
    assert_eq!(code, 10, "it was named");
    let file = folder.path().join("cases/our-station.toml");
    std::fs::write(&file, text(&file).replace("\"met\"", "\"mett\"")).expect("written");
    let (code, said) = run(folder.path(), &script, &[]);
    assert_eq!(code, 10);
    assert!(said.contains("cases/our-station.toml:8:"), "{said}");
}

#[test]
fn the_gitlab_job_leaves_a_report_behind() {
    for (file, folders) in
        [("integrations/gitlab.yml", "checklists"), ("fixtures/checklists/.gitlab-ci.yml", "standards cases")]
    {
        let job = text(&root().join(file));
        let script = job.lines().find_map(|line| line.trim().strip_prefix("- dabiao ")).expect("a script");
        assert!(script.contains(folders), "{script}");
        let folder = sample();
        std::fs::create_dir(folder.path().join("checklists")).expect("made");
        let copy = folder.path().join("checklists/a.toml");
        let spoilt =
            text(&folder.path().join("standards/our-station.toml")).replace("= \"may\"", "= \"mya\"");
        std::fs::write(copy, &spoilt).expect("written");
        std::fs::write(folder.path().join("standards/our-station.toml"), spoilt).expect("written");
        let (code, _) = run(folder.path(), &format!("dabiao {script}"), &[]);
        assert_eq!(code, 10);
        let report = quick_junit::Report::deserialize_from_str(&text(&folder.path().join("dabiao.xml")));
        assert!(report.expect("JUnit").failures >= 1);
    }
}

#[test]
fn completions_and_manual_pages_name_every_command() {
    for (shell, sign) in [
        ("bash", "_dabiao()"),
        ("zsh", "#compdef dabiao"),
        ("fish", "complete -c dabiao"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let run = dabiao(["completions", shell]);
        assert_eq!(run.code, 0, "{}", run.err);
        for part in [sign, "audit", "explain", "as-of"] {
            assert!(run.out.contains(part), "{shell}: {part}");
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("man1");
    let run = dabiao(["man", path.to_str().expect("UTF-8"), "--lang", "en"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for page in ["dabiao.1", "dabiao-check.1", "dabiao-standards-diff.1"] {
        assert!(text(&path.join(page)).contains(".SH SYNOPSIS"), "{page}");
    }
    assert!(text(&path.join("dabiao-check.1")).contains("Warnings fail the check"));
}
