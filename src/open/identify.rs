//! The question which roadmap a file is: answered by its path, its text and its keys, or else by the learner.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use super::Source;
use crate::journal::{BUILT_IN, Folder, Journal, Paths, encode, id_of};
use crate::roadmap::{Roadmap, clean};

/// A file that may be one of several roadmaps.
#[derive(Debug)]
pub struct Question {
    /// The file.
    pub source: Source,
    /// The reason why it is asked.
    pub kind: QuestionKind,
    /// The roadmaps that it may be, the most likely first; a new one is always possible too.
    pub candidates: Vec<Candidate>,
    /// The data directory, where the command line named it.
    data: Option<PathBuf>,
}

/// The reason for a [`Question`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// Its text is that of a roadmap with another file here, or of several roadmaps.
    Copy,
    /// It shares most of its keys with a roadmap that has no file here any more.
    Moved,
    /// It shares most of its keys, and the title, with a roadmap that has another file here.
    Edited,
    /// Its path is that of a roadmap, and its text seems to be another one's.
    Replaced,
}

/// A roadmap that a file may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Its title, sanitised; empty where it is not known.
    pub title: String,
    /// The files that it is opened from, fit to print: those that exist here, else the last one that is known.
    pub files: Vec<String>,
}

/// The answer to a [`Question`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The roadmap of this id.
    Roadmap(String),
    /// A new roadmap.
    New,
}

impl From<String> for Answer {
    fn from(text: String) -> Answer {
        if text == "new" { Answer::New } else { Answer::Roadmap(text) }
    }
}

/// The outcome of looking for the roadmap of a file.
#[derive(Debug)]
pub(super) enum Found {
    /// The roadmap of this id, which need not have a folder yet.
    Id(String),
    Ask(Question),
}

/// Looks for the roadmap of a source.
pub(super) struct Search<'a> {
    folder: &'a Folder,
    source: &'a Source,
    /// The paths of the source.
    ours: Vec<PathBuf>,
    /// The same, by which other names of one file are recognised.
    our_files: Vec<PathBuf>,
    paths: Paths,
}

