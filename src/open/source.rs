//! The source of a roadmap: its name, its paths, and its text.

use std::borrow::Cow;
use std::fmt;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, anyhow, bail};

use crate::journal::{self, Folder, LARGEST, shown};
use crate::roadmap::{self, Roadmap};

/// The time and the length of a file.
pub type Stamp = (SystemTime, u64);

/// The source of a roadmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The one that Roadbook carries.
    BuiltIn,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// The source that a learner names: a file, or `built-in` where no file is called so.
    pub fn named(path: PathBuf) -> Source {
        if path == Path::new(journal::BUILT_IN) && !path.exists() { Source::BuiltIn } else { Source::File(path) }
    }

    /// The source that a learner names, else the roadmap opened last.
    pub fn named_or_last(named: Option<PathBuf>, folder: &Folder) -> Source {
        named.map_or_else(|| Source::last_opened(folder), Source::named)
    }

    /// The roadmap opened last on this machine; the built-in one where none was.
    pub fn last_opened(folder: &Folder) -> Source {
        folder.last_opened().map_or(Source::BuiltIn, |name| Source::kept_as(&name))
    }

    /// The source that is kept under this [name](Source::name).
    pub fn kept_as(name: &str) -> Source {
        if name == journal::BUILT_IN { Source::BuiltIn } else { Source::File(journal::decode(name)) }
    }

    /// The name that is kept for it: the absolute path as it was given, byte for byte.
    pub fn name(&self) -> String {
        journal::encode(&self.given())
    }

    /// The path as it was given, and with links resolved where that is another.
    pub fn paths(&self) -> Vec<PathBuf> {
        let given = self.given();
        let resolved = match self {
            Source::BuiltIn => None,
            Source::File(path) => dunce::canonicalize(path).ok().filter(|resolved| *resolved != given),
        };
        [Some(given), resolved].into_iter().flatten().collect()
    }

    /// The absolute path as it was given.
    fn given(&self) -> PathBuf {
        match self {
            Source::BuiltIn => PathBuf::from(journal::BUILT_IN),
            Source::File(path) => std::path::absolute(path).unwrap_or_else(|_| path.clone()),
        }
    }

    /// The time and length of the file, which change when it is written. `None` where it is no file, or gone for the moment.
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

    pub(super) fn text(&self) -> anyhow::Result<Cow<'static, str>> {
        match self {
            Source::BuiltIn => Ok(roadmap::BUILT_IN.into()),
            Source::File(path) => {
                read_text(path).map(Cow::Owned).with_context(|| format!("cannot open {}", shown(path)))
            }
        }
    }

    /// The title of a text that has none: the file's stem.
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

/// The error that no file has the name.
#[derive(Debug)]
pub struct NotFound(String);

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotFound {}

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
        bail!("it is too large: {} MiB, at most {} are read", about.len().div_ceil(1 << 20), LARGEST >> 20);
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
