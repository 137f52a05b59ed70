//! Journals of the earlier layout, `<id>.yaml` and `seen/` right in the data directory, move into folders of their own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::about::COMMENT;
use super::error::JournalError;
use super::id::{characters, is_id, slug};
use super::line::lines;
use super::reading::Reading;
use super::{BUILT_IN, Folder, file, read, seen};
use crate::progress::{At, Fact, FactKind};
use crate::roadmap::wide_hash;

impl Folder {
    /// Takes over every journal of the earlier layout, and the copies that sync tools left beside them. Each is moved to
    /// `local/old/` once all that it says is durable in a folder of its own; what is no journal stays where it is.
    ///
    /// # Errors
    /// The first journal that could not be taken over, which is where it was.
    pub fn take_over(&self) -> Result<(), JournalError> {
        let old = file::journals_in(self.path());
        if old.is_empty() {
            return Ok(());
        }
        let stems: Vec<String> = old.iter().map(|path| stem(path)).chain(self.ids()).collect();
        old.iter().try_for_each(|path| self.take_over_file(path, &stems))
    }

    fn take_over_file(&self, path: &Path, stems: &[String]) -> Result<(), JournalError> {
        let Ok(Some(bytes)) = file::read(path) else { return Ok(()) };
        let reading = read::read(&bytes, "", 1, i64::MAX);
        if reading.facts.iter().all(|fact| fact.kind == FactKind::Unknown) || reading.newer_format.is_some() {
            return Ok(());
        }
        let mut journal = self.journal(&id_of(path, stems));
        let texts = seen_in_order(&reading);
        for (_, version) in &texts {
            self.take_over_text(journal.id(), version);
        }
        let compared = lines(path, &comparisons(&texts))?;
        journal.write_lines(|_, is_empty| {
            let comment = if is_empty && !bytes.starts_with(COMMENT.as_bytes()) { COMMENT } else { "" };
            let end = if bytes.ends_with(b"\n") { "" } else { "\n" };
            Ok([comment.as_bytes(), &bytes, end.as_bytes(), compared.as_bytes()].concat())
        })?;
        self.take_over_paths(&reading, journal.id());
        // Where it cannot be moved it is taken over again: facts count once.
        let _ = self.move_aside(path);
        Ok(())
    }

    /// Copies a text into the folder of the roadmap; one that is not there may come later.
    fn take_over_text(&self, id: &str, version: &str) {
        let old = self.path().join("seen");
        let new = seen::folder(&self.roadmap_path(id));
        if seen::read(&old, version).is_some() && !seen::has(&new, version) {
            for end in ["keys", "md"] {
                let name = Path::new(version).with_extension(end);
                if let Ok(Some(bytes)) = file::read(&old.join(&name)) {
                    let _ = file::replace(&new.join(&name), &bytes);
                }
            }
        }
    }

    /// Keeps which paths are this roadmap, as far as they exist here and are not known to be another.
    fn take_over_paths(&self, reading: &Reading, id: &str) {
        let known = self.paths();
        let sources = reading.facts.iter().filter_map(|fact| match &fact.kind {
            FactKind::Header { source, .. } | FactKind::Source { source } => Some(PathBuf::from(source)),
            _ => None,
        });
        let is_here = |path: &PathBuf| path == Path::new(BUILT_IN) || path.is_file();
        let new: Vec<PathBuf> = sources.filter(|path| is_here(path) && known.id(path).is_none()).collect();
        if self.keep_paths(&new, id).is_ok() {
            let _ = self.keep_machine();
        }
    }

    fn move_aside(&self, path: &Path) -> io::Result<()> {
        let old = self.local_path().join("old");
        file::create_folder(&old)?;
        let mut aside = old.join(path.file_name().unwrap_or_default());
        if aside.exists() {
            aside.set_extension(format!("{:08x}.yaml", fastrand::u32(..)));
        }
        fs::rename(path, aside)
    }
}

/// The id that a journal keeps: its file's name; a copy is of the journal that it is named for.
fn id_of(path: &Path, stems: &[String]) -> String {
    let own = stem(path);
    let is_copy_of = |of: &&String| own.strip_prefix(of.as_str()).is_some_and(|rest| rest.starts_with([' ', '.', '(']));
    let stem = stems.iter().filter(is_copy_of).max_by_key(|of| of.len()).cloned().unwrap_or(own);
    if is_id(&stem) { stem } else { format!("{}-{}", slug(&stem, "roadmap"), characters(wide_hash(stem.as_bytes()))) }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The texts that a journal names, in the order of their moments.
fn seen_in_order(reading: &Reading) -> Vec<(At, String)> {
    let seen = reading.facts.iter().filter_map(|fact| match &fact.kind {
        FactKind::Seen { seen, .. } => Some((fact.at, seen.clone())),
        _ => None,
    });
    let mut seen: Vec<(At, String)> = seen.collect();
    seen.sort();
    seen
}

/// In the earlier layout each text was compared with the one before, which its fact did not say.
fn comparisons(texts: &[(At, String)]) -> Vec<Fact> {
    let pairs = texts.windows(2).filter(|pair| pair[0].1 != pair[1].1);
    let kind = |pair: &[(At, String)]| FactKind::Seen { seen: pair[1].1.clone(), from: Some(pair[0].1.clone()) };
    pairs.map(|pair| Fact { at: pair[1].0, clock: None, kind: kind(pair) }).collect()
}
