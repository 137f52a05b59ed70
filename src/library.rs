//! The roadmaps seen so far, each with how far it has come.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::thread;

use crate::journal::{self, Folder, Listed, Paths};
use crate::open::{Opened, Source, open_as};
use crate::progress::{At, Progress, Tally};
use crate::roadmap::{Roadmap, clean};

/// A roadmap that was opened before, or the built-in one.
pub struct Listing {
    /// Its id.
    pub id: String,
    /// Its title, sanitised.
    pub title: String,
    /// The file that it is opened from.
    pub source: Source,
    /// The counts of its road, or the reason why it cannot be opened.
    pub state: Result<Tally, String>,
    /// True if it is the roadmap opened last.
    pub is_last_opened: bool,
    /// The id of another roadmap that seems to be the same one, begun apart on another machine.
    pub same_as: Option<String>,
    last_action: Option<At>,
    /// The ids of those that it is joined with, and its own.
    ids: BTreeSet<String>,
}

/// Lists every roadmap that has a folder or was opened here, the built-in one, and the one opened last (by its name), but
/// none that was forgotten: the one opened last first, then those worked on last, then those that cannot be opened. Reads
/// the journal and the file of each once, several at a time.
pub fn list(folder: &Folder, last_opened: Option<&str>) -> Vec<Listing> {
    // One that cannot be taken over stands where it was and is reported when it is opened.
    let _ = folder.take_over();
    let lister = Lister::new(folder, last_opened);
    let entries = lister.entries();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let parts = entries.chunks(entries.len().div_ceil(workers).max(1));
    let mut listings: Vec<Listing> = thread::scope(|scope| {
        let work = |part: &[Entry]| part.iter().map(|entry| lister.listing_of(entry)).collect::<Vec<_>>();
        let parts: Vec<_> = parts.map(|part| scope.spawn(move || work(part))).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    });
    if listings.iter().all(|it| it.source != Source::BuiltIn) {
        listings.push(lister.unwritten(Source::BuiltIn));
    }
    leave_out_joined(&mut listings);
    find_same(folder, &mut listings);
    listings.sort_by_key(|it| (it.state.is_err(), !it.is_last_opened, Reverse(it.last_action)));
    listings
}

/// A roadmap to be listed.
enum Entry {
    /// It has a folder.
    Id(String),
    /// Nothing was written of it yet.
    Unwritten(Source),
}

/// The data directory, with the files of each roadmap on this machine.
struct Lister<'a> {
    folder: &'a Folder,
    paths: Paths,
    listed: Listed,
    last_opened: Option<&'a str>,
}

impl Listing {
    /// The names by which it is listed, to be forgotten.
    pub fn names(&self) -> Vec<String> {
        self.ids.iter().cloned().chain([self.id.clone(), self.source.name()]).filter(|name| !name.is_empty()).collect()
    }
}

