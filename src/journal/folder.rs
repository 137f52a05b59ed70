//! The data directory: where it is, which journals it holds, and which of them is a roadmap's own.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use unicode_normalization::UnicodeNormalization;

use super::error::{JournalError, Why};
use super::{Journal, file, line, read};
use crate::progress::{At, Fact, FactKind};
use crate::roadmap::{Roadmap, version_of, wide_hash};

/// The source of the roadmap that comes with the program.
pub const BUILT_IN: &str = "built-in";

/// Its journal has one name on every machine, so that a synced folder holds one.
const BUILT_IN_ID: &str = "python-learning-roadmap-builtin";

/// What a learner chooses instead of a journal's id to begin another.
pub(super) const NEW: &str = "new";
/// In the name of a file that keeps what could not be saved in its journal.
pub(super) const UNSAVED: &str = ".unsaved-";

/// How long a title's part of an id may be.
const LONGEST_SLUG: usize = 40;

/// The data directory. It is created with the first file that is written.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
    /// The journal that the learner chose, or [`NEW`].
    chosen: Option<String>,
}

/// A journal that stands in the data directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The journal's id: its file's name without `.yaml`.
    pub id: String,
    /// The roadmap's title, as far as the journal tells.
    pub roadmap: String,
    /// Every source that the roadmap was opened from.
    pub sources: Vec<String>,
    /// The name of the text that was seen last.
    pub(super) seen: Option<String>,
    /// The moment of its header; journals without one come last.
    begun: Option<At>,
}

impl Folder {
    /// The directory named on the command line, else by `ROADBOOK_DATA_DIR`, else the user's own for data.
    ///
    /// # Errors
    /// Where none is named and the system knows no home.
    pub fn resolve(named: Option<&Path>) -> Result<Folder, JournalError> {
        let named = named.map(Path::to_owned);
        let from_environment = || env::var_os("ROADBOOK_DATA_DIR").filter(|path| !path.is_empty()).map(PathBuf::from);
        let users_own = || ProjectDirs::from("", "", "roadbook").map(|dirs| dirs.data_dir().to_owned());
        match named.or_else(from_environment).or_else(users_own) {
            Some(path) => Ok(Folder::at(&path)),
            None => Err(JournalError::new(Path::new(""), Why::NoDataFolder)),
        }
    }

    /// This directory, which need not exist.
    pub fn at(path: &Path) -> Folder {
        Folder { path: std::path::absolute(path).unwrap_or_else(|_| path.to_owned()), chosen: None }
    }

    /// The same directory, where roadmaps go by the journal of this id; by a new one, unless they have one already,
    /// for `new`.
    ///
    /// # Errors
    /// Where no such journal stands in it.
    pub fn choosing(self, id: &str) -> Result<Folder, JournalError> {
        if id != NEW && self.journals().iter().all(|known| known.id != id) {
            return Err(JournalError::new(&self.journal_path(id), Why::NoSuchJournal));
        }
        Ok(Folder { chosen: Some(id.to_owned()), ..self })
    }

