//! Any bytes are read as a journal without a panic, and what is appended after them is read back:
//! `cargo +nightly fuzz run journal`.
#![no_main]

use roadbook::journal::Folder;
use roadbook::progress::{At, Fact, FactKind};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(dir) = tempfile::tempdir() else { return };
    let mut journal = Folder::at(dir.path()).journal("go-12345678");
    let other = journal.path().with_file_name("other.yaml");
    let written = std::fs::create_dir_all(dir.path().join("go-12345678")).and_then(|()| std::fs::write(other, bytes));
    assert!(written.is_ok());
    let known = journal.read().map(|reading| reading.facts.len()).unwrap_or_default();
    let fact = Fact { at: At { micros: 0, offset: 0 }, clock: None, kind: FactKind::Source { source: "x".into() } };
    if journal.append(std::slice::from_ref(&fact)).is_ok() {
        let facts = journal.read().map(|reading| reading.facts).unwrap_or_default();
        assert!(facts.contains(&fact) && facts.len() > known);
    }
});
