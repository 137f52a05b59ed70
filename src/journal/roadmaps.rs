//! The roadmaps that have a folder in the data directory: their texts, titles and files.

use std::io;

use super::error::JournalError;
use super::{Appended, Folder, excerpt, file, id, parse, read, seen};
use crate::clock;
use crate::progress::{Fact, FactKind};
use crate::roadmap::Roadmap;

/// The facts of a roadmap's files about the roadmap itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// The title when it was first opened.
    pub title: String,
    /// The paths that it was opened from, on whatever machine.
    pub sources: Vec<String>,
}

impl Folder {
    /// The roadmaps that were seen with the text of this name.
    pub fn with_text(&self, version: &str) -> Vec<String> {
        let ids = self.ids().into_iter();
        ids.filter(|id| seen::has(&seen::folder(&self.roadmap_path(id)), version)).collect()
    }

    /// The keys of each text that a roadmap was seen with, a list for each text.
    pub fn keys(&self, id: &str) -> Vec<Vec<String>> {
        seen::all_keys(&seen::folder(&self.roadmap_path(id)))
    }

    /// Reads what the files of a roadmap say of the roadmap itself.
    pub fn describe(&self, id: &str) -> Described {
        let mut described = Described::default();
        for path in file::journals_in(&self.roadmap_path(id)) {
            let bytes = file::read(&path).ok().flatten().unwrap_or_default();
            for fact in about_the_roadmap(&bytes) {
                match fact.kind {
                    FactKind::Header { roadmap, source, .. } => {
                        described.title = excerpt::shown(roadmap.as_ref());
                        described.sources.push(source);
                    }
                    FactKind::Source { source } => described.sources.push(source),
                    _ => {}
                }
            }
        }
        described
    }

    /// Makes a folder for a roadmap that is to be apart from those with its title and keys, and returns its id.
    ///
    /// # Errors
    /// Those of the system.
    pub fn create(&self, roadmap: &Roadmap) -> io::Result<String> {
        let id = id::new_id(roadmap);
        file::create_folder(&self.roadmap_path(&id))?;
        Ok(id)
    }

    /// Says in both journals that two roadmaps are one from now on.
    ///
    /// # Errors
    /// Fails if a journal cannot be read or written.
    pub fn join(&self, one: &str, other: &str) -> Result<Appended, JournalError> {
        self.say_joined(one, other)?;
        self.say_joined(other, one)
    }

    fn say_joined(&self, id: &str, with: &str) -> Result<Appended, JournalError> {
        let mut journal = self.journal(id);
        journal.about.title = self.describe(id).title;
        journal.read()?;
        journal.append(&[Fact { at: clock::now(), clock: None, kind: FactKind::Join { join: with.to_owned() } }])
    }
}

/// The few facts of a file that tell what roadmap it is about. Only where no canonical line does is all of it read.
fn about_the_roadmap(bytes: &[u8]) -> Vec<Fact> {
    let mut facts = Vec::new();
    let lines = bytes.split(|&byte| byte == b'\n').filter(|line| line.starts_with(b"- {"));
    let texts = lines.filter_map(|line| str::from_utf8(line).ok()).filter(|line| line.contains("source: \""));
    for (fields, _) in texts.filter_map(parse::fields) {
        // A damaged line tells nothing here and is reported when the journal is read.
        let _ = fields.facts(&mut facts);
    }
    if facts.iter().any(|fact| matches!(fact.kind, FactKind::Header { .. })) {
        return facts;
    }
    read::read(bytes, "", 1, i64::MAX).facts
}
