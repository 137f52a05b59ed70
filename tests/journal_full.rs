//! A file that may grow no further, which this process sees as it would see a full disk.
#![cfg(unix)]

use std::fs;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use roadbook::journal::Folder;
use roadbook::progress::{At, Fact, FactKind};
use rustix::process::{Resource, Rlimit, Signal, getrlimit, setrlimit};

#[test]
fn a_write_that_fails_midway_leaves_the_file_as_it_was_and_loses_nothing() {
    // Handled, the signal no longer ends the process, and the write itself fails.
    signal_hook::flag::register(Signal::XFSZ.as_raw(), Arc::new(AtomicBool::new(false))).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let mut journal = Folder::at(dir.path()).journal("go-12345678");
    let note = |words: String| {
        let kind = FactKind::Note { item: "a".into(), note: words, over: None };
        [Fact { at: At { micros: 1_790_000_000_000_000, offset: 0 }, clock: None, kind }]
    };
    journal.append(&note("short".into())).unwrap();
    let other = note("another's".into());
    Folder::at(dir.path()).journal("go-12345678").append(&other).unwrap();
    let before = fs::read(journal.path()).unwrap();

    let free = getrlimit(Resource::Fsize);
    let full = before.len() as u64 + 100;
    setrlimit(Resource::Fsize, Rlimit { current: Some(full), maximum: free.maximum }).unwrap();
    let long = note("long ".repeat(1000));
    let error = journal.append(&long).unwrap_err().to_string();
    setrlimit(Resource::Fsize, free).unwrap();

    assert!(error.starts_with("cannot write ") && error.ends_with(": File too large"), "{error}");
    assert_eq!(fs::read(journal.path()).unwrap(), before);
    assert_eq!(journal.append(&long).unwrap().others.reading.facts, other);
    assert!(journal.read().unwrap().facts.ends_with(&long));
}
