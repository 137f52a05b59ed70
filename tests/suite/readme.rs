//! What the README says of keys, commands and roadmaps is held to the program.

use std::process::Command;

use roadbook::tui::keymap::{self, Group};

const README: &str = include_str!("../../README.md");

/// The table of keys as the README has to have it.
fn keys() -> String {
    let mut text = String::from("<!-- keys: held to the key table by tests/suite/readme.rs -->\n");
    for group in Group::ALL {
        text += &format!("\n| {} | |\n| --- | --- |\n", group.title());
        for binding in keymap::table().iter().filter(|it| it.group == group && !it.keys.is_empty()) {
            let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{}`", key.label())).collect();
            text += &format!("| {} | {} |\n", keys.join(" "), binding.help);
        }
    }
    text + "\n<!-- /keys -->"
}

#[test]
fn the_keys_are_those_of_the_key_table() {
    assert!(README.contains(&keys()), "put this in the README:\n\n{}", keys());
}

#[test]
fn every_command_in_it_is_one_that_the_program_knows() {
    let examples = README.lines().filter_map(|line| line.strip_prefix("roadbook "));
    let names: Vec<&str> = examples.filter_map(|rest| rest.split_whitespace().next()).collect();
    assert!(names.len() > 5, "{names:?}");
    for name in names {
        let help = Command::new(env!("CARGO_BIN_EXE_roadbook")).args([name, "--help"]).output().unwrap();
        assert!(help.status.success(), "roadbook {name}: {}", String::from_utf8_lossy(&help.stderr));
    }
}

#[test]
fn its_two_commands_stand_in_it() {
    assert!(README.contains("\ncargo run --release ") && README.contains("\ncargo test "));
}