    /// Whether the learner chose what journal a roadmap goes by.
    pub(super) fn has_chosen(&self) -> bool {
        self.chosen.is_some()
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The journals that stand in it, the oldest first. What cannot be read is left out.
    pub fn journals(&self) -> Vec<Known> {
        let mut known: Vec<Known> = self.file_names().iter().filter_map(|name| self.known(name)).collect();
        known.sort_by(|a, b| (a.begun.is_none(), a.begun, &a.id).cmp(&(b.begun.is_none(), b.begun, &b.id)));
        known
    }

    /// The ids of all journals that stand in it, whether they can be read or not, in order.
    pub fn ids(&self) -> Vec<String> {
        let names = self.file_names();
        let journals = names.iter().filter(|name| !is_copy(name));
        journals.filter_map(|name| name.strip_suffix(".yaml")).map(str::to_owned).collect()
    }

    /// The journal with this id, which need not exist, to be read and mended.
    pub fn journal(&self, id: &str) -> Journal {
        Journal::new(self.clone(), id.to_owned(), "")
    }

    /// The journal of a roadmap that was opened from `source`, a canonical path or [`BUILT_IN`]: the one that
    /// [`Folder::known_journal`] finds, else a new one. Nothing is written before the first fact is.
    pub fn journal_for(&self, roadmap: &Roadmap, source: &str) -> Journal {
        let known = self.known_journal(source, roadmap.source());
        let mut journal = known.unwrap_or_else(|| {
            let id = new_id(roadmap.title(), source, &self.journals());
            Journal::new(self.clone(), id, source)
        });
        journal.is_about(roadmap);
        journal
    }

    /// The journal that stands in the folder for what was opened from `source`: the one that names the source, else one
    /// whose roadmap had this very text when it was last seen. It needs telling what it [is about](Journal::is_about).
    pub fn known_journal(&self, source: &str, text: &str) -> Option<Journal> {
        if let Some(id) = self.chosen.as_ref().filter(|id| *id != NEW) {
            return Some(Journal::new(self.clone(), id.clone(), source));
        }
        if source == BUILT_IN {
            return Some(Journal::new(self.clone(), BUILT_IN_ID.to_owned(), source));
        }
        let known = self.journals();
        let names_it = known.iter().find(|journal| journal.sources.iter().any(|named| named == source));
        let same_text = || {
            let name = version_of(text);
            known.iter().find(|journal| journal.seen.as_ref() == Some(&name))
        };
        names_it.or_else(same_text).map(|journal| Journal::new(self.clone(), journal.id.clone(), source))
    }

    /// The path of the journal with this id.
    pub(super) fn journal_path(&self, id: &str) -> PathBuf {
        self.path.join(format!("{id}.yaml"))
    }

    /// The copies of a journal that sync tools left beside it, in order of their names.
    pub(super) fn copies(&self, id: &str) -> Vec<PathBuf> {
        let names = self.file_names();
        names.iter().filter(|name| is_copy(name) && is_named_for(name, id)).map(|name| self.path.join(name)).collect()
    }

    fn file_names(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(&self.path) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }

    fn known(&self, name: &str) -> Option<Known> {
        let id = name.strip_suffix(".yaml").filter(|_| !is_copy(name))?;
        let bytes = file::read(&self.path.join(name)).ok()??;
        let mut known =
            Known { id: id.to_owned(), roadmap: String::new(), sources: Vec::new(), seen: None, begun: None };
        let mut seen_at = None;
        for Fact { at, kind, .. } in about_the_roadmap(&bytes) {
            match kind {
                FactKind::Header { roadmap, source, .. } => {
                    known.roadmap = roadmap;
                    known.sources.push(source);
                    known.begun = Some(at);
                }
                FactKind::Source { source } => known.sources.push(source),
                FactKind::Seen { seen } if Some(at) >= seen_at => {
                    seen_at = Some(at);
                    known.seen = Some(seen);
                }
                _ => {}
            }
        }
        Some(known)
    }
}

/// The few facts of a journal that tell whose it is. Only where no canonical line does is all of it read.
fn about_the_roadmap(bytes: &[u8]) -> Vec<Fact> {
    let mut facts = Vec::new();
    let lines = bytes.split(|&byte| byte == b'\n').filter(|line| line.starts_with(b"- {"));
    let tells = |line: &&str| line.contains("source: \"") || line.contains("seen: \"");
    for (fields, _) in lines.filter_map(|line| str::from_utf8(line).ok()).filter(tells).filter_map(line::fields) {
        // A damaged line tells nothing here and is reported when the journal is read.
        let _ = fields.facts(&mut facts);
    }
    if facts.iter().any(|fact| matches!(fact.kind, FactKind::Header { .. })) {
        return facts;
    }
    read::read(bytes, "", 1).facts
}

fn is_copy(name: &str) -> bool {
    let marks = [".sync-conflict-", "conflicted copy", UNSAVED];
    name.ends_with(".yaml") && marks.iter().any(|mark| name.contains(mark))
}

/// Whether the copy's name begins with the whole id, not with a longer one.
fn is_named_for(name: &str, id: &str) -> bool {
    name.strip_prefix(id).is_some_and(|rest| rest.starts_with([' ', '.', '(']))
}

/// A name for a new journal: the title's slug and four characters, which follow from the source, so that two
/// processes that meet the same roadmap for the first time name the same file.
fn new_id(title: &str, source: &str, known: &[Known]) -> String {
    let slug = slug(title);
    let mut salt = 0_u32;
    loop {
        let id = format!("{slug}-{}", four_characters(&format!("{source}\0{salt}")));
        // One that names no source has lost its header: it is this roadmap's own. One that names this source another
        // process began a moment ago, after it was looked for; a second one beside it would part the ticks of the two.
        let is_own =
            |journal: &Known| journal.sources.is_empty() || journal.sources.iter().any(|named| named == source);
        if known.iter().all(|journal| journal.id != id || is_own(journal)) {
            return id;
        }
        salt += 1;
    }
}

/// Lower-case ASCII letters, digits and single dashes: no path, no reserved name once it has its four characters, and
/// the same on file systems that fold case or Unicode forms.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
        if slug.len() == LONGEST_SLUG {
            break;
        }
    }
    match slug.trim_end_matches('-') {
        "" => "roadmap".to_owned(),
        slug => slug.to_owned(),
    }
}

fn four_characters(text: &str) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let hash = wide_hash(text.as_bytes());
    (0..4).map(|place| char::from(ALPHABET[(hash >> (64 + 5 * place)) as usize % 32])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_safe_as_a_file_name() {
        for (title, expected) in [
            ("Python Learning Roadmap", "python-learning-roadmap"),
            ("../../etc/passwd", "etc-passwd"),
            ("Été à la mer", "ete-a-la-mer"),
            ("学习路线图", "roadmap"),
            ("", "roadmap"),
        ] {
            assert_eq!(slug(title), expected);
        }
        assert_eq!(new_id("CON", "/r.md", &[]).len(), "con-1234".len());
    }

    #[test]
    fn a_taken_id_is_not_given_again() {
        let first = new_id("Go", "/a.md", &[]);
        let taken = |sources: &[&str]| Known {
            id: first.clone(),
            roadmap: String::new(),
            sources: sources.iter().map(|&source| source.to_owned()).collect(),
            seen: None,
            begun: None,
        };
        assert_eq!(new_id("Go", "/a.md", &[taken(&[])]), first);
        assert_eq!(new_id("Go", "/a.md", &[taken(&["/b.md", "/a.md"])]), first, "begun by another process meanwhile");
        assert_ne!(new_id("Go", "/a.md", &[taken(&["/b.md"])]), first);
    }
}
