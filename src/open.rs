//! From a name to a roadmap at hand: its text read, its journal found, its facts folded.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::SystemTime;

use anyhow::{Context, anyhow, bail};

use crate::clock;
use crate::journal::{self, Folder, Journal, JournalError, Problem, Seen};
use crate::memory;
use crate::progress::carry::{self, Update};
use crate::progress::{Fact, Ledger, Progress, recount};
use crate::roadmap::{self, Roadmap, clean};

/// The largest roadmap that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// Up to how many bytes reading a journal takes no longer than starting a thread: some 600 facts.
const LONG: usize = 96 << 10;

/// How many bytes of a journal are read in the time of one of a roadmap.
const AS_LONG: usize = 8;

/// How many bytes of memory are taken while a byte of either is read.
const TAKEN_BY_JOURNAL: usize = 3;
const TAKEN_BY_TEXT: usize = 16;

/// The time and the length of a file.
pub type Stamp = (SystemTime, u64);

/// Where a roadmap comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The one that Roadbook carries.
    BuiltIn,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// What a learner names: a file, or `built-in` where no file is called so.
    pub fn named(path: PathBuf) -> Source {
        if path == Path::new(journal::BUILT_IN) && !path.exists() { Source::BuiltIn } else { Source::File(path) }
    }

    /// What a learner names, else the roadmap opened last.
    pub fn named_or_last(named: Option<PathBuf>, folder: &Folder) -> Source {
        named.map_or_else(|| Source::last_opened(folder), Source::named)
    }

    /// The roadmap opened last on this machine; the built-in one where none was.
    pub fn last_opened(folder: &Folder) -> Source {
        folder.last_opened().map_or(Source::BuiltIn, |name| Source::kept_as(&name))
    }

    /// What is kept under this [name](Source::name).
    pub fn kept_as(name: &str) -> Source {
        if name == journal::BUILT_IN { Source::BuiltIn } else { Source::File(name.into()) }
    }

    /// The name that is kept for it: the file's canonical path.
    pub fn name(&self) -> String {
        match self {
            Source::BuiltIn => journal::BUILT_IN.to_owned(),
            Source::File(path) => {
                fs::canonicalize(path).unwrap_or_else(|_| path.clone()).to_string_lossy().into_owned()
            }
        }
    }

    /// What changes when the file is written: its time and length. `None` of what is no file, or gone for the moment.
    pub fn stamp(&self) -> Option<Stamp> {
        let Source::File(path) = self else { return None };
        let about = fs::metadata(path).ok()?;
        Some((about.modified().ok()?, about.len()))
    }

    /// Reads the roadmap.
    ///
    /// # Errors
    /// One line that says which file and why: not there, a folder, not text, empty, or too large.
    pub fn read(&self) -> anyhow::Result<Roadmap> {
        Ok(Roadmap::parse(self.text()?, &self.fallback_title()))
    }

    fn text(&self) -> anyhow::Result<Cow<'static, str>> {
        match self {
            Source::BuiltIn => Ok(roadmap::BUILT_IN.into()),
            Source::File(path) => {
                read_text(path).map(Cow::Owned).with_context(|| format!("cannot open {}", shown(path)))
            }
        }
    }

    /// What names the roadmap where its text does not: the file's stem.
    pub(crate) fn fallback_title(&self) -> String {
        match self {
            Source::BuiltIn => String::new(),
            Source::File(path) => path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::BuiltIn => f.write_str("the built-in roadmap"),
            Source::File(path) => f.write_str(&shown(path)),
        }
    }
}

/// That no file is called so.
#[derive(Debug)]
pub struct NotFound(String);

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotFound {}

/// A path as it may be shown.
pub fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

fn read_text(path: &Path) -> anyhow::Result<String> {
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => NotFound(journal::reason(&error)).into(),
        _ => anyhow!(journal::reason(&error)),
    })?;
    if about.is_dir() {
        bail!("it is a folder, not a Markdown file");
    }
    if !about.is_file() {
        bail!("it is not a regular file");
    }
    if about.len() > LARGEST {
        bail!("it is too large: {} MiB, at most 256 are read", about.len() >> 20);
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    File::open(path)
        .and_then(|file| file.take(LARGEST).read_to_end(&mut bytes))
        .map_err(|error| anyhow!(journal::reason(&error)))?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        bail!("it is empty");
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        anyhow!("it is not UTF-8 text: line {line} holds bytes of another encoding")
    })
}