impl<'a> Search<'a> {
    pub(super) fn new(folder: &'a Folder, source: &'a Source) -> Search<'a> {
        let ours = source.paths();
        let our_files = ours.iter().filter_map(|path| same_file(path)).collect();
        Search { folder, source, ours, our_files, paths: folder.paths() }
    }

    /// The roadmap that the path is known to be. Where links lead to a file that is known to be another one, nobody
    /// knows.
    pub(super) fn by_path(&self) -> Option<Found> {
        let ids = self.ours.iter().filter_map(|path| self.paths.id(path)).filter(|id| self.folder.has(id));
        let mut ids: Vec<String> = ids.map(str::to_owned).collect();
        ids.dedup();
        match self.apart(ids).as_slice() {
            [] => None,
            [id] => Some(Found::Id(id.clone())),
            several => Some(self.ask(QuestionKind::Replaced, several.to_vec())),
        }
    }

    /// The roadmap of a path that is not known.
    pub(super) fn by_text(&self, roadmap: &Roadmap) -> Found {
        let own = id_of(roadmap);
        let mut same = self.folder.with_text(roadmap.version());
        if self.folder.has(&own) && !same.contains(&own) {
            same.push(own.clone());
        }
        if *self.source == Source::BuiltIn
            && let Some(id) = self.built_in(&same)
        {
            return Found::Id(id);
        }
        match self.apart(same).as_slice() {
            [] => self.by_keys(roadmap, own),
            [id] if self.others(id).is_empty() => Found::Id(id.clone()),
            several => self.ask(QuestionKind::Copy, several.to_vec()),
        }
    }

    /// The roadmap that was opened as the built-in one on another machine: one of these, else any.
    fn built_in(&self, same: &[String]) -> Option<String> {
        let is_built_in = |id: &String| self.is_built_in(id);
        same.iter().find(|id| is_built_in(id)).cloned().or_else(|| self.folder.ids().into_iter().find(is_built_in))
    }

    fn is_built_in(&self, id: &str) -> bool {
        self.folder.describe(id).sources.iter().any(|source| source == BUILT_IN)
    }

    /// The roadmap of a text that was never seen: one that shares half of its keys, if the learner says so; else a new
    /// one. One with another file here has to share the title too: many roadmaps are begun from one template.
    fn by_keys(&self, roadmap: &Roadmap, new: String) -> Found {
        let shared = |keys: &Vec<String>| keys.iter().filter(|key| roadmap.find(key).is_some()).count();
        let with_shared = |id: String| (self.folder.keys(&id).iter().map(shared).max().unwrap_or(0), id);
        let shares_half = |(shared, _): &(usize, String)| *shared > 0 && shared * 2 >= roadmap.len();
        let mut like: Vec<(usize, String)> =
            self.folder.ids().into_iter().map(with_shared).filter(shares_half).collect();
        like.retain(|(_, id)| match self.others(id).is_empty() {
            true => !self.is_built_in(id),
            false => self.has_title(id, roadmap.title()),
        });
        like.sort_by(|a, b| b.cmp(a));
        let like = self.apart(like.into_iter().map(|(_, id)| id).collect());
        let has_file = |id: &String| !self.others(id).is_empty();
        match like.iter().any(has_file) {
            _ if like.is_empty() => Found::Id(new),
            true => self.ask(QuestionKind::Edited, like),
            false => self.ask(QuestionKind::Moved, like),
        }
    }

    /// Returns true if a roadmap has this title, in its journal or in a file of it here.
    fn has_title(&self, id: &str, title: &str) -> bool {
        let has_title = |path: PathBuf| Source::named(path).read().is_ok_and(|other| other.title() == title);
        clean(&self.folder.describe(id).title) == title || self.others(id).into_iter().any(has_title)
    }

    /// The roadmaps that a file with a known path may be, where its text is new to the roadmap of that path.
    pub(super) fn replaced(&self, journal: &Journal, roadmap: &Roadmap) -> Option<Found> {
        if journal.versions().contains(&roadmap.version()) {
            return None;
        }
        let others = self.folder.with_text(roadmap.version()).into_iter();
        let moved: Vec<String> =
            others.filter(|id| !journal.ids().contains(id) && self.others(id).is_empty()).collect();
        if moved.is_empty() && !is_another(journal, roadmap) {
            return None;
        }
        Some(self.ask(QuestionKind::Replaced, [moved, vec![journal.id().to_owned()]].concat()))
    }

    /// The files other than the source that exist here and are this roadmap.
    pub(super) fn others(&self, id: &str) -> Vec<PathBuf> {
        let of_it = self.paths.of(id).filter(|path| is_living(path));
        of_it.filter(|path| same_file(path).is_none_or(|path| !self.our_files.contains(&path))).collect()
    }

    /// Leaves of roadmaps that are joined the first one.
    fn apart(&self, ids: Vec<String>) -> Vec<String> {
        if ids.len() < 2 {
            return ids;
        }
        let (mut apart, mut known) = (Vec::new(), BTreeSet::new());
        for id in ids {
            if !known.contains(&id) {
                let mut journal = self.folder.journal(&id);
                let _ = journal.read();
                known.extend(journal.ids().iter().cloned());
                apart.push(id);
            }
        }
        apart
    }

    fn ask(&self, kind: QuestionKind, ids: Vec<String>) -> Found {
        let candidates = ids.into_iter().map(|id| self.candidate(id)).collect();
        let data = self.folder.is_named().then(|| self.folder.path().to_owned());
        Found::Ask(Question { source: self.source.clone(), kind, candidates, data })
    }

    fn candidate(&self, id: String) -> Candidate {
        let described = self.folder.describe(&id);
        let mut files: Vec<String> = self.others(&id).iter().map(|path| encode(path)).collect();
        files.sort();
        if files.is_empty() {
            files.extend(described.sources.last().map(|source| clean(source).into_owned()));
        }
        Candidate { title: clean(&described.title).into_owned(), files, id }
    }
}

