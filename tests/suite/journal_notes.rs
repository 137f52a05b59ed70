//! Notes of hard text, written here and read by another YAML reader, and the other way round. `tests/faults` runs these
//! two between the steps of its own: the texts are in `texts.json` of the folder that `ROADBOOK_NOTES` names.

#![allow(clippy::unwrap_used)] // A helper that cannot do its part fails the test.

use std::path::PathBuf;
use std::{env, fs};

use roadbook::journal::{Folder, Journal};
use roadbook::progress::{At, Fact, FactKind};

fn folder() -> PathBuf {
    env::var_os("ROADBOOK_NOTES").expect("ROADBOOK_NOTES names a folder").into()
}

fn texts() -> Vec<String> {
    serde_json::from_str(&fs::read_to_string(folder().join("texts.json")).unwrap()).unwrap()
}

fn journal() -> Journal {
    Folder::at(&folder().join("data")).journal("notes-12345678")
}

#[test]
#[ignore = "run by tests/faults, which then reads the journal with PyYAML"]
fn writes_notes() {
    let facts: Vec<Fact> = (0..)
        .zip(texts())
        .map(|(number, note)| Fact {
            at: At { micros: 1_790_000_000_000_000 + number, offset: 60 },
            clock: None,
            kind: FactKind::Note { item: "a".into(), note, over: None },
        })
        .collect();
    journal().append(&facts).unwrap();
}

#[test]
#[ignore = "run by tests/faults, which has written the journal with PyYAML"]
fn reads_notes() {
    let reading = journal().read().unwrap();
    let notes = reading.facts.into_iter().filter_map(|fact| match fact.kind {
        FactKind::Note { note, .. } => Some(note),
        _ => None,
    });
    assert_eq!(notes.collect::<Vec<_>>(), texts());
    assert_eq!(reading.problems, []);
}