/// A roadmap with its journal and all that the journal says.
pub struct Opened {
    /// The roadmap.
    pub roadmap: Roadmap,
    /// Its journal.
    pub journal: Journal,
    /// What holds of it.
    pub progress: Progress,
    /// What in the journal could not be read.
    pub problems: Vec<Problem>,
    /// Why the journal could not be read at all, or must not be written.
    pub trouble: Option<JournalError>,
    /// What changed since the roadmap was last seen, if anything did. It is carried over already; the journal is told
    /// before the next facts.
    pub update: Option<Update>,
}

/// Opens a roadmap with its journal. A journal that cannot be read is told in [`Opened::trouble`].
///
/// # Errors
/// Where the roadmap itself cannot be read, or may be one that has a journal under another name.
pub fn open(folder: &Folder, source: &Source) -> anyhow::Result<Opened> {
    let (text, name) = (source.text()?, source.name());
    let known = folder.known_journal(&name, &text);
    let (text_length, title) = (text.len(), source.fallback_title());
    let parse = || Roadmap::parse(text, &title);
    let (roadmap, told) = match known {
        Some(journal) => match journal.length() as usize {
            ..=LONG => (parse(), Told::by(journal)),
            length if length / AS_LONG <= text_length => both(parse, length * TAKEN_BY_JOURNAL, || Told::by(journal)),
            _ => {
                let (told, roadmap) = both(|| Told::by(journal), text_length * TAKEN_BY_TEXT, parse);
                (roadmap, told)
            }
        },
        None => {
            let roadmap = parse();
            folder.refuse_kin(&roadmap)?;
            let told = Told::by(folder.journal_for(&roadmap, &name));
            (roadmap, told)
        }
    };
    let Told { mut journal, ledger, problems, trouble } = told;
    journal.is_about(&roadmap);
    let roadmap = recount(roadmap, &ledger);
    let seen = journal.last_seen().map(|seen| (seen, ledger.clone()));
    let mut progress = Progress::of(&roadmap, ledger);
    let update = seen.map(|(seen, known)| {
        let (update, facts) = catch_up(seen, known, &roadmap, &progress, &journal);
        progress.add(&roadmap, &facts);
        journal.hold(facts);
        update
    });
    Ok(Opened { roadmap, journal, progress, problems, trouble, update })
}

/// The texts that a roadmap was seen with before, the newest first, each read when it is asked for.
pub fn earlier<'a>(
    journal: &'a Journal,
    roadmap: &'a Roadmap,
    progress: &'a Progress,
) -> impl Iterator<Item = Roadmap> + 'a {
    let mut told = HashSet::new();
    let versions = progress.seen_versions().filter(move |version| told.insert(*version));
    let seen = versions.filter_map(|version| journal.seen(version));
    seen.map(|seen| Roadmap::parse(seen.text, roadmap.title()).as_seen(&seen.version, seen.keys))
}

/// Does both at the same time. The longer one is to be done here, where there is no thread to wait for; the other takes
/// so many bytes of memory.
fn both<A, B: Send>(here: impl FnOnce() -> A, bytes: usize, there: impl FnOnce() -> B + Send) -> (A, B) {
    thread::scope(|scope| {
        let there = scope.spawn(move || {
            memory::ask_at_once(bytes);
            there()
        });
        (here(), there.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// What changed since the text `seen`, and the facts that carry what is `known` over.
fn catch_up(
    seen: Seen,
    known: Ledger,
    roadmap: &Roadmap,
    progress: &Progress,
    journal: &Journal,
) -> (Update, Vec<Fact>) {
    let before = Roadmap::parse(seen.text, roadmap.title()).as_seen(&seen.version, seen.keys);
    let before = recount(before, &known);
    let changes = carry::carry(&before, roadmap);
    let progress_before = Progress::of(&before, known);
    let old = carry::Version { roadmap: &before, progress: &progress_before };
    let earlier = earlier(journal, roadmap, progress);
    let carried = carry::facts(old, carry::Version { roadmap, progress }, &changes, earlier);
    let facts = progress.stamp(roadmap, carried.kinds, clock::now());
    (Update { before, known: progress_before, changes, unticked: carried.unticked }, facts)
}

/// A journal and what it told.
struct Told {
    journal: Journal,
    ledger: Ledger,
    problems: Vec<Problem>,
    trouble: Option<JournalError>,
}

impl Told {
    fn by(mut journal: Journal) -> Told {
        match journal.read() {
            Ok(reading) => {
                let trouble = reading.newer_format.map(|format| journal.is_newer(format));
                Told { ledger: reading.facts.into(), problems: reading.problems, trouble, journal }
            }
            Err(error) => Told { ledger: Ledger::default(), problems: Vec::new(), trouble: Some(error), journal },
        }
    }
}
