//! From a name to a roadmap at hand: its text read, its journal found, its facts folded.

use std::fmt;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::journal::{self, Folder, Journal, JournalError, Problem};
use crate::progress::Progress;
use crate::roadmap::{self, Roadmap, clean};

/// The largest roadmap that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// Where a roadmap comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The one that Roadbook carries.
    BuiltIn,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// The roadmap opened last on this machine; the built-in one where none was.
    pub fn last_opened(folder: &Folder) -> Source {
        match folder.last_opened() {
            Some(source) if source != journal::BUILT_IN => Source::File(source.into()),
            _ => Source::BuiltIn,
        }
    }

    /// The name that a journal keeps for it: the file's canonical path.
    fn name(&self) -> String {
        match self {
            Source::BuiltIn => journal::BUILT_IN.to_owned(),
            Source::File(path) => {
                fs::canonicalize(path).unwrap_or_else(|_| path.clone()).to_string_lossy().into_owned()
            }
        }
    }

    /// Reads the roadmap.
    ///
    /// # Errors
    /// One line that says which file and why: not there, a folder, not text, empty, or too large.
    pub fn read(&self) -> anyhow::Result<Roadmap> {
        match self {
            Source::BuiltIn => Ok(Roadmap::parse(roadmap::BUILT_IN.to_owned(), "Python")),
            Source::File(path) => {
                let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                read_text(path)
                    .map(|text| Roadmap::parse(text, &stem))
                    .with_context(|| format!("cannot open {}", shown(path)))
            }
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

/// A path as it may be shown.
pub fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

fn read_text(path: &Path) -> anyhow::Result<String> {
    let about = fs::metadata(path).map_err(|error| anyhow::anyhow!(journal::reason(&error)))?;
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
        .map_err(|error| anyhow::anyhow!(journal::reason(&error)))?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        bail!("it is empty");
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        anyhow::anyhow!("it is not UTF-8 text: line {line} holds bytes of another encoding")
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
}

/// Opens a roadmap with its journal. A journal that cannot be read is told in [`Opened::trouble`].
///
/// # Errors
/// Where the roadmap itself cannot be read.
pub fn open(folder: &Folder, source: &Source) -> anyhow::Result<Opened> {
    let roadmap = source.read()?;
    let mut journal = folder.journal_for(&roadmap, &source.name());
    let (reading, trouble) = match journal.read() {
        Ok(reading) => (reading, None),
        Err(error) => (journal::Reading::default(), Some(error)),
    };
    let trouble = trouble.or_else(|| reading.newer_format.map(|format| journal.is_newer(format)));
    let progress = Progress::new(&roadmap, reading.facts);
    Ok(Opened { roadmap, journal, progress, problems: reading.problems, trouble })
}