/// Returns true if a text shares less than a fifth of its keys with the newest one that is at hand, and has another title.
fn is_another(journal: &Journal, roadmap: &Roadmap) -> bool {
    let Some(seen) = journal.versions().into_iter().find_map(|version| journal.seen(version)) else { return false };
    let before = Roadmap::parse(seen.text, roadmap.title()).as_seen(&seen.version, seen.keys);
    let shared = roadmap.nodes().filter(|(node, _)| before.find(&roadmap.key(*node)).is_some()).count();
    shared * 5 < roadmap.len() && before.title() != roadmap.title()
}

fn is_living(path: &Path) -> bool {
    path == Path::new(BUILT_IN) || path.is_file()
}

/// A path by which two names of one file are the same.
fn same_file(path: &Path) -> Option<PathBuf> {
    if path == Path::new(BUILT_IN) { Some(path.to_owned()) } else { dunce::canonicalize(path).ok() }
}

impl fmt::Display for Question {
    /// The reason, and a command for each answer.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Question { source, kind, candidates, data } = self;
        match (kind, candidates.as_slice()) {
            (QuestionKind::Copy, [Candidate { files, .. }]) => {
                write!(f, "{source} has the text of {}", files.join(", "))?;
            }
            (QuestionKind::Copy, _) => write!(f, "{source} has the text of several roadmaps")?,
            (QuestionKind::Moved, _) => write!(f, "{source} looks like a roadmap that was moved and edited")?,
            (QuestionKind::Edited, [Candidate { files, .. }]) => {
                write!(f, "{source} looks like an edited copy of {}", files.join(", "))?;
            }
            (QuestionKind::Edited, _) => write!(f, "{source} looks like an edited copy of several roadmaps")?,
            (QuestionKind::Replaced, _) => {
                write!(f, "{source} looks like another roadmap than the one that was there")?;
            }
        }
        write!(f, "; nothing was changed. Which roadmap is it?")?;
        let file = match source {
            Source::BuiltIn => BUILT_IN.to_owned(),
            Source::File(path) => quoted(path),
        };
        let data = data.as_ref().map(|data| format!(" --data-dir {}", quoted(data))).unwrap_or_default();
        for Candidate { id, title, files } in candidates {
            let opened = if files.is_empty() { String::new() } else { format!(", opened from {}", files.join(", ")) };
            write!(f, "\n  roadbook status -r {file} --journal {id}{data}   (goes on with {title:?}{opened})")?;
        }
        write!(f, "\n  roadbook status -r {file} --journal new{data}   (begins a roadmap of its own)")
    }
}

impl std::error::Error for Question {}

/// A path as cmd and PowerShell take it, fit to print.
#[cfg(windows)]
fn quoted(path: &Path) -> String {
    let text = clean(&path.to_string_lossy()).into_owned();
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || r"\/:._-+".contains(c));
    if is_plain { text } else { format!("\"{text}\"") }
}

/// A path as a shell takes it, fit to print.
#[cfg(unix)]
fn quoted(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    match std::str::from_utf8(bytes) {
        Ok(text) if text.chars().all(|c| c.is_ascii_alphanumeric() || "/._-+".contains(c)) => text.to_owned(),
        Ok(text) if clean(text) == text => format!("'{}'", text.replace('\'', r"'\''")),
        _ => {
            let byte = |&byte: &u8| match byte {
                b'\'' | b'\\' => format!("\\{}", char::from(byte)),
                b' '..=b'~' => char::from(byte).to_string(),
                _ => format!("\\x{byte:02x}"),
            };
            format!("$'{}'", bytes.iter().map(byte).collect::<String>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(windows)]
    #[test]
    fn a_path_is_quoted_for_a_shell() {
        for (path, expected) in
            [(r"C:\a\b-1.md", r"C:\a\b-1.md"), ("my road.md", "\"my road.md\""), ("a & b.md", "\"a & b.md\"")]
        {
            assert_eq!(quoted(Path::new(path)), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_path_is_quoted_for_a_shell() {
        for (path, expected) in [
            ("a/b-1.md", "a/b-1.md"),
            ("my road.md", "'my road.md'"),
            ("it's $HOME.md", r"'it'\''s $HOME.md'"),
            ("a\u{1b}[2J'\n.md", r"$'a\x1b[2J\'\x0a.md'"),
        ] {
            assert_eq!(quoted(Path::new(path)), expected);
        }
    }
}
