//! Opening a roadmap: its text is read, its journal found and read, and its facts folded.

mod identify;
mod source;

pub use identify::{Answer, Candidate, Question, QuestionKind};
pub use source::{NotFound, Source, Stamp};

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Context;

use identify::{Found, Search};

use crate::clock;
use crate::journal::{ErrorKind, Folder, Journal, JournalError, Problem, Seen};
use crate::progress::carry::{self, Update, Words};
use crate::progress::{Fact, FactKind, Ledger, Progress, recount};
use crate::roadmap::Roadmap;

/// The largest number of earlier texts that are compared when a roadmap is opened; the others wait for the next time.
const MOST_COMPARED: usize = 8;

/// The outcome of opening a roadmap.
pub enum Opening {
    /// The roadmap with its journal.
    Known(Box<Opened>),
    /// The learner is to say which roadmap the file is. Nothing was changed.
    Ask(Question),
}

impl Opening {
    /// The roadmap.
    ///
    /// # Errors
    /// The question, where there is one.
    pub fn known(self) -> Result<Opened, Question> {
        match self {
            Opening::Known(opened) => Ok(*opened),
            Opening::Ask(question) => Err(question),
        }
    }
}

/// A roadmap with its journal and all that the journal says.
pub struct Opened {
    /// The roadmap.
    pub roadmap: Roadmap,
    /// Its journal.
    pub journal: Journal,
    /// The marks and counts that follow from the facts.
    pub progress: Progress,
    /// The lines and files of the journal that could not be read.
    pub problems: Vec<Problem>,
    /// The error that keeps the journal from being read at all, or from being written.
    pub trouble: Option<JournalError>,
    /// The changes since the roadmap was last seen, if there are any. They are carried over already; the journal gets
    /// them before the next facts.
    pub update: Option<Update>,
}

/// Opens a roadmap with its journal, or gives back the question which roadmap it is. An `answer` settles the question and
/// is kept. A journal that cannot be read is reported in [`Opened::trouble`].
///
/// # Errors
/// Fails if the roadmap itself cannot be read, or the answer cannot be kept.
pub fn open(folder: &Folder, source: &Source, answer: Option<&Answer>) -> anyhow::Result<Opening> {
    folder.take_over()?;
    match answer {
        None => find(folder, source),
        Some(Answer::Roadmap(id)) if folder.has(id) => answered(folder, source, id),
        Some(Answer::Roadmap(id)) => Err(JournalError::new(folder.path(), ErrorKind::NoSuchRoadmap(id.clone())).into()),
        Some(Answer::New) => match find(folder, source)? {
            Opening::Known(opened) if Search::new(folder, source).others(opened.journal.id()).is_empty() => {
                let id = opened.journal.id().to_owned();
                answered(folder, source, &id)
            }
            _ => {
                let id = folder.create(&source.read()?).context("cannot begin a new roadmap")?;
                answered(folder, source, &id)
            }
        },
    }
}

/// Opens a source as the roadmap of this id, and keeps that it is.
fn answered(folder: &Folder, source: &Source, id: &str) -> anyhow::Result<Opening> {
    let mut opened = open_as(folder, source, id)?;
    folder.adopt(&source.paths(), id).context("cannot keep which roadmap it is")?;
    if opened.trouble.is_none() && !opened.journal.versions().contains(&opened.roadmap.version()) {
        opened.journal.append_seen()?;
    }
    Ok(Opening::Known(Box::new(opened)))
}

/// Opens a source as the roadmap of this id, whatever its path and text say, and keeps nothing of it.
///
/// # Errors
/// Fails if the roadmap itself cannot be read.
pub(crate) fn open_as(folder: &Folder, source: &Source, id: &str) -> anyhow::Result<Opened> {
    Ok(Loaded::of(folder.journal(id), source.read()?).opened(source, Vec::new()))
}

fn find(folder: &Folder, source: &Source) -> anyhow::Result<Opening> {
    let roadmap = source.read()?;
    let search = Search::new(folder, source);
    let (found, is_known) = match search.by_path() {
        Some(found) => (found, true),
        None => (search.by_text(&roadmap), false),
    };
    let loaded = match found {
        Found::Ask(question) => return Ok(Opening::Ask(question)),
        Found::Id(id) => Loaded::of(folder.journal(&id), roadmap),
    };
    if is_known && let Some(Found::Ask(question)) = search.replaced(&loaded.journal, &loaded.roadmap) {
        return Ok(Opening::Ask(question));
    }
    let (id, paths) = (loaded.journal.id().to_owned(), source.paths());
    if folder.has(&id) {
        // Where it cannot be kept, the roadmap is found again as it was now.
        let _ = folder.keep_paths(&paths, &id);
    }
    Ok(Opening::Known(Box::new(loaded.opened(source, paths))))
}

