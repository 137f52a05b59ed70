//! `--help` of every command, and the messages of wrong use.

use insta::assert_snapshot;

use crate::desk::Desk;

const COMMANDS: [&str; 30] = [
    "",
    "status",
    "today",
    "next",
    "list",
    "tick",
    "untick",
    "doing",
    "skip",
    "unskip",
    "choose",
    "undo",
    "redo",
    "note",
    "log",
    "timer",
    "timer start",
    "timer stop",
    "set",
    "changes",
    "export",
    "import",
    "roadmaps",
    "join",
    "doctor",
    "config",
    "completions",
    "man",
    "timer status",
    "sync",
];

#[test]
fn every_command_has_help_with_examples_that_it_takes() {
    let desk = Desk::new();
    for command in COMMANDS {
        let words: Vec<&str> = command.split_whitespace().chain(["-h"]).collect();
        let help = desk.prints(&words);
        assert!(help.contains(&format!("Usage: {}", ["roadbook", command].join(" ").trim_end())), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
        let (_, examples) = help.split_once("Examples:\n").unwrap_or_else(|| panic!("{command} has no examples"));
        for example in examples.lines().filter_map(|line| Some(&line[line.find("roadbook")?..])) {
            let output = desk.run(&words_of(example));
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.code().is_some() && !errors.contains("Usage:"), "{example}: {errors}");
        }
    }
}

/// The arguments of an example, up to what a shell does with the rest of its line.
fn words_of(example: &str) -> Vec<&str> {
    let end = [" | ", " > ", " < ", ") ", "  ", " && "].iter().filter_map(|end| example.find(end)).min();
    let command = example[..end.unwrap_or(example.len())].strip_prefix("roadbook").unwrap_or_default();
    // Every other part stands in quotes.
    let parts = command.split('\'').enumerate();
    parts.flat_map(|(at, part)| if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }).collect()
}

#[test]
fn help_is_a_command_too() {
    let desk = Desk::new();
    assert_eq!(desk.prints(&["help", "tick"]), desk.prints(&["tick", "--help"]));
    assert!(desk.prints(&["help"]).contains("Usage: roadbook"));
}

#[test]
fn errors_say_what_to_do() {
    let desk = Desk::new();
    desk.file("go.md", "# Go\n\n## Basics\n\n- [ ] Maps of maps\n- [ ] Maps of slices\n- [ ] Structs\n");
    desk.file("export.json", "{}");
    let mut all = String::new();
    for arguments in [
        &["statsu"][..],
        &["god.md"],
        &["nothing/at/all.md"],
        &["tick"],
        &["tick", "-r", "go.md", "maps"],
        &["tick", "-r", "go.md", "struct"],
        &["tick", "-r", "none.md", "maps"],
        &["choose", "-r", "go.md", "structs"],
        &["list", "--mark", "finished"],
        &["status", "--json", "--format", "x"],
        &["status", "--format", "{dnoe}"],
        &["status", "--format", "50% {"],
        &["undo", "0"],
        &["log", "1441"],
        &["set", "speed", "2"],
        &["import", "export.json"],
        &["export"],
        &["export", "--format", "pdf"],
        &["export", "-r", "go.md", "--format", "md", "-o", "go.md"],
        &["man", "tikc"],
        &["completions", "tcsh"],
        &["go.md", "status"],
    ] {
        let output = desk.run(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        all += &format!("$ roadbook {}\n{}[{}]\n\n", arguments.join(" "), told, output.status.code().unwrap());
    }
    assert_snapshot!(all);
}

#[test]
fn man_pages_are_made_of_every_command() {
    let desk = Desk::new();
    assert!(desk.prints(&["man"]).contains(".TH roadbook 1"));
    for command in COMMANDS.iter().filter(|command| !command.is_empty() && !command.contains(' ')) {
        let page = desk.prints(&["man", command]);
        assert!(page.contains(&format!(".TH roadbook-{command} 1")), "{page}");
    }
}
