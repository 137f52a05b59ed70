//! The roadmaps seen so far, each with how far it has come.

use std::cmp::Reverse;

use crate::journal::{self, Folder};
use crate::open::{self, Source};
use crate::progress::{At, Tally};
use crate::roadmap::clean;

/// A roadmap that was opened before, or the built-in one.
pub struct Listing {
    /// Its title, sanitised.
    pub title: String,
    /// Where it was opened from last, of the places that still have it.
    pub source: Source,
    /// The counts of its road, or why it cannot be opened.
    pub state: Result<Tally, String>,
    /// Whether it is the roadmap opened last.
    pub is_last_opened: bool,
    last_action: Option<At>,
}

/// Every roadmap that a journal tells of, the built-in one, and the one opened last (by its name): that one first, then
/// those worked on last, then those that cannot be opened. Reads each of them.
pub fn list(folder: &Folder, last_opened: Option<&str>) -> Vec<Listing> {
    let mut places: Vec<(String, Vec<String>)> =
        folder.journals().into_iter().map(|known| (known.roadmap, known.sources)).collect();
    for also in [last_opened, Some(journal::BUILT_IN)].into_iter().flatten() {
        if !places.iter().any(|(_, sources)| sources.iter().any(|source| source == also)) {
            places.push((String::new(), vec![also.to_owned()]));
        }
    }
    let mut listings: Vec<Listing> =
        places.iter().filter_map(|(title, sources)| listing(folder, title, sources, last_opened)).collect();
    listings.sort_by_key(|it| (it.state.is_err(), !it.is_last_opened, Reverse(it.last_action)));
    listings
}

/// The roadmap at the first of these places that still has it, the newest first.
fn listing(folder: &Folder, title: &str, sources: &[String], last_opened: Option<&str>) -> Option<Listing> {
    let is_last = |source: &String| Some(source.as_str()) == last_opened;
    let newest_first = sources.iter().filter(|source| is_last(source)).chain(sources.iter().rev());
    let mut gone = None;
    for name in newest_first {
        let source = Source::kept_as(name);
        match open::open(folder, &source) {
            Ok(opened) => {
                return Some(Listing {
                    title: opened.roadmap.title().to_owned(),
                    source,
                    state: Ok(opened.progress.road(&opened.roadmap)),
                    is_last_opened: sources.iter().any(is_last),
                    last_action: opened.progress.undoable(),
                });
            }
            Err(error) => gone = gone.or(Some((source, error))),
        }
    }
    let (source, error) = gone?;
    let unnamed = source.fallback_title();
    Some(Listing {
        title: clean(if title.is_empty() { &unnamed } else { title }).into_owned(),
        source,
        state: Err(clean(&error.root_cause().to_string()).into_owned()),
        is_last_opened: sources.iter().any(is_last),
        last_action: None,
    })
}