impl<'a> Lister<'a> {
    fn new(folder: &'a Folder, last_opened: Option<&'a str>) -> Lister<'a> {
        Lister { folder, paths: folder.paths(), listed: folder.listed(), last_opened }
    }

    /// The roadmap of this id, opened from the first of its files that can be.
    fn listing(&self, id: &str) -> Listing {
        let mut sources = self.sources(id);
        let mut described = None;
        if sources.is_empty() {
            let about = self.folder.describe(id);
            let is_built_in = about.sources.iter().any(|source| source == journal::BUILT_IN);
            sources.extend(is_built_in.then_some(Source::BuiltIn));
            described = Some(about);
        }
        let mut gone = None;
        for source in sources {
            match open_as(self.folder, &source, id) {
                Ok(opened) => return self.opened(source, &opened),
                Err(error) => gone = gone.or(Some((source, error.root_cause().to_string()))),
            }
        }
        let described = described.unwrap_or_else(|| self.folder.describe(id));
        let elsewhere = || {
            let path = described.sources.last().map(PathBuf::from).unwrap_or_default();
            (Source::File(path), "no file on this machine is known to be it".to_owned())
        };
        let (source, why) = gone.unwrap_or_else(elsewhere);
        let title = if described.title.is_empty() { source.fallback_title() } else { described.title };
        Listing {
            id: id.to_owned(),
            title: clean(&title).into_owned(),
            is_last_opened: Some(source.name().as_str()) == self.last_opened,
            source,
            state: Err(clean(&why).into_owned()),
            same_as: None,
            last_action: None,
            ids: BTreeSet::from([id.to_owned()]),
        }
    }

    /// The files that are known to be this roadmap, the one opened last first.
    fn sources(&self, id: &str) -> Vec<Source> {
        let source = |path: PathBuf| match path == Path::new(journal::BUILT_IN) {
            true => Source::BuiltIn,
            false => Source::File(path),
        };
        let mut sources: Vec<Source> = self.paths.of(id).map(source).collect();
        sources.sort_by_key(|source| Some(source.name().as_str()) != self.last_opened);
        sources
    }

    fn opened(&self, source: Source, opened: &Opened) -> Listing {
        let Opened { roadmap, progress, journal, .. } = opened;
        let is_last = |source: &Source| Some(source.name().as_str()) == self.last_opened;
        Listing {
            id: journal.id().to_owned(),
            title: roadmap.title().to_owned(),
            state: Ok(progress.road(roadmap)),
            is_last_opened: self.sources(journal.id()).iter().any(is_last) || is_last(&source),
            source,
            same_as: None,
            last_action: progress.undoable(),
            ids: journal.ids().clone(),
        }
    }

    /// The roadmaps to list, each once.
    fn entries(&self) -> Vec<Entry> {
        let ids: Vec<String> = self.folder.ids().into_iter().filter(|id| !self.listed.is_forgotten(id)).collect();
        let mut names = self.listed.opened();
        names.extend(self.last_opened.filter(|name| !names.contains(name)));
        // The others are ids, which are listed by their folders, and the built-in one.
        let files = names.into_iter().map(journal::decode).filter(|path| path.is_absolute()).map(Source::File);
        let unwritten = files.filter(|source| !self.is_written(source)).map(Entry::Unwritten);
        ids.into_iter().map(Entry::Id).chain(unwritten).collect()
    }

    /// Returns true if a source is a roadmap that has a folder.
    fn is_written(&self, source: &Source) -> bool {
        source.paths().iter().any(|path| self.paths.id(path).is_some_and(|id| self.folder.has(id)))
    }

    fn listing_of(&self, entry: &Entry) -> Listing {
        match entry {
            Entry::Id(id) => self.listing(id),
            Entry::Unwritten(source) => self.unwritten(source.clone()),
        }
    }

    fn unwritten(&self, source: Source) -> Listing {
        let read = source.read();
        let title = match &read {
            Ok(roadmap) => roadmap.title().to_owned(),
            Err(_) => clean(&source.fallback_title()).into_owned(),
        };
        let tally = |roadmap: Roadmap| Progress::new(&roadmap, Vec::new()).road(&roadmap);
        Listing {
            id: String::new(),
            title,
            is_last_opened: Some(source.name().as_str()) == self.last_opened,
            state: read.map(tally).map_err(|error| clean(&error.root_cause().to_string()).into_owned()),
            source,
            same_as: None,
            last_action: None,
            ids: BTreeSet::new(),
        }
    }
}

/// Leaves one of those that are joined: one that can be opened, if any can.
fn leave_out_joined(listings: &mut Vec<Listing>) {
    listings.sort_by_key(|it| (it.state.is_err(), !it.is_last_opened));
    let mut known: HashSet<String> = HashSet::new();
    listings.retain(|it| {
        let is_new = it.id.is_empty() || !known.contains(&it.id);
        known.extend(it.ids.iter().cloned());
        is_new
    });
}

/// Finds roadmaps with the same title and mostly the same keys, of which one has no file here.
fn find_same(folder: &Folder, listings: &mut [Listing]) {
    let mut by_title: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, listing) in listings.iter().enumerate() {
        by_title.entry(&listing.title).or_default().push(index);
    }
    let mut same = Vec::new();
    for group in by_title.into_values().filter(|group| group.len() > 1) {
        let (here, away): (Vec<usize>, Vec<usize>) = group.iter().partition(|&&index| listings[index].state.is_ok());
        if away.is_empty() {
            continue;
        }
        let keys: HashMap<usize, Vec<HashSet<String>>> =
            group.iter().map(|&index| (index, key_sets(folder, &listings[index].id))).collect();
        for (nth, index) in away.iter().enumerate() {
            let others = here.iter().chain(&away[..nth]);
            let other = others.copied().find(|other| share_half(&keys[index], &keys[other]));
            same.extend(other.map(|other| (*index, listings[other].id.clone())));
        }
    }
    for (index, other) in same {
        listings[index].same_as = Some(other);
    }
}

fn key_sets(folder: &Folder, id: &str) -> Vec<HashSet<String>> {
    folder.keys(id).into_iter().map(|keys| keys.into_iter().collect()).collect()
}

/// Returns true if any text of one shares half of its keys with any of the other.
fn share_half(one: &[HashSet<String>], other: &[HashSet<String>]) -> bool {
    let pairs = one.iter().flat_map(|keys| other.iter().map(move |others| (keys, others)));
    pairs.into_iter().any(|(keys, others)| {
        let most = keys.len().max(others.len());
        most > 0 && keys.intersection(others).count() * 2 >= most
    })
}