/// A roadmap and its journal as they were read.
struct Loaded {
    roadmap: Roadmap,
    journal: Journal,
    ledger: Ledger,
    problems: Vec<Problem>,
    trouble: Option<JournalError>,
}

impl Loaded {
    /// Reads the journal of a roadmap.
    fn of(mut journal: Journal, roadmap: Roadmap) -> Loaded {
        let (ledger, problems, trouble) = match journal.read() {
            Ok(reading) => (Ledger::from(reading.facts), reading.problems, journal.newer_format()),
            Err(error) => (Ledger::default(), Vec::new(), Some(error)),
        };
        Loaded { roadmap, journal, ledger, problems, trouble }
    }

    /// Brings a roadmap and its journal together. The next append keeps that these paths are the roadmap.
    fn opened(self, source: &Source, paths: Vec<PathBuf>) -> Opened {
        let Loaded { roadmap, mut journal, ledger, problems, trouble } = self;
        journal.set_roadmap(&roadmap, &source.name(), paths);
        let roadmap = recount(roadmap, &ledger);
        let mut progress = Progress::of(&roadmap, ledger);
        let (mut carried, mut update) = (Vec::new(), None);
        for _ in 0..MOST_COMPARED {
            let to_compare = journal.to_compare(&carried);
            let Some(seen) = to_compare.iter().find_map(|version| journal.seen(version)) else { break };
            let (more, mut facts) = catch_up(seen, &roadmap, &progress, &journal);
            if to_compare.len() > 1 || update.is_some() || journal.versions().contains(&roadmap.version()) {
                // A key that is none of this text may be one of another, which was compared or still is to be.
                facts.retain(|fact| !is_dropped(&fact.kind) || is_in(&more, &fact.kind));
            }
            progress.add(&roadmap, &facts);
            carried.extend(facts);
            update = update.or(Some(more));
        }
        journal.set_carried(carried);
        Opened { roadmap, journal, progress, problems, trouble, update }
    }
}

impl Opened {
    /// Returns the last texts of orphans, by key, as far as they are known.
    pub fn words(&self) -> BTreeMap<String, Words> {
        let orphans = self.progress.orphans().into_iter().map(|(key, _)| key);
        carry::words_of(orphans, &self.progress, earlier(&self.journal, &self.roadmap))
    }
}

/// Returns true if a fact says that a key stands nowhere any more.
fn is_dropped(kind: &FactKind) -> bool {
    matches!(kind, FactKind::Place { place, .. } if place.is_empty())
}

/// Returns true if the key of a fact stands in the earlier text.
fn is_in(update: &Update, kind: &FactKind) -> bool {
    kind.item().is_some_and(|key| update.known.locate(&update.before, key).is_some())
}

/// The texts that a roadmap was seen with before, the newest first, each read when it is asked for.
pub fn earlier<'a>(journal: &'a Journal, roadmap: &'a Roadmap) -> impl Iterator<Item = Roadmap> + 'a {
    let versions = journal.versions().into_iter().filter(|version| *version != roadmap.version());
    let seen = versions.filter_map(|version| journal.seen(version));
    seen.map(|seen| Roadmap::parse(seen.text, roadmap.title()).as_seen(&seen.version, seen.keys))
}

/// The changes since the text `seen`, and the facts that carry what is known over.
fn catch_up(seen: Seen, roadmap: &Roadmap, progress: &Progress, journal: &Journal) -> (Update, Vec<Fact>) {
    let before = Roadmap::parse(seen.text, roadmap.title()).as_seen(&seen.version, seen.keys);
    let before = recount(before, progress.ledger());
    let changes = carry::carry(&before, roadmap);
    let progress_before = Progress::of(&before, progress.ledger().clone());
    let old = carry::Version { roadmap: &before, progress: &progress_before };
    let earlier = earlier(journal, roadmap);
    let carried = carry::facts(old, carry::Version { roadmap, progress }, &changes, earlier);
    let facts = progress.stamp(roadmap, carried.kinds, clock::now());
    (Update { before, known: progress_before, changes, unticked: carried.unticked }, facts)
}
