//! Candidates that complete a word on the command line.

use std::collections::HashMap;
use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;

use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, CompletionCandidate};

use crate::journal::{self, Folder};
use crate::library;
use crate::open::{self, Source};
use crate::roadmap::clean;

/// Candidates for an ITEM: the keys of the roadmap that the command line names, and the ends of keys that name one node.
pub(super) fn nodes() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| typed.to_str().and_then(|typed| keys(typed).ok()).unwrap_or_default())
}

/// Candidates for a roadmap: those opened on this machine.
pub(super) fn roadmaps() -> ArgValueCandidates {
    ArgValueCandidates::new(|| sources().unwrap_or_default())
}

fn keys(typed: &str) -> anyhow::Result<Vec<CompletionCandidate>> {
    let folder = folder()?;
    let opened = open::open(&folder, &Source::named_or_last(option("-r", "--roadmap"), &folder), None)?.known()?;
    let keys: Vec<_> = opened.roadmap.nodes().map(|(id, _)| (id, opened.progress.key(&opened.roadmap, id))).collect();
    let mut ends: HashMap<&str, u32> = HashMap::new();
    keys.iter().for_each(|(_, key)| *ends.entry(end(key)).or_default() += 1);
    let whole = keys.iter().map(|(id, key)| (*id, key.as_str()));
    let by_end = keys.iter().map(|(id, key)| (*id, end(key))).filter(|(_, end)| ends[end] == 1);
    let text = |id| opened.roadmap.text(id).into_owned();
    let fitting = by_end.chain(whole).filter(|(_, name)| name.starts_with(typed));
    Ok(fitting.map(|(id, name)| CompletionCandidate::new(name).help(Some(text(id).into()))).collect())
}

/// The last part of a key.
fn end(key: &str) -> &str {
    key.rsplit_once('/').map_or(key, |(_, end)| end)
}

fn sources() -> anyhow::Result<Vec<CompletionCandidate>> {
    let folder = folder()?;
    let candidate = |listing: library::Listing| {
        let name = match &listing.source {
            Source::BuiltIn => PathBuf::from(journal::BUILT_IN),
            Source::File(path) => path.clone(),
        };
        CompletionCandidate::new(name).help(Some(clean(&listing.title).into_owned().into()))
    };
    Ok(library::list(&folder, None).into_iter().map(candidate).collect())
}

fn folder() -> anyhow::Result<Folder> {
    Ok(Folder::resolve(option("--data-dir", "--data-dir").as_deref())?)
}

/// The value of an option on the command line that is completed.
fn option(short: &str, long: &str) -> Option<PathBuf> {
    let words: Vec<_> = env::args_os().collect();
    let joined = |word: &str| {
        let of_long = word.strip_prefix(long).and_then(|rest| rest.strip_prefix('='));
        let of_short = word.strip_prefix(short).filter(|value| !value.is_empty() && !word.starts_with("--"));
        of_long.or(of_short).map(PathBuf::from)
    };
    let apart = words.windows(2).find(|pair| pair[0] == short || pair[0] == long).map(|pair| PathBuf::from(&pair[1]));
    apart.or_else(|| words.iter().filter_map(|word| word.to_str()).find_map(joined))
}
