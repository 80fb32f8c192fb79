//! Every command in the README runs, in both languages of it, with the exit code it states.

mod common;

use common::page::commands;
use common::{dabiao, root};

#[test]
fn every_command_runs() {
    std::fs::create_dir_all(root().join("target")).expect("a folder for output");
    let mut ran = 0;
    for file in ["README.md", "README.zh.md"] {
        let commands = commands(file);
        assert!(commands.iter().any(|(command, _)| command == "cargo test"), "{file} names the tests");
        for (command, code) in commands {
            let args = match command.strip_prefix("cargo run --release -- ") {
                Some(args) => args,
                // The test command runs this test.
                None if command.starts_with("cargo ") => continue,
                None => command.strip_prefix("dabiao ").expect("a command of dabiao or cargo"),
            };
            let run = dabiao(args.split_whitespace());
            assert_eq!(run.code, code, "{file}: {command}: {}", run.err);
            ran += 1;
        }
    }
    assert!(ran >= 10, "only {ran} commands");
}

#[test]
fn both_readmes_have_the_same_commands() {
    let bare = |file: &str| -> Vec<String> {
        commands(file).into_iter().map(|(command, _)| command.replace(" --lang en", "")).collect()
    };
    assert_eq!(bare("README.md"), bare("README.zh.md"));
}
